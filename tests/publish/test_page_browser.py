"""The page in a real browser. Skipped, and said so, where there is no Chromium."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from variorum.model import Account, Edition, MarkedReport, Report, Story
from variorum.publish import page
from variorum.settings import Settings

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine: the page was not seen in a browser")
playwright = pytest.importorskip(
    "playwright.sync_api", reason="playwright is not installed: the page was not seen in a browser"
)

WIDE = {"width": 1280, "height": 900}
PHONE = {"width": 360, "height": 740}


@pytest.fixture(scope="module")
def browser() -> Iterator[object]:
    with playwright.sync_playwright() as running:
        chromium = running.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        )
        yield chromium
        chromium.close()


class Visit:
    """A page, opened, and everything that it complained of."""

    def __init__(
        self, browser, folder: Path, html: str, viewport: dict[str, int], scheme: str, javascript: bool = True
    ) -> None:
        self.complaints: list[str] = []
        self.asked: list[str] = []
        context = browser.new_context(
            viewport=viewport, color_scheme=scheme, java_script_enabled=javascript, reduced_motion="reduce"
        )
        self.page = context.new_page()
        self.page.on("console", lambda message: self.complaints.append(message.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("dialog", lambda dialog: (self.complaints.append(f"dialog {dialog.message}"), dialog.dismiss()))
        self.page.on("request", lambda request: self.asked.append(request.url))
        path = folder / "edition.html"
        path.write_text(html, encoding="utf-8")
        self.page.goto(path.as_uri())


@pytest.fixture
def visit(browser, tmp_path: Path, mill_fire: Edition, account: Account):
    def visited(editions=None, viewport=WIDE, scheme="light", javascript=True) -> Visit:
        return Visit(browser, tmp_path, page(editions or [mill_fire], account, Settings()), viewport, scheme, javascript)

    return visited


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("viewport", [WIDE, PHONE], ids=["desk", "phone"])
def test_the_page_opens_without_a_complaint_and_asks_for_nothing(visit, viewport, scheme):
    seen = visit(viewport=viewport, scheme=scheme)
    assert seen.complaints == []
    assert [url for url in seen.asked if not url.startswith("file:")] == [] and len(seen.asked) == 1
    assert seen.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    background = seen.page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert background == ("rgb(250, 248, 244)" if scheme == "light" else "rgb(21, 23, 26)")  # the style took effect


@pytest.mark.parametrize("viewport", [WIDE, PHONE], ids=["desk", "phone"])
def test_a_reading_opens_its_words_highlighted_and_closing_leads_back(visit, viewport):
    seen = visit(viewport=viewport)
    reading = seen.page.locator("td.said a.opens").first
    reading.click()
    lit = seen.page.locator("#reader .lit")
    assert lit.all_inner_texts() == ["Seven people"]
    assert seen.page.locator("#reader-name").inner_text() == "Home News"
    box, reader = lit.bounding_box(), seen.page.locator("#reader-text").bounding_box()
    assert reader["y"] <= box["y"] and box["y"] + box["height"] <= reader["y"] + reader["height"]
    link = reading.bounding_box()
    assert link["y"] >= 0 and (viewport == WIDE or link["y"] < reader["y"])  # what was followed stays in sight
    seen.page.locator("#reader-next").click()
    assert lit.all_inner_texts() == ["At least seven"]
    seen.page.keyboard.press("Escape")
    assert not seen.page.locator("#reader").is_visible()
    assert seen.page.evaluate("document.activeElement.textContent") == "7+"
    assert seen.page.locator("article.report").count() == 4  # the text is back in its place
    assert seen.complaints == []


def test_the_keyboard_alone_opens_a_reading(visit):
    seen = visit()
    seen.page.locator("td.said a.opens").first.focus()
    seen.page.keyboard.press("Enter")
    assert seen.page.locator("#reader .lit").all_inner_texts() == ["Seven people"]
    seen.page.keyboard.press("ArrowRight")
    assert seen.page.locator("#reader .lit").all_inner_texts() == ["At least seven"]


def test_an_address_with_an_anchor_opens_and_lights_its_words(visit):
    seen = visit()
    seen.page.goto(seen.page.url + "#s1-r1-25-39")
    seen.page.reload()
    lit = seen.page.locator(".lit")
    assert lit.all_inner_texts() == ["At least seven"] and lit.is_visible()


def test_without_its_script_the_page_still_leads_to_the_words(visit):
    seen = visit(javascript=False)
    seen.page.locator("td.said a.opens").first.click()
    assert seen.page.url.endswith("#s1-r2-68-80")
    assert seen.page.locator("#s1-r2-68-80").is_visible()  # the browser itself opens the closed report


def test_a_hostile_headline_runs_nothing(visit):
    hostile = '"><script>alert(1)</script><img src=x onerror=alert(1)><svg onload=alert(1)>'
    reports = tuple(
        MarkedReport(
            report=Report(id=id_, digest="", text=hostile * 3, source=id_, outlet=hostile, title=hostile, byline=hostile)
        )
        for id_ in (hostile, "b")
    )
    edition = Edition(story=Story(id="s", thread="s", reports=("b", hostile), title=hostile), reports=reports)
    seen = visit([edition])
    assert seen.complaints == []
    assert seen.page.evaluate("document.querySelectorAll('img, script').length") == 1
    assert seen.page.locator("h1").inner_text() == hostile


def test_all_text_has_contrast_enough_to_be_read(visit):
    for scheme in ("light", "dark"):
        seen = visit(scheme=scheme)
        ratios = seen.page.evaluate(CONTRAST)
        assert ratios and min(ratios.values()) >= 4.5, (scheme, {k: v for k, v in ratios.items() if v < 4.5})


CONTRAST = """() => {
  const channel = (v) => (v /= 255) <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
  const parse = (c) => c.match(/[\\d.]+/g).map(Number);
  const luminance = ([r, g, b]) => 0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b);
  const behind = (e) => { for (; e; e = e.parentElement) {
    const c = parse(getComputedStyle(e).backgroundColor); if (c.length < 4 || c[3] > 0) return c; } return [255, 255, 255]; };
  const found = {};
  for (const e of document.querySelectorAll('body *')) {
    if (e.closest('svg, button') || ![...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim())) continue;
    const a = luminance(parse(getComputedStyle(e).color)), b = luminance(behind(e));
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    const name = e.tagName + '.' + e.className;
    found[name] = Math.min(found[name] ?? 99, Math.round(ratio * 100) / 100);
  }
  return found;
}"""

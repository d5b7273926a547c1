"""The page in a real browser: each page is opened once and looked at in all ways. Without Chromium the tests are skipped,
and said so, but in CI they fail."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import pytest

from variorum.model import Account, Edition, MarkedReport, Place, Report, Story
from variorum.publish import page
from variorum.settings import Settings

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
IN_CI = os.environ.get("CI", "").lower() == "true"
if IN_CI:
    from playwright import sync_api
else:
    sync_api = pytest.importorskip(
        "playwright.sync_api", reason="playwright is not installed: the page was not seen in a browser"
    )

WIDE = {"width": 1280, "height": 900}
PHONE = {"width": 360, "height": 740}


@pytest.fixture(scope="module")
def browser() -> Iterator[object]:
    with sync_api.sync_playwright() as running:
        chromium = CHROMIUM or running.chromium.executable_path
        if not Path(chromium).exists():
            (pytest.fail if IN_CI else pytest.skip)("no Chromium on this machine: the page was not seen in a browser")
        opened = running.chromium.launch(
            executable_path=chromium, args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        )
        yield opened
        opened.close()


class Visit:
    """A page, opened, and everything that it complained of and asked for."""

    def __init__(self, browser, path: Path, javascript: bool = True) -> None:
        self.complaints: list[str] = []
        self.asked: list[str] = []
        context = browser.new_context(viewport=WIDE, java_script_enabled=javascript, reduced_motion="reduce")
        self.page = context.new_page()
        self.page.on("console", lambda message: self.complaints.append(message.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("dialog", lambda dialog: (self.complaints.append(f"dialog {dialog.message}"), dialog.dismiss()))
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.page.goto(path.as_uri())


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str, str], Path]:
    """The path of a new file of that name and content."""

    def written(name: str, html: str) -> Path:
        path = tmp_path_factory.mktemp("pages") / f"{name}.html"
        path.write_text(html, encoding="utf-8")
        return path

    return written


@pytest.fixture(scope="module")
def edition(file, mill_fire: Edition, account: Account) -> Path:
    return file("edition", page([mill_fire], account, Settings()))


@pytest.fixture(scope="module")
def opened(browser, edition: Path) -> Visit:
    return Visit(browser, edition)


@pytest.fixture
def seen(opened: Visit) -> Visit:
    """The page of the mill fire as it is when it has just been opened, at a desk and in daylight."""
    opened.page.keyboard.press("Escape")
    opened.page.set_viewport_size(WIDE)
    opened.page.emulate_media(color_scheme="light")
    opened.page.evaluate("scrollTo(0, 0)")
    return opened


def test_the_page_opens_without_a_complaint_and_asks_for_nothing(seen):
    assert seen.complaints == []
    assert [url for url in seen.asked if not url.startswith("file:")] == [] and len(seen.asked) == 1


@pytest.mark.parametrize("viewport", [WIDE, PHONE], ids=["desk", "phone"])
def test_the_page_is_no_wider_than_its_window(seen, viewport):
    seen.page.set_viewport_size(viewport)
    assert seen.page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize(("scheme", "paper"), [("light", "rgb(250, 248, 244)"), ("dark", "rgb(21, 23, 26)")])
def test_all_text_has_contrast_enough_to_be_read(seen, scheme, paper):
    seen.page.emulate_media(color_scheme=scheme)
    assert seen.page.evaluate("getComputedStyle(document.body).backgroundColor") == paper  # the style took effect
    ratios = seen.page.evaluate(CONTRAST)
    assert ratios and min(ratios.values()) >= 4.5, {k: v for k, v in ratios.items() if v < 4.5}


@pytest.mark.parametrize("viewport", [WIDE, PHONE], ids=["desk", "phone"])
def test_a_reading_opens_its_words_highlighted_and_closing_leads_back(seen, viewport):
    seen.page.set_viewport_size(viewport)
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


def test_a_reading_of_a_page_says_where_on_the_page_it_stands(browser, file, mill_fire: Edition, account: Account):
    placed = tuple(
        msgspec.structs.replace(marked, report=msgspec.structs.replace(marked.report, places=(_whole(marked.report),)))
        if marked.id == "r/home.txt"
        else marked
        for marked in mill_fire.reports
    )
    html = page([msgspec.structs.replace(mill_fire, reports=placed)], account, Settings())
    seen = Visit(browser, file("placed", html))
    seen.page.locator("td.said a.opens").first.click()
    source = seen.page.locator("#reader-source")
    assert source.inner_text() == "On the page: /html/body/p[1], characters 10 to 90 of its source"
    seen.page.locator("#reader-next").click()
    assert not source.is_visible()  # the next report is a text file
    assert seen.complaints == []


def _whole(report: Report) -> Place:
    return Place(span=report.span(0, len(report.text)), element="/html/body/p[1]", begin=10, end=90)


def test_the_keyboard_alone_opens_a_reading(seen):
    seen.page.locator("td.said a.opens").first.focus()
    seen.page.keyboard.press("Enter")
    assert seen.page.locator("#reader .lit").all_inner_texts() == ["Seven people"]
    seen.page.keyboard.press("ArrowRight")
    assert seen.page.locator("#reader .lit").all_inner_texts() == ["At least seven"]


def test_an_address_with_an_anchor_opens_and_lights_its_words(seen, edition: Path):
    seen.page.goto(f"{edition.as_uri()}#s1-r1-25-39")
    seen.page.reload()
    lit = seen.page.locator(".lit")
    assert lit.all_inner_texts() == ["At least seven"] and lit.is_visible()


def test_without_its_script_the_page_still_leads_to_the_words(browser, edition: Path):
    seen = Visit(browser, edition, javascript=False)
    seen.page.locator("td.said a.opens").first.click()
    assert seen.page.url.endswith("#s1-r2-68-80")
    assert seen.page.locator("#s1-r2-68-80").is_visible()  # the browser itself opens the closed report


def test_a_hostile_headline_runs_nothing_and_no_name_runs_over_its_box(browser, file, mill_fire: Edition, account: Account):
    hostile = '"><script>alert(1)</script><img src=x onerror=alert(1)><svg onload=alert(1)>'
    names = (
        hostile,
        "WWW MMM WORLD MEDIA MONITOR",
        "船が海峡で衝突し多数が行方不明と報道",
        "iiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiii",
    )
    reports = tuple(
        MarkedReport(
            report=Report(id=f"r/{n}", digest="", text=hostile * 3, source="", outlet=name, title=hostile, byline=hostile)
        )
        for n, name in enumerate(names)
    )
    story = Story(id="s", thread="s", reports=tuple(marked.id for marked in reports), title=hostile)
    seen = Visit(browser, file("hostile", page([Edition(story=story, reports=reports)], account, Settings())))
    assert seen.complaints == []
    assert seen.page.evaluate("document.querySelectorAll('img, script').length") == 1
    assert seen.page.locator("h1").inner_text() == hostile
    ends = seen.page.evaluate(ROOM_LEFT)
    assert len(ends) == 2 * len(names) and min(ends) > 4


ROOM_LEFT = """() => [...document.querySelectorAll('g.box')].flatMap((box) => {
  const edge = box.querySelector('rect').getBBox();
  return [...box.querySelectorAll('text')].map((text) => {
    const words = text.getBBox();
    return edge.x + edge.width - words.x - words.width;
  });
})"""
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

import base64
import hashlib
import re
from collections.abc import Callable
from html.parser import HTMLParser

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from variorum.model import (
    Account,
    Descent,
    Edition,
    Locus,
    MarkedReport,
    Place,
    Quantity,
    Quotation,
    Reading,
    Rejected,
    Report,
    Slip,
    Span,
    Stemma,
    Story,
    Term,
    Unseen,
    Utterance,
    Wording,
)
from variorum.publish import page
from variorum.publish.printable import printable
from variorum.settings import Settings, settings

NOTHING = Account(given=0, kept=0, rejected=())
HOSTILE = (
    "</title></style></script><script>alert(1)</script><img src=x onerror=alert(1)>\"' onmouseover='alert(1) "
    "{{ 7*7 }} &amp; \u202e \x00"
)
EMPTY_ELEMENTS = {"meta", "br", "img", "link", "input", "hr", "wbr"}


class Tree(HTMLParser):
    """What a parser makes of a page: its elements with their attributes, its texts, and whether all is closed in order."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[tuple[str, dict[str, str | None]]] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[tuple[list[str], str]] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in EMPTY_ELEMENTS:
            self.open.append((tag, dict(attrs)))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open and self.open[-1][0] == tag, (tag, self.getpos())
        self.open.pop()

    def handle_data(self, data: str) -> None:
        self.texts.append(([attributes.get("class") or "" for _, attributes in self.open], data))

    def values(self, name: str) -> list[str]:
        return [attributes[name] or "" for _, attributes in self.elements if name in attributes]

    def text_within(self, class_: str) -> str:
        return "".join(text for classes, text in self.texts if class_ in classes)


def _check(html: str) -> Tree:
    """What holds for every page; its tree."""
    tree = Tree(html)
    assert not tree.open
    ids = tree.values("id")
    assert len(ids) == len(set(ids))
    assert {href[1:] for href in tree.values("href") if href.startswith("#")} <= set(ids)
    assert all(href.startswith(("#", "https://", "http://")) for href in tree.values("href"))
    for attribute in ("aria-labelledby", "aria-describedby"):
        assert set(tree.values(attribute)) <= set(ids)
    assert [tag for tag, _ in tree.elements].count("script") == 1
    levels = [int(tag[1]) for tag, _ in tree.elements if re.fullmatch(r"h[1-6]", tag)]
    assert all(latter <= former + 1 for former, latter in zip([0, *levels], levels, strict=False))
    assert not {tag for tag, _ in tree.elements} & {"img", "iframe", "link", "object", "embed", "form", "base"}
    for _, attributes in tree.elements:
        assert not [name for name in attributes if name.startswith("on") or name in ("style", "src", "srcset")]
    return tree


def test_the_page_is_whole_and_every_link_on_it_leads_somewhere(mill_fire: Edition, account: Account):
    _check(page([mill_fire], account, Settings()))
    _check(page([mill_fire, mill_fire], account, Settings()))
    _check(page([], NOTHING, Settings()))


def test_only_the_pages_own_style_and_script_are_allowed(mill_fire: Edition, account: Account):
    html = page([mill_fire], account, Settings())
    policy = next(value for value in Tree(html).values("content") if "default-src" in value)
    assert policy.startswith("default-src 'none'; ") and "unsafe" not in policy
    for tag in ("style", "script"):
        (content,) = re.findall(f"<{tag}>(.*?)</{tag}>", html, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy
    assert "url(" not in html and "@import" not in html


def test_what_a_reader_needs_is_on_the_page(mill_fire: Edition, account: Account):
    tree = _check(page([mill_fire], account, Settings()))
    everything = " ".join(" ".join(text for _, text in tree.texts).split())
    for words in (
        "Mill fire kills seven",
        "They go back to 2 independent origins: NPA (unseen) and Valley Voice.",
        "Oda Brenn",
        "how many people died",
        "cut",
        "not among the reports",
        "3 March 2026 is a Tuesday",
        "“inferno”",
        "credits NPA",
        "Seven people died when a paper mill burned. Put together from The Daily, Home News.",
        "r/broken.bin",
        "not text: holds NUL bytes",
    ):
        assert words in everything, words


def test_every_reading_links_to_its_words_in_the_full_text(mill_fire: Edition, account: Account):
    html = page([mill_fire], account, Settings())
    assert 'href="#s1-r1-25-39"' in html
    assert re.search(r'<span class="[^"]*figure[^"]*" id="s1-r1-25-39"[^>]*>At least seven</span>', html)


def test_every_span_of_an_edition_is_a_place_on_its_page(mill_fire: Edition, account: Account):
    ids = set(_check(page([mill_fire], account, Settings())).values("id"))
    places = {marked.id: place for place, marked in enumerate(mill_fire.reports, 1)}
    assert {f"s1-r{places[span.report]}-{span.begin}-{span.end}" for span in mill_fire.spans()} <= ids


def test_every_report_stands_on_the_page_as_it_was_read(mill_fire: Edition, account: Account):
    tree = _check(page([mill_fire], account, Settings()))
    shown = tree.text_within("text")
    for marked in mill_fire.reports:
        assert marked.report.text in shown


def test_many_reports_stand_as_lists_that_can_be_opened_and_no_reading_is_lost(mill_fire: Edition, account: Account):
    few = _check(page([mill_fire], account, Settings()))
    many = _check(page([mill_fire], account, settings(["publish.page_columns=3", "publish.page_names=0"])))
    assert "loci" in few.values("class") and "loci" not in many.values("class")
    assert set(few.values("href")) == set(many.values("href"))
    assert " ".join(many.text_within("differences readings").split()) == (
        "how many people died a 7 and 2 more Home News, The Daily b 9 and 2 more later, Valley Voice "
        "the damage in crowns 4 million crowns and 2 more Home News, The Daily cut later 1 silent"
    )


def test_what_was_read_from_a_page_says_where_on_it_each_paragraph_stands(mill_fire: Edition, account: Account):
    marked = next(marked for marked in mill_fire.reports if marked.id == "r/home.txt")
    begin = marked.report.text.index("LANTOR")
    place = Place(
        span=Span(marked.id, begin, marked.report.text.index("\n", begin)), element='//*[@id="a"]/p', begin=1200, end=1290
    )
    placed = msgspec.structs.replace(marked, report=msgspec.structs.replace(marked.report, places=(place,)))
    others = [placed if other is marked else other for other in mill_fire.reports]
    html = page([msgspec.structs.replace(mill_fire, reports=tuple(others))], account, Settings())
    tree = _check(html)
    where = 'on the page: //*[@id="a"]/p, characters 1,200 to 1,290 of its source'
    assert tree.values("data-place") == [where]
    (tip,) = {value for value in tree.values("title") if "»Seven people«" in value}
    assert tip.endswith(f"({where})")
    assert marked.report.text in tree.text_within("text")
    assert not any("on the page" in value for value in tree.values("title") if "4 million" in value)


def _hostile() -> Edition:
    text = f"{HOSTILE}\n\n{HOSTILE} said 40 people."
    id_ = HOSTILE
    span = Span(id_, 3, 40)
    report = Report(
        id=id_,
        digest="",
        text=text,
        source=id_,
        outlet=HOSTILE,
        title=HOSTILE,
        byline=HOSTILE,
        published=HOSTILE,
        url="javascript:alert(1)",
    )
    other = Report(id="b", digest="", text=text, source="b", url='https://x.example/"><script>alert(1)</script>')
    quotation = Quotation(content=(span,), kind="direct", speaker=HOSTILE)
    marked = MarkedReport(
        report=report, quotations=(quotation,), quantities=(Quantity(span=span, low=1, unit=HOSTILE, of=HOSTILE, high=None),)
    )
    plain = _everything_hostile(span, quotation)
    return Edition(
        story=Story(id="s", thread="s", reports=(id_, "b"), title=HOSTILE),
        reports=(marked, MarkedReport(report=other)),
        **plain,  # type: ignore[arg-type]
    )


def _everything_hostile(span: Span, quotation: Quotation) -> dict[str, object]:
    reading = Reading(report=span.report, span=span, value=HOSTILE, unit=HOSTILE)
    return {
        "utterances": (Utterance(id=HOSTILE, speaker=HOSTILE, wordings=(Wording(quotation=quotation),)),),
        "loci": tuple(
            Locus(id=verdict, kind="name", asks=HOSTILE, readings=(reading, Reading(report="b", cut=True)), verdict=verdict)  # type: ignore[arg-type]
            for verdict in ("agree", "differ", "overtaken", "alone")
        ),
        "slips": (Slip(report=span.report, kind="sum", spans=(span,), why=HOSTILE),),
        "terms": (Term(referent=HOSTILE, forms=(span,)),),
        "stemma": Stemma(
            unseen=(Unseen(id="w", agency=HOSTILE),),
            descents=(Descent(child=span.report, parent="w", how="reworded", confidence=0.5, evidence=(HOSTILE,)),),
            independent=("b",),
            common_source=((span.report, "b"),),
        ),
    }


def test_nothing_in_a_report_can_break_out_of_its_place():
    rejected = Rejected(source=HOSTILE, stage="ingest", reason=HOSTILE)
    html = page([_hostile()], Account(given=3, kept=2, rejected=(rejected,)), Settings())
    tree = _check(html)
    assert "{{ 7*7 }}" in html and "<script>alert" not in html
    assert "\u202e" not in html and "\x00" not in html
    assert not [href for href in tree.values("href") if "javascript" in href]


def test_many_that_were_not_read_stand_by_reason_with_how_many_more():
    reasons = [f"{n} words; at least 20 are wanted" for n in range(9)] + ["an MP3 file"] * 2 + ["empty"]
    refused = [Rejected(source=f"{n}.txt", stage="clean", reason=reason) for n, reason in enumerate(reasons)]
    account = Account(given=12, kept=0, rejected=tuple(refused))
    shown = page([], account, settings(["publish.page_rejections=2"]))
    assert "0.txt, …</bdi></th><td>9 × 0–8 words; at least 20 are wanted</td>" in shown
    assert "9.txt, …</bdi></th><td>2 × an MP3 file</td>" in shown
    assert "… and 1 more; <code>--account FILE.jsonl</code> lists all." in shown
    every = page([], account, settings(["publish.page_rejections=12"]))
    assert "11.txt</bdi></th><td>empty</td><td>clean</td>" in every
    assert " more; <code>" not in every


@given(st.text(max_size=200))
def test_any_text_at_all_stands_on_the_page_as_it_is(text: str):
    text += "x"
    report = MarkedReport(report=Report(id="a", digest="", text=text, source="a"), sentences=(Span("a", 0, len(text)),))
    edition = Edition(story=Story(id="s", thread="s", reports=("a",), title=text), reports=(report,))
    tree = _check(page([edition], NOTHING, Settings()))
    assert tree.text_within("text") == printable(text).replace("\r\n", " \n").replace("\r", "\n")


def test_stories_of_one_report_are_listed_after_all_others(mill_fire: Edition, account: Account):
    report = MarkedReport(report=Report(id="x.txt", digest="", text="A cat was found.", source="x.txt", outlet="Echo"))
    single = Edition(story=Story(id="cat", thread="cat", reports=("x.txt",), title="A cat was found"), reports=(report,))
    html = page([single, mill_fire], account, Settings())
    _check(html)
    assert html.index("Where the accounts agree") < html.index("Stories of one report") < html.index("A cat was found.")


def test_stories_of_one_thread_lead_to_each_other(mill_fire: Edition, account: Account):
    later = msgspec.structs.replace(
        mill_fire, story=msgspec.structs.replace(mill_fire.story, id="aid", title="Aid for the mill")
    )
    html = page([mill_fire, later], account, Settings())
    _check(html)
    assert 'Of the same thread: <a href="#s2"><bdi>Aid for the mill</bdi></a>' in html


def test_the_same_editions_give_the_same_page(mill_fire: Edition, account: Account):
    again = msgspec.convert(msgspec.to_builtins(mill_fire), Edition)
    assert page([mill_fire], account, Settings()) == page([again], account, Settings())


def test_the_page_looks_as_it_did(mill_fire: Edition, account: Account, as_it_was: Callable[[str, str], None]):
    """The page without its style and script."""
    shown = re.sub(
        r"<(style|script)>.*?</\1>|content=\"default-src[^\"]*\"", "", page([mill_fire], account, Settings()), flags=re.DOTALL
    )
    as_it_was("page.html", shown)

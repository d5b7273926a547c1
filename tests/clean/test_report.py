"""From bytes to a report: the text is never altered, and what is said of it is read from it."""

from collections.abc import Callable
from itertools import pairwise
from textwrap import dedent

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum import clean
from variorum.model import Capture, Report
from variorum.settings import Settings

Reader = Callable[..., Report]

LEAD = (
    "The bridge over the river Tamm was closed on Monday after inspectors found cracks in two of its piers, an official said."
)
SAID = '"We could not take the risk," its director, Olga Prenn, told reporters. "Nobody will drive over it before spring."'
LAST = "About 14,000 vehicles use the bridge every day, and the detour takes 40 minutes, according to the city."
BODY = f"{LEAD}\n\n{SAID}\n\n{LAST}"


def furniture(report: Report) -> str:
    """A line for each piece of furniture: its kind and its words."""
    return "\n".join(f"{item.kind}: {' '.join(report.words(item.span).split())}" for item in report.furniture)


def head(report: Report) -> str:
    """What a reader sees over a report."""
    return " / ".join(str(value) for value in (report.outlet, report.title, report.byline, report.published))


def test_a_page_pasted_whole_keeps_its_text_and_marks_what_is_not_the_report(read: Reader) -> None:
    text = dedent("""\
        Skip to content

        Tammfurt Daily

        News / City / Traffic

        Cracks close bridge over the Tamm

        Maria Holt
        3 Feb 2031 | 14:20 CET

        Image: The bridge on Monday. Photo by K. Lund

        BODY

        Also read: Ferry fares to rise
        ADVERTISEMENT
        Winter coats at half price
        Most read
        Ten worst potholes
        The mayor's new hat

        Do you use the bridge? Tell us your story
        Share this story: Facepage | Chirper
        Tags: bridges, Tamm
        © Tammfurt Daily 2031. All rights reserved.
        """).replace("BODY", BODY)
    report = read(text)
    assert report.text == text
    assert head(report) == "Tammfurt Daily / Cracks close bridge over the Tamm / Maria Holt / 2031-02-03T14:20:00+01:00"
    assert furniture(report) == dedent("""\
        menu: Skip to content
        menu: Tammfurt Daily
        menu: News / City / Traffic
        author: Maria Holt
        other: 3 Feb 2031 | 14:20 CET
        caption: Image: The bridge on Monday. Photo by K. Lund
        read-also: Also read: Ferry fares to rise
        advert: ADVERTISEMENT
        headline: Winter coats at half price
        read-also: Most read
        headline: Ten worst potholes
        headline: The mayor's new hat
        other: Do you use the bridge? Tell us your story
        share: Share this story: Facepage | Chirper
        tags: Tags: bridges, Tamm
        copyright: © Tammfurt Daily 2031. All rights reserved.""")


def test_hard_wrapped_lines_are_one_line_and_stay_in_the_text(read: Reader) -> None:
    text = dedent("""\
        THE RIVERSIDE POST      Tuesday, February 4, 2031      Page 1

        Bridge closed until spring after inspectors
        find cracks in two piers

        The bridge over the river Tamm was closed on Monday after inspectors found
        cracks in two of its piers, an official said. About 14,000 vehicles use the
        bridge every day, and the detour takes 40 minutes, the city said on Tuesday.

        Related article: Why the ferry of the Tamm will not run again before the end of
        the year

        "We could not take the risk," its director, Olga Prenn, told reporters at the
        town hall. "Nobody will drive over it before spring, and perhaps not then."
        """)
    report = read(text)
    assert report.text == text
    assert report.title == "Bridge closed until spring after inspectors find cracks in two piers"
    assert furniture(report) == dedent("""\
        menu: THE RIVERSIDE POST Tuesday, February 4, 2031 Page 1
        read-also: Related article: Why the ferry of the Tamm will not run again before the end of the year""")


@pytest.mark.parametrize(
    ("lines", "seen"),
    [
        (
            "THE RIVERSIDE POST\nCracks close bridge over the Tamm",
            "The Riverside Post / Cracks close bridge over the Tamm / None / None",
        ),
        (
            "Cracks close bridge\n\nBy Ann Orr, Riverside Post, with NPW",
            "Riverside Post / Cracks close bridge / Ann Orr / None",
        ),
        (
            "TAMM 24 | News | Live\nBridge closed\nUpdated 4.2.2031, 9:15 pm",
            "Tamm 24 / Bridge closed / None / 2031-02-04T21:15:00",
        ),
        (
            "Published: 4 Feb 2031, 04:00. Updated: 4 Feb 2031, 09:15\n\nCracks close bridge",
            "None / Cracks close bridge / None / 2031-02-04T04:00:00",
        ),
        (
            "River Talk – notes from the bank\n\nWhat is wrong with our bridge?",
            "River Talk / What is wrong with our bridge? / None / None",
        ),
        ("International\n\nTamm: bridge is shut, piers cracked", "None / Tamm: bridge is shut, piers cracked / None / None"),
        ("‘Nobody will drive over it’: bridge shut", "None / ‘Nobody will drive over it’: bridge shut / None / None"),
        (
            "River Notes\na walk along the Tamm\n\nWhat is wrong with our bridge?",
            "River Notes / What is wrong with our bridge? / None / None",
        ),
        (
            "Tamm Mail | mail.example\nBridge: the inside story\nExclusive by Tom Peel",
            "Tamm Mail / Bridge: the inside story / Tom Peel / None",
        ),
        (
            "Interview\n“We should have closed it in May”\nTom Peel\nChief Reporter",
            "None / “We should have closed it in May” / Tom Peel / None",
        ),
        ("City\nBridge shut\n• Two piers cracked\n4 Feb. 2031 06.30", "None / Bridge shut / None / 2031-02-04T06:30:00"),
        ("", "None / None / None / None"),
    ],
)
def test_the_head_of_a_report_is_read(read: Reader, lines: str, seen: str) -> None:
    report = read(f"{lines}\n\n{BODY}\n")
    assert head(report) == seen
    assert not any(report.title and report.title in report.words(item.span) for item in report.furniture)


@pytest.mark.parametrize(
    ("opening", "place", "date", "agency"),
    [
        ("TAMMFURT, Feb 3 (NPW) - ", "Tammfurt", "2031-02-03", "NPW"),
        ("TAMMFURT – ", "Tammfurt", None, None),
        ("Tammfurt, Kestria (Agence France-Presse) — ", "Tammfurt", None, "AFP"),
        ("TAMMFURT, February 3. /TASS/. ", "Tammfurt", "2031-02-03", "TASS"),
        ("(Reuters) - ", None, None, "Reuters"),
        ("Olga Prenn – the director – warned of it. ", None, None, None),
        ("CORRECTION: ", None, None, None),
        ("On February 3, 2031, Tammfurt and Sund – both on the river – shut it. ", None, None, None),
    ],
)
def test_datelines_give_place_day_and_agency(
    read: Reader, opening: str, place: str | None, date: str | None, agency: str | None
) -> None:
    report = read(f"Cracks close bridge\n4 February 2031\n\n{opening}{BODY}")
    assert (report.dateline.place if report.dateline else None) == place
    assert (report.dateline.date if report.dateline else None) == date
    assert [credit.agency for credit in report.credits] == [agency] * bool(agency)
    assert not report.dateline or opening.startswith(report.words(report.dateline.span))


def test_a_date_before_the_first_sentence_is_no_part_of_it(read: Reader) -> None:
    report = read(f" date 2031-02-04 {BODY}")
    assert report.published == "2031-02-04"
    assert furniture(report) == "other: date 2031-02-04"


def test_what_the_record_says_wins_over_what_the_text_shows(read: Reader) -> None:
    report = read(
        f"THE RIVERSIDE POST\nCracks close bridge\n\n{BODY}",
        id="7",
        outlet="Post",
        title="T",
        published="2031-02-05",
        language="xx",
    )
    assert (report.id, head(report), report.language) == ("7", "Post / T / None / 2031-02-05", "xx")


@pytest.mark.parametrize(
    ("encoding", "declared"),
    [("utf-8", ""), ("utf-8-sig", ""), ("utf-16", ""), ("utf-16-le", ""), ("cp1252", ""), ("latin-1", "")],
)
def test_text_is_the_bytes_decoded_line_ends_and_all(read: Reader, encoding: str, declared: str) -> None:
    text = f"Zürich: café “closed” – naïve?\r\n\r\n{LEAD}\r{SAID}\u2028{LAST}\n\n".replace("\u2028", "\n")
    text = text if encoding != "latin-1" else text.translate({0x201C: '"', 0x201D: '"', 0x2013: "-"})
    assert read(text.encode(encoding)).text == text


def test_a_text_in_two_encodings_loses_no_letter(read: Reader) -> None:
    data = BODY.encode() + " Größe".encode() + " Größe".encode("cp1252")
    assert read(data).text == f"{BODY} Größe Größe"


def test_text_without_a_report_is_refused_with_the_count_of_its_words(refused: Callable[..., str]) -> None:
    ask = "at least 20 are wanted (clean.min_words)"
    assert refused("Home | News | Sport\n\n© 2031 The Post") == f"no running text; {ask}"
    assert refused("A bridge was closed.") == f"4 words of running text; {ask}"
    assert refused("\n \n") == f"no running text; {ask}"


def test_quoted_speech_is_never_furniture_whatever_it_begins_with(read: Reader) -> None:
    lines = [
        '"Read more about the bridge before you vote on it," Ms Prenn said.',
        "Sign up for the queue, the official told drivers, or take the detour over the hills.",
        "More on the bridge: the inspectors, who came on Friday, said they would be back.",
        "Related works on the southern ramp were stopped on Tuesday morning, the city said.",
    ]
    assert furniture(read("\n\n".join([LEAD, *lines, LAST]))) == ""


def test_what_an_interview_a_list_and_readers_say_is_told_apart(read: Reader) -> None:
    interview = f"{LEAD}\n\nWere you asked to wait?\n\nNo. Nobody asked me.\n\n3 comments:\nAnonymous said\nGreat post!"
    assert furniture(read(interview)) == "share: 3 comments:\nshare: Anonymous said\nshare: Great post!"
    assert furniture(read(f"{BODY}\n\nThe dead were:\nAnna Holt, 34, of Sund\nPiet Ek, 61, of Sund")) == ""
    assert (
        furniture(read(f"{LEAD}\n\nThe bridge on Monday. | Photo: K. Lund\n\n{LAST}"))
        == "caption: The bridge on Monday. | Photo: K. Lund"
    )


def test_language_is_told(read: Reader) -> None:
    german = (
        "Die Brücke über die Tamm ist am Montag gesperrt worden, nachdem Prüfer Risse in zwei Pfeilern gefunden hatten. " * 2
    )
    assert [read(text).language for text in (BODY, german)] == ["en", "de"]


@given(
    st.text(max_size=300)
    | st.lists(st.sampled_from([LEAD, SAID, "Most read", "A | B | C", "By Ann Orr", "", "© X", "“", "1/2/2031"])).map("\n".join)
)
def test_any_text_gives_spans_inside_it_in_order_or_a_reason(text: str) -> None:
    data = text.encode("utf-8", "replace")
    found = clean.report(Capture(id="c", source="s", data=data, media="text/plain"), Settings())
    if isinstance(found, Report):
        spans = [item.span for item in found.furniture]
        assert all(a.end <= b.begin for a, b in pairwise(spans))
        assert all(a.span.end <= b.span.begin for a, b in pairwise(found.credits))
        assert found.text.encode("utf-8", "replace") == data or not data.isascii()


@pytest.mark.parametrize("line", ["\n", "“", "| ", "(", "word ", "© 2031 ", "A | b\n", "1/1/2031 ", "By A\n", "Most read\nB\n"])
def test_no_text_takes_more_than_moments(line: str) -> None:
    clean.report(Capture(id="c", source="s", data=(line * (50_000 // len(line))).encode(), media="text/plain"), Settings())


def test_a_table_of_results_at_the_end_is_the_reports_own(read: Reader) -> None:
    story = (
        "The rowing regatta on the Halvey ended on Sunday with a surprise, as Oster won the last race of the day.\n\n"
        "“Nobody had us on their list,” said the coxswain, Mira Holt, who has steered the boat for eleven years.\n\n"
    )
    table = "Oster (Group A): first title\nLamm (Group B): third title\nNeede (Group A): no title\nVorst (Group C): no title"
    report = read(story + table)
    assert [report.words(furniture.span) for furniture in report.furniture] == []


def test_a_dateline_without_its_year_has_that_of_the_publication(read: Reader) -> None:
    report = read(f"TAMM, Dec 31 (LNS) - {BODY}", published="2031-01-01T09:00:00+01:00")
    assert report.dateline and report.dateline.date == "2030-12-31"


def test_a_letter_to_subscribers_holds_its_report_and_what_a_mail_says_of_itself(read: Reader) -> None:
    report = read(
        f"View this email in your browser <https://lamp.example/v/1>\n\nCracks close bridge over the Tamm\n\n{BODY}\n\n"
        "You are receiving this email because you subscribed to our evening letter.\n\n"
        "Unsubscribe <https://lamp.example/u> | Manage preferences\n"
    )
    assert report.title == "Cracks close bridge over the Tamm"
    assert furniture(report) == dedent("""\
        subscribe: View this email in your browser <https://lamp.example/v/1>
        subscribe: You are receiving this email because you subscribed to our evening letter.
        subscribe: Unsubscribe <https://lamp.example/u> | Manage preferences""")


def test_a_row_of_figures_is_no_number_of_a_page(read: Reader) -> None:
    report = read(f"{LEAD}\n\n{SAID}\n\nYear\tVehicles\n\n1990\t12,000\n\n2030\t14,000\n\n{LAST}")
    assert furniture(report) == ""


def test_people_are_no_agency(read: Reader) -> None:
    assert read(f"{BODY}\n\nA list circulated by the Ukrainians was shown to the inspectors of the city.").credits == ()


def test_the_line_with_the_outlet_and_the_day_is_no_dateline(read: Reader) -> None:
    report = read(f"Cracks close bridge\n\nThe Halvey Lamp, 3 February 2031\n\nTAMM (LNS) — {BODY}")
    assert report.dateline and report.dateline.place == "Tamm"
    assert [credit.agency for credit in report.credits] == ["LNS"]


def test_a_heading_of_markdown_is_the_headline(read: Reader) -> None:
    assert read(f"# Cracks close bridge over the Tamm\n\n{BODY}").title == "Cracks close bridge over the Tamm"

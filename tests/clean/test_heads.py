"""Where and when a report was written, when it was changed, and what was corrected in it."""

from collections.abc import Callable

import pytest

from variorum.model import Report

Reader = Callable[..., Report]

BODY = (
    "The bridge over the river Tamm was closed on Monday after inspectors found cracks in two of its piers, an official said."
    "\n\nAbout 14,000 vehicles use the bridge every day, and the detour takes 40 minutes, according to the city in Sund."
)


@pytest.mark.parametrize(
    ("opening", "seen"),
    [
        ("TAMMFURT (NPW) — ", "Tammfurt / None / NPW"),
        ("TAMMFURT, Nov. 3 (AFP) - ", "Tammfurt / 2031-11-03 / AFP"),
        ("TAMMFURT, Nov. 3 (Xinhua) -- ", "Tammfurt / 2031-11-03 / Xinhua"),
        ("TAMMFURT/SUND, Nov 3 (Reuters) - ", "Tammfurt/Sund / 2031-11-03 / Reuters"),
        ("TAMMFURT. Nov 3 (Interfax) - ", "Tammfurt / 2031-11-03 / Interfax"),
        ("TAMMFURT, 3 de noviembre (EFE).- ", "Tammfurt / 2031-11-03 / EFE"),
        ("Tammfurt, Nov 3, IRNA -- ", "Tammfurt / 2031-11-03 / IRNA"),
        ("Tammfurt, Nov 3 (PTI) ", "Tammfurt / 2031-11-03 / PTI"),
        ("TAMMFURT, NOV 3: ", "Tammfurt / 2031-11-03 / None"),
        ("Tammfurt, 3. November – ", "Tammfurt / 2031-11-03 / None"),
        ("Tammfurt (Kestria), November 3 – ", "Tammfurt / 2031-11-03 / None"),
        ("TAMMFURT, Kestria, Nov. 3 (UPI) -- ", "Tammfurt / 2031-11-03 / UPI"),
        ("AFP/TAMMFURT: ", "Tammfurt / None / AFP"),
        ("AFP/Tammfurt\n", "Tammfurt / None / AFP"),
        ("AP — TAMMFURT — ", "Tammfurt / None / AP"),
        ("By Ann Orr in Tammfurt\n\n", "Tammfurt / None / None"),
        ("Tammfurt, Kestria: ", "Tammfurt / None / None"),
        ("NEW TAMM: ", "New Tamm / None / None"),
        ("RIO TAMM - ", "Rio Tamm / None / None"),
        ("Sund. ", "Sund / None / None"),
        ("(Sund, Kestria) ", "Sund / None / None"),
        ("TAMMFURT, Mo. (WKLX) -- ", "Tammfurt / None / None"),
        ("Olga Prenn – the director – warned of it. ", "None / None / None"),
        ("Police - ", "None / None / None"),
        ("NATO: ", "None / None / None"),
    ],
)
def test_datelines_of_every_habit_are_read(read: Reader, opening: str, seen: str) -> None:
    report = read(f"Cracks close bridge in the west\n4 November 2031\n\n{opening}{BODY}")
    dateline = report.dateline
    agency = next((credit.agency for credit in report.credits), None)
    assert f"{dateline and dateline.place} / {dateline and dateline.date} / {agency}" == seen


@pytest.mark.parametrize(
    ("line", "seen"),
    [
        ("PUBLISHED: 10:31, 18 June 2031 | UPDATED: 11:47, 19 June 2031", "2031-06-18T10:31:00 / 2031-06-19T11:47:00"),
        ("Updated 19 Jun 2031 07.40\nFirst published 18 Jun 2031 07.40", "2031-06-18T07:40:00 / 2031-06-19T07:40:00"),
        ("18 June 2031, 6.40 p.m. (amended 19 June, 7.05 a.m.)", "2031-06-18T18:40:00 / 2031-06-19T07:05:00"),
        ("18 June 2031, 11:10 (updated 16:20)", "2031-06-18T11:10:00 / 2031-06-18T16:20:00"),
        ("Wednesday 18 June 2031, 6.10am | Amended 12.40pm", "2031-06-18T06:10:00 / 2031-06-18T12:40:00"),
        ("The 18/06/2031 at 10h50, actualised at 11h05", "2031-06-18T10:50:00 / 2031-06-18T11:05:00"),
        ("Filed 30 December 2031, updated 2 January", "2031-12-30 / 2032-01-02"),
        ("On line since 18/06/2031 at 22 h 15", "2031-06-18T22:15:00 / None"),
        ("18 June 2031, hours 17.50", "2031-06-18T17:50:00 / None"),
        ("Wednesday 18 June 2031 into Thursday 19 June. This page is no longer updated.", "2031-06-18 / None"),
        ("Wednesday, 18 June 2031, with Ann Orr.", "2031-06-18 / None"),
        ("On 18 June 2031 two barges sank off Sund.", "None / None"),
        ("18 June 2031: the day that the barges sank off Sund.", "None / None"),
        ("Published June 18, 2031 at 5:13 PM IST", "2031-06-18T17:13:00+05:30 / None"),
        ("Published 6:41 p.m. CT June 18, 2031", "2031-06-18T18:41:00 / None"),
        ("18 June 2031\nUpdated 2 hours ago", "2031-06-18 / None"),
        ("Updated: 2 hours ago", "None / None"),
    ],
)  # fmt: skip
def test_when_a_report_was_published_and_when_changed_is_read(read: Reader, line: str, seen: str) -> None:
    report = read(f"Cracks close bridge in the west\n{line}\n\n{BODY}")
    assert f"{report.published} / {report.updated}" == seen


@pytest.mark.parametrize(
    "note",
    [
        "Correction: a previous version gave the number of piers as three.",
        "CORRECTION (Nov. 4): The river is the Tamm, not the Tann.",
        "This article was amended on 5 November 2031 to correct the name of the director.",
        "This story has been corrected to show that two piers are cracked.",
        "An earlier version of this report misspelled the name of the river.",
        "Editor's note: This story has been updated to correct the date of the closure.",
        "(Corrects the number of piers in the first paragraph.)",
    ],
)
def test_notes_of_correction_are_found(read: Reader, note: str) -> None:
    report = read(f"Cracks close bridge\n\n{BODY}\n\n{note}\n\n© 2031 Tamm Mail")
    assert [report.words(span) for span in report.corrections] == [note]


def test_corrections_are_no_prison_and_no_plan(read: Reader) -> None:
    lines = "Corrections officers guarded the bridge on Monday.\n\nThe plan was corrected last year, the city said on Tuesday."
    assert read(f"Cracks close bridge\n\n{BODY}\n\n{lines}").corrections == ()

"""Where a report contradicts itself, the calendar, arithmetic or everybody else, and where it only seems to."""

import re
from itertools import pairwise

import pytest

from variorum.collate.slips import slips
from variorum.model import (
    Dateline,
    Locus,
    MarkedReport,
    Mention,
    Moment,
    Quantity,
    Quotation,
    Reading,
    Report,
    Utterance,
    Wording,
)
from variorum.settings import Collate

FIGURES = {"two": 2.0, "four": 4.0, "eight": 8.0, "nine": 9.0, "Twelve": 12.0, "six": 6.0}


def report(name, text, published=None, figures=(), days=(), dateline=None, persons=(), quotation=None):
    """A report with the words of `figures` as people counted, `days` as pairs of words and day, a sentence a line."""
    place = text.index
    plain = Report(
        id=name,
        digest=name,
        text=text,
        source=name,
        published=published,
        dateline=None,
    )
    if dateline:
        begin = place(dateline[0])
        plain = Report(
            id=name,
            digest=name,
            text=text,
            source=name,
            published=published,
            dateline=Dateline(span=plain.span(begin, begin + len(dateline[0])), place=None, date=dateline[1]),
        )
    edges = [0, *(match.end() for match in re.finditer(r"\n", text)), len(text)]
    return MarkedReport(
        report=plain,
        sentences=tuple(plain.span(begin, end) for begin, end in pairwise(edges) if begin < end),
        quantities=tuple(
            Quantity(span=plain.span(place(words), place(words) + len(words)), low=number, high=number, unit="people")
            for words in figures
            for number in [FIGURES[words] if words in FIGURES else float(words)]
        ),
        moments=tuple(
            Moment(span=plain.span(place(words), place(words) + len(words)), type="DATE", value=day, low=day, high=day)
            for words, day in days
        ),
        mentions=tuple(
            Mention(span=plain.span(place(person), place(person) + len(person)), kind="person", name=person)
            for person in persons
        ),
    )


def seen(reports, utterances=(), loci=()):
    """What a reader sees of the slips: report, kind, the words."""
    texts = {marked.id: marked.report for marked in reports}
    return [
        (slip.report, slip.kind, *(texts[slip.report].words(span) for span in slip.spans))
        for slip in slips(reports, utterances, loci, Collate())
    ]


@pytest.mark.parametrize(
    "written", ["Thursday, 8 June 2029", "Thursday 8 June 2029", "Thursday, June 8, 2029", "Thurs. 8th June 2029"]
)
def test_a_weekday_that_is_not_that_dates_is_a_slip(written):
    assert seen([report("A", f"The bank closed on {written} at noon.")]) == [("A", "weekday", written)]


@pytest.mark.parametrize("written", ["Friday, 8 June 2029", "8 June 2029", "Thursday, 31 February 2029", "Thursday, 8 June"])
def test_a_right_weekday_none_or_one_that_cannot_be_told_is_no_slip(written):
    assert seen([report("A", f"The bank closed on {written} at noon.")]) == []


def test_a_year_that_is_not_written_is_that_of_the_report():
    assert seen([report("A", "The bank closed on Thursday, 8 June.", published="2029-06-10")]) == [
        ("A", "weekday", "Thursday, 8 June")
    ]


def test_what_was_said_cannot_have_been_said_the_day_after_the_dateline():
    text = "VELLIN, June 18 2025 -\nThe premier said Thursday that he would stay.\nHe will leave on Friday.\n"
    marked = report("A", text, dateline=("VELLIN, June 18 2025", "2025-06-18"))
    assert seen([marked]) == [("A", "weekday", "Thursday", "VELLIN, June 18 2025")]


@pytest.mark.parametrize(
    "sentence", ["The premier will speak on Thursday, he said.", "He said last Thursday that he would stay."]
)
def test_days_ahead_and_last_weeks_are_no_slips(sentence):
    marked = report("A", f"VELLIN, June 18 2025 -\n{sentence}\n", dateline=("VELLIN, June 18 2025", "2025-06-18"))
    assert seen([marked]) == []


def test_yesterday_carried_over_into_a_later_copy_is_stale():
    sentence = "The last report of a sick child reached the agency yesterday.\n"
    first = report("A", sentence, published="2029-03-13", days=[("yesterday", "2029-03-12")])
    copy = report("B", sentence, published="2029-03-14", days=[("yesterday", "2029-03-13")])
    assert seen([first, copy]) == [("B", "stale-day", "yesterday")]


def test_yesterday_that_the_others_date_two_days_earlier_is_stale():
    reports = [
        report("A", "The ferries collided on Thursday.", published="2029-10-19", days=[("Thursday", "2029-10-18")]),
        report("B", "On Thursday two ships met in fog.", published="2029-10-19", days=[("Thursday", "2029-10-18")]),
        report(
            "C",
            "Yesterday evening have two boats collided.",
            published="2029-10-21",
            days=[("Yesterday evening", "2029-10-20")],
        ),
    ]
    readings = tuple(Reading(report=one.id, span=one.moments[0].span, date=one.moments[0].low) for one in reports)
    locus = Locus(id="x", kind="date", asks="", readings=readings, verdict="differ")
    assert seen(reports, loci=[locus]) == [("C", "stale-day", "Yesterday evening")]


def test_yesterday_in_a_paper_that_is_itself_of_the_day_is_stale():
    reports = [
        report("A", "The mill burned on Tuesday.", published="2029-05-02", days=[("Tuesday", "2029-05-01")]),
        report("B", "On Tuesday a mill burned.", published="2029-05-02", days=[("Tuesday", "2029-05-01")]),
        report("C", "A mill burned yesterday.", published="2029-05-01", days=[("yesterday", "2029-04-30")]),
    ]
    readings = tuple(Reading(report=one.id, span=one.moments[0].span, date=one.moments[0].low) for one in reports)
    locus = Locus(id="x", kind="date", asks="", readings=readings, verdict="differ")
    assert seen(reports, loci=[locus]) == [("C", "stale-day", "yesterday")]


def test_parts_that_miss_their_total_narrowly_are_a_slip():
    marked = report("A", "Of the 13 dead, eight were on the first ship and four on the other.", figures=["13", "eight", "four"])
    assert seen([marked]) == [("A", "sum", "13", "eight", "four")]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("Of the 13 dead, nine were on the first ship and four on the other.", ["13", "nine", "four"]),
        ("Of the 40 injured, eight were in hospital and four in a serious state.", ["40", "eight", "four"]),
        ("Of the 13 dead, eight were found, including four children.", ["13", "eight", "four"]),
    ],
)
def test_parts_that_add_up_or_were_not_meant_to_are_no_slip(text, figures):
    assert seen([report("A", text, figures=figures)]) == []


def test_parts_told_place_by_place_are_held_against_a_total_elsewhere():
    text = "There were 23 sick children.\nTwelve were in Tarrow, six in Orrin, four in Eastfell and two in Senn.\n"
    assert seen([report("A", text, figures=["23", "Twelve", "six", "four", "two"])]) == [
        ("A", "sum", "23", "Twelve", "six", "four", "two")
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [("Costrava", "Kostrava"), ("Vresk", "Wresk"), ("Palk", "Palck"), ("Corvello", "Corvelo"), ("Soldan", "Soldann")],
)
def test_two_spellings_of_one_name_are_a_slip(one, other):
    marked = report("A", f"The minister, Ilena {one}, spoke first.\nLater Ms {other} left the hall.\n")
    assert [row[:2] for row in seen([marked])] == [("A", "spelling")]


@pytest.mark.parametrize(
    "text",
    [
        "The people of Lusara met in the Lusaran capital.",  # a demonym
        "Doctors from Orrin saw Marta Quill and Amara Sollis.",
        "The Russells met John Russell in the town.",  # a plural
        "Four Germans left Germany for the south.",
        "The ministry of Russiaâ\x80\x99s army met in Russia on Monday.",  # bytes that were read in a wrong code
        "An inspector, Mark Jarvis, found it on 25 March 2009.",  # a month
        "The judge, Anna Hansen, heard Peter Hanssen of the union.",  # each with a first name of their own
    ],
)
def test_inflections_and_two_people_are_no_slip(text):
    assert seen([report("A", text)]) == []


@pytest.mark.parametrize("title", ["Capt", "Sen", "Monsieur", "Lt"])
def test_a_title_is_no_first_name_of_another(title):
    marked = report("A", f"The skipper, Joris Halloran, knew the strip.\nThen {title} Holloran had put down there.\n")
    assert [row[:2] for row in seen([marked])] == [("A", "spelling")]


def test_a_copy_of_a_slip_does_not_make_two_names_of_it():
    text = "The chief, Ilena Harrand, stayed.\nThen Ms Harand gave the case to a judge.\n"
    assert [row[:2] for row in seen([report("A", text), report("B", text)])] == [("A", "spelling"), ("B", "spelling")]


def introduced(name, full, bare, opening="The president, {} of the union, spoke first."):
    """A report that names one person in full, then by the surname alone."""
    return report(name, f"{opening.format(full)}\nLater {bare} left the hall.\n", persons=[full, bare])


@pytest.mark.parametrize(
    ("full", "bare"),
    [("Dora Ruark", "Ruarke"), ("Ada Hallorin", "Halloran"), ("Ivo Kostrava", "Kostrova"), ("Ian Dabrou", "Daubrou")],
)
def test_a_surname_a_letter_from_the_full_name_of_its_report_is_a_slip_though_no_other_report_decides(full, bare):
    assert seen([introduced("A", full, bare)]) == [("A", "spelling", bare, full.split()[1])]


@pytest.mark.parametrize(("full", "bare"), [("Dora Hale", "Hall"), ("Ada Russell", "Russells"), ("Ivo Marlow", "Barlow")])
def test_a_short_surname_a_plural_and_another_first_letter_are_no_slip(full, bare):
    assert seen([introduced("A", full, bare)]) == []


def test_a_surname_that_another_report_has_behind_a_given_name_is_of_another_person():
    assert seen([introduced("A", "Dora Ruark", "Ruarke"), report("B", "Tom Ruarke sang.\n", persons=["Tom Ruarke"])]) == []


WORDS = "I saw her lights when she was already under our bow"


def quoting(name, speaker, words=WORDS):
    marked = report(name, f"“{words},” said {speaker} on the quay.", persons=[speaker])
    return marked, Wording(
        quotation=Quotation(content=(marked.report.span(1, 1 + len(words)),), kind="direct", speaker=speaker)
    )


def test_a_quotation_given_to_another_speaker_than_everywhere_else_is_a_slip():
    told = [quoting("A", "Joren Mald"), quoting("B", "Joren Mald"), quoting("C", "Sigrun Hale")]
    utterance = Utterance(id="u", speaker="Joren Mald", wordings=tuple(wording for _, wording in told))
    assert seen([marked for marked, _ in told], [utterance]) == [("C", "speaker", WORDS)]


def test_an_adviser_of_a_body_is_no_other_speaker_than_a_person_by_name():
    told = [quoting("A", "Joren Mald"), *(quoting(name, "adviser at Clean Roads") for name in "BC")]
    utterance = Utterance(id="u", speaker="Joren Mald", wordings=tuple(wording for _, wording in told))
    assert seen([marked for marked, _ in told], [utterance]) == []


def given_to(name, opening, source, speaker, *said):
    """A report in which `source` says each of `said`, taken to be `speaker`."""
    marked = report(
        name, opening + "".join(f" “{words},” {source} said." for words in said), persons=[source] if " " in source else []
    )
    place = marked.report.text.index
    return marked, [
        Wording(
            quotation=Quotation(
                content=(marked.report.span(place(words), place(words) + len(words)),),
                source=marked.report.span(begin := place(f"{source} said", place(words)), begin + len(source)),
                kind="direct",
                speaker=speaker,
            )
        )
        for words in said
    ]


def test_two_quotations_taken_from_one_speaker_and_given_to_one_other_are_one_slip():
    others = "When somebody hears a voice everybody stops breathing"
    told = [
        given_to(name, "Soldiers dug on.", who, who, WORDS, others)
        for name, who in (("A", "Joren Mald"), ("B", "Joren Mald"), ("C", "Sigrun Hale"))
    ]
    utterances = [Utterance(id=str(k), speaker=None, wordings=tuple(wordings[k] for _, wordings in told)) for k in (0, 1)]
    assert seen([marked for marked, _ in told], utterances) == [("C", "speaker", "Sigrun Hale", WORDS, "Sigrun Hale", others)]


@pytest.mark.parametrize(("opening", "slips"), [("Joren Mald keeps a stall.", 0), ("Nobody keeps a stall.", 1)])
def test_a_pronoun_that_may_mean_the_usual_speaker_gives_nobody_elses_words(opening, slips):
    told = [given_to(name, "Rain fell.", "Joren Mald", "Joren Mald", WORDS) for name in "AB"]
    told.append(given_to("C", opening, "he", "Sigrun Hale", WORDS))
    hale = report("D", "Sigrun Hale walked.", persons=["Sigrun Hale"])
    utterance = Utterance(id="u", speaker=None, wordings=tuple(wording for _, wordings in told for wording in wordings))
    assert len(seen([*(marked for marked, _ in told), hale], [utterance])) == slips


@pytest.mark.parametrize(("source", "slips"), [("its spokesman", 0), ("the captain", 1)])
def test_a_spokesman_says_what_others_have_from_the_firm(source, slips):
    told = [given_to(name, "Rain fell.", "Gridline", "Gridline", WORDS) for name in "AB"]
    told.append(given_to("C", "Gridline denied it.", source, "Sigrun Hale", WORDS))
    people = [report(name, f"{who} walked.", persons=[who]) for name, who in (("D", "Sigrun Hale"), ("E", "Gridline"))]
    utterance = Utterance(id="u", speaker=None, wordings=tuple(wording for _, wordings in told for wording in wordings))
    assert len(seen([*(marked for marked, _ in told), *people], [utterance])) == slips


@pytest.mark.parametrize(("words", "slips"), [("We were told to sweep", 1), ("We were told", 0)])
def test_few_words_are_held_against_others_only_where_they_stand_in_a_row(words, slips):
    told = [quoting("A", "Joren Mald", words), quoting("B", "Joren Mald", words), quoting("C", "Sigrun Hale", words)]
    utterance = Utterance(id="u", speaker="Joren Mald", wordings=tuple(wording for _, wording in told))
    assert len(seen([marked for marked, _ in told], [utterance])) == slips


@pytest.mark.parametrize("others", [["Joren Mald"], ["Captain Joren Mald", "Jorenn Mald"], ["Sigrun Hale", "Ada Finn"]])
def test_one_against_one_variants_of_a_name_and_no_common_view_are_no_slip(others):
    told = [quoting("A", "Joren Mald"), *(quoting(f"B{k}", who) for k, who in enumerate(others))]
    if len(others) == 1:
        told[1] = quoting("B0", "Sigrun Hale")
    utterance = Utterance(id="u", speaker=None, wordings=tuple(wording for _, wording in told))
    assert [row for row in seen([marked for marked, _ in told], [utterance]) if row[1] == "speaker"] == []


@pytest.mark.parametrize("text", ["", "\n\n\n", "x", "Of the " * 500, "Thursday " * 2000, "“" * 300])
def test_any_text_at_all_is_read(text):
    assert isinstance(seen([report("A", text)]), list)

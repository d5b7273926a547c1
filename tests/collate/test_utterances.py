"""Utterances of small invented stories, printed as a reader sees them."""

from __future__ import annotations

import random
import re
from hashlib import sha256
from textwrap import dedent
from types import SimpleNamespace
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from variorum.collate import utterances
from variorum.collate.breaths import mostly_in_one_breath
from variorum.language import encoder
from variorum.model import MarkedReport, Mention, Quotation, Report, Span, Utterance
from variorum.settings import Collate

# «Speaker|words» is a quotation in marks, «Speaker~words» one without them; "?" is a speaker nobody knows.
_QUOTATION = re.compile(r"«([^|~«»]*)([|~])([^«»]*)»")


def report(name: str, text: str) -> MarkedReport:
    """A report whose text and quotations `text` gives, one sentence for each line."""
    plain, quotations, position = "", [], 0
    for match in _QUOTATION.finditer(text):
        plain += text[position : match.start()] + ('"' if match[2] == "|" else "")
        span = Span(name, len(plain), len(plain) + len(match[3]))
        kind = "indirect" if match[2] == "~" else "direct" if len(match[3].split()) > 4 else "mixed"
        quotations.append(Quotation(content=(span,), kind=kind, speaker=None if match[1] == "?" else match[1]))
        plain += match[3] + ('"' if match[2] == "|" else "")
        position = match.end()
    plain += text[position:]
    lines = [Span(name, m.start(), m.end()) for m in re.finditer(r"\S[^\n]*", plain)]
    digest = sha256(plain.encode()).hexdigest()
    return MarkedReport(
        report=Report(id=name, digest=digest, text=plain, source=name), sentences=tuple(lines), quotations=tuple(quotations)
    )


def found(*reports: MarkedReport) -> tuple[Utterance, ...]:
    return utterances(reports, encoder(), Collate())


def table(*reports: MarkedReport) -> str:
    """Speaker, then one line for each wording: report, words, changes."""
    texts = {marked.id: marked.report for marked in reports}
    lines = []
    for utterance in found(*reports):
        lines.append(str(utterance.speaker))
        for wording in utterance.wordings:
            words = " / ".join(texts[span.report].words(span) for span in wording.quotation.content)
            lines.append(f"  {wording.report} {words}" + (f" [{', '.join(wording.changes)}]" if wording.changes else ""))
    return "\n".join(lines) + "\n"


def test_a_copy_a_trim_and_a_splice_are_one_utterance_and_other_words_of_the_speaker_another():
    assert table(
        report("A", "«Ida Brandt|We are paying for a house in which other people sleep,» Brandt said."
               " «Ida Brandt|That ends in spring.»"
               "\n\nAsked about the river, she was brief.\n«Ida Brandt|Nobody has measured the flood at the old mill.»"),
        report("B", "«Ida Brandt|We are paying for a house in which other people sleep,» said the mayor, Ida Brandt."),
        report("C", "«Ida Brandt|We are paying for a house in which other people sleep. That ends in spring.»"),
        report("D", "Of the flood she said:\n«Ida Brandt|Nobody has measured the water at the old mill.»"),
    ) == dedent("""\
        Ida Brandt
          A We are paying for a house in which other people sleep,
          A That ends in spring.
          B We are paying for a house in which other people sleep,
          C We are paying for a house in which other people sleep. That ends in spring. [spliced]
        Ida Brandt
          A Nobody has measured the flood at the old mill.
          D Nobody has measured the water at the old mill. [substituted]
        """)  # fmt: skip


def test_what_nearly_all_reports_run_together_was_said_in_one_breath():
    def together(runs_on: str) -> bool:
        """Whether two groups are one, each with a saying of every report; "y" where the second goes on from the first."""
        size = len(runs_on)
        before = [*[-1] * size, *(number if one == "y" else -1 for number, one in enumerate(runs_on))]
        of: Any = SimpleNamespace(before=before, reports=[*range(size), *range(size)])
        return bool(mostly_in_one_breath(of, [list(range(size)), list(range(size, 2 * size))], Collate()))

    assert [together(runs_on) for runs_on in ("yy", "yyyyn", "yyynn", "y")] == [True, True, False, False]


def test_two_words_in_marks_are_one_utterance_where_the_sentences_around_them_say_the_same():
    assert table(
        report("A", "The merger would create «Otto Kell|specific» challenges for the port, Kell conceded."
               "\nHe called the other offer «Otto Kell|a bad joke» told late."),
        report("B", "Kell admitted that the merger would bring «Otto Kell|concrete» challenges for the port."),
    ) == dedent("""\
        Otto Kell
          A specific [substituted]
          B concrete
        Otto Kell
          A a bad joke
        """)  # fmt: skip


def test_a_translation_back_is_the_same_utterance():
    assert table(
        report("A", "«Otto Kell|We do not consider the new bridge to be a threat to the port, because our own docks"
               " are deep enough,» he said."),
        report("B", "«Otto Kell|We will not regard the new bridge as a danger for the harbour, since our docks"
               " have sufficient depth,» so Kell."),
    ).count("Otto Kell\n") == 1  # fmt: skip


def test_words_that_deny_what_the_others_say_are_another_utterance():
    assert (
        len(
            found(
                report("A", "«Otto Kell|We consider the new bridge to be a threat to the port of Arle,» he said."),
                report("B", "«Otto Kell|We do not consider the new bridge to be a threat to the port of Arle,» he said."),
            )
        )
        == 2
    )


def test_words_given_to_somebody_else_in_one_report_stay_with_the_others_and_with_the_majority_s_speaker():
    first, second, third = (
        report(name, f"«{speaker}|I saw her lights when she was already under our bow,» the captain said.")
        for name, speaker in (("A", "Joren Mald"), ("B", "Joren Mald"), ("C", "Sigrun Hale"))
    )
    (utterance,) = found(first, second, third)
    assert utterance.speaker == "Joren Mald"


def test_the_same_words_are_one_however_much_whom_a_report_gives_them_to_has_said():
    words = "The smoke is ugly over the town, but nobody is poisoned by it."
    seal = "«Sigrun Hale|A seal gave way in the night,» she said.\n"
    reports = [
        report("A", f"{seal}She calmed nerves about the black cloud too: «Sigrun Hale|{words}»"),
        *(report(name, f"{seal}«Joren Mald|{words}»") for name in "BC"),
        *(report(name, "«Joren Mald|It is foul smoke, yet it poisons no one at all,» he said.") for name in "DE"),
        with_people(report("F", "Hale said «Sigrun Hale~the ugly cloud of smoke reached as far as the town»."), "Sigrun Hale"),
        report("G", "«Sigrun Hale|One looks for causes in the town when smoke is gone,» she said."),
    ]
    [one] = [utterance for utterance in found(*reports) if utterance.speaker == "Joren Mald"]
    assert {wording.report for wording in one.wordings} == {"A", "B", "C", "D", "E"}


def test_clauses_without_marks_of_one_topic_and_without_a_word_in_common_are_two():
    more = "\n«Otto Kell|Bread will cost no more than in May,» he said.\n«Otto Kell|My sister plays the organ,» he said."
    reports = [
        report("A", f"Otto Kell also said «Otto Kell~the crews would not stop digging forward under Arle».{more}"),
        report("B", f"Otto Kell told the council that «Otto Kell~the crews would continue advancing under Arle».{more}"),
        report(
            "C",
            "Otto Kell also welcomed the daily advance of the crews, noting that"
            f" «Otto Kell~they face a softer and wetter Arlean hill».{more}",
        ),
    ]
    indirect = [
        {wording.report for wording in utterance.wordings}
        for utterance in found(*(with_people(one, "Otto Kell") for one in reports))
        if any(wording.quotation.kind == "indirect" for wording in utterance.wordings)
    ]
    assert indirect == [{"A", "B"}]


def test_spellings_of_one_name_are_one_speaker_under_the_form_most_reports_have():
    first, second, third = (
        report(name, f"«{speaker}|The map of the harbour was drawn by a liar,» was the answer.")
        for name, speaker in (("A", "Ilena Kostrava"), ("B", "Ilena Costrava"), ("C", "Ilena Costrava"))
    )
    (utterance,) = found(first, second, third)
    assert utterance.speaker == "Ilena Costrava"


def test_a_name_is_known_for_words_that_other_reports_give_to_an_office():
    first, second, third = (
        report(name, f"«{speaker}|The letters were answered in the ordinary way,» it was said.")
        for name, speaker in (("A", "the ministry"), ("B", "Davit Lunn"), ("C", "the ministry"))
    )
    (utterance,) = found(first, second, third)
    assert utterance.speaker == "Davit Lunn"


def test_each_wording_keeps_the_speaker_that_its_report_has():
    words = "We are paying for a house in which other people sleep."
    speakers = ["Ida Brandt", "the landlady's daughter", "the union", "?"]
    [utterance] = found(*(report(name, f"«{speaker}|{words}»") for name, speaker in zip("ABCD", speakers, strict=True)))
    assert utterance.speaker == "Ida Brandt"
    assert [w.quotation.speaker for w in utterance.wordings] == ["Ida Brandt", "the landlady's daughter", "the union", None]


def with_people(marked: MarkedReport, *names: str) -> MarkedReport:
    text = marked.report.text
    spans = [(name, m.start(), m.end()) for name in names for m in re.finditer(name, text)]
    found = tuple(Mention(span=Span(marked.id, b, e), kind="person", name=name) for name, b, e in spans)
    return msgspec.structs.replace(marked, mentions=found)


def test_an_office_is_its_holders_where_the_report_names_them_and_another_says_what_they_are():
    told = with_people(
        report("A", "The prime minister, Ida Brandt, and the works minister, Tom Quill, met."), "Ida Brandt", "Tom Quill"
    )
    words = "«the prime minister|A government is no waiting room,» she said."
    named = with_people(report("B", f"Ida Brandt rose at nine.\n{words}"), "Ida Brandt")
    unnamed = report("C", words)
    speakers = [w.quotation.speaker for utterance in found(told, named, unnamed) for w in utterance.wordings]
    assert speakers == ["Ida Brandt", "the prime minister"]
    left = with_people(report("E", "The former works minister, Tom Quill, left early."), "Tom Quill")
    called = with_people(report("F", "Tom Quill rose.\n«the former minister|Ask me when it is over,» he said."), "Tom Quill")
    assert [w.quotation.speaker for utterance in found(left, called) for w in utterance.wordings] == ["Tom Quill"]
    bare = with_people(report("D", "Ida Brandt rose.\n«the minister|We shall see what comes of it,» she said."), "Ida Brandt")
    assert [w.quotation.speaker for utterance in found(told, bare) for w in utterance.wordings] == ["the minister"]


def test_where_two_reports_name_two_speakers_nobody_is_guessed_for_a_third():
    words = "We are paying for a house in which other people sleep."
    speakers = ["Ida Brandt", "Olaf Trysil", "?"]
    [utterance] = found(*(report(name, f"«{speaker}|{words}»") for name, speaker in zip("ABC", speakers, strict=True)))
    assert [wording.quotation.speaker for wording in utterance.wordings] == ["Ida Brandt", "Olaf Trysil", None]


def test_a_quotation_in_two_parts_is_one_wording():
    text = '"We won," she said, "and we lost."'
    marked = MarkedReport(
        report=Report(id="A", digest="a", text=text, source="A"),
        sentences=(Span("A", 0, len(text)),),
        quotations=(Quotation(content=(Span("A", 1, 8), Span("A", 20, 32)), kind="direct", speaker="Ann Roe"),),
    )
    (utterance,) = found(marked)
    assert [len(wording.quotation.content) for wording in utterance.wordings] == [2]


def test_utterances_stand_in_the_order_of_the_reports():
    first, second = (
        "«Ida Brandt|The harvest is late this year,» she said.",
        "«Otto Kell|Our ferries are all booked out,» he said.",
    )
    places = [[w.quotation.content[0].begin for w in u.wordings] for u in found(report("A", f"{first}\n{second}"))]
    assert places == sorted(places)


def test_one_text_in_two_outlets_has_no_two_utterances_with_one_id():
    ids = [utterance.id for utterance in found(report("A", "«?|…» they said."), report("B", "«?|…» they said."))]
    assert len(ids) == len(set(ids))


def test_no_quotations_give_no_utterances():
    assert found() == ()
    assert found(report("A", "Nothing was said.")) == ()


_WORDS = st.lists(
    st.sampled_from(("We", "will", "not", "pay", "old", "bridge", ".", "14", "never", "”", ",", "№", "\n")),
    min_size=1,
    max_size=9,
)
_SPEAKERS = st.sampled_from(["?", "Ann Roe", "Roe", "Bo Lind", "the minister"])
_REPORTS = st.lists(st.lists(st.tuples(_SPEAKERS, _WORDS), max_size=3), max_size=4)


@settings(max_examples=30, deadline=None)
@given(_REPORTS, st.randoms())
def test_every_quotation_stands_in_one_utterance_and_the_order_of_reports_changes_nothing(told, shuffler):
    reports = [
        report(f"r{number}", "\n".join(f"«{speaker}|{' '.join(words)}» and so on." for speaker, words in quotations))
        for number, quotations in enumerate(told)
    ]
    result = found(*reports)
    carried = [wording.quotation for utterance in result for wording in utterance.wordings]
    given_ = [quotation for marked in reports for quotation in marked.quotations]
    assert sorted(carried, key=repr) == sorted(given_, key=repr)
    assert len({utterance.id for utterance in result}) == len(result)
    shuffler.shuffle(reports)
    assert found(*reports) == result


@pytest.mark.parametrize("words", ["—", "…", "ß", "x" * 30_000, "no " * 5_000])
def test_any_words_are_an_utterance(words):
    assert len(found(report("A", f"«?|{words}» he said."), report("B", f"«Ann Roe|{words}» she said."))) in (1, 2)


def test_a_long_story_is_grouped_in_seconds():
    words = random.Random(1)
    vocabulary = [f"{a}{b}" for a in ("bar", "cot", "dim", "fen", "gal") for b in ("den", "ling", "mer", "ton", "vey")]
    said = [" ".join(words.choice(vocabulary) for _ in range(12)) for _ in range(10)]
    reports = [report(f"r{n:02}", "\n".join(f"«Ann Roe|{line}» she said." for line in said)) for n in range(20)]
    assert all(len(utterance.wordings) % 20 == 0 for utterance in found(*reports))

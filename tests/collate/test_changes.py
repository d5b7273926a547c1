"""What one wording does to another, one case for each name that a change can have."""

import pytest

from variorum.collate.changes import changes
from variorum.model import Quotation, QuotationKind, Report, Span
from variorum.settings import Collate

FULL = "We will find out what happened and nobody will be shielded, whatever office they hold,"


def changed(*wordings: str | tuple[str, ...], kind: QuotationKind = "direct") -> tuple[str, ...]:
    """The changes of the last of `wordings`, each in a report of its own; the parts of a tuple have "he said" between."""
    reports, quotations = {}, []
    for number, wording in enumerate(wordings):
        parts = (wording,) if isinstance(wording, str) else wording
        name, text, spans = f"r{number}", "", []
        for part in parts:
            text += "“"
            spans.append(Span(name, len(text), len(text) + len(part)))
            text += f"{part}” he said. "
        reports[name] = Report(id=name, digest=name, text=text, source=name)
        last = number == len(wordings) - 1
        quotations.append(Quotation(content=tuple(spans), kind=kind if last else "direct"))
    return changes(quotations, reports, Collate())[-1]


@pytest.mark.parametrize(
    ("wording", "expected"),
    [
        (FULL.removesuffix(",") + ".", ()),
        ("We will find out what happened, and nobody will be shielded, whatever office they hold.", ("punctuation",)),
        ("We will find out what happened and NOBODY will be shielded, whatever office they hold", ("punctuation",)),
        ("We’ll find out what happened and nobody will be shielded, whatever office they hold", ("punctuation",)),
        ("We will find out what happened and nobody will be shielded", ("trimmed",)),
        ("We will find out what happened and nobody will be spared, whatever office they hold", ("substituted",)),
        ("We will find out what happened and nobody was shielded, whatever office they held", ("tense",)),
        ("They will find out what happened and nobody will be shielded, whatever office they hold", ("person",)),
        ("We will find out exactly what happened and nobody will be shielded, whatever office they hold", ("inserted",)),
        ("We will find out what [really] happened and nobody will be shielded, whatever office they hold", ("inserted",)),
        ("Whatever office they hold, nobody will be shielded and we will find out what happened", ("reordered",)),
        ("No one is going to be protected, however high the post", ("paraphrase",)),
    ],
)
def test_a_clause_in_marks(wording, expected):
    assert changed(FULL, FULL, wording) == expected


def test_a_fragment_in_marks_is_cut_to_a_phrase():
    assert changed(FULL, FULL, "nobody will be shielded", kind="mixed") == ("cut-to-phrase",)


def test_one_word_for_another_in_marks_is_a_substitution():
    assert changed("specific", "specific", "concrete", kind="mixed") == ("substituted",)


def test_two_quotations_made_one_are_spliced():
    apart = ("I saw her lights when she was under our bow,", "There was no time to turn.")
    assert changed(apart, apart, "I saw her lights when she was under our bow. There was no time to turn.") == ("spliced",)


def test_what_a_report_has_in_its_other_quotation_is_not_lost():
    whole = "I saw her lights when she was under our bow and there was no time to turn"
    assert changed(whole, whole, ("I saw her lights when she was under our bow", "and there was no time to turn")) == ()


def test_a_pronoun_that_indirect_speech_leaves_out_is_not_lost():
    assert changed("We warned the ministry three times", "had warned the ministry three times", kind="indirect") == ()


def test_one_report_s_own_words_are_changed_from_nothing():
    assert changed("We won") == ()


def test_british_and_american_spelling_is_no_other_word():
    assert changed("We are modernising our fleet", "We are modernizing our fleet") == ("punctuation",)


def test_words_broken_over_a_line_are_no_change():
    broken = FULL.replace("happened", "hap-\npened").replace("whatever", "what-\n  ever")
    assert changed(FULL, broken) == changed(broken, FULL) == ()

from hypothesis import given
from hypothesis import strategies as st

from variorum.model import Edition, MarkedReport, Quotation, Report, Span, Story, Utterance, Wording
from variorum.publish.sources import Sources
from variorum.publish.wordings import differences, sayings
from variorum.settings import Publish


def _shown(first: str, other: str) -> str:
    marks = {"same": "{}", "other": "~{}~", "added": "+{}+", "left-out": "-{}-", "reworded": "*{}*"}
    return "".join(marks[words.kind].format(words.text.strip()) + " " for words in differences(first, other)).strip()


def test_other_words_added_words_and_words_left_out_are_told_apart():
    first = "We will find out exactly what happened"
    assert _shown(first, "We shall find out what happened here") == "We ~shall~ find out -exactly- what happened +here+"


def test_a_wording_cut_to_a_phrase_leaves_nothing_out():
    assert _shown("I saw her lights when she was already under our bow", "under our bow") == "under our bow"


def test_a_wording_with_hardly_a_word_in_common_is_called_reworded():
    assert _shown("Nobody will be shielded", "The minister promised to look into everything be it what it may").startswith("*")


def test_what_stands_between_two_stretches_is_no_difference():
    assert _shown("We came. … Nobody saw it", "We came early. … Nobody saw it") == "We came +early.+ … Nobody saw it"


@given(st.text(max_size=60), st.text(max_size=60))
def test_a_wording_is_shown_whole_whatever_it_is_held_against(first: str, other: str):
    assert "".join(words.text for words in differences(first, other) if words.kind != "left-out") == other


def test_each_wording_stands_once_with_all_its_reports(mill_fire: Edition):
    (said,) = sayings(Sources(mill_fire, 1, Publish()))
    assert said.speaker == "Oda Brenn"
    assert [variant.text for variant in said.variants] == [
        "“We warned them twice about the wiring,” … “Nobody came.”",
        "“We warned them twice about the old wiring,”",
        "“We warned them”",
        "“twice”",
    ]
    assert [[carrier.report for carrier in variant.carriers] for variant in said.variants] == [
        ["Home News"],
        ["The Daily"],
        ["later"],
        ["Valley Voice"],
    ]
    assert said.variants[1].carriers[0].speaker == "Oda Bren"


def _printed(texts: dict[str, str], *wordings: tuple[str, str, tuple[str, ...], str]) -> list[str]:
    """What is shown of an utterance; a wording is a report, a kind, parts and what of it stands outside marks."""
    made = []
    for id_, kind, parts, outside in wordings:
        spans = {part: Span(id_, texts[id_].index(part), texts[id_].index(part) + len(part)) for part in parts}
        made.append(
            Wording(
                quotation=Quotation(
                    content=tuple(spans.values()),
                    kind=kind,  # type: ignore[arg-type]
                    outside=(spans[outside],) if outside else (),
                )
            )
        )
    reports = tuple(MarkedReport(report=Report(id=id_, digest="", text=text, source=id_)) for id_, text in texts.items())
    edition = Edition(
        story=Story(id="s", thread="s", reports=tuple(texts), title=""),
        reports=reports,
        utterances=(Utterance(id="u", speaker=None, wordings=tuple(made)),),
    )
    (said,) = sayings(Sources(edition, 1, Publish()))
    return [f"{variant.carriers[0].id} {variant.kind}: {variant.text}" for variant in said.variants]


def test_quotation_marks_stand_only_around_what_stands_in_marks():
    texts = {"a": 'Plint said the gate was no "danger". "It is safe for all of us," he said.', "b": "'It is safe,' he said."}
    assert _printed(
        texts,
        ("a", "indirect", ("the gate was no",), ""),
        ("a", "mixed", ("danger",), ""),
        ("a", "direct", ("It is safe for all of us,",), ""),
        ("b", "direct", ("It is safe,",), ""),
    ) == [
        "a direct: “It is safe for all of us,”",
        "b direct: “It is safe,”",
        "a mixed: the gate was no “danger”",
    ]


def test_a_clause_that_runs_into_marks_stands_in_one_piece():
    texts = {"a": "He said the gate would be «shut for good» by June.", "b": "He said: «shut»."}
    assert _printed(
        texts,
        ("a", "mixed", ("the gate would be", "shut for good"), "the gate would be"),
        ("b", "mixed", ("shut",), ""),
    ) == ["b direct: “shut”", "a mixed: the gate would be “shut for good”"]

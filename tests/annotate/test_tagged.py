"""What the tagger finds becomes quotations; marks and furniture come first."""

import pytest

from variorum.annotate import marked
from variorum.language import Attribution
from variorum.model import Furniture, Report, Span
from variorum.settings import Settings

TEXT = "Read also: the mayor said no\n\nMayor Dario Plint warned the bridge would close. “It is old,” he said."


def attribution(content: str, source: str, cue: str) -> Attribution:
    def span(words: str) -> tuple[int, int]:
        begin = TEXT.index(words)
        return begin, begin + len(words)

    return Attribution(content=(span(content),), source=span(source), cue=span(cue), certainty=0.9)


def test_indirect_speech_has_its_speaker_and_neither_marks_nor_furniture_are_found_twice():
    report = Report(id="a", digest="d", text=TEXT, source="a", furniture=(Furniture(span=Span("a", 0, 28), kind="read-also"),))
    found = [
        attribution("no", "the mayor", "said"),
        attribution("the bridge would close", "Mayor Dario Plint", "warned"),
        attribution("It is old,", "he", "he said"),
    ]
    quotations = marked(report, Settings(), lambda text: found).quotations
    assert [(q.kind, report.words(q.content[0]), q.speaker) for q in quotations] == [
        ("indirect", "the bridge would close", "Dario Plint"),
        ("direct", "It is old,", "Dario Plint"),
    ]


MIXED = "Mayor Dario Plint said the bridge was “a danger to us all” and had to close. “It is old,” he said."


def found_in(text: str, *spans: tuple[str, str, str]) -> list[tuple[str, list[str], list[str]]]:
    """Kind, content and words in marks of what stands in `text`, where the tagger finds content, source, cue."""

    def place(words: str) -> tuple[int, int]:
        return text.index(words), text.index(words) + len(words)

    report = Report(id="a", digest="d", text=text, source="a")
    made = [Attribution(content=(place(c),), source=place(s), cue=place(u), certainty=0.9) for c, s, u in spans]
    return [
        (q.kind, [report.words(part) for part in q.content], [report.words(part) for part in q.in_marks])
        for q in marked(report, Settings(), lambda text: made).quotations
    ]


def test_a_fragment_in_marks_and_its_clause_are_one_quotation():
    clause = "the bridge was “a danger to us all” and had to close"
    assert found_in(MIXED, (clause, "Mayor Dario Plint", "said")) == [
        ("mixed", ["the bridge was", "a danger to us all", "and had to close"], ["a danger to us all"]),
        ("direct", ["It is old,"], ["It is old,"]),
    ]


def test_two_fragments_of_one_clause_are_one_quotation():
    text = "The mayor said it was “unsafe at any speed” and “beyond any repair” for now."
    clause = text[text.index("it was") : -1]
    assert found_in(text, (clause, "The mayor", "said")) == [
        (
            "mixed",
            ["it was", "unsafe at any speed", "and", "beyond any repair", "for now"],
            ["unsafe at any speed", "beyond any repair"],
        )
    ]


def test_whole_sentences_in_marks_are_not_joined_to_what_stands_beside_them():
    text = "The mayor said the bridge was old. “We will close it tonight,” she added."
    assert found_in(text, ("the bridge was old. “We will close it tonight,”", "The mayor", "said")) == [
        ("direct", ["We will close it tonight,"], ["We will close it tonight,"])
    ]


def told(text: str, *spans: tuple[str | list[str], str | None, str]) -> list[tuple[str | None, str, bool]]:
    """Speaker, content and whether it is stated, where the tagger finds content, source, cue in `text`."""

    def place(words: str) -> tuple[int, int]:
        return text.index(words), text.index(words) + len(words)

    report = Report(id="a", digest="d", text=text, source="a")
    made = [
        Attribution(
            content=tuple(map(place, [c] if isinstance(c, str) else c)),
            source=place(s) if s else None,
            cue=place(u),
            certainty=0.9,
        )
        for c, s, u in spans
    ]
    return [
        (q.speaker, " … ".join(report.words(part) for part in q.content), q.statement)
        for q in marked(report, Settings(), lambda text: made).quotations
    ]


def test_words_that_only_she_said_parts_from_the_rest_are_no_strays():
    text = "Ada Brik wept. Crews, she said, put in long shifts."
    assert told(text, (["Crews", "put in long shifts"], "she", "said")) == [("Ada Brik", "Crews … put in long shifts", True)]


def test_a_stray_word_or_the_subject_of_another_verb_is_not_said():
    text = "The mayor was glad because, he said, the bridge was holding up well."
    assert told(text, (["The mayor", "the bridge was holding up well"], "he", "said"))[0][1] == "the bridge was holding up well"


def test_what_nobody_is_named_for_is_nobodys():
    text = "Ada Brik said the bridge fell. Six more are thought to be missing."
    found = told(text, ("the bridge fell", "Ada Brik", "said"), ("to be missing", None, "are thought"))
    assert [speaker for speaker, _, _ in found] == ["Ada Brik", None]


def test_whoever_is_told_something_does_not_say_it():
    text = "Ada Brik has been told that the lorry got too warm."
    assert told(text, ("that the lorry got too warm", "Ada Brik", "has been told"))[0][0] is None


def test_a_claim_that_somebody_rejects_is_not_said_by_whoever_spoke_last():
    text = "Ada Brik said the bridge stood, a claim Norland rejected as nonsense."
    found = told(text, ("the bridge stood", "Ada Brik", "said"), ("Norland rejected as nonsense", None, "claim"))
    assert found == [("Ada Brik", "the bridge stood", True)]


def test_a_number_is_nobody():
    text = "Ada Brik slept. More than 41,000 says the list."
    assert told(text, ("the list", "More than 41,000", "says"))[0][0] is None


def test_what_owns_more_than_a_name_is_not_the_name():
    text = "Owners of the Grace said fares would be repaid at once."
    assert told(text, ("fares would be repaid at once", "Owners of the Grace", "said"))[0][0] == "Owners of the Grace"


def test_words_before_she_recalled_are_a_statement_whatever_verb_they_have():
    text = "Ada Brik ran. People slid past her in the dark, she recalled."
    assert told(text, ("People slid past her in the dark", "she", "recalled")) == [
        ("Ada Brik", "People slid past her in the dark", True)
    ]


def test_a_fragment_that_no_verb_governs_stays_where_a_clause_holds_it():
    text = "To the board were set “concrete deadlines”, it had “let them all elapse”, according to Ada Brik."
    assert ("mixed", ["concrete deadlines", "let them all elapse"]) in [
        (kind, in_marks) for kind, _, in_marks in found_in(text)
    ]


def test_a_sentence_behind_a_fragment_is_not_said_with_it():
    text = "He said the fog was thick, “and that was worse”. I believe the fisherman."
    assert found_in(text, ("the fog was thick, “and that was worse”. I believe the fisherman", "He", "said"))[0][1] == [
        "the fog was thick",
        "and that was worse",
    ]


def test_a_document_has_the_words_in_marks_that_hold_their_own_verb():
    text = "There was a statement from Harrow House. In it the mayor “reaffirmed that the door stays open to all”."
    found = told(text, ("reaffirmed that the door stays open to all", "the mayor", "reaffirmed"))
    assert [speaker for speaker, _, _ in found] == ["Harrow House"]


def test_what_something_is_known_as_is_nobodys_words():
    text = "Ada Brik said the hall was cold. They wait in holding rooms, known as “dog boxes”."
    found = told(text, ("the hall was cold", "Ada Brik", "said"), ("dog boxes", None, "known as"))
    assert [speaker for speaker, _, _ in found] == ["Ada Brik", None]


@pytest.mark.parametrize(
    ("text", "content", "source", "cue", "speaker"),
    [
        (  # part of a name is no verb and gives words to nobody
            "Her lawyer, Ann Sager, played down her ties to Georg Aske. “They met once,” she said.",
            "Her lawyer, Ann Sager", "Georg Aske", "Ask", "Ann Sager",
        ),
        (  # an aside says whose words those behind it are
            "Norvik Power, which owns the plant, says the fire came later.",
            "the fire came later", "which owns the plant", "says", "Norvik Power",
        ),
        (  # the end of an aside is nobody who speaks
            "A hiker who spent two nights in a crevasse has told how she sang to stay awake.",
            "how she sang to stay awake", "crevasse", "has told", "A hiker",
        ),
    ],
)  # fmt: skip
def test_a_source_that_the_tagger_puts_into_a_name_or_an_aside_is_mended(text, content, source, cue, speaker):
    parts = [(text.index(words), text.index(words) + len(words)) for words in (content, source, cue)]
    made = [Attribution(content=(parts[0],), source=parts[1], cue=parts[2], certainty=0.9)]
    report = Report(id="a", digest="d", text=text, source="a")
    assert [q.speaker for q in marked(report, Settings(), lambda text: made).quotations] == [speaker]


def test_what_the_tagger_tears_before_she_said_is_found_by_rule():
    text = "Mayor Ada Plint fired her driver, Rolf Thiel, on Thursday, two people close to her said, although he denies it."
    parts = tuple((text.index(words), text.index(words) + len(words)) for words in ("fired", "Rolf", "close to"))
    cue = (text.index("said"), text.index("said") + 4)
    made = [Attribution(content=parts, source=(text.index("her said"), cue[0] - 1), cue=cue, certainty=0.9)]
    report = Report(id="a", digest="d", text=text, source="a")
    assert [report.words(q.content[0]) for q in marked(report, Settings(), lambda text: made).quotations] == [
        "Mayor Ada Plint fired her driver, Rolf Thiel, on Thursday"
    ]


def speaker_of(text: str, content: str, source: str, cue: str) -> list[str | None]:
    """The speakers in `text`, where the tagger finds one content with this source and cue."""

    def place(words: str) -> tuple[int, int]:
        return text.index(words), text.index(words) + len(words)

    made = [Attribution(content=(place(content),), source=place(source), cue=place(cue), certainty=0.9)]
    report = Report(id="a", digest="d", text=text, source="a")
    return [q.speaker for q in marked(report, Settings(), lambda text: made).quotations]


def test_where_somebody_speaks_and_whom_an_aside_names_do_not_speak():
    text = "From Orvane the deputy minister, Ilyan Dorr, told viewers that Tresk had paid its debt."
    assert speaker_of(text, "that Tresk had paid its debt", "Orvane", "told") == ["Ilyan Dorr"]
    text = "Casper Thwait, who is running against mayor Oona Madd, says he will not stay at home."
    assert speaker_of(text, "he will not stay at home", "mayor Oona Madd", "says") == ["Casper Thwait"]


def test_an_office_of_a_country_is_no_name():
    text = "The Carvian home secretary, Dora Velt, maintains that nobody was warned too late."
    assert speaker_of(text, "that nobody was warned too late", "The Carvian home secretary, Dora Velt,", "maintains") == [
        "Dora Velt"
    ]


def test_a_sentence_that_ends_in_who_said_it_is_found_by_rule_where_the_tagger_is_silent():
    text = "Most pumps are stuck in a shed waiting for a part, fumed union chief Rita Monk."
    report = Report(id="a", digest="d", text=text, source="a")
    [quotation] = marked(report, Settings(), lambda text: []).quotations
    assert (report.words(quotation.content[0]), quotation.speaker) == (
        "Most pumps are stuck in a shed waiting for a part",
        "Rita Monk",
    )


def test_what_is_put_otherwise_or_only_owned_is_no_statement():
    text = "Ilyan Dorr put it differently. Mayor Ida Bell has banned the firm’s other four buses."
    for content, source, cue in (
        ("it differently", "Ilyan Dorr", "put"),
        ("the firm’s other four buses", "Mayor Ida Bell", "banned"),
    ):
        made = [
            Attribution(
                content=((text.index(content), text.index(content) + len(content)),),
                source=(text.index(source), text.index(source) + len(source)),
                cue=(text.index(cue), text.index(cue) + len(cue)),
                certainty=0.9,
            )
        ]
        report = Report(id="a", digest="d", text=text, source="a")
        assert not any(q.statement for q in marked(report, Settings(), lambda text, made=made: made).quotations)


def test_of_what_somebody_is_found_guilty_nobody_says():
    text = "Rusk was found guilty of taking two payments. Rusk said he had taken two payments."
    found = told(text, ("taking two payments", "Rusk", "was found guilty of"), ("he had taken two payments", "Rusk", "said"))
    assert [stated for _, _, stated in found] == [False, True]


def test_who_denies_doing_something_states_it():
    text = "Rusk denies paying anyone. Rusk described paying anyone."
    found = told(text, ("paying anyone", "Rusk", "denies"))
    assert [stated for _, _, stated in found] == [True]
    other = told(text.partition(". ")[2], ("paying anyone", "Rusk", "described"))
    assert [stated for _, _, stated in other] == [False]

"""Every habit of quotation marks, with rules alone: what stands in marks and is a quotation, and what is none."""

import msgspec
import pytest

from variorum.annotate import marked
from variorum.model import Report
from variorum.settings import Settings

RULES = msgspec.structs.replace(Settings(), annotate=msgspec.structs.replace(Settings().annotate, tagger="off"))


def found(text: str) -> list[tuple[str, str | None, list[str]]]:
    """Kind, speaker and content of every quotation in `text`."""
    report = Report(id="a", digest="d", text=text, source="a")
    return [(q.kind, q.speaker, [report.words(part) for part in q.content]) for q in marked(report, RULES).quotations]


HABITS = [
    # (text, expected words in marks)
    ('Mayor Ada Brik said: "The gate stays shut." Nobody asked why.', ["The gate stays shut."]),
    ("Mayor Ada Brik said: 'The gate stays shut.' Nobody asked why.", ["The gate stays shut."]),
    (
        "‘The dogs’ bowls were empty and the boys’ beds were cold,’ the farmer Ned Holm told the court.",
        ["The dogs’ bowls were empty and the boys’ beds were cold,"],
    ),
    (
        "'The dogs' bowls were empty,' Ned Holm told the court. 'Nobody fed them.'",
        ["The dogs' bowls were empty,", "Nobody fed them."],
    ),
    ("«The river is rising,» said the warden Ines Tal. «We leave tonight.»", ["The river is rising,", "We leave tonight."]),
    ("»The river is rising«, said the warden Ines Tal. »We leave tonight.«", ["The river is rising", "We leave tonight."]),
    ("„The river is rising“, said the warden Ines Tal.", ["The river is rising"]),
    ("‚The river is rising‘, said the warden Ines Tal.", ["The river is rising"]),
    ("‹The river is rising›, said the warden Ines Tal.", ["The river is rising"]),
    ("''The river is rising,'' said the warden Ines Tal. ''We leave.''", ["The river is rising,", "We leave."]),
    ("``The river is rising,'' said the warden Ines Tal. ``We leave.''", ["The river is rising,", "We leave."]),
    ("`The river is rising,' said the warden Ines Tal.", ["The river is rising,"]),
    ('“The river is rising," said the warden Ines Tal.', ["The river is rising,"]),
    ('"The river is rising,” said the warden Ines Tal.', ["The river is rising,"]),
    ("”The river is rising,” said the warden Ines Tal.", ["The river is rising,"]),
    ("“The river is rising,“ said the warden Ines Tal.", ["The river is rising,"]),
    ("“The river is rising, said the warden Ines Tal. The bridge is closed.", ["The river is rising,"]),
    ("The warden Ines Tal said: “The river is rising. We leave tonight.", ["The river is rising. We leave tonight."]),
    ("“He told me ‘run for the hills’ and I ran,” the warden Ines Tal said.", ["He told me ‘run for the hills’ and I ran,"]),
    ("\"He told me 'run for the hills' and I ran,\" the warden Ines Tal said.", ["He told me 'run for the hills' and I ran,"]),
    (
        "“The river,” the warden Ines Tal said, “is rising faster than last year.”",
        ["The river,", "is rising faster than last year."],
    ),
    ("“The river is rising,” the warden Ines Tal said. “We leave tonight.”", ["The river is rising,", "We leave tonight."]),
    (
        "Ines Tal spoke at noon.\n\n“The river is rising. The dam holds.\n\n“But nobody should sleep near it,” she said.",
        ["The river is rising. The dam holds.", "But nobody should sleep near it,"],
    ),
    (
        'The warden Ines Tal said: "The river is rising.\n\n"The dam holds.\n\n"Go home."',
        ["The river is rising.", "The dam holds.", "Go home."],
    ),
    (
        "‘The river is rising,’ Ines Tal said.\n\n‘The dam holds.\n\n‘Go home.’",
        ["The river is rising,", "The dam holds.", "Go home."],
    ),
    ("The warden said the water was “[far] higher than ... ever before” on Monday.", ["[far] higher than ... ever before"]),
    ("“The river … is rising,” said the warden Ines Tal. “[The dam] holds.”", ["The river … is rising,", "[The dam] holds."]),
    (
        "River 'will flood the old town', warden warns\n\nThe river will flood the old town, Ines Tal said on Monday.",
        ["will flood the old town"],
    ),
    (
        "‘We leave tonight’: warden empties village\n\nThe warden Ines Tal told people to leave. “We leave tonight,” she said.",
        ["We leave tonight", "We leave tonight,"],
    ),
    ('The crew watched "The Long Winter" before the ship "Ocean Lark" sailed.', []),
    ('Robert "Bob" Smith and Maria ‘Mitzi’ Kane, who is 6\'2", signed the 12" record.', []),
    ("The so-called “experts” met in the ‘old’ hall; the ‘free’ lunch was not free.", []),
    ("The term “load shedding” means that power is cut; “brownout” refers to lower voltage.", []),
    ("The rock 'n' roll of the '60s and the '70s filled the players' lounge; 'twas the dogs' day.", []),
    ('The board is 6" wide, 8\' long and 2" thick.', []),
    (
        "The workers' union said its members' pay was 'an insult to every family here', and the owners' offer 'a joke'.",
        ["an insult to every family here", "a joke"],
    ),
    ("He said \"the offer's dead\" and left the owners' meeting at 5 o'clock.", ["the offer's dead"]),
    ("â€œThe river is rising,â€\x9d said the warden Ines Tal.", ["The river is rising,"]),
    ("\x93The river is rising,\x94 said the warden Ines Tal. \x93We leave.\x94", ["The river is rising,", "We leave."]),
    (
        "&ldquo;The river is rising,&rdquo; said the warden Ines Tal. &quot;We leave.&quot;",
        ["The river is rising,", "We leave."],
    ),
    ("“ The river is rising , ” said the warden Ines Tal . “ We leave . ”", ["The river is rising ,", "We leave ."]),
    ('" The river is rising , " said the warden Ines Tal . " We leave . "', ["The river is rising ,", "We leave ."]),
    (',,The river is rising", said the warden Ines Tal.', ["The river is rising"]),
    ("<<The river is rising,>> said the warden Ines Tal. <<We leave.>>", ["The river is rising,", "We leave."]),
    ("“The river is rising,”said the warden Ines Tal.“We leave.”", ["The river is rising,", "We leave."]),
    ('"The river is rising,"said the warden Ines Tal."We leave tonight."', ["The river is rising,", "We leave tonight."]),
    ("“The river is\nrising,” said the\nwarden Ines Tal.", ["The river is\nrising,"]),
    ("The warden Ines Tal said, “The river is rising. “We leave tonight.”", ["The river is rising.", "We leave tonight."]),
    ("Asked about the dam, the warden Ines Tal said “no comment”.", ["no comment"]),
    ("“Is it safe?” a boy asked. “Yes,” the warden said. “Go!”", ["Is it safe?", "Yes,", "Go!"]),
    ("In the words of the warden, the dam is “older than my grandmother”.", ["older than my grandmother"]),
    ("As the warden Ines Tal put it: “Water finds a way.”", ["Water finds a way."]),
    ("＂The river is rising,＂ said the warden Ines Tal.", ["The river is rising,"]),
    ("「The river is rising」, said the warden Ines Tal.", ["The river is rising"]),
    ("The film ‘Rising River’ opens on Friday, and the book “A Dam Too Far” is sold out, its author Ned Holm said.", []),
    ('"The river is rising," - Ines Tal, warden.', ["The river is rising,"]),
]


@pytest.mark.parametrize(("text", "words"), HABITS)
def test_words_in_marks_are_found_in_every_habit_of_punctuation(text: str, words: list[str]):
    report = Report(id="a", digest="d", text=text, source="a")
    assert [report.words(part) for q in marked(report, RULES).quotations for part in q.in_marks] == words


def test_a_transcript_is_its_turns():
    text = "WALLIS: Will the dam hold?\n\nTAL: I do not know.\n\nWALLIS: Who does?\n\nTAL: Nobody. Go home."
    assert found(text) == [
        ("direct", "WALLIS", ["Will the dam hold?"]),
        ("direct", "TAL", ["I do not know."]),
        ("direct", "WALLIS", ["Who does?"]),
        ("direct", "TAL", ["Nobody. Go home."]),
    ]


def test_labels_of_an_interview_are_its_people_where_it_names_them():
    text = (
        "Governor Ines Tal spoke to the host Jon Wallis on Sunday.\n\nWALLIS: Will the dam hold?\n\n"
        "GOV. TAL: I do not know.\n\nWALLIS: Who does?"
    )
    assert [(speaker, words) for kind, speaker, words in found(text)] == [
        ("Jon Wallis", ["Will the dam hold?"]),
        ("Ines Tal", ["I do not know."]),
        ("Jon Wallis", ["Who does?"]),
    ]


def test_question_and_answer_are_nobodys_names():
    text = "Q: When did you see the smoke?\nA: At about ten, from the kitchen.\nQ: And then?\nA: I ran."
    assert [speaker for _, speaker, _ in found(text)] == [None, None, None, None]


def turns(text: str) -> list[tuple[str | None, str]]:
    return [(speaker, words[0]) for _, speaker, words in found(text)]


def test_questions_in_brackets_and_labelled_answers_are_turns():
    text = "Ines Tal spoke.\n\n((Lamp)) Will it hold?\n\nInes Tal: It will.\n\n((Lamp)) And then?\n\nInes Tal: Nobody knows."
    assert turns(text) == [
        ("Lamp", "Will it hold?"),
        ("Ines Tal", "It will."),
        ("Lamp", "And then?"),
        ("Ines Tal", "Nobody knows."),
    ]


def test_answers_are_of_the_one_person_named_above_the_questions():
    text = "Ines Tal spoke to the Lamp.\n\nQ: Will it hold?\n\nA: It will.\n\nQ: And then?\n\nA: Nobody knows."
    assert turns(text) == [
        (None, "Will it hold?"),
        ("Ines Tal", "It will."),
        (None, "And then?"),
        ("Ines Tal", "Nobody knows."),
    ]


def test_answers_are_nobodys_where_two_are_named_above_the_questions():
    text = "Ines Tal and Jon Wallis spoke.\n\nQ: Will it hold?\n\nA: It will.\n\nQ: And then?\n\nA: Nobody knows."
    assert {speaker for speaker, _ in turns(text)} == {None}


def test_answers_under_questions_without_labels_are_turns():
    text = "The warden Ines Tal was asked.\n\nWill it hold?\n\nTal: It will.\n\nAnd then?\n\nTal: Nobody knows."
    assert turns(text) == [("Ines Tal", "It will."), ("Ines Tal", "Nobody knows.")]


def test_initials_are_those_of_the_people_of_the_interview():
    text = "Jon Wallis met Ines Tal.\n\nJW: Will it hold?\n\nIT: It will.\n\nJW: And then?"
    assert turns(text) == [("Jon Wallis", "Will it hold?"), ("Ines Tal", "It will."), ("Jon Wallis", "And then?")]


def test_a_box_of_questions_and_answers_quotes_nobody_but_those_in_marks():
    text = (
        "The flood in three questions\n\nQ: What happened?\nA: A wall gave way at ten. “It went like paper,” said Ines Tal, "
        "a warden.\n\nQ: Who knew?\nA: The mayor says nobody did."
    )
    assert [turn for turn in turns(text) if turn[1] != "nobody did"] == [("Ines Tal", "It went like paper,")]


def test_answers_in_marks_under_questions_are_of_whom_the_report_asked():
    text = (
        "Ines Tal, the warden of the dam, answered by telephone.\n\nWill it hold?\n\n“It will. I was there.”\n\n"
        "The mayor says that it leaks.\n\n“He has never seen it.”\n\nAnd what comes next?\n\n“Nobody knows.”"
    )
    assert [turn for turn in turns(text) if turn[0] != "The mayor"] == [
        ("Ines Tal", "It will. I was there."),
        ("Ines Tal", "He has never seen it."),
        ("Ines Tal", "Nobody knows."),
    ]


def test_what_the_writer_tells_in_the_first_person_is_the_writers():
    report = Report(id="a", digest="d", text="I told the police that the bolts had come loose.", source="a", byline="Ada Brik")
    assert [q.speaker for q in marked(report, RULES).quotations] == ["Ada Brik"]
    by_many = Report(id="a", digest="d", text=report.text, source="a", byline="Lamp World Desk")
    assert [q.speaker for q in marked(by_many, RULES).quotations] == [None]


def test_days_and_places_with_a_colon_are_no_transcript():
    assert found("Monday: rain in the north.\n\nTuesday: sun at noon.\n\nWednesday: snow on the hills.") == []


def test_a_block_set_in_is_a_quotation_of_whom_the_line_above_it_names():
    text = "The warden Ines Tal wrote in her report:\n\n    The dam is old. It leaks.\n\n    Nobody looks.\n\nNo one answered."
    assert found(text) == [("direct", "Ines Tal", ["The dam is old. It leaks.", "Nobody looks."])]


def test_a_block_after_a_line_that_names_nobody_is_none():
    assert found("The prices are these:\n\n    Bread, two crowns. Milk, one.\n\nThe shop is open.") == []


@pytest.mark.parametrize(
    ("text", "speaker", "words"),
    [
        (
            "The warden Ines Tal said that the dam had been patched nine times.",
            "Ines Tal",
            ["the dam had been patched nine times"],
        ),
        ("According to the warden Ines Tal, the dam had been patched.", "Ines Tal", ["the dam had been patched"]),
        ("The dam had been patched, according to Ines Tal.", "Ines Tal", ["The dam had been patched"]),
        ("The bridge is closed, Ines Tal added on Monday.", "Ines Tal", ["The bridge is closed"]),
        ("Mayor Ned Holm denied that he had known of the cracks.", "Ned Holm", ["he had known of the cracks"]),
        ("Mayor Ned Holm vowed to rebuild the wall by spring.", "Ned Holm", ["to rebuild the wall by spring"]),
        (
            "The lower town, officials said, would be cleared by night.",
            "officials",
            ["The lower town", "would be cleared by night"],
        ),
        ("In the words of Ned Holm, nobody is to blame for the flood.", "Ned Holm", ["nobody is to blame for the flood"]),
        ("As Ned Holm put it, nobody is to blame for the flood.", "Ned Holm", ["nobody is to blame for the flood"]),
        ("Ned Holm told reporters the gate would open at noon.", "Ned Holm", ["the gate would open at noon"]),
    ],
)
def test_indirect_speech_has_its_speaker_and_its_words(text: str, speaker: str, words: list[str]):
    assert found(text) == [("indirect", speaker, words)]


@pytest.mark.parametrize(
    "text", ["The mayor is reportedly ill.", "The firm allegedly knew of the cracks.", "The dam held until spring."]
)
def test_hearsay_without_a_source_is_nobodys_words(text: str):
    assert found(text) == []

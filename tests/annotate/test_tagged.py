"""What the tagger finds becomes quotations; marks and furniture come first."""

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

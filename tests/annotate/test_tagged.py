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

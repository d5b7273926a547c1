"""What is laid side by side: words in marks, and what persons said."""

from variorum.collate.comparable import comparable
from variorum.model import MarkedReport, Mention, Moment, Quotation, Report, Span
from variorum.settings import Collate

SETTINGS = Collate(utterance_clause_words=5)
TEXT = "Mayor Plint said the bridge would be rebuilt. He said it cost 3 million. The guild said it was “glad”."


def quotation(words: str, kind: str, speaker: str) -> Quotation:
    begin = TEXT.index(words)
    return Quotation(content=(Span("a", begin, begin + len(words)),), kind=kind, speaker=speaker)


def test_indirect_speech_is_compared_where_a_person_speaks_without_figures():
    marked = MarkedReport(
        report=Report(id="a", digest="d", text=TEXT, source="a"),
        mentions=(Mention(span=Span("a", 6, 11), kind="person", name="Plint"),),
        quotations=(
            quotation("the bridge would be rebuilt", "indirect", "Plint"),
            quotation("it cost 3 million", "indirect", "Plint"),
            quotation("it was “glad”", "indirect", "The guild"),
            quotation("glad", "mixed", "The guild"),
        ),
    )
    kept = [TEXT[q.content[0].begin : q.content[0].end] for q in comparable(marked, SETTINGS).quotations]
    assert kept == ["the bridge would be rebuilt", "glad"]


def test_each_sentence_of_a_quotation_stands_by_itself_but_not_the_end_of_one():
    text = "“It holds,” he said, “for now. I hope.” “It fell,” she said. “We ran.”"
    marked = MarkedReport(
        report=Report(id="a", digest="d", text=text, source="a"),
        quotations=(
            Quotation(content=(Span("a", 1, 10), Span("a", 22, 38)), kind="direct"),
            Quotation(content=(Span("a", 41, 49), Span("a", 62, 69)), kind="direct"),
        ),
    )
    kept = [[text[part.begin : part.end] for part in q.content] for q in comparable(marked, SETTINGS).quotations]
    assert kept == [["It holds,", "for now. I hope."], ["It fell,"], ["We ran."]]


def test_a_clause_is_cut_at_its_marks_and_keeps_what_is_long_enough_to_stand_alone():
    text = "The mayor said the gate would stay “shut” and all boats had to wait outside."
    marked = MarkedReport(
        report=Report(id="a", digest="d", text=text, source="a"),
        mentions=(Mention(span=Span("a", 4, 9), kind="person", name="Plint"),),
        quotations=(
            Quotation(
                content=(Span("a", 15, 34), Span("a", 36, 40), Span("a", 42, 75)),
                outside=(Span("a", 15, 34), Span("a", 42, 75)),
                kind="mixed",
                speaker="Plint",
            ),
        ),
    )
    assert [(q.kind, text[q.content[0].begin : q.content[0].end]) for q in comparable(marked, SETTINGS).quotations] == [
        ("mixed", "shut"),
        ("indirect", "and all boats had to wait outside"),
    ]


def test_words_that_go_on_from_those_in_marks_say_nothing_alone():
    text = "The mayor said it was “shut” for all the boats that were out at sea."
    marked = MarkedReport(
        report=Report(id="a", digest="d", text=text, source="a"),
        mentions=(Mention(span=Span("a", 4, 9), kind="person", name="Plint"),),
        quotations=(
            Quotation(
                content=(Span("a", 15, 21), Span("a", 23, 27), Span("a", 29, 67)),
                outside=(Span("a", 15, 21), Span("a", 29, 67)),
                kind="mixed",
                speaker="Plint",
            ),
        ),
    )
    assert [text[q.content[0].begin : q.content[0].end] for q in comparable(marked, SETTINGS).quotations] == ["shut"]


def said_by_plint(text: str, words: str, moments: tuple[Moment, ...] = ()) -> MarkedReport:
    begin, name = text.index(words), text.index("Plint")
    return MarkedReport(
        report=Report(id="a", digest="d", text=text, source="a"),
        mentions=(Mention(span=Span("a", name, name + 5), kind="person", name="Plint"),),
        moments=moments,
        quotations=(Quotation(content=(Span("a", begin, begin + len(words)),), kind="indirect", speaker="Plint"),),
    )


def words_of(marked: MarkedReport) -> list[str]:
    return [marked.report.words(quotation.content[0]) for quotation in comparable(marked, SETTINGS).quotations]


def test_a_statement_with_an_hour_in_it_is_compared_and_one_with_a_count_is_not():
    text = "Plint said the bell rang at 3.50am. Plint said 40 boats were out."
    hour = Moment(span=Span("a", text.index("3.50am"), text.index("3.50am") + 6), type="TIME", value="T03:50")
    assert words_of(said_by_plint(text, "the bell rang at 3.50am", (hour,))) == ["the bell rang at 3.50am"]
    assert words_of(said_by_plint(text, "40 boats were out", (hour,))) == []


def test_clauses_joined_by_and_that_stand_by_themselves():
    text = "Plint claimed that the bell had been rung twice and that the gate was shut by noon."
    assert words_of(said_by_plint(text, text[14:-1])) == [
        "that the bell had been rung twice",
        "that the gate was shut by noon",
    ]
    text = "Plint claimed that the quay and that bridge are older than the town."
    assert words_of(said_by_plint(text, text[14:-1])) == ["that the quay and that bridge are older than the town"]


def test_what_speaks_for_one_side_is_compared_and_a_compound_is_no_count():
    text = "The pilots’ guild said crews worked 14-hour days. Police said the road was closed. The guild said it lost 14 men."
    guild = ("crews worked 14-hour days", "the pilots’ guild")
    spoken = [guild, ("the road was closed", "Police"), ("it lost 14 men", "a guild")]
    marked = MarkedReport(
        report=Report(id="a", digest="d", text=text, source="a"),
        quotations=tuple(
            Quotation(content=(Span("a", text.index(w), text.index(w) + len(w)),), kind="indirect", speaker=speaker)
            for w, speaker in spoken
        ),
    )
    kept = [text[q.content[0].begin : q.content[0].end] for q in comparable(marked, SETTINGS).quotations]
    assert kept == ["crews worked 14-hour days"]

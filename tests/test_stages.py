"""Which of two reports is kept does not depend on the order in which they come."""

from hashlib import sha256
from itertools import permutations

from variorum.model import Rejected, Report
from variorum.stages import admitted


def report(id_: str, text: str, outlet: str | None = None, source: str | None = None) -> Report:
    return Report(id=id_, digest=sha256(text.encode()).hexdigest(), text=text, source=source or id_, outlet=outlet)


def outcome(found):
    kept, rejected = admitted(found)
    return [(r.id, r.text) for r in kept], [(r.source, r.reason) for r in rejected]


def test_two_reports_with_one_id_keep_one_and_name_the_other_in_any_order():
    given = [report("a", "one text", source="x"), report("a", "another text", source="y"), report("b", "a third", source="z")]
    outcomes = {repr(outcome(order)) for order in permutations(given)}
    assert len(outcomes) == 1
    kept, rejected = outcome(given)
    assert [id_ for id_, _ in kept] == ["a", "b"]
    assert "the id 'a' is taken by another report" in rejected[0][1]


def test_a_report_given_twice_is_counted_once():
    kept, rejected = outcome([report("a", "text"), report("a", "text")])
    assert len(kept) == 1
    assert rejected == [("a", "given twice: the same report as a")]


def test_one_text_in_two_files_is_one_report_but_in_two_outlets_two():
    kept, rejected = outcome([report("b", "text"), report("a", "text"), report("c", "text", outlet="The Lamp")])
    assert [id_ for id_, _ in kept] == ["a", "c"]
    assert rejected == [("b", "word for word the report a, of the same outlet or none")]


def test_what_was_rejected_before_stays_rejected():
    refused = Rejected(source="x", stage="ingest", reason="empty")
    assert admitted([refused, report("a", "text")])[1] == [refused]

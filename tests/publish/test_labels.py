from variorum.model import Report
from variorum.publish.labels import labels, sigla


def _report(id_: str, outlet: str | None = None) -> Report:
    return Report(id=id_, digest="", text="", source=id_, outlet=outlet)


def test_a_report_is_called_by_its_outlet_and_by_its_file_where_that_is_not_enough():
    reports = [_report("r/a.txt", "The Daily"), _report("r/b.txt", "The Daily"), _report("r/c.txt", "Echo"), _report("r/d.txt")]
    assert list(labels(reports).values()) == ["The Daily ·\u00a0a", "The Daily ·\u00a0b", "Echo", "d"]


def test_files_of_one_name_are_called_by_their_paths():
    assert list(labels([_report("x/a.txt"), _report("y/a.txt")]).values()) == ["x/a.txt", "y/a.txt"]


def test_no_two_reports_have_one_label():
    reports = [_report("a", "b"), _report("b"), _report("c/b", "b"), _report("d", "b · b"), _report("", "x"), _report(" ", "x")]
    assert len(set(labels(reports).values())) == len(reports)


def test_sigla_go_on_after_z():
    assert list(sigla([_report(f"report-{n}") for n in range(28)]).values())[-3:] == ["Z", "AA", "AB"]


def test_a_hash_in_a_files_name_is_cut_short_where_that_tells_it_from_all_others():
    reports = [_report("r/001_2cb5097262c510a4.txt"), _report("r/9f86d081884c7d65.txt"), _report("r/9f86d081884c7d66.txt")]
    assert list(labels(reports).values()) == ["001_2cb509…", "9f86d081884c7d65", "9f86d081884c7d66"]

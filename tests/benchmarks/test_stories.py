import json
import os
from pathlib import Path

import pytest

import measuring
import piles
import stories
from curve import placings, points, table
from peers import PEERS
from reports import Settings


@pytest.fixture(scope="module")
def file(tmp_path_factory):
    folder = tmp_path_factory.mktemp("pile")
    piles.write(folder, Settings(60, seed=3))
    return folder / "reports.jsonl"


def test_groups_by_number_are_groups_of_ids():
    assert stories.together(["a", "b", "c"], [7, 3, 7]) == [["a", "c"], ["b"]]


def test_reports_alone_have_the_precision_of_all_and_the_recall_of_few(file):
    figures = stories.score(file, [[report.id] for report in stories.reports(file)])
    assert figures["BCubed P"] == 100
    assert 0 < figures["BCubed R"] < 100


def test_the_truth_held_against_itself_is_a_hundred(file):
    groups = {}
    for line in stories.truth(file):
        groups.setdefault(line["story"], []).append(line["id"])
    assert set(stories.score(file, groups.values()).values()) == {100}


def test_figures_are_kept_by_size_of_pile_beside_those_of_other_ways(tmp_path):
    kept = tmp_path / "speed.json"
    stories.keep(kept, {"Variorum": {"reports": 10, "wall": 2}, "peer": {"failed": "not installed"}})
    stories.keep(kept, {"reading alone": {"reports": 10, "wall": 1}})
    assert json.loads(kept.read_text()) == {
        "10": {"Variorum": {"reports": 10, "wall": 2}, "reading alone": {"reports": 10, "wall": 1}}
    }
    assert points({"10": {"Variorum": {"wall": 0.02, "GiB": 0.1}}}) == {"Variorum": [(10, 2.0, 0.1)]}


def test_memory_counts_the_process(file):
    assert measuring.memory(os.getpid()) > 10_000_000


@pytest.mark.parametrize(("package", "peer"), [("datasketch", "datasketch MinHash LSH"), ("sklearn", "TF-IDF, single pass")])
def test_peers_group_every_report(file, package, peer):
    pytest.importorskip(package)
    given = list(stories.reports(file))
    for find in PEERS[peer].values():
        [groups] = find(given, [0.3])
        assert len(groups) == len(given)


def test_the_page_on_speed_has_the_figures_that_were_measured():
    docs = Path(__file__).parents[2] / "docs"
    measured = json.loads((docs / "speed.json").read_text(encoding="utf-8"))
    page = (docs / "speed.md").read_text(encoding="utf-8").splitlines()
    assert [line for line in (*table(measured), *placings(measured)) if line not in page] == []

"""Every quotation in marks of five real reports, as read by a person: without the words, which may not stand here."""

from functools import cache
from hashlib import sha256
from pathlib import Path

import pytest

from variorum import ingest, stages
from variorum.annotate import marked
from variorum.language import tagger
from variorum.model import Report
from variorum.settings import Settings

REPORTS = Path(__file__).parents[3] / "shared" / "reports"
pytestmark = pytest.mark.skipif(not REPORTS.is_dir(), reason="the reports are not here")

# report, begin, end, kind, SHA-256 of the words between the marks (its first 12 figures), the speaker's last name
QUOTATIONS = """
000 162 177 mixed efac2bba63f5 Putin
000 227 257 mixed 839d5d3538fb Putin
000 302 392 direct fe1ffe9d7915 Putin
000 493 510 mixed 04fd6e560ea1 Putin
000 535 586 direct e495d777b074 Putin
000 729 847 direct b9e6fe69dc5c Putin
000 1070 1223 direct dea1aeb59438 Putin
000 1240 1286 direct c80e07a05b90 Putin
000 1484 1618 mixed 56695efd0274 statement
000 2459 2653 direct b179cf355fee Putin
000 2668 2799 direct 3d5ef4002e8b Putin
000 3283 3368 direct f8b79c53278b Putin
000 3382 3539 direct a5739338c82a Putin
001 57 63 mixed a569b9b2250f Putin
001 133 153 mixed 6cda95b7ef06 Putin
001 355 364 mixed ed28f6cae0fa Putin
001 644 776 direct 917963a9c361 Putin
001 779 852 direct 7ebd60cfa2e2 Putin
001 1076 1084 mixed ff298e4c4f97 Putin
001 1192 1200 mixed 6f834f901d03 Putin
001 1231 1311 direct 9d6a5f5284d4 Putin
001 1631 1642 mixed 611b8b61d7e6 Putin
001 1662 1730 direct c24f7fe12c3c Putin
001 2063 2262 direct ae1ca0180a63 Putin
001 2297 2380 direct f8b68bb21442 Putin
001 2425 2594 mixed 3e729c46df64 Putin
002 67 73 mixed a569b9b2250f Putin
002 233 239 mixed a569b9b2250f Putin
002 931 1084 direct d71d98c62bd9 Putin
002 1162 1229 mixed a10baf0c83a6 Putin
002 1264 1272 mixed 6f834f901d03 Putin
002 1375 1383 mixed 54b759dba2de Putin
002 1431 1500 direct b4869c9823ae Putin
002 1805 1824 mixed 00e26a1f14bf Putin
002 1848 1993 direct 8548a8dd583f Putin
002 2255 2266 mixed 05e40c8d2762 Putin
002 2481 2661 direct 4b95a907585d Putin
002 2677 2868 direct d2d1c0ab9e22 Putin
002 2897 2972 direct 78c02aa7d591 Putin
002 3034 3126 mixed 8ae738a2f80e Putin
002 3448 3458 mixed a24f3697c5e4 Kyiv
003 73 86 mixed cd10cd1f5cff Putin
003 188 194 mixed a569b9b2250f Putin
003 882 1035 direct 6ff74314bfdb Putin
003 1082 1156 direct 7be5ea04b295 Putin
003 1220 1228 mixed 54b759dba2de Putin
003 1279 1345 mixed 50069e65d0de Putin
003 1521 1540 mixed 00e26a1f14bf Putin
003 1608 1753 direct 01f70c048285 Putin
003 2150 2224 direct 897698e2b2b0 Putin
003 2239 2351 direct 123d784e2038 Putin
003 2355 2430 direct 78c02aa7d591 Putin
003 2506 2517 mixed 05e40c8d2762 Putin
003 2537 2717 direct 588ef4dee490 Putin
004 154 160 mixed a569b9b2250f Putin
004 213 233 mixed 6cda95b7ef06 Putin
004 762 884 direct 4426894bd84e Putin
004 888 958 direct 83a5af0c6ca2 Putin
004 1143 1151 mixed 54b759dba2de Putin
004 1223 1232 mixed ef86c662b89b Putin
004 1258 1324 direct 1b75a7bec43d Putin
004 1523 1541 mixed f8094c53638d Putin
004 1712 1726 mixed b66d9a303d3f Putin
004 2127 2138 mixed 88470fd7b60b Kyiv
004 2443 2454 mixed 611b8b61d7e6 Putin
004 2475 2543 direct 786ea81039d9 Putin
004 2845 3021 direct e4ccb3abcb3a Putin
004 3076 3154 direct 28472164ee1f Putin
004 3203 3366 mixed de92f9336845 Putin
"""
OF_ANOTHER = "004 2055 2068 mixed 49aac806eba9 Ukraine"  # a demand in marks, in the sentence that rejects it


@cache
def found() -> dict[tuple[str, ...], str | None]:
    """What stands in marks in the five reports and is a quotation, with the speaker."""
    read = stages.reports(ingest.captures([str(REPORTS)], Settings(), None), Settings())
    reports = [report for report in read if isinstance(report, Report)]
    return {
        (
            Path(report.source).name[:3],
            str(part.begin),
            str(part.end),
            quotation.kind,
            _digest(report.words(part)),
        ): quotation.speaker
        for report in reports
        for quotation in marked(report, Settings(), tagger()).quotations
        for part in quotation.in_marks
    }


def _digest(words: str) -> str:
    return sha256(words.encode()).hexdigest()[:12]


def test_every_quotation_in_marks_is_found_and_none_in_furniture():
    wanted = [tuple(line.split()[:5]) for line in [*QUOTATIONS.strip().splitlines(), OF_ANOTHER]]
    assert sorted(found()) == sorted(wanted)


@pytest.mark.parametrize("line", QUOTATIONS.strip().splitlines())
def test_every_quotation_has_its_speaker(line: str):
    assert line.split()[5] in (found()[tuple(line.split()[:5])] or "").replace("’", " ").split()


def test_a_demand_in_marks_is_of_whoever_makes_it():
    assert found()[tuple(OF_ANOTHER.split()[:5])] == OF_ANOTHER.split()[5]

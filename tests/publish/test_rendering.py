import csv
import io
import re
import xml.etree.ElementTree as ElementTree

import msgspec
import pytest
from rich.console import Console

from variorum import tables
from variorum.errors import UnknownFormat
from variorum.model import Account, Claim, Edition, Locus, Reading, Sayer, Span
from variorum.publish import FORMATS, check_ending, edition_record, rendered, terminal
from variorum.settings import Settings

TEI = "{http://www.tei-c.org/ns/1.0}"
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
REFERENCES = ("wit", "corresp", "active", "passive", "target")


def test_json_is_the_list_of_records_and_jsonl_a_line_for_each(mill_fire: Edition, account: Account):
    record = msgspec.json.decode(msgspec.json.encode(edition_record(mill_fire)))
    assert msgspec.json.decode(rendered([mill_fire, mill_fire], account, ".json", Settings())) == [record, record]
    lines = rendered([mill_fire, mill_fire], account, ".jsonl", Settings()).splitlines()
    assert [msgspec.json.decode(line) for line in lines] == [record, record]


def test_every_reading_of_the_json_carries_its_words(mill_fire: Edition):
    record = edition_record(mill_fire)
    assert [reading.get("words") for reading in record["loci"][2]["readings"]] == [
        "At least seven",
        "Seven people",
        "nine lives",
        "Nine people",
    ]
    assert record["utterances"][0]["quotations"][0]["words"] == ["We warned them twice about the wiring,", "Nobody came."]
    assert record["slips"][0]["spans"][0]["words"] == "Wednesday, March 3"
    assert [form["words"] for form in record["terms"][0]["forms"]] == ["blaze", "fire kills", "inferno", "Blaze"]


def test_csv_has_a_line_for_each_reading(mill_fire: Edition, account: Account):
    text = rendered([mill_fire], account, ".csv", Settings()).decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    shown = [(row["locus"], row["outlet"], row["words"], row["low"], row["silent"], row["cut"]) for row in rows[:4]]
    assert shown == [
        ("damage", "The Daily", "four million crowns", "4000000", "false", "false"),
        ("damage", "Home News", "4 million crowns", "4000000", "false", "false"),
        ("damage", "", "", "", "true", "true"),
        ("damage", "Valley Voice", "", "", "true", "false"),
    ]
    assert len(rows) == 12


def test_words_that_a_spreadsheet_would_run_are_text(mill_fire: Edition, account: Account):
    reading = Reading(report="r/home.txt", span=Span("r/home.txt", 0, 4), value="=HYPERLINK(1)")
    locus = Locus(id="l", kind="name", asks="@SUM(1)", readings=(reading,), verdict="alone")
    edition = msgspec.structs.replace(mill_fire, loci=(locus,))
    text = rendered([edition], account, ".csv", Settings()).decode("utf-8-sig")
    assert "'=HYPERLINK(1)" in text and "'@SUM(1)" in text


def test_tei_is_an_apparatus_of_witnesses_and_readings(mill_fire: Edition, account: Account):
    root = ElementTree.fromstring(rendered([mill_fire], account, ".xml", Settings()))
    assert root.tag == f"{TEI}TEI"
    witnesses = {w.get("{http://www.w3.org/XML/1998/namespace}id"): w for w in root.iter(f"{TEI}witness")}
    assert list(witnesses) == ["s1-w1", "s1-w2", "s1-w3", "s1-w4", "s1-x1"]
    dead = next(app for app in root.iter(f"{TEI}app") if app.findtext(f"{TEI}note[@type='asks']") == "how many people died")
    assert ["".join(reading.itertext()) for reading in dead.iter(f"{TEI}rdg")] == [
        "At least seven",
        "Seven people",
        "nine lives",
        "Nine people",
    ]
    assert all(reading.get("wit", "").lstrip("#") in witnesses for reading in root.iter(f"{TEI}rdg"))
    assert next((r.get("active"), r.get("passive")) for r in root.iter(f"{TEI}relation")) == ("#s1-w1", "#s1-x1")


def test_every_pointer_of_the_tei_opens_its_words(mill_fire: Edition, account: Account):
    root = ElementTree.fromstring(rendered([mill_fire], account, ".xml", Settings()))
    texts = {ab.get("{http://www.w3.org/XML/1998/namespace}id"): ab.text or "" for ab in root.iter(f"{TEI}ab")}
    assert texts["s1-w2-text"] == mill_fire.reports[1].report.text
    for reading in root.iter(f"{TEI}rdg"):
        for pointer in reading.iter(f"{TEI}ptr"):
            target, begin, length = pointer.get("target", "")[len("#string-range(") : -1].split(",")
            assert texts[target][int(begin) : int(begin) + int(length)] in "".join(reading.itertext())


def test_every_reference_within_the_tei_leads_to_an_element(mill_fire: Edition, account: Account):
    for editions in ([mill_fire], [mill_fire, mill_fire]):
        root = ElementTree.fromstring(rendered(editions, account, ".xml", Settings()))
        ids = [element.get(XML_ID) for element in root.iter() if element.get(XML_ID)]
        assert len(ids) == len(set(ids))
        witnesses = {witness.get(XML_ID) for witness in root.iter(f"{TEI}witness")}
        references = [(e, name, e.get(name, "").split()) for e in root.iter() for name in REFERENCES if e.get(name)]
        assert {name for _, name, _ in references} == {*REFERENCES}
        for element, name, targets in references:
            within = witnesses if name == "wit" or element.tag == f"{TEI}relation" else ids
            for target in targets:
                assert re.sub(r"^#(string-range\()?|,\d+,\d+\)$", "", target) in within, (element.tag, name, target)


def test_tei_has_the_header_and_the_nesting_that_p5_asks_for(mill_fire: Edition, account: Account):
    root = ElementTree.fromstring(rendered([mill_fire], account, ".xml", Settings()))
    assert [child.tag for child in root] == [f"{TEI}teiHeader", f"{TEI}text"]
    header = root[0]
    assert [child.tag for child in header] == [f"{TEI}fileDesc", f"{TEI}encodingDesc"]
    assert [child.tag for child in header[0]] == [f"{TEI}titleStmt", f"{TEI}publicationStmt", f"{TEI}sourceDesc"]
    assert header.find(f"{TEI}encodingDesc/{TEI}variantEncoding").get("method") == "location-referenced"
    assert header.find(f"{TEI}fileDesc/{TEI}titleStmt/{TEI}title").text == "Mill fire kills seven"
    parents = {child: parent.tag for parent in root.iter() for child in parent}
    inside = {"witness": "listWit", "relation": "listRelation", "app": "listApp", "rdg": "app", "ab": "div", "item": "list"}
    for name, parent in inside.items():
        assert {parents[element] for element in root.iter(f"{TEI}{name}")} == {f"{TEI}{parent}"}
    for name in ("type", "cause", "unit", "name"):  # one word each, or TEI's schema refuses them
        assert not [e.get(name) for e in root.iter() if re.search(r"\s", e.get(name, ""))]


def test_the_rebuilt_text_of_an_unseen_source_stands_in_the_tei(mill_fire: Edition, account: Account):
    root = ElementTree.fromstring(rendered([mill_fire], account, ".xml", Settings()))
    (rebuilt,) = [div for div in root.iter(f"{TEI}div") if div.get("type") == "reconstruction"]
    assert (rebuilt.get("corresp"), "".join(rebuilt.itertext())) == ("#s1-x1", "Seven people died when a paper mill burned.")


def test_units_and_dates_of_the_tei_have_the_form_that_its_schema_asks_for(mill_fire: Edition, account: Account):
    span = Span("r/home.txt", 0, 4)
    readings = (
        Reading(report="r/home.txt", span=span, low=4, high=4, unit="metric tons"),
        Reading(report="r/home.txt", span=span, date="2026-03-03"),
        Reading(report="r/home.txt", span=span, date="2026-03-01/2026-03-31"),
        Reading(report="r/home.txt", span=span, date="2026-03-03T17:40"),
    )
    locus = Locus(id="l", kind="figure", asks="what", readings=readings, verdict="differ")
    root = ElementTree.fromstring(rendered([msgspec.structs.replace(mill_fire, loci=(locus,))], account, ".xml", Settings()))
    assert [dict(e.attrib) for e in root.iter() if e.tag in (f"{TEI}measure", f"{TEI}date") and e.attrib] == [
        {"atLeast": "4", "atMost": "4", "unit": "metric_tons"},
        {"when": "2026-03-03"},
        {"notBefore": "2026-03-01", "notAfter": "2026-03-31"},
        {"n": "2026-03-03T17:40"},
    ]


def test_tei_of_several_editions_is_a_corpus_and_of_none_well_formed(mill_fire: Edition, account: Account):
    for editions, documents in (([mill_fire, mill_fire], 2), ([], 0)):
        root = ElementTree.fromstring(rendered(editions, account, ".xml", Settings()))
        assert root.tag == f"{TEI}teiCorpus" and len(root.findall(f"{TEI}TEI")) == documents


def test_parquet_holds_the_whole_edition(mill_fire: Edition, account: Account):
    parquet = pytest.importorskip("pyarrow.parquet")
    table = parquet.read_table(io.BytesIO(rendered([mill_fire], account, ".parquet", Settings())))
    assert tables.values(table, Edition) == [mill_fire]


@pytest.mark.parametrize("ending", FORMATS)
def test_the_same_editions_give_the_same_bytes_and_no_edition_gives_a_file(ending: str, mill_fire: Edition, account: Account):
    assert rendered([mill_fire], account, ending, Settings()) == rendered([mill_fire], account, ending.upper(), Settings())
    assert isinstance(rendered([], Account(given=0, kept=0, rejected=()), ending, Settings()), bytes)


def test_an_ending_that_is_no_format_names_those_that_are():
    with pytest.raises(
        UnknownFormat, match=r'no format has the ending "\.pdf"; there are \.html \.json \.jsonl \.csv \.xml \.parquet'
    ):
        check_ending(".pdf")


def test_who_gives_a_figure_stands_in_every_form(mill_fire: Edition, account: Account):
    home = "r/home.txt"
    sayer, other = (Sayer(name=name, span=Span(home, 0, 4)) for name in ("police", "hospital"))
    claim = Claim(span=Span(home, 5, 9), said_by=other, low=11, high=11)
    reading = Reading(report=home, span=Span(home, 0, 4), low=9, high=9, said_by=sayer, claims=(claim,), withdrawn=True)
    locus = Locus(id="l", kind="figure", asks="how many died", readings=(reading,), verdict="differ", by_source=True)
    edition = msgspec.structs.replace(mill_fire, loci=(locus,))
    row = next(csv.DictReader(io.StringIO(rendered([edition], account, ".csv", Settings()).decode("utf-8-sig"), newline="")))
    assert (row["said_by"], row["claims"], row["by_source"], row["withdrawn"]) == ("police", "hospital: 11", "true", "true")
    told = msgspec.json.decode(rendered([edition], account, ".json", Settings()))[0]["loci"][0]
    assert told["by_source"] and told["readings"][0]["said_by"]["name"] == "police"
    assert (told["readings"][0]["claims"][0]["low"], told["readings"][0]["claims"][0]["said_by"]["name"]) == (11, "hospital")
    tei = rendered([edition], account, ".xml", Settings()).decode()
    assert '<note type="said-by">police</note>' in tei and '<rdg wit="#s1-w2" type="claim">' in tei
    assert '<note type="sources">police: 9; hospital: 11</note>' in tei and '<rdg wit="#s1-w2" type="withdrawn">' in tei
    page = rendered([edition], account, ".html", Settings()).decode()
    assert "by source: police: 9; hospital: 11" in page and "said by police" in page
    shown = io.StringIO()
    Console(width=100, file=shown).print(terminal([edition], account, Settings()))
    assert "police: 9; hospital: 11" in " ".join(shown.getvalue().split())

"""Tables of names and ids that a user gives."""

import pytest

from variorum.collate import identified, with_term_ids
from variorum.errors import UnreadableSource
from variorum.ingest import identifiers
from variorum.model import MarkedReport, Mention, Named, Report, Span, Term

TABLE = "label\talias\tid\tkind\nIda Brandt\tI. Brandt|Brandt\tQ12\tperson\nOsterby\t\tQ7\tplace\nOsterby\t\tQ8\tplace\n"


def written(path, text):
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(("ending", "mark"), [("tsv", "\t"), ("csv", ",")])
def test_labels_and_aliases_have_the_id_of_their_row(tmp_path, ending, mark):
    found = identifiers(written(tmp_path / f"names.{ending}", TABLE.replace("\t", mark)))
    assert found[:3] == [Named(name=name, id="Q12", kind="person") for name in ("Ida Brandt", "I. Brandt", "Brandt")]


def test_a_parquet_table_is_read_as_well(tmp_path):
    pyarrow = pytest.importorskip("pyarrow")
    from pyarrow import parquet

    file = tmp_path / "names.parquet"
    parquet.write_table(pyarrow.table({"label": ["Osterby"], "id": ["Q7"]}), file)
    assert identifiers(file) == [Named(name="Osterby", id="Q7")]


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("name\tid\nOsterby\tQ7\n", "no label"),
        ("label\tid\nOsterby\t7\n", "row 2: the id is '7'"),
        ("label\tid\tkind\nOsterby\tQ7\ttown\n", "row 2: the kind is 'town'"),
        ("", "no label or id"),
    ],
)
def test_a_bad_table_says_what_is_wrong_and_what_is_wanted(tmp_path, text, seen):
    with pytest.raises(UnreadableSource, match=seen):
        identifiers(written(tmp_path / "names.tsv", text))


def test_a_table_that_is_not_there_is_said_to_be_unreadable(tmp_path):
    with pytest.raises(UnreadableSource, match="cannot be read as a table of names"):
        identifiers(tmp_path / "none.tsv")


def test_mentions_and_terms_have_ids_but_names_of_two_things_have_none(tmp_path):
    text = "Brandt left Osterby."
    marked = MarkedReport(
        report=Report(id="a", digest="a", text=text, source="a"),
        mentions=(
            Mention(span=Span("a", 0, 6), kind="person", name="Ida Brandt"),
            Mention(span=Span("a", 12, 19), kind="place", name="Osterby"),
        ),
    )
    found = identified(identifiers(written(tmp_path / "names.tsv", TABLE)))(marked)
    assert [mention.wikidata for mention in found.mentions] == ["Q12", None]
    assert with_term_ids([Term(referent="Ida Brandt", forms=(Span("a", 0, 6),))], [found])[0].wikidata == "Q12"

"""ninjs in its three versions, alone, in lines and in arrays."""

import io
import json
from collections.abc import Callable, Sequence

from variorum import ingest
from variorum.model import Capture, Rejected
from variorum.settings import Settings

Only = Callable[[Sequence[Capture | Rejected]], Capture]

FIRST: dict[str, object] = {
    "uri": "urn:lantern:1",
    "type": "text",
    "version": "2",
    "versioncreated": "2029-06-19T12:00:00+00:00",
    "firstcreated": "2029-06-19T10:15:00+00:00",
    "pubstatus": "usable",
    "headline": "Ferry sinks",
    "byline": "By Mira Oldcastle",
    "located": "Port Halvey",
    "language": "en",
    "copyrightholder": "Lantern News",
    "body_text": "Nine people died.\nIt was dark.",
    "body_xhtml": "<p>Nine people <b>died</b>.</p><p>It was dark.</p>",
}
THIRD: dict[str, object] = {
    "uri": "https://lantern.example/1",
    "standard": {"name": "ninjs", "version": "3.0"},
    "versionCreated": "2029-06-19T12:00:00+00:00",
    "pubStatus": "usable",
    "headlines": [{"role": "subtitle", "value": "Nine dead"}, {"role": "main", "value": "Ferry sinks"}],
    "by": "Mira Oldcastle",
    "rightsInfo": {"copyrightHolder": [{"name": "Lantern News"}]},
    "edNotes": [{"role": "correction", "value": "CORRECTS number of dead"}],
    "bodies": [{"role": "main", "contentType": "text/html", "value": "<p>Nine people died.</p><p>It was dark.</p>"}],
}


def read(value: object) -> list[Capture | Rejected]:
    return list(ingest.captures(["-"], Settings(), io.BytesIO(json.dumps(value).encode())))


def test_an_item_of_version_1_says_what_it_is(only: Only) -> None:
    found = only(read(FIRST))
    given = found.given
    assert (given.id, given.outlet, given.title, given.byline) == (
        "urn:lantern:1:2",
        "Lantern News",
        "Ferry sinks",
        "Mira Oldcastle",
    )
    assert (given.published, given.updated) == ("2029-06-19T10:15:00+00:00", "2029-06-19T12:00:00+00:00")
    assert found.data.decode() == "Nine people died.\n\nIt was dark."


def test_an_item_of_version_3_says_the_same_in_other_words(only: Only) -> None:
    found = only(read(THIRD))
    given = found.given
    assert (given.outlet, given.title, given.byline, given.url) == (
        "Lantern News",
        "Ferry sinks",
        "Mira Oldcastle",
        "https://lantern.example/1",
    )
    assert found.data.decode() == "CORRECTS number of dead\n\nNine people died.\n\nIt was dark."


def test_who_else_an_item_is_from_is_kept_beside_its_outlet(only: Only) -> None:
    found = only(read({**FIRST, "provider": "The Lamp", "infosource": [{"name": "Reuters"}]}))
    assert (found.given.outlet, found.given.sources) == ("The Lamp", ("Reuters", "Lantern News"))


def test_items_in_an_array_are_reports_or_say_why_not() -> None:
    other = [{**FIRST, "pubstatus": "canceled"}, {**FIRST, "type": "picture", "body_text": "", "body_xhtml": ""}, 7]
    assert [item.reason for item in read([FIRST, *other]) if isinstance(item, Rejected)][:2] == [
        "withdrawn (pubstatus canceled) (Ferry sinks)",
        "a picture, without text (Ferry sinks)",
    ]


def test_plain_text_that_says_more_than_the_page_is_taken(only: Only) -> None:
    found = only(read({**FIRST, "body_xhtml": "<p>Subscribe.</p>"}))
    assert found.data.decode() == "Nine people died.\n\nIt was dark."

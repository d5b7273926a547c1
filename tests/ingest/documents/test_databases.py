"""Exports of LexisNexis and Factiva, in each of their layouts: every document is a report of its own."""

import html
import io
from textwrap import dedent

import pytest

from variorum import ingest
from variorum.ingest.documents.databases import exported
from variorum.model import Capture, Rejected
from variorum.settings import Settings

OLD = """\
                               1 of 2 DOCUMENTS


                              The Halvey Lamp

                          June 19, 2029 Tuesday
                               Late Edition - Final

HEADLINE: Ferry sinks off Port Halvey,
nine dead

BYLINE: By MIRA OLDCASTLE

SECTION: Section A; Column 0; Foreign Desk; Pg. 1

LENGTH: 61 words

DATELINE: PORT HALVEY

BODY:


   Nine people died when a ferry sank, the coast guard
said on Tuesday.

   "It was dark," said Dana Reyes.

   Copyright law does not matter here.

GRAPHIC: PHOTO: The quay.

LOAD-DATE: June 20, 2029

LANGUAGE: ENGLISH

PUBLICATION-TYPE: Newspaper


                      Copyright 2029 The Halvey Lamp Company
                              All Rights Reserved


                               2 of 2 DOCUMENTS


                              The Night Post

                          June 19, 2029 Tuesday

HEADLINE: Divers search wreck

LENGTH: 0 words

LOAD-DATE: June 20, 2029
"""
NEW = """\
Date and Time: 20 June 2029
Job Number: 12345
Documents (2)
1. Ferry sinks off Port Halvey, nine dead
Client/Matter: -None-
2. Divers search wreck

Ferry sinks off Port Halvey, nine dead
The Halvey Lamp
June 19, 2029 Tuesday 10:15 AM GMT
Copyright 2029 The Halvey Lamp Company All Rights Reserved
Section: NEWS; Pg. 3
Length: 612 words
Byline: Mira Oldcastle
Dateline: PORT HALVEY
Body

Nine people died when a ferry sank, the coast guard said on Tuesday.
"It was dark," said Dana Reyes.
The owner gave three figures. Length: 40 metres. Crew: nine.
Graphic

The quay.

Load-Date: June 20, 2029

End of Document

Divers search wreck
The Night Post
June 19, 2029 Tuesday
Copyright 2029 The Night Post
Section: NEWS
Length: 20 words
Body

Divers searched the wreck.

Classification

Language: ENGLISH
Subject: FERRIES (90%)

Load-Date: June 20, 2029
End of Document
"""
FACTIVA = """\
News
Ferry sinks off Port Halvey, nine dead
By Mira Oldcastle
612 words
19 June 2029
14:02
The Halvey Lamp
LAMPH
Late Edition
12
English
Copyright 2029. The Halvey Lamp.  All rights reserved.

Nine people died when a ferry sank, the coast guard said on Tuesday.

"It was dark," said Dana Reyes.

Document LAMPH00020290619el6i0001p

Divers search wreck
102 words
19 June 2029
The Night Post
NPOST
English
(c) 2029 The Night Post
Divers searched the wreck.

Document NPOST00020290619el6i0002x

Search Summary
Text ferry
"""
CODED = """\
SE      News
HD      Ferry sinks off Port Halvey,
        nine dead
BY      By Mira Oldcastle
WC      612 words
PD      19 June 2029
ET      14:02
SN      The Halvey Lamp
SC      LAMPH
LA      English
LP
Nine people died when a ferry sank, the coast guard said on Tuesday.

TD
"It was dark," said Dana Reyes.

IN the end it sank.

CO      lmp : Lamp
AN      Document LAMPH00020290619el6i0001p

SE      News
HD      Divers search wreck
WC      0 words
PD      19 June 2029
SN      The Night Post
LA      German
AN      Document NPOST00020290619el6i0002x
"""


def read(data: str | bytes) -> list[Capture | Rejected]:
    return list(ingest.captures(["-"], Settings(), io.BytesIO(data.encode() if isinstance(data, str) else data)))


def table(found: list[Capture | Rejected]) -> str:
    """One line a document: where, outlet, headline, byline, time, language; and its paragraphs below, or the reason."""
    lines = []
    for item in found:
        if isinstance(item, Capture):
            given = item.given
            fields = (item.source, given.outlet, given.title, given.byline, given.published, given.language)
            lines.append(" / ".join(field or "-" for field in fields))
            lines += [f"  {' '.join(paragraph.split())}" for paragraph in item.data.decode().split("\n\n")]
        else:
            lines.append(f"{item.source}: {item.reason}")
    return "\n".join(lines) + "\n"


def test_the_old_layout_of_lexisnexis() -> None:
    assert table(read(OLD)) == dedent("""\
        -#1 / The Halvey Lamp / Ferry sinks off Port Halvey, nine dead / MIRA OLDCASTLE / June 19, 2029 / en
          PORT HALVEY – Nine people died when a ferry sank, the coast guard said on Tuesday.
          "It was dark," said Dana Reyes.
          Copyright law does not matter here.
        -#2: no text in it (Divers search wreck)
        """)


def test_the_new_layout_of_lexisnexis_with_its_title_page() -> None:
    assert table(read(NEW)) == dedent("""\
        -#1 / The Halvey Lamp / Ferry sinks off Port Halvey, nine dead / Mira Oldcastle / June 19, 2029 10:15 AM GMT / -
          PORT HALVEY – Nine people died when a ferry sank, the coast guard said on Tuesday.
          "It was dark," said Dana Reyes.
          The owner gave three figures. Length: 40 metres. Crew: nine.
        -#2 / The Night Post / Divers search wreck / - / June 19, 2029 / en
          Divers searched the wreck.
        """)


def test_factiva_without_labels() -> None:
    assert table(read(FACTIVA)) == dedent("""\
        -#1 / The Halvey Lamp / Ferry sinks off Port Halvey, nine dead / Mira Oldcastle / 19 June 2029 14:02 / en
          Nine people died when a ferry sank, the coast guard said on Tuesday.
          "It was dark," said Dana Reyes.
        -#2 / The Night Post / Divers search wreck / - / 19 June 2029 / en
          Divers searched the wreck.
        """)
    assert [item.given.id for item in read(FACTIVA) if isinstance(item, Capture)] == [
        "LAMPH00020290619el6i0001p",
        "NPOST00020290619el6i0002x",
    ]


def test_factiva_with_codes() -> None:
    assert table(read(CODED)) == dedent("""\
        -#1 / The Halvey Lamp / Ferry sinks off Port Halvey, nine dead / Mira Oldcastle / 19 June 2029 14:02 / en
          Nine people died when a ferry sank, the coast guard said on Tuesday.
          "It was dark," said Dana Reyes.
          IN the end it sank.
        -#2: no text in it (Divers search wreck)
        """)


@pytest.mark.parametrize("export", [OLD, NEW, FACTIVA, CODED])
def test_a_page_and_an_rtf_file_hold_the_same_documents_as_the_text(export: str) -> None:
    page = "<html><body>" + "".join(f"<p>{html.escape(line)}</p>\n" for line in export.split("\n")) + "</body></html>"
    rtf = r"{\rtf1\ansi " + "".join(line.replace('"', r"\'22") + "\\par\n" for line in export.split("\n")) + "}"
    heads = [line for line in table(read(export)).split("\n") if not line.startswith(" ")]
    if export is not CODED:  # whose columns a page does not keep
        assert [line for line in table(read(page)).split("\n") if not line.startswith(" ")][::2] == heads[::2]
    assert [line for line in table(read(rtf)).split("\n") if not line.startswith(" ")] == heads


def test_where_the_parts_cannot_be_told_all_lines_are_kept() -> None:
    ends = ["Document LAMPH00020290619el6i0001p", "Document LAMPH00020290619el6i0002p"]
    text = f"612 words\n\n{ends[0]}\n\nNine people died.\nIt was dark.\n\n{ends[1]}\n"
    found = exported(text)
    assert found is not None
    assert found[1].paragraphs == ["Nine people died.", "It was dark."]


def test_a_report_that_speaks_of_length_and_documents_is_no_export() -> None:
    for text in (
        "Body\n\nLength: 40 metres\n\nDocument 1 of the inquiry",
        "1 of 2 documents was lost.\nEnd of document",
        "HD TV\n\nPD says",
    ):
        assert exported(text) is None


TEXT = "Nine people died when a ferry sank, the coast guard said on Tuesday.\n\nIt was dark.\n"
VARIATIONS = {  # "/" ends a line
    "no label of the body": "Document 1 of 1//The Lamp//June 19, 2029//Ferry sinks//LENGTH: 14 words//TEXT//LOAD-DATE: x",
    "copyright above all": "1 of 1 DOCUMENTS//Copyright 2029 The Lamp/All Rights Reserved/The Lamp//June 19, 2029, Tuesday//"
    "LENGTH: 14 words//HEADLINE: Ferry sinks//BODY:/TEXT",
    "German labels": "1 von 1 DOKUMENTEN//The Lamp//19. Juni 2029 Dienstag//Ferry sinks//LÄNGE: 14 Wörter//TEXT//LOAD-DATE: x",
    "a byline of two lines": "Ferry sinks off Port Halvey/MIRA OLDCASTLE/The Lamp staff/14 words/19 June 2029/The Lamp/LAMPH/"
    "English/© 2029 The Lamp//TEXT//Document LAMPH00020290619el6i0001p/",
    "a break of pages": "The Lamp//June 19, 2029//Ferry sinks//Length: 14 words//Body//TEXT//\x0cLoad-Date: x//End of Document",
}


@pytest.mark.parametrize("name", VARIATIONS)
def test_layouts_vary_and_the_report_stays_the_same(name: str) -> None:
    (found,) = exported(VARIATIONS[name].replace("/", "\r\n").replace("TEXT", TEXT)) or [None]
    assert found is not None
    assert (found.outlet, (found.title or "")[:11]) == ("The Lamp", "Ferry sinks")
    assert found.paragraphs == TEXT.strip().split("\n\n")

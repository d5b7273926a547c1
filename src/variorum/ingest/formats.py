"""The reader of each kind of content."""

from variorum.ingest.archives.tarred import tarred
from variorum.ingest.archives.zipped import zipped
from variorum.ingest.columnar import parquet
from variorum.ingest.content import Content
from variorum.ingest.documents.mail import mail, mbox
from variorum.ingest.documents.office import docx, odt
from variorum.ingest.documents.pdf import pdf
from variorum.ingest.documents.piece import export, exported_page
from variorum.ingest.documents.rtf import rtf
from variorum.ingest.feeds.jsonfeed import json_feed
from variorum.ingest.feeds.xml import feed
from variorum.ingest.opened import Reader
from variorum.ingest.packed import unpacked
from variorum.ingest.records import json_array, json_lines, one_json
from variorum.ingest.tabular import rows
from variorum.ingest.warc import warc
from variorum.ingest.whole import blank, foreign, page, text
from variorum.ingest.wires.newsml import newsml
from variorum.ingest.wires.nitf import nitf
from variorum.ingest.wires.telegram import telegrams

READERS: dict[Content, Reader] = {
    "empty": blank,
    "gzip": unpacked,
    "bzip2": unpacked,
    "xz": unpacked,
    "zstd": unpacked,
    "warc": warc,
    "table": rows,
    "parquet": parquet,
    "zip": zipped,
    "tar": tarred,
    "binary": foreign,
    "xml": foreign,
    "nitf": nitf,
    "newsml": newsml,
    "wire": telegrams,
    "mail": mail,
    "mbox": mbox,
    "docx": docx,
    "odt": odt,
    "rtf": rtf,
    "pdf": pdf,
    "export": export,
    "exported page": exported_page,
    "feed": feed,
    "json feed": json_feed,
    "html": page,
    "text": text,
    "lines": json_lines,
    "array": json_array,
    "object": one_json,
}

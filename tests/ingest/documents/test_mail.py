"""Mail: which part is the report, who sent it, what hangs on it."""

import io
from email.message import EmailMessage

from variorum import ingest
from variorum.model import Capture, Rejected
from variorum.settings import Settings

STORY = "Nine people died when a ferry sank off Port Halvey, the coast guard said on Tuesday."


def mail(text: str | None = STORY, page: str | None = None, **headers: str) -> EmailMessage:
    message = EmailMessage()
    fields = {"From": "The Halvey Lamp <news@lamp.example>", "Date": "Tue, 19 Jun 2029 12:00:00 +0200", "To": "me@desk.example"}
    for name, value in {**fields, "Subject": "Ferry sinks", **headers}.items():
        message[name] = value
    if text is not None:
        message.set_content(text)
    if page is not None and text is not None:
        message.add_alternative(page, subtype="html")
    elif page is not None:
        message.set_content(page, subtype="html")
    return message


def read(data: bytes | EmailMessage) -> list[Capture | Rejected]:
    return list(ingest.captures(["-"], Settings(), io.BytesIO(data if isinstance(data, bytes) else data.as_bytes())))


def text(data: bytes | EmailMessage) -> str:
    (found,) = read(data)
    assert isinstance(found, Capture)
    return found.data.decode()


def test_headers_say_what_and_when_and_from_whom() -> None:
    (found,) = read(mail(Subject="Fwd: RE: Fähre sinkt – neun Tote"))
    assert isinstance(found, Capture)
    given = found.given
    assert (given.title, given.outlet, given.byline, given.published) == (
        "Fähre sinkt – neun Tote",
        "The Halvey Lamp",
        None,
        "2029-06-19T12:00:00+02:00",
    )


def test_a_person_writes_and_a_house_sends() -> None:
    (found,) = read(mail(From="Mira Oldcastle at The Lamp <mira@lamp.example>"))
    assert (found.given.byline, found.given.outlet) == ("Mira Oldcastle", "The Lamp") if isinstance(found, Capture) else False


def test_the_plain_part_is_read_unless_it_is_a_stub() -> None:
    page = f"<div style='display:none'>preview</div><p>{STORY}</p><p>“It was dark,” said Dana Reyes.</p>"
    assert text(mail(STORY + "\n\n“It was dark,” said Dana Reyes.", page)) == STORY + "\n\n“It was dark,” said Dana Reyes."
    assert text(mail("View this mail in your browser.", page)) == STORY + "\n\n“It was dark,” said Dana Reyes."
    assert text(mail(None, page)) == STORY + "\n\n“It was dark,” said Dana Reyes."


def test_any_charset_and_transfer_encoding_is_read_also_wrong_ones() -> None:
    head = b"From: a@b.example\nDate: Tue, 19 Jun 2029 12:00:00 +0200\nSubject: =?iso-8859-1?q?F=E4hre?=\n"
    assert (
        text(head + b"Content-Type: text/plain; charset=windows-1251\n\n" + "Паром затонул.".encode("cp1251"))
        == "Паром затонул."
    )
    assert text(head + b"Content-Type: text/plain; charset=us-ascii\n\n" + "Fähre".encode("cp1252")) == "Fähre"
    assert text(head + b"Content-Type: text/plain; charset=x-unknown\n\n" + "Fähre".encode()) == "Fähre"
    quoted = b"Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\nF=C3=A4hre si=\nnkt"
    assert text(head + quoted) == "Fähre sinkt"
    assert text(head + b"Content-Transfer-Encoding: base64\n\nRmVycnkgc2lua3M=") == "Ferry sinks"


def test_a_charset_that_is_no_charset_of_letters_fells_nothing() -> None:
    head = b"From: a@b.example\nDate: Tue, 19 Jun 2029 12:00:00 +0200\nSubject: Ferry\nMIME-Version: 1.0\n"
    for charset in (b"punycode", b"idna", b"rot13", b"hex", b"undefined"):
        kind = b"Content-Type: text/plain; charset=" + charset + b"\nContent-Transfer-Encoding: 8bit\n\n"
        assert STORY in text(head + kind + "“Nine.” ".encode() + STORY.encode())


def test_flowed_lines_are_whole_again() -> None:
    head = b"From: a@b.example\nDate: x\nSubject: y\nContent-Type: text/plain; format=flowed\n\n"
    assert text(head + b"Nine people \ndied.\nIt was dark.\n") == "Nine people died.\nIt was dark."


def test_what_is_attached_is_read_as_the_file_that_it_is() -> None:
    message = mail("See below.")
    message.add_attachment(
        b'{"text": "first"}\n{"text": "second"}\n', maintype="application", subtype="octet-stream", filename="a"
    )
    message.add_attachment(mail("Inside.", Subject="Other"))
    found = read(message)
    assert [item.source for item in found] == ["-", "-#1:1", "-#1:2", "-#2"]
    assert [item.data.decode() for item in found if isinstance(item, Capture)] == ["See below.", "first", "second", "Inside."]


def test_a_forwarded_piece_is_the_report_and_a_long_letter_above_it_stays() -> None:
    forwarded = (
        "---------- Forwarded message ---------\nFrom: The Night Post <post@night.example>\nSubject: Divers search\n\n" + STORY
    )
    (found,) = read(mail("What do you make of it?\n\n" + forwarded, From="Ann <ann@desk.example>"))
    assert isinstance(found, Capture)
    assert (found.data.decode(), found.given.title, found.given.outlet) == (STORY, "Divers search", "The Night Post")
    assert text(mail("word " * 80 + "\n\n" + forwarded)).startswith("word word")


def test_a_mailbox_is_read_message_by_message() -> None:
    box = b"".join(
        b"From x@y.example Tue Jun 19 12:00:00 2029\n" + mail(f"{STORY}\n\n>From here on, {n}.").as_bytes() + b"\n\n"
        for n in (1, 2)
    )
    found = read(box)
    assert [item.source for item in found] == ["-#1", "-#2"]
    assert [item.data.decode() for item in found if isinstance(item, Capture)] == [
        f"{STORY}\n\nFrom here on, {n}." for n in (1, 2)
    ]


def test_a_text_that_only_looks_like_a_mail_is_a_text() -> None:
    (found,) = read(b"From: the harbour.\nA ferry sank.\n\nNine died.")
    assert isinstance(found, Capture)
    assert found.data == b"From: the harbour.\nA ferry sank.\n\nNine died."


def test_a_page_that_a_browser_saved_is_a_page_and_no_mail() -> None:
    message = EmailMessage()
    message["From"], message["Subject"] = "<Saved by Blink>", "Ferry sinks | The Lamp"
    message["Date"], message["Snapshot-Content-Location"] = "Wed, 20 Jun 2029 08:00:00 -0000", "https://lamp.example/ferry"
    message.set_content("<html><title>Ferry sinks</title><p>Nine died – in the fog.</p></html>", subtype="html")
    message.make_related()
    (found,) = read(message)
    assert isinstance(found, Capture)
    assert (found.media, found.given.url, found.given.published) == ("text/html", "https://lamp.example/ferry", None)
    assert "Nine died – in the fog." in found.data.decode(found.charset or "")

"""What nothing declares is read in the encoding whose words come out; what is declared wins unless it cannot be."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.clean import decoding
from variorum.settings import Clean

UNDECLARED = [
    ("cp1252", "“Nine people were hurt,” the mayor’s spokesman said at the café"),
    ("cp1252", "Der Bürgermeister sagte, die Brücke bleibe für Wochen geschlossen."),
    ("cp1252", "L’enquête a été confiée à la police, « selon nos sources »."),
    ("cp1250", "Dziewięć osób zostało rannych w wypadku, poinformowała straż pożarna."),
    ("iso8859-2", "Devět lidí bylo zraněno při nehodě, řekl mluvčí hasičů."),
    ("cp1250", "A hatóságok vizsgálják, hogy meg lehetett volna-e előzni a bajt."),
    ("cp1254", "Eski pazarın yakınında dokuz kişi yaralandı, dedi sözcü."),
    ("cp1257", "Pareigūnai tiria, ar buvo galima išvengti nelaimės."),
    ("cp1251", "Мэр заявил, что мост останется закрытым ещё несколько недель."),
    ("koi8-r", "Мэр заявил, что мост останется закрытым ещё несколько недель."),
    ("iso8859-7", "Ο δήμαρχος είπε ότι η γέφυρα θα παραμείνει κλειστή."),
    ("cp1255", "ראש העיר אמר כי הגשר יישאר סגור עוד כמה שבועות."),
    ("cp1256", "قال رئيس البلدية إن الجسر سيبقى مغلقا لعدة أسابيع."),
    ("cp932", "市長は金曜日、橋は数週間閉鎖されたままになると述べた。"),
    ("euc_jp", "市長は金曜日、橋は数週間閉鎖されたままになると述べた。"),
    ("gbk", "市长星期五表示，这座桥还将关闭几个星期。"),
    ("big5", "市長星期五表示，這座橋還將關閉幾個星期。"),
    ("euc_kr", "시장은 금요일 다리가 몇 주 더 폐쇄될 것이라고 말했다."),
    ("iso2022_jp", "市長は金曜日、橋は閉鎖されると述べた。"),
    ("utf-16-le", "Мэр заявил в пятницу, что мост закрыт"),
    ("utf-16-be", "The mayor said the bridge is shut"),
]


def text(data: bytes, charset: str | None = None) -> str:
    return decoding.text(data, Clean(), charset)


@pytest.mark.parametrize(("encoding", "sentence"), UNDECLARED)
def test_an_undeclared_encoding_is_told_by_its_words(encoding: str, sentence: str) -> None:
    assert text(sentence.encode(encoding)) == sentence


def test_parts_of_one_file_may_be_in_several_encodings() -> None:
    parts = ["Der Bürgermeister sagte es.\n".encode(), "Мэр заявил, что мост останется закрытым.\n".encode("cp1251")]
    assert text(b"".join(parts)) == "Der Bürgermeister sagte es.\nМэр заявил, что мост останется закрытым.\n"


def test_a_broken_character_breaks_no_other() -> None:
    assert (
        text("Über Zürich – und Genève\n".encode() + b"\x93No,\x94 she said\n") == "Über Zürich – und Genève\n“No,” she said\n"
    )


@pytest.mark.parametrize(
    ("written", "declared", "read"),
    [
        ("Łódź", "cp1250", "Łódź"),
        ("Łódź", "iso-8859-2", "Łódź"),
        ("Genève", "latin-1", "Genève"),
    ],
)
def test_what_is_declared_wins(written: str, declared: str, read: str) -> None:
    assert text(written.encode(declared), declared) == read


@pytest.mark.parametrize("declared", ["latin-1", "ascii", "utf-16", "shift_jis", "undefined", "idna", "no such charset"])
def test_what_is_declared_yields_where_it_cannot_be(declared: str) -> None:
    assert text("“Zürich,” said Łukasz, “is far”".encode(), declared) == "“Zürich,” said Łukasz, “is far”"


@given(
    st.binary(max_size=200), st.sampled_from(["", "utf-8", "utf-16", "cp1252", "cp932", "undefined", "hz", "iso2022_jp", "x\0"])
)
def test_any_bytes_are_some_text(data: bytes, declared: str) -> None:
    assert isinstance(text(data, declared or None), str)

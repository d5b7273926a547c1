"""Which agencies a report says it draws on."""

import pytest

from variorum.clean.credits import credits
from variorum.clean.dates import iso, written


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("Nine people died, LNS reports.", "LNS reports = LNS"),
        ("Nine people died, Agence France-Presse reported.", "Agence France-Presse reported = AFP"),
        ('"It sank," he said, quoted by Agerpres.', "quoted by Agerpres = Agerpres"),
        ("Four hospitals, sources told the news agency Nortada, are full.", "told the news agency Nortada = Nortada"),
        ("Four are full, the Nortada agency said. He told Nortada so.", "the Nortada agency = Nortada; told Nortada = Nortada"),
        ("Nine died. © 2031 Halyard News Agency", "© 2031 Halyard News Agency = Halyard News Agency"),
        ("HALVEY (HALYARD) - Nine died. © Halyard News Agency", "© Halyard News Agency = Halyard News Agency"),
        ("All rights reserved. Copyright Agence France-Presse.", "Copyright Agence France-Presse = AFP"),
        ("Talks with foreign journalists, among them the French news agency, went on.", "French news agency = AFP"),
        ("Nine died.\n\n(with agencies)", "(with agencies) = unnamed agency"),
        ("Nine died.\n\nWith CORVIA", "With CORVIA = CORVIA"),
        ("The Associated Press contributed to this report.", "The Associated Press contributed to this = AP"),
        ("Nine died, he told the Kestrian news agency.", ""),
        ("The alliance is ready, NATO reports.", ""),
        ("The National Medicines Agency said it had recalled the batch, and the agency Frontex was asked.", ""),
        ("Nine died, said Smith, who reports from Kiev.", ""),
        ("The map (AP) shows it.", "(AP) = AP"),
    ],
)  # fmt: skip
def test_agencies_are_found_by_name_and_by_the_words_around(text: str, seen: str) -> None:
    assert "; ".join(f"{text[c.begin : c.end]} = {c.agency}" for c in credits(text, [], None, len(text))) == seen


def test_a_byline_credits_with_whom_it_was_written() -> None:
    text = "By Ottla Reyne and Piet Osk, Averin Courier, with LNS"
    assert [credit.agency for credit in credits(text, [(0, len(text))], None, len(text))] == ["LNS"]


@pytest.mark.parametrize(
    ("words", "seen"),
    [
        ("Friday, June 8, 2029 – 2:15 a.m.", "2029-06-08T02:15:00"),
        ("June 18 (AFP) Jun 18, 2025", "2025-06-18"),
        ("13/03/2029 21:30 UTC", "2029-03-13T21:30:00+00:00"),
        ("18. Juni 2025 um 17.30 Uhr", "2025-06-18T17:30:00"),
        ("10:15 GMT, 13 March 2029", "2029-03-13T10:15:00+00:00"),
        ("March 13, 2029 | 20:15 | Editorial staff", "2029-03-13T20:15:00"),
        ("13 March 2029, 7 people died", "2029-03-13"),
        ("31 February 2029", ""),
        ("2029-03-04T10:20:30.123Z", "2029-03-04T10:20:00+00:00"),
        ("02/03/2029, 4:10 pm EST", "2029-02-03T16:10:00-05:00"),
        ("batch 12-45-3399 of 1,234", ""),
    ],
)
def test_dates_are_read_in_many_writings_and_a_zone_only_where_there_is_one(words: str, seen: str) -> None:
    assert " ".join(date.iso for date in written(words)) == seen


def test_a_record_may_give_its_date_in_words() -> None:
    assert [iso(text) for text in ("20250618", "2025-06-18 10:00", "18 June 2025", "soon")] == [
        "2025-06-18",
        "2025-06-18T10:00:00",
        "2025-06-18",
        None,
    ]

"""Sums in two currencies are compared by the rate that the story gives."""

from tests.collate.test_loci import SETTINGS, says, table

from variorum.collate.loci import loci
from variorum.collate.rates import Rates, rates
from variorum.language import encoder

STORY = [
    says(
        "A",
        "The buyer will pay [3.6 billion florins|3600000000 3600000000 florin] ([900 million euros|900000000 900000000 EUR]).",
    ),
    says("B", "The buyer will pay [3.6 billion florins|3600000000 3600000000 florin] for the firm."),
    says("C", "The buyer will pay [900 million euros|900000000 900000000 EUR] for the firm."),
]


def test_a_story_gives_the_rate_of_its_own_currency():
    assert rates(STORY, SETTINGS) == Rates("florin", {"EUR": 4.0})


def test_one_price_in_two_currencies_is_one():
    found = loci(STORY, encoder(), SETTINGS)
    assert table(found, STORY) == "A 3.6 billion florins | B 3.6 billion florins | C 900 million euros   agree\n"
    assert [reading.unit for reading in found[0].readings] == ["florin", "florin", "EUR"]


def test_another_price_in_another_currency_differs():
    other = says("D", "The buyer will pay [700 million euros|700000000 700000000 EUR] for the firm.")
    assert table(loci([*STORY, other], encoder(), SETTINGS), [*STORY, other]).endswith("D 700 million euros   differ\n")


def test_of_two_rates_for_one_pair_there_is_none():
    other = says("D", "It costs [300 florins|300 300 florin] ([100 euros|100 100 EUR]).")
    assert rates([*STORY, other], SETTINGS) == Rates("florin", {})


def test_sums_in_two_currencies_without_a_rate_are_not_compared():
    reports = STORY[1:]
    assert all(locus.verdict == "alone" for locus in loci(reports, encoder(), SETTINGS))

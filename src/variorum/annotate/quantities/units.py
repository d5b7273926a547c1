"""Units: one form for each, and how many of it one of theirs is.

Factors are those of NIST Special Publication 811 (2008), appendix B, exact by definition but for the square mile, the acre and
the ounce, which are cut to seven figures; the barrel is that of oil (42 US gallons), a ton is a tonne, a
hundredweight that of either country. Why no library:
docs/decisions/0010.
"""

import re

import msgspec

from variorum.annotate.lexicon import sections

_LISTS = sections("figures.txt")


class Unit(msgspec.Struct, frozen=True):
    """A unit in its one form: a value in the words' unit times `factor`, after `shift` was added, is in it."""

    name: str
    factor: float = 1
    shift: float = 0
    most: float | None = None  # the larger factor, of a unit of two sizes: the gallons of two countries

    @property
    def converts(self) -> bool:
        """Whether the words have another unit than this one."""
        return self.factor != 1 or self.shift != 0


_BY_FORM: dict[Unit, str] = {
    Unit("%"): "% percent pct",
    Unit("points"): "point points",
    Unit("points", 0.01): "basis_point basis_points base_point base_points",
    Unit("km"): "km kms kilometre kilometres kilometer kilometers klick klicks",
    Unit("km", 1.609344): "mile miles mi",
    Unit("km", 1.852): "nm nautical_mile nautical_miles sea_mile sea_miles",
    Unit("km/h"): "kmh kph",
    Unit("km/h", 1.609344): "mph",
    Unit("km/h", 1.852): "knot knots",
    Unit("m"): "metre metres meter meters",
    Unit("m", 0.3048): "foot feet ft",
    Unit("m", 0.9144): "yard yards yd yds",
    Unit("m", 0.0254): "inch inches",
    Unit("m", 0.01): "cm centimetre centimetres centimeter centimeters",
    Unit("m", 0.001): "mm millimetre millimetres millimeter millimeters",
    Unit("km²"): "square_kilometre square_kilometres square_kilometer square_kilometers square_km km² sq_km",
    Unit("km²", 2.589988): "square_mile square_miles sq_miles",
    Unit("km²", 0.01): "hectare hectares ha",
    Unit("km²", 0.0040468564): "acre acres",
    Unit("m²"): "square_metre square_metres square_meter square_meters m²",
    Unit("m²", 0.09290304): "square_foot square_feet",
    Unit("kg"): "kg kgs kilo kilos kilogram kilograms kilogramme kilogrammes",
    Unit("kg", 0.001): "gram grams gramme grammes",
    Unit("kg", 1000): "tonne tonnes ton tons t",
    Unit("kg", 45.359237, most=50.80234544): "hundredweight cwt",
    Unit("kg", 0.45359237): "lb lbs",
    Unit("kg", 0.0283495): "ounce ounces oz",
    Unit("l"): "litre litres liter liters",
    Unit("l", 0.001): "ml millilitre millilitres milliliter milliliters",
    Unit("l", 3.785411784, most=4.54609): "gallon gallons",
    Unit("l", 3.785411784): "us_gallon us_gallons",
    Unit("l", 4.54609): "imperial_gallon imperial_gallons",
    Unit("l", 158.987294928): "barrel barrels",
    Unit("°C"): "°c degree_celsius degrees_celsius degrees_centigrade degrees_c degree degrees celsius centigrade",
    Unit("°C", 5 / 9, -32): "°f degree_fahrenheit degrees_fahrenheit degrees_f fahrenheit",
    Unit("MW"): "megawatt megawatts mw",
    Unit("MW", 1000): "gigawatt gigawatts gw",
    Unit("MW", 0.001): "kilowatt kilowatts kw",
    Unit("MWh"): "megawatt-hour megawatt-hours megawatt_hour megawatt_hours mwh",
    Unit("MWh", 1000): "gigawatt-hour gigawatt-hours gigawatt_hour gigawatt_hours gwh",
    Unit("MWh", 1_000_000): "terawatt-hour terawatt-hours terawatt_hour terawatt_hours twh",
    Unit("MWh", 0.001): "kilowatt-hour kilowatt-hours kilowatt_hour kilowatt_hours kwh",
    Unit("m³"): "cubic_metre cubic_metres cubic_meter cubic_meters m³",
    Unit("m³", 1_000_000): "cubic_hectometre cubic_hectometres cubic_hectometer cubic_hectometers hm³",
    Unit("m³", 0.028316846592): "cubic_foot cubic_feet",
    Unit("magnitude"): "magnitude",
    Unit("seconds"): "second seconds sec secs",
    Unit("minutes"): "minute minutes min mins",
    Unit("hours"): "hour hours hr hrs",
    Unit("days"): "day days night nights",
    Unit("days", 7): "week weeks",
    Unit("days", 14): "fortnight fortnights",
    Unit("months"): "month months",
    Unit("years"): "year years yr yrs",
    Unit("years", 10): "decade decades",
    Unit("years", 100): "century centuries",
    Unit("times"): "time times occasion occasions",
    Unit("EUR"): "euro euros eur €",
    Unit("USD"): "dollar dollars usd $ us$ buck bucks",
    Unit("USD", 0.01): "cent cents",
    Unit("GBP"): "pound pounds gbp £ sterling quid",
    Unit("GBP", 0.01): "pence",
    Unit("JPY"): "yen jpy ¥",
    Unit("CNY"): "yuan renminbi cny rmb",
    Unit("INR"): "rupee rupees inr rs ₹",
    Unit("RUB"): "rouble roubles ruble rubles rub ₽",
    Unit("UAH"): "hryvnia hryvnias uah ₴",
    Unit("CHF"): "chf",
    Unit("AUD"): "a$ aud",
    Unit("CAD"): "c$ cad",
    Unit("crown"): "crown crowns",
    Unit("franc"): "franc francs",
    Unit("krona"): "krona kronor",
    Unit("krone"): "krone kroner",
    Unit("lira"): "lira liras lire",
    Unit("peso"): "peso pesos",
    Unit("real"): "reales reais",
    Unit("dinar"): "dinar dinars",
    Unit("rial"): "rial rials riyal riyals",
    Unit("shekel"): "shekel shekels",
    Unit("zloty"): "zloty zlotys",
    Unit("florin"): "florin florins",
    Unit("mark"): "marks",
    Unit("rand"): "rand",
    Unit("won"): "won",
    Unit("real"): "reais",
    Unit("ducat"): "ducat ducats",
    Unit("thaler"): "thaler thalers taler talers",
    Unit("guilder"): "guilder guilders",
}
UNITS = {form.replace("_", " "): unit for unit, forms in _BY_FORM.items() for form in forms.split()}
"""Every form of every unit, its words with one space between."""
MEASURES = frozenset(UNITS.values())

SYMBOLS = frozenset(["$", "€", "£", "¥", "₹", "₽", "₴"])
_CODES = frozenset(["eur", "usd", "gbp", "jpy", "cny", "chf", "aud", "cad", "rub", "uah", "inr", "rs", "us", "a", "c"])
TIME = frozenset(["seconds", "minutes", "hours", "days", "months", "years"])
MONEY = frozenset(unit.name for unit in _BY_FORM if re.fullmatch(r"[A-Z]{3}", unit.name)) | _LISTS["money"]
AMBIGUOUS = _LISTS["ambiguous"]
"""Forms that are mostly other words: units only right after digits or in the plural."""


def is_code(word: str) -> bool:
    """Whether `word`, before a figure, names a currency."""
    return word in _CODES and word not in ("us", "a", "c")

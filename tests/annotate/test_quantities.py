"""Figures with their hedges, units and what they count."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.annotate.moments import moments
from variorum.annotate.quantities import quantities
from variorum.annotate.quantities.units import UNITS
from variorum.model import Quantity, Report, Span
from variorum.settings import Annotate

SETTINGS = Annotate()


def marks(text: str) -> list[tuple[str, Quantity]]:
    told = Report(id="a", digest="", source="", text=text, published="2029-06-08")
    sentences = [Span("a", 0, len(text))] if text else []
    return [
        (told.words(quantity.span), quantity)
        for quantity in quantities(told, sentences, moments(told, sentences, SETTINGS), SETTINGS)
    ]


def table(text: str) -> list[str]:
    """Each figure of a sentence as a reader sees it: words | low..high unit | of."""

    def bound(value: float | None) -> str:
        return "" if value is None else f"{value:,.10g}"

    return [
        f"{words} | {bound(q.low)}{'' if q.low == q.high else '..' + bound(q.high)} {q.unit} | {q.of}"
        for words, q in marks(text)
    ]


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("At least nine people were killed.", "At least nine people | 9.. people | people killed"),
        ("No fewer than nine passengers came.", "No fewer than nine passengers | 9.. people | passengers"),
        ("He saw thirty at the least.", "thirty at the least | 30.. None | None"),
        ("He saw 40 or more boats.", "40 or more boats | 40.. boat | boats"),
        ("Nobody will get more than 15 boats.", "more than 15 boats | ..15 boat | boats"),
        ("He did not say that more than 15 boats sank.", "more than 15 boats | 15.. boat | boats sank"),
        ("It cost more than 41,000 euros.", "more than 41,000 euros | 41,000.. EUR | None"),
        ("About a dozen people came.", "About a dozen people | 10..15 people | people"),
        ("Some 40,000 people came.", "Some 40,000 people | 37,000..43,000 people | people"),
        ("It has nearly 900 million crowns.", "nearly 900 million crowns | 810,000,000..900,000,000 crown | None"),
        ("Almost two thirds of members left.", "Almost two thirds | 61.6667..66.6667 % | members"),
        (
            "Between 205,000 and 215,000 customers left.",
            "Between 205,000 and 215,000 customers | 205,000..215,000 people | customers",
        ),
        ("One or two hundred customers left.", "One or two hundred customers | 100..200 people | customers"),
        ("It has eight to ten boats.", "eight to ten boats | 8..10 boat | boats"),
        ("Dozens of boats left.", "Dozens | 24.. boat | boats"),
        ("It sold tens of thousands of doses.", "tens of thousands | 20,000.. dose | doses"),
        ("Up to 30 boats left.", "Up to 30 boats | ..30 boat | boats"),
        ("A mere three boats left.", "A mere three boats | 3 boat | boats"),
        ("Just over 100 boats left.", "Just over 100 boats | 100..110 boat | boats"),
    ],
)
def test_a_hedge_makes_a_range(text, figure):
    assert table(text) == [figure]


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("half a million people", 500_000, 500_000, "people"),
        ("1,5 million crowns", 1_500_000, 1_500_000, "crown"),
        ("a 1.1bn-crown hole", 1_100_000_000, 1_100_000_000, "crown"),
        ("deposits of 900m crowns", 900_000_000, 900_000_000, "crown"),
        ("two-and-twenty pupils", 22, 22, "people"),
        ("an aid of five lakh rupees", 500_000, 500_000, "INR"),
        ("Rs 2 lakh crore of debt", 2 * 10**12, 2 * 10**12, "INR"),
        ("26 lakh cubic metres", 2_600_000, 2_600_000, "m³"),
        ("two point six million cubic metres", 2_600_000, 2_600_000, "m³"),
        ("38 millions of euros", 38_000_000, 38_000_000, "EUR"),
        ("a wall 14m tall", 14, 14, "m"),
        ("300 soldiers, or more", 300, None, "people"),
        ("The sum goes up to 750 euros", 750, 750, "EUR"),
        ("half a dozen ships", 6, 6, "ship"),
        ("19 in 20 customers", 92.5, 97.5, "%"),
        ("FIVE PER CENT", 5, 5, "%"),
        ("5 percent", 5, 5, "%"),
        ("a 14-hour shift", 14, 14, "hours"),
        ("water at 9C", 9, 9, "°C"),
        ("nine degrees", 9, 9, "°C"),
        ("between 2 and 8 degrees", 2, 8, "°C"),
        ("some 4 km off", 3.7, 4.3, "km"),
        ("warned three times", 3, 3, "times"),
        ("thrice warned", 3, 3, "times"),
        ("on three occasions", 3, 3, "times"),
        ("a sum of $5", 5, 5, "USD"),
        ("a sum of £3m", 3_000_000, 3_000_000, "GBP"),
        ("a 500,000-crown house", 500_000, 500_000, "crown"),
        ("48 600 doses", 48_600, 48_600, "dose"),
    ],
)
def test_a_figure_is_read_in_one_unit_for_all_reports(text, low, high, unit):
    assert [(q.low, q.high, q.unit) for _, q in marks(text)] == [(low, high, unit)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("water of 48 degrees Fahrenheit", "water of 9C"),
        ("two and a half miles off", "some 4 km off"),
        ("an hour and eleven minutes", "a 71-minute speech"),
        ("little more than an hour", "70 minutes"),
        ("four weeks and two days", "thirty days"),
        ("a month of truce", "a truce of thirty days"),
        ("close to 400 people", "379 people"),
        ("nearly 50,000 doses", "48,600 doses"),
        ("about 40 injured", "41 injured"),
        ("over 40 injured", "41 injured"),
        ("about a dozen missing", "12 missing"),
        ("187 mm of rain", "over seven and a third inches of rain"),
        ("187 mm of rain", "nearly 190 litres per square metre"),
        ("2.5 million cubic metres of water", "570 million gallons of water"),
        ("a million and a half pills", "1.5 million pills"),
        ("some hundred and thirty marchers", "130 marchers"),
        ("a dozen and a half heifers", "18 heifers"),
        ("a third of a million flats", "some 340,000 flats"),
        ("three quarters of a million flats", "750,000 flats"),
        ("three quarters of an hour", "45 minutes"),
        ("fifty-one point two per cent", "51.2 per cent"),
        ("fifty-four in every hundred", "54 per cent"),
        ("a tank of 62 t", "a tank of 62 tonnes"),
        ("ten hundredweight", "500 kilos"),
        ("just under 1.3 tonnes", "1,283 kilos"),
        ("nearly a million pills", "910,000 pills"),
        ("just over forty squatters", "43 squatters"),
        ("getting on for 140 flights", "138 flights"),
        ("not even 700 rifles", "690 rifles"),
        ("all but three of the 20 questions", "seventeen questions"),
        ("40 sea miles", "74 km"),
        ("three arrests", "three people arrested"),
        ("water one metre eighty deep", "1.8 metres of water"),
        ("358 lost houses", "358 houses"),
    ],
)
def test_two_ways_of_saying_one_amount_agree(one, other):
    (_, left), (_, right) = marks(one)[0], marks(other)[0]
    assert left.unit == right.unit
    assert max(left.low or 0, right.low or 0) <= min(left.high or 10**12, right.high or 10**12)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("about 40 injured", "56 injured"),
        ("nine dead", "13 dead"),
        ("at least 12 missing", "nine missing"),
        ("two miles", "5 km"),
        ("nearly a million pills", "840,000 pills"),
        ("just over forty squatters", "46 squatters"),
        ("nearly two million pills", "1.7 million pills"),
    ],
)
def test_two_amounts_that_differ_do_not_meet(one, other):
    (_, left), (_, right) = marks(one)[0], marks(other)[0]
    assert max(left.low or 0, right.low or 0) > min(left.high or 10**12, right.high or 10**12)


@pytest.mark.parametrize(
    ("text", "of"),
    [
        ("At least nine people were killed and 41 injured.", ["people killed", "injured"]),
        ("The storm killed 28 people and left 30 wounded.", ["people killed", "wounded"]),
        ("Fifty-six people are now known to have been hurt and five are still missing.", ["people hurt", "missing"]),
        ("Of 48,600 doses sent out, 31,400 had been given.", ["doses sent", "doses given"]),
        ("They had 379 people, 212 of them on the ferry.", ["people", "people"]),
        ("A further twelve have not been found.", ["not found"]),
        ("The number of injured stands at over 40.", ["injured"]),
        ("The number of people killed rose to 13.", ["people killed"]),
        ("The toll rose to 13.", ["toll"]),
        ("It has 43 branches.", ["branches"]),
        ("They work 14-hour days.", ["days"]),
        ("About 94 percent of customers are covered.", ["customers"]),
        ("Twelve of the cases were in Orle, six in Senn.", ["cases", "cases"]),
    ],
)
def test_what_is_counted_is_told_in_the_words_of_the_report(text, of):
    assert [quantity.of for _, quantity in marks(text)] == of


@pytest.mark.parametrize(
    "text",
    [
        "Edda Rusk, 34, a teacher, came on 8 June 2029 at 17:40.",
        "Edda Rusk (34) came.",
        "He is 27 years old.",
        "No one came and one of them left.",
        "The Long March 12A rose from gate 4.",
        "Batch QV-4471 was fine.",
        "The first ship left in 1987.",
        "Call 252-972-1411 now.",
        "a five-in-one shot",
    ],
)
def test_ages_dates_names_and_numbers_of_telephones_are_no_figures(text):
    assert table(text) == []


def test_every_form_of_a_unit_leads_to_a_unit_that_is_its_own_form_or_a_name():
    names = {unit.name for unit in UNITS.values()}
    assert {UNITS[name].name for name in names if name in UNITS} <= names


_WORDS = (
    "at least nine people were killed and 41 injured , of them between 10 15 or two hundred half a million per cent "
    "$ - 1.5 one in five toll rose to hours F ° 12. dozens ( :"
)


@given(st.lists(st.sampled_from(_WORDS.split()), max_size=25))
def test_every_figure_lies_in_its_text_in_order_and_its_lowest_is_not_above_its_highest(words):
    ends = 0
    for _, quantity in marks(" ".join(words)):
        assert quantity.span.begin >= ends
        ends = quantity.span.end
        assert quantity.low is not None or quantity.high is not None
        assert quantity.low is None or quantity.high is None or quantity.low <= quantity.high


@given(st.text(max_size=80))
def test_any_text_at_all_can_be_read(text):
    marks(text)


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("A 22-year-old man was shot dead.", "A 22-year-old man | 1 people | man shot dead"),
        ("The blast killed a man.", "a man | 1 people | man killed"),
        ("A man and his two sons were found dead.", "A man and his two sons | 3 people | people found dead"),
        ("A woman, 34, of Orle, was hurt.", "A woman | 1 people | woman hurt"),
        ("Another girl suffered gunshot wounds.", "Another girl | 1 people | girl suffered wounds"),
        ("No one was hurt.", "No one | 0 people | hurt"),
        ("No injuries were reported.", "No injuries | 0 people | injured"),
        ("Four people were taken to a nearby hospital.", "Four people | 4 people | people taken to hospital"),
        ("Three men were fatally shot.", "Three men | 3 people | men fatally shot"),
    ],
)
def test_one_person_and_nobody_are_counted_by_what_befell_them(text, figure):
    assert table(text) == [figure]


@pytest.mark.parametrize(
    "text",
    [
        "A man arrived in Orle.",
        "He lives at 419 Chauncey Street.",
        "It happened in the 2800 block of Amesti Road.",
        "A man in his 30s came.",
    ],
)
def test_who_was_not_harmed_and_the_numbers_of_houses_are_no_figures(text):
    assert table(text) == []


FACTORS = {  # from the yard of 0.9144 m, the pound of 0.45359237 kg, the gallon of 231 cubic inches
    "mile": 1760 * 0.9144 / 1000, "nautical mile": 1.852, "yard": 0.9144, "foot": 0.9144 / 3, "inch": 0.9144 / 36,
    "centimetre": 1 / 100, "millimetre": 1 / 1000, "mph": 1760 * 0.9144 / 1000, "knot": 1.852,
    "square mile": (1760 * 0.9144 / 1000) ** 2, "hectare": 1e4 / 1e6, "acre": 4840 * 0.9144**2 / 1e6,
    "square foot": (0.9144 / 3) ** 2, "gram": 1 / 1000, "tonne": 1000, "lb": 0.45359237, "hundredweight": 45.359237,
    "ounce": 0.45359237 / 16,
    "millilitre": 1 / 1000, "gallon": 231 * (0.9144 / 36 * 10) ** 3, "barrel": 42 * 231 * (0.9144 / 36 * 10) ** 3,
    "degree fahrenheit": 5 / 9, "gigawatt": 1000, "kilowatt": 1 / 1000, "gigawatt hour": 1000, "terawatt hour": 1e6,
    "kilowatt hour": 1 / 1000, "cubic foot": (0.9144 / 3) ** 3, "week": 7, "fortnight": 14, "decade": 10, "century": 100,
    "cent": 1 / 100, "pence": 1 / 100, "us gallon": 231 * (0.9144 / 36 * 10) ** 3, "imperial gallon": 4.54609,
    "cubic hectometre": 1e6, "basis point": 1 / 100,
}  # fmt: skip


@pytest.mark.parametrize(
    "text, low, unit",
    [
        ("The bank raised its rate by half a point.", 0.5, "points"),
        ("A quarter of a percentage point was added.", 0.25, "points"),
        ("They live a quarter of a mile away.", 0.3018, "km"),
    ],
)
def test_halves_and_quarters_of_a_measure_are_measures(text, low, unit):
    [(_, found)] = marks(text)
    assert (found.low, found.unit) == (low, unit)


@pytest.mark.parametrize("form", sorted(FACTORS))
def test_a_factor_is_that_of_its_definition(form):
    assert UNITS[form].factor == pytest.approx(FACTORS[form], rel=1e-6)


def test_every_factor_is_held_against_a_definition():
    held = {UNITS[form] for form in FACTORS}
    assert {form for form, unit in UNITS.items() if unit.converts and unit not in held} == set()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("gusts of 60 mph", "gusts of 97 km/h"),
        ("gusts of 60 miles an hour", "97-kilometre-per-hour gusts"),
        ("25 m/s", "90 km/h"),
        ("ten metres per second", "36 kph"),
    ],
)
def test_speeds_agree_in_every_unit(one, other):
    (left,), (right,) = [q for _, q in marks(one)], [q for _, q in marks(other)]
    assert left.unit == right.unit == "km/h"
    assert left.low <= right.high and right.low <= left.high


def test_a_speed_in_brackets_behind_another_is_read_whole():
    found = marks("Gusts reached about 60 mph (97 km/h) at the pier.")
    assert [(words, q.unit) for words, q in found] == [("about 60 mph", "km/h"), ("97 km/h", "km/h")]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("They dug at minus 14.", ["minus 14 | -14 \u00b0C | None"]),
        ("They dug by minus fourteen degrees.", ["minus fourteen degrees | -14 \u00b0C | None"]),
        ("It was -14\u00b0C in Orle.", ["-14\u00b0C | -14 \u00b0C | None"]),
        ("They dug in fourteen degrees of frost.", ["fourteen degrees of frost | -14 \u00b0C | None"]),
        ("It was 14 degrees below zero.", ["14 degrees below zero | -14 \u00b0C | None"]),
        ("It was 14 below when they came.", ["14 below | -14 \u00b0C | None"]),
        ("Growth was -2.5% in May.", ["-2.5% | -2.5 % | None"]),
        ("The score was minus 3.", ["minus 3 | -3 None | None"]),
        ("The margin is plus or minus 4 points.", ["4 points | 4 point | points"]),
        (
            "About 140 rescuers dug in minus 14.",
            ["About 140 rescuers | 133..147 people | rescuers", "minus 14 | -14 \u00b0C | None"],
        ),
    ],
)
def test_figures_below_nought_keep_their_sign(text, figures):
    assert table(text) == figures


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("They handed over six smugglers.", "six smugglers | 6 people | handed smugglers"),
        ("The bank took over 14 branches.", "14 branches | 14 branch | branches"),
        ("It took over 14 hours.", "over 14 hours | 14.. hours | None"),
        ("The road is closed over 22 km.", "22 km | 22 km | None"),
        ("The road was closed for over 22 km.", "over 22 km | 22.. km | None"),
        ("Rents rose over three years.", "three years | 3 years | None"),
        ("It lasted over three years.", "over three years | 3.. years | None"),
        ("The storm broke over 300 windows.", "over 300 windows | 300.. window | windows"),
    ],
)
def test_over_is_no_hedge_where_it_goes_with_the_verb_or_tells_how_long(text, figure):
    assert table(text) == [figure]


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("Seven in ten voters came.", "Seven in ten voters | 65..75 % | voters"),
        ("Nearly seven in 10 voters came.", "Nearly seven in 10 voters | 64.75..70 % | voters"),
        ("Two thirds of voters came.", "Two thirds | 65..68.3334 % | voters"),
        ("Half of the seats are empty.", "Half | 49.5..50.5 % | seats"),
        ("They sank 27 out of 30 boats.", "27 out of 30 boats | 90 % | boats"),
        ("Prices rose nearly a third.", "nearly a third | 30.8333..33.3333 % | None"),
        ("They won a half-inch of ground.", "half-inch | 0.0095..0.0159 m | ground"),
    ],
)
def test_shares_in_words_are_as_wide_as_a_reader_takes_them(text, figure):
    assert table(text) == [figure]


@pytest.mark.parametrize(
    "text",
    [
        "A third boat sank.",
        "By a third man it was told.",
        "They led at half-time.",
        "Flags fly at half mast.",
        "In the second half it rained.",
        "They walked by a mill and a half.",
    ],
)
def test_a_third_thing_and_half_of_a_word_are_no_shares(text):
    assert table(text) == []


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("Not one crown was paid.", ["Not one crown | 0 crown | None"]),
        ("They lost not a single boat.", ["not a single boat | 0 boat | boat"]),
        ("It left without a single fault.", ["without a single fault | 0 fault | fault"]),
        ("They lost not one boat, but two.", ["one boat | 1 boat | boat", "two | 2 boat | boat"]),
        ("Not one of his nine boats came.", ["nine boats | 9 boat | boats"]),
        ("There have been no arrests.", ["no arrests | 0 people | arrested"]),
        ("All but a dozen were found.", []),
    ],
)
def test_nought_in_words_counts_none(text, figures):
    assert table(text) == figures


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("It left with 28 passengers and a crew of three.", ["28 passengers and a crew of three | 31 people | people"]),
        ("It had 28 passengers and three crew on board.", ["28 passengers and three crew | 31 people | people aboard"]),
        (
            "All 28 passengers and two members of the crew were killed.",
            ["28 passengers and two members of the crew | 30 people | people"],
        ),
        (
            "Of the 33 aboard, 28 passengers and two crew survived.",
            ["33 | 33 None | None", "28 passengers | 28 people | passengers", "two crew | 2 people | crew survived"],
        ),
        (
            "It had at least 28 passengers and three crew.",
            ["at least 28 passengers | 28.. people | passengers", "three crew | 3 people | crew"],
        ),
        ("A team of 37 was seized.", ["37 | 37 people | team seized"]),
        ("A man of 61 was seized.", []),
    ],
)
def test_passengers_and_crew_are_all_who_are_aboard(text, figures):
    assert table(text) == figures


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("She came home 20 pounds lighter.", "20 pounds | 8.8451..9.2986 kg | None"),
        ("She shed a shocking 20 pounds.", "20 pounds | 8.8451..9.2986 kg | None"),
        ("She lost two stone and three pounds.", "two stone and three pounds | 13.8346..14.2882 kg | None"),
        ("She weighs ten stone.", "ten stone | 60.3278..66.6781 kg | None"),
        ("They found 20 pounds of gold.", "20 pounds | 8.8451..9.2986 kg | gold"),
        ("She lost 20 pounds.", "20 pounds | 20 GBP | None"),
    ],
)
def test_pounds_and_stone_are_weights_where_the_words_weigh(text, figure):
    assert table(text) == [figure]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("The evacuees, most of them old, now number 3,100.", ["3,100 | 3,100 people | evacuees"]),
        ("Those injured number 42.", ["42 | 42 people | injured"]),
        ("The strikers numbered 1,200.", ["1,200 | 1,200 people | strikers"]),
        ("Bus number 42 was late.", []),
        ("Call the emergency services number 112.", []),
        ("He moved to number 12.", []),
        ("Player number 10 was sent off.", []),
        ("Suspect number 3 and witness number 4 wept.", []),
        ("They live at number 9, next to number 12.", []),
        ("The marchers are expected to number 3,000.", ["3,000 | 3,000 people | marchers"]),
        ("Trains number 12 and 14 were late.", ["14 | 14 None | None"]),
        ("They live at number 9.", []),
        ("A 60-strong gang broke in.", ["60-strong gang | 60 people | gang"]),
        ("A 12-strong convoy crossed the pass.", ["12-strong convoy | 12 convoy | convoy"]),
    ],
)
def test_how_many_there_are_is_told_by_a_verb_or_by_their_strength(text, figures):
    assert table(text) == figures


def test_long_terms_are_compared_in_years():
    assert table("The judge gave him six years and a half.") == ["six years and a half | 6.5 years | None"]
    assert table("The court set a term of 78 months.") == ["78 months | 6.5 years | None"]
    assert table("It lasted a decade.") == ["a decade | 10 years | None"]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("A pair of officers had to be bandaged.", ["A pair of officers | 2 people | officers bandaged"]),
        ("A couple of workers were hurt.", ["A couple of workers | 2..3 people | workers hurt"]),
        ("He bought a pair of boots.", []),
        ("A trio of states abstained.", ["A trio of states | 3 state | states abstained"]),
        ("Seventy-odd members left.", ["Seventy-odd members | 70..79 people | members"]),
        ("A good hundred boats left.", ["A good hundred boats | 100..110 boat | boats"]),
        ("More than four voters in ten stayed away.", ["More than four voters in ten | 40.. % | None"]),
        ("They lost four men in ten days.", ["four men | 4 people | men lost", "ten days | 10 days | None"]),
        ("Nearly half a day passed.", ["Nearly half a day | 0.375..0.5 days | None"]),
        ("Not until more than a week had passed did they write.", ["more than a week | 7.. days | None"]),
        ("He never took more than a week.", ["more than a week | ..7 days | None"]),
    ],
)
def test_persons_and_days_that_no_number_tells(text, figures):
    assert table(text) == figures

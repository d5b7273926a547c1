"""The patterns of time expressions, over the string of word classes that words.py makes.

Letters: M month, W weekday (X in the plural), Y holiday, S season, P part of the day, U unit of time (u in the plural), T
today and its like, D decade, J quarter or half of a year ("Q3"), C era, d number up to 31, r ordinal, y year, j '99, n
other number, f clock with a point, t clock with a colon, G dotted date, c a.m. or p.m., K o'clock, Z zone, z local/time, s
few, H half, k working (days), e all, L old, V frequency, F now and its like, m fiscal, E early/late/later, R ago,
B before, A after, l last, p previous, N next, g following, h this, q that, Q same, v every, a the, i a, O of, & and,
2 to, b o I w prepositions, punctuation as itself, x any other word.
"""

import re
from collections.abc import Iterator

_YEAR = "(?:,?O?(?:[yj]C?|[nd]C))"
_ITS_YEAR = f"(?:{_YEAR}|OqU|OaQU|O?[hlN]U)"
_DATE = f"(?:(?:W,?o?)?(?:a?[dr][.]?O?M{_ITS_YEAR}?|M[,./-]?a?[dr](?!-?[uUc]){_ITS_YEAR}?))"
_ZONE = "(?:[zZ]|xz)*"
_CLOCK = f"(?:(?:t[cu]?|[df]c|ddc|dK|f){_ZONE}|[yn]Z)"
_HOUR = "(?<=b)d(?![a-zA-Z/-]?[dnyUuM/-])"
_OF_PART = "(?:[IO]?aP|b?P)?"
_EARLY = "(?:a?E-?[IoO]?a?)"
_AMOUNT = "(?:[dn]|i?s[O]?|iHi|Hi|i|H)"
_LENGTH = f"(?:{_AMOUNT}-?k?[uU](?:(?:(?:,?&)?{_AMOUNT}-?[uU]){{1,3}}|&i?H)?)"
_FISCAL = "a?(?:mU?y(?:-d)?|ymU)"
_PERIOD = f"(?:M{_YEAR}?|a?[lhNpq]U|y)"

RULES: tuple[tuple[str, str], ...] = (
    ("numeric", f"(?:W,?)?(?:y-d-d|d/d[/,][ydn]|d-d-[yd]|y/d/d|y[-/]M[-/]d|G|(?<=[ob2])d/d(?!/)|d/d$)(?:[x,.]?b?{_CLOCK})?"),
    (
        "days",
        f"M,?a?[dr][-2b&]a?[dr](?!-?[uUcM]){_YEAR}?|a?[dr][-2b&]a?[dr]O?M{_YEAR}?|Mb[dr]&[dr](?!-?[uUcM])|(?<=b)[dr][2b]M,?a?[dr](?!-?[uUcM]){_YEAR}?",
    ),
    ("night_before", f"a?P(?:bW)?2(?:a?W|{_DATE})"),
    ("clock_of_date", f"(?:{_CLOCK}|{_HOUR}){_OF_PART},?o?(?:aPO)?{_DATE}"),
    ("date", f"{_EARLY}?(?:a?E?P[uU]?[oO])?{_DATE}(?:P|,?b?{_CLOCK})?"),
    (
        "clock",
        f"(?:{_CLOCK}|(?:du?|H|i?U)[l2](?:d(?:K|c)?{_ZONE}|P)|{_HOUR}){_OF_PART}(?:,?[oO]?(?:aPO)?(?:(?:[lhN])?WP?|T))?|[yn]u",
    ),
    ("nth_weekday", f"a?rW[OI](?:M{_YEAR}?|a?[lhNpq]U)"),
    ("nth_week", f"a?[rl]U(?:[OI]{_PERIOD}|(?<=U)[hlN]U)"),
    ("week_of", f"a?U(?:O|[xE]o?)(?:{_DATE}|ar(?![uUHS-]))"),
    ("day_of_unit", "a?rOa?[hlNp]U"),
    ("dated_weekday", "War(?![uUHS-])"),
    ("weekday_of_unit", "[hlN]U,?o?W"),
    ("weekday", f"{_EARLY}?(?:a?P[Oo]?)?(?:a?[lhNgp])?W(?:P|[hlN]U|Oa?[hlN]U)?"),
    ("weekdays", "X|vP?W"),
    ("set", "v[rd]?[uUPMS]|(?<=[uUx])iU(?![EBAR&])|V"),
    ("ahead", f"{_LENGTH}b[FT]"),
    ("after_next", "aUAa?N(?!-?[uUdn])"),
    ("shifted", f"(?:{_LENGTH}|[dn]?u|aU|U)(?:R|E|[BA](?:a?T|a?Y|{_DATE})?)"),
    ("in_length", f"(?<=I){_LENGTH}(?![A-Z&])"),
    ("stretch", f"a?(?:[lNgp]{_AMOUNT}|r[dn]|[dn][lNgp])-?[uU]"),
    ("fiscal", f"{_FISCAL}|a?(?:r-?U|J)O?a?{_FISCAL}|a?(?:rmU|mrU|mJ)O?(?:y|a?{_FISCAL})"),
    ("quarter", f"yJ|J(?:{_YEAR}|O?[hlN]U)?"),
    ("half", f"{_EARLY}?a?r-?[HU](?:{_YEAR}|O?[hlN]U|O[aq]U)?"),
    ("century", "a?E?-?r-?UC?"),
    ("decade", "a?E?-?DC?"),
    ("month", f"{_EARLY}?(?:a?[lhNpg])?M(?:{_YEAR}|OqU|OaQU|O?[hlN]U)?"),
    ("season", f"{_EARLY}?(?:a?[lhNpgqQ]|a|y)?S(?:{_YEAR}|O?[hlN]U|OqU|OaQU)?"),
    ("holiday", f"(?:a?[lhNpg])?Y(?:P|{_YEAR})?"),
    ("today", f"{_EARLY}?TP?"),
    ("part", f"{_EARLY}?(?:q|Q|aQ|qQ|a?[Nglp]|h|a|i)?P"),
    ("unit", f"{_EARLY}?(?:[hlNpqQ]|aQ|qQ|a[Nlpg])U"),
    ("end_of_unit", "a?E[IO]a?U"),
    ("weekend", "aU|(?<=o)U"),
    ("whole", "[ke]-?U"),
    ("year", f"{_EARLY}?(?:aU)?(?:yC?|[nd]C|[nd](?=-[nd]C))|j|(?<=y-)d"),
    ("day_of_month", "(?<=[obBOIA&x])ar(?![uUHS-])"),
    ("reference", "Fu?"),
    ("duration", f"iUOiU|d-?uOiU|{_LENGTH}(?:-?L)?|u"),
)
"""Each kind of time expression with its pattern; where two begin at one word, the first that fits is taken."""

EXPRESSION = re.compile(
    "|".join(f"(?:{pattern})(?P<{name}>)" if "|" in pattern else f"{pattern}(?P<{name}>)" for name, pattern in RULES)
)
"""The groups are empty and stand last: what begins with a letter is then passed over at once where another letter stands."""
_CORE = "MWXYSPUuTDJCydnrjftGKFVc"  # each expression has one of these, and nothing but words of time before it
_LONGEST_LEAD = 12  # words before the first of these: "in the very early part of the …" has fewer
_ALONE = "MWXYSPUuTDJyjftGFV"  # classes of which one word may be an expression
_NUMBERED = "dnr"  # numerals, which are none without a word of time behind them, but for the end of "1914-18"
_LEADING = "aEHilhNgpvsmqQke-"  # and all others with which one can begin
_START = re.compile(
    f"[{_ALONE}]|[{_NUMBERED}](?=[^x,])|(?<=y-)d|(?<=b)d|[{_LEADING}](?!,)(?=[^x]{{0,{_LONGEST_LEAD}}}?[{_CORE}])"
)
_NAMES = [name for name, _ in RULES]
_SINGLE = [re.compile(pattern) for _, pattern in RULES]


def expression(letters: str, at: int, end: int) -> re.Match[str] | None:
    """The first time expression in `letters` from `at` on."""
    while start := _START.search(letters, at, end):
        if match := EXPRESSION.match(letters, start.start(), end):
            return match
        at = start.end()
    return None


def kinds(match: re.Match[str], letters: str, end: int) -> Iterator[tuple[str, int]]:
    """The kinds whose pattern fits where `match`, an expression, begins, its own first, each with the index after it."""
    name, at = match.lastgroup or "", match.start()
    yield name, match.end()
    for number in range(_NAMES.index(name) + 1, len(_NAMES)):
        other = _SINGLE[number].match(letters, at, end)
        if other and other.end() > at:
            yield _NAMES[number], other.end()

"""Numerals: the words of a report with every number in them read, whether it stands in figures or in words."""

import re
from collections.abc import Sequence
from functools import lru_cache

import msgspec

from variorum.model import Span
from variorum.text.kept import Kept
from variorum.text.normal import plain_marks

_TOKEN = re.compile(
    r"([\s_]*+)("  # white space is taken along: to try every form at each of it takes longer than all tokens together
    r"[A-Za-z][a-z]++(?![\w'])|[^\w\s']|[A-Za-z](?![\w'.])"  # most tokens; none of the forms below is one of these
    r"|(?<![^\W\d_])[apAP]\.\s?[mM](?:\.|(?!\w))"  # a.m., p.m.
    r"|(?<!\w)(?:BCE?|AD|B\.C\.(?:E\.)?|A\.D\.)(?!\w)"  # BC, B.C., AD
    r"|(?<!\w)'\d{2}s?(?!\w)|(?<!\w)(?:[12]\d)?[2-9]0'?s(?!\w)|(?<!\w)[12]\d[01]0'?s(?!\w)"  # '99, '60s, 1960s, 1960's, 60s
    r"|(?<!\w)[QH][1-4](?=\W|\d{4}\b|$)"  # Q3, H1
    r"|(?<![\d.,:])\d{1,3}(?: \d{3})+(?![\d.,:]*\d)"  # 48 600
    r"|\d+(?:[.,:]\d+)*"
    r"|[^\W\d_]+(?:'[^\W\d_]+)*"
    r"|'"
    r")"
)
_GROUPED = re.compile(r"\d{1,3}(?:(?:,\d{3})+|(?:\.\d{3}){2,})|[1-9]\d{0,2}\.\d00")  # 48,600; 1.500.000; 1.300, not 1.3
_POINT = re.compile(r"(\d{1,3}(?:,\d{3})+|\d+)\.(\d+)")  # 7.4; 1,200.5
_COMMA = re.compile(r"(\d{1,3}(?:\.\d{3})+|\d+),(\d+)")  # 1,5
_NO_DIGIT = re.compile(r"\D")
_SMALL = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18,
    "nineteen": 19,
}  # fmt: skip
_TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
_SCALES = {
    "hundred": 100, "thousand": 1_000, "million": 10**6, "billion": 10**9, "trillion": 10**12, "dozen": 12, "score": 20,
    "lakh": 10**5, "crore": 10**7,
}  # fmt: skip
_PLURAL_SCALES = {f"{scale}s": _SCALES[scale] for scale in ("thousand", "million", "billion", "trillion", "lakh", "crore")}
_OF_SIZE = frozenset(["tall", "high", "deep", "long", "wide", "thick", "apart", "underground", "down", "away", "below"])
"""Words after "14m" that make it metres, not millions."""
_GLUED = {"k": 1_000, "m": 10**6, "mn": 10**6, "bn": 10**9, "b": 10**9, "tn": 10**12}
_HALVED = frozenset(  # measures that halves and quarters are told of: "half a point", "a quarter of a mile"
    (
        "point",
        "percentage",
        "mile",
        "kilometre",
        "kilometer",
        "km",
        "metre",
        "meter",
        "inch",
        "foot",
        "acre",
        "hectare",
        "tonne",
    )
)
_FRACTIONS = {"half": 0.5, "third": 1 / 3, "quarter": 0.25, "fifth": 0.2, "tenth": 0.1, "halves": 0.5}
_BEHIND_PART = frozenset(["of", ".", "more", "less", "higher", "lower", "fewer"])
_BEFORE_PART = frozenset(
    ["nearly", "almost", "about", "roughly", "than", "by", "under", "over", "least", "up", "down", "only", "just"]
)
_NO_THING = frozenset(
    ["in", "on", "at", "to", "from", "above", "below", "since", "last", "this", "compared", "and", "but", "as", "when", "after"]
)
"""Words after "nearly a third" that are no third thing."""
_PARTS = {word + ending: share for word, share in _FRACTIONS.items() for ending in ("", "s") if word != "halves"} | {
    "halves": 0.5
}
_ORDINAL_WORDS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15, "sixteenth": 16,
    "seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20, "thirtieth": 30,
    "fortieth": 40, "fiftieth": 50, "hundredth": 100,
}  # fmt: skip
_HOURS = 12  # "at one point two men left"
_FIRST_SPOKEN, _LAST_SPOKEN = 16, 20  # hundreds of the years that are told in words as two numbers
_GLYPHS = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3}


class Token(msgspec.Struct, frozen=True, gc=False):
    """A word, a numeral or one mark of a text. `word` is in lower case with plain marks and without a possessive's 's.

    `number` is what a numeral says; `step` is the place of its last digit ("1.5 million": 100,000), so how exact it is;
    `figures` says that it stands in digits alone. An ordinal has `ordinal` set and no number. `share`: a fraction in
    words ("two thirds"). `first` marks the first token of a sentence.
    """

    begin: int
    end: int
    word: str
    first: bool = False
    capital: bool = False
    number: float | None = None
    step: float = 1
    figures: bool = False
    ordinal: int | None = None
    share: bool = False


class TokenTable(msgspec.Struct, frozen=True):
    """The tokens of a report, and what all kinds of marks look up among them."""

    tokens: Sequence[Token]
    words: Sequence[str]  # the word of each token: to ask for one word among many takes no look at each token
    starts: Sequence[int]  # the indexes of the first tokens of the sentences
    numerals: Sequence[int]  # the indexes of the numerals, ordinals among them

    def sentences(self) -> list[tuple[int, int]]:
        """The first and last index of the tokens of each sentence, half-open.

        >>> token_table("Go. Do not go.", [Span("a", 0, 3), Span("a", 4, 14)]).sentences()
        [(0, 2), (2, 6)]
        """
        return list(zip(self.starts, [*self.starts[1:], len(self.tokens)], strict=True)) if self.starts else []


def token_table(text: str, sentences: Sequence[Span]) -> TokenTable:
    """The tokens of `sentences`, in order, numerals joined.

    >>> text = "A million and a half, 1,5 million crowns, two-and-twenty, half a dozen, 1.1bn, the 21st"
    >>> table = token_table(text, [Span("a", 0, len(text))])
    >>> [t.number for t in table.tokens if t.number]
    [1500000.0, 1500000.0, 22, 6.0, 1100000000.0]
    >>> [table.words[at] for at in table.numerals]
    ['a', '1,5', 'two', 'half', '1.1', '21']
    """
    return _table(text, tuple([(sentence.begin, sentence.end) for sentence in sentences]))


@lru_cache(maxsize=2)  # moments and quantities read the tokens of one report, one after the other
def _table(text: str, sentences: tuple[tuple[int, int], ...]) -> TokenTable:
    plain = plain_marks(text)
    found: list[Token] = []
    starts: list[int] = []
    numerals: list[int] = []
    for begin, end in sentences:
        raw: list[Token] = []
        possible: list[int] = []  # the indexes at which a numeral can begin
        for space, written in _TOKEN.findall(plain, begin, end):
            begin += len(space)
            word, capital, numeral = _FORMS[written]
            if numeral:
                possible.append(len(raw))
            raw.append(Token(begin, begin := begin + len(written), word, not raw, capital))
        if raw:
            starts.append(len(found))
        if possible:
            _join(raw, possible, found, numerals)
        else:
            found += raw
    return TokenTable(tuple(found), [token.word for token in found], starts, numerals)


def _form(written: str) -> tuple[str, bool, bool]:
    """`written` as it is compared, whether it begins with a capital, and whether a numeral can begin with it."""
    word = written.lower()
    if word.endswith("'s"):
        word = _bare(word)
    return word, written[0].isupper(), word in _STARTS or word[0].isdecimal()


def _bare(word: str) -> str:
    """`word`, which ends in 's, as it is compared: without a possessive ending, and "1970's" as "1970s"."""
    if word[0].isdecimal():
        return f"{word[:-2]}s"
    return word[:-2] if len(word) > 2 else word


def _join(raw: list[Token], possible: Sequence[int], found: list[Token], numerals: list[int]) -> None:
    """Adds `raw` to `found` with the tokens of each numeral made one, which can begin at the indexes `possible`, and where
    they stand in `found` to `numerals`."""
    at = 0
    for index in possible:
        if index < at:
            continue
        alone = raw[index].word in _ALONE
        if read := _lone_scale(raw, index) if alone else _ordinal(raw, index) or _cardinal(raw, index):
            found += raw[at:index]
            at, joined = read
            numerals.append(len(found))
            found.append(joined)
    found += raw[at:]


def _at(raw: list[Token], at: int) -> str:
    return raw[at].word if 0 <= at < len(raw) else ""


def _glued(raw: list[Token], at: int) -> bool:
    """Whether nothing stands between token `at` and the one before it."""
    return 0 < at < len(raw) and raw[at].begin == raw[at - 1].end


def _ordinal(raw: list[Token], at: int) -> tuple[int, Token] | None:
    """The ordinal that begins at `at`, with the index after it."""
    word, after = raw[at].word, at + 1
    if word.isdecimal() and len(word) < 4 and _glued(raw, after) and _at(raw, after) in ("st", "nd", "rd", "th"):
        return after + 1, msgspec.structs.replace(raw[at], end=raw[after].end, ordinal=int(word), figures=True)
    if word in _TENS:
        last = at + 2 if _at(raw, after) == "-" else after
        ones = _ORDINAL_WORDS.get(_at(raw, last), 0)
        if 0 < ones < 10 and not (ones in (2, 3, 5) and last == after and _at(raw, last + 1) != "of"):
            return last + 1, msgspec.structs.replace(raw[at], end=raw[last].end, ordinal=_TENS[word] + ones)
        return None
    if word in _ORDINAL_WORDS:
        return after, msgspec.structs.replace(raw[at], ordinal=_ORDINAL_WORDS[word])
    return None


def figure(written: str) -> tuple[float, float] | None:
    """The number that `written` says in digits, and the place of its last digit; None for clocks and dotted dates.

    A comma or points with exactly three digits after each group thousands. A single point marks decimals, but for one before
    three digits of which the last two are noughts: nobody writes 1.3 so, and "1.300 metres" stands in what was translated.

    >>> figure("48,600"), figure("1,5"), figure("1.500.000"), figure("7.40"), figure("17:40"), figure("1.300"), figure("1.325")
    ((48600, 1), (1.5, 0.1), (1500000, 1), (7.4, 0.01), None, (1300, 1), (1.325, 0.001))
    """
    if ":" in written or len(written) > 30:
        return None
    written = written.replace(" ", "")
    if written.isdecimal():
        return int(written), 1
    if _GROUPED.fullmatch(written):
        return int(_NO_DIGIT.sub("", written)), 1
    if point := _POINT.fullmatch(written):
        return float(f"{point[1].replace(',', '')}.{point[2]}"), 10.0 ** -len(point[2])
    if comma := _COMMA.fullmatch(written):
        return float(f"{comma[1].replace('.', '')}.{comma[2]}"), 10.0 ** -len(comma[2])
    return None


def _cardinal(raw: list[Token], at: int) -> tuple[int, Token] | None:
    """The cardinal number or fraction that begins at `at`, with the index after it."""
    start, word = at, raw[at].word
    value: float
    step: float = 1
    digits = word[0].isdecimal()
    if digits:
        read = figure(word)
        if not read:
            return None
        value, step = read
        at += 1
        if _glued(raw, at) and _at(raw, at) in _GLYPHS:
            value, step, at = value + _GLYPHS[raw[at].word], 0.25, at + 1
        elif _glued(raw, at) and _at(raw, at) in _GLUED and not (_at(raw, at) == "m" and _of_size(raw, at + 1)):
            scale = _GLUED[raw[at].word]
            return at + 1, _number(raw, start, at + 1, value * scale, step * scale, figures=True)
    elif word in _GLYPHS:
        value, step, at = _GLYPHS[word], 0.25, at + 1
    else:
        small = _below_hundred(raw, at)
        if not small:
            return None
        value, at = small
        if year := _spoken_year(raw, at, small[0]):
            return year[1], _number(raw, start, year[1], year[0], 1, figures=False)
        if _at(raw, at) == "point" and (value > _HOURS or _at(raw, start - 1) != "at"):
            value, step, at = _decimals(raw, at, value)
    if share := _share(raw, start, at, value):
        return share
    value, step, at = _scaled(raw, at, value, step)
    return at, _number(raw, start, at, value, step, figures=digits and at == start + 1)


def _spoken_year(raw: list[Token], at: int, century: int) -> tuple[int, int] | None:
    """The year of which the words before `at` tell the hundreds: "nineteen seventy-eight"."""
    if not _FIRST_SPOKEN <= century <= _LAST_SPOKEN or _at(raw, at) not in _WORDS:
        return None
    small = _below_hundred(raw, at)
    if small is None or small[0] < 10 or _at(raw, small[1]) in _SCALES:
        return None
    return century * 100 + small[0], small[1]


def _of_size(raw: list[Token], at: int) -> bool:
    """Whether what stands at `at` says that a size stands before it: "14m tall", "14m-tall"."""
    return _at(raw, at + (_at(raw, at) == "-")) in _OF_SIZE


def _decimals(raw: list[Token], at: int, value: float) -> tuple[float, float, int]:
    """`value` with the decimals that are spoken after "point" at `at`, the place of the last of them and the index after it:
    "two point six". Without any the number ends before `at`."""
    step, after = 1.0, at + 1
    while _SMALL.get(_at(raw, after), 10) < 10:
        step /= 10
        value += _SMALL[raw[after].word] * step
        after += 1
    return (round(value, 9), step, after) if step < 1 else (value, 1, at)


def _number(raw: list[Token], start: int, end: int, value: float, step: float, *, figures: bool) -> Token:
    begins = raw[start]
    return Token(begins.begin, raw[end - 1].end, begins.word, begins.first, begins.capital, value, step, figures)


def _lone_scale(raw: list[Token], at: int) -> tuple[int, Token] | None:
    """ "a hundred", "a dozen", "half a million", "half a mile", "a third", "half": a number that begins with no number."""
    start, word = at, raw[at].word
    value: float = 1
    if word == "half":
        value, at = 0.5, at + 1
        if _at(raw, at) in ("a", "an"):
            at += 1
        if at > start + 1 and _at(raw, at) in _HALVED:
            return at, _number(raw, start, at, value, 0.5, figures=False)
        if _at(raw, at) not in _SCALES:
            return None if _at(raw, start + 1) in ("a", "an") else (start + 1, _portion(raw, start, start + 1, 0.5))
    elif word in _SOME:
        if _at(raw, at - 1) not in ("some", "good"):
            return None
    else:
        at += 1
        part = _FRACTIONS.get(_at(raw, at), 0.0)
        if part and _at(raw, at + 1) == "of" and _at(raw, at + 2) == "a" and _at(raw, at + 3) in _SCALES:
            value, at = part, at + 3  # "a quarter of a million"
        elif _at(raw, at) == "quarter" and _at(raw, at + 1) == "of" and _at(raw, at + 2) == "a" and _at(raw, at + 3) in _HALVED:
            return at + 3, _number(raw, start, at + 3, 0.25, 0.25, figures=False)
        elif _at(raw, at) in _FRACTIONS and _is_part(raw, at):
            return at + 1, _portion(raw, start, at + 1, _FRACTIONS[raw[at].word])
        elif _at(raw, at) not in _SCALES:
            return None
    value, step, at = _scaled(raw, at, value, 1)
    return at, _number(raw, start, at, value, step, figures=False)


def _is_part(raw: list[Token], at: int) -> bool:
    """Whether "a third" that ends with `at` is a part and no third thing, by what stands before and behind it: "a third of
    them", "rose nearly a third", but not "nearly a third man" or "a quarter of an hour"."""
    after = _at(raw, at + 1)
    if raw[at].word == "half" and _at(raw, at - 2) == "and":  # "a month and a half."
        return False
    if after in _BEHIND_PART:
        return (_at(raw, at + 2), _at(raw, at + 3)) not in (("an", "hour"), ("a", "century"), ("a", "mile"))
    return _at(raw, at - 2) in _BEFORE_PART and (not after[:1].isalpha() or after in _NO_THING)


def _portion(raw: list[Token], start: int, end: int, value: float) -> Token:
    return msgspec.structs.replace(_number(raw, start, end, value, 0, figures=False), share=True)


def _share(raw: list[Token], start: int, at: int, value: float) -> tuple[int, Token] | None:
    """ "two thirds", "three-quarters": a fraction whose numerator ends before `at`."""
    last = at + 1 if _at(raw, at) == "-" else at
    word = _at(raw, last)
    if word in _PARTS and value < 10 and (word.endswith("s") or value == 1) and word != "seconds":
        of = last + 1
        if word == "quarters" and [_at(raw, of + by) for by in range(3)] == ["of", "an", "hour"]:
            return None  # 45 minutes
        if _at(raw, of) == "of" and _at(raw, of + 1) == "a" and _at(raw, of + 2) in _SCALES:  # "two thirds of a million"
            scaled, step, end = _scaled(raw, of + 2, value * _PARTS[word], 1)
            return end, _number(raw, start, end, scaled, step, figures=False)
        return last + 1, _portion(raw, start, last + 1, value * _PARTS[word])
    return None


def _below_hundred(raw: list[Token], at: int) -> tuple[int, int] | None:
    """The number in words under a hundred that begins at `at`: "seven", "twenty-five", "two-and-twenty"."""
    word = raw[at].word
    if word in _TENS:
        after = at + 2 if _at(raw, at + 1) == "-" else at + 1
        ones = _SMALL.get(_at(raw, after), 0)
        return (_TENS[word] + ones, after + 1) if 0 < ones < 10 else (_TENS[word], at + 1)
    if word not in _SMALL:
        return None
    if _SMALL[word] < 10 and [_at(raw, at + k) for k in (1, 2, 3)] == ["-", "and", "-"] and _at(raw, at + 4) in _TENS:
        return _SMALL[word] + _TENS[raw[at + 4].word], at + 5
    return _SMALL[word], at + 1


def _scaled(raw: list[Token], at: int, value: float, step: float) -> tuple[float, float, int]:
    """`value` taken on through the scales and further words of its numeral: "… and a half million", "… thousand two"."""
    total: float = 0
    current, limit, ended = value, float("inf"), False
    while at < len(raw):
        word = raw[at].word
        if word == "-" and (_at(raw, at + 1) in _SCALES or (_at(raw, at + 1), _at(raw, at + 2)) == ("and", "-")):
            at += 1
        elif word in _SCALES or word in _PLURAL_SCALES:
            scale = _SCALES.get(word) or _PLURAL_SCALES[word]
            if scale >= limit:
                if current or _at(raw, at - 1) not in _SCALES:
                    break
                total, limit, step, at = total * scale, scale, step * scale, at + 1  # "a lakh crore", "thousand million"
                continue
            if scale <= 100:
                current, step = current * scale, step * (1 if scale == 12 else scale)
            else:
                total, current, limit, step = total + current * scale, 0, scale, step * scale
            at += 1
        elif word == "and":
            half = at + 1
            while _at(raw, half) in ("a", "-"):
                half += 1
            split = half > at + 1 and _at(raw, half) in ("half", "quarter", "third") and _at(raw, half + 1) != "of"
            part = _FRACTIONS[raw[half].word] if split else 0
            if part and current:
                part *= _SCALES["dozen"] if _at(raw, at - 1) == "dozen" else 1
                current, step, at = current + part, 0.5, half + 1
            elif part and _at(raw, at - 1) in _SCALES and limit >= 1_000:  # "a million and a half"
                total, step, at = total + part * limit, part * limit, half + 1
            elif not ended and (total or current >= 100) and (small := _more(raw, at + 1)):
                current, step, at, ended = current + small[0], 1, small[1], small[0] < 100
            else:
                break
        elif not ended and (total or current >= 100) and (small := _more(raw, at)):
            current, step, at, ended = current + small[0], 1, small[1], small[0] < 100
        else:
            break
    return total + current, step, at


def _more(raw: list[Token], at: int) -> tuple[int, int] | None:
    """The words below a hundred, or hundreds, that go on with a numeral."""
    if _at(raw, at) not in _WORDS:
        return None
    small = _below_hundred(raw, at)
    if small and _at(raw, small[1]) == "hundred":
        return small[0] * 100, small[1] + 1
    return small


_WORDS = frozenset({*_SMALL, *_TENS} - {"zero"})
_SOME = frozenset(["hundred", "thousand", "million", "dozen"])  # "some hundred and thirty", "a good hundred"
_ALONE = frozenset(["a", "an", "half", *_SOME])
_STARTS = frozenset({*_SMALL, *_TENS, *_ORDINAL_WORDS, *_GLYPHS, *_ALONE})
_FORMS = Kept(_form)

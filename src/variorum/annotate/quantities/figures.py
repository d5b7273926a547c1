"""Figures: where a number with its hedge and its range stands, and which numbers are no figures."""

import msgspec

from variorum.annotate.quantities.bounds import Hedge
from variorum.annotate.quantities.sentence import Sentence
from variorum.annotate.quantities.units import SYMBOLS, UNITS, is_code
from variorum.annotate.quantities.words import (
    ADVERBS,
    GATHERED,
    HEDGES_AFTER,
    HEDGES_BEFORE,
    LABELS,
    SCALES,
    STOPS,
    STREETS,
    VAGUE,
    is_person,
    is_plural,
)

_HEDGES_END = frozenset(phrase[-1] for phrase in HEDGES_BEFORE)
_HEDGES_BEGIN = frozenset(phrase[0] for phrase in HEDGES_AFTER)
_LONGEST = max(map(len, HEDGES_BEFORE))
_JOINTS = frozenset(["-", "to", "or"])
_SOME = {
    "a few": (2, 5),
    "few": (2, 5),
    "several": (2, 9),
    "a couple of": (2, 3),
    "couple of": (2, 3),
    "many": (2, None),
}
_OPENERS = frozenset(["(", "'", '"', "-", "~", "+", "[", "="])
_JOINERS = frozenset(["/", "@", "_", "&"])
_IN_PHRASES = frozenset(["in", "on", "by", "for"])
_MOVED = "go goes going gone went rose risen rises rising climbs climbed jumped shot put puts pushed pushes brings brought"
_WENT = frozenset(_MOVED.split())
_MEASURED = frozenset(
    ["\u00b0", "%", "c", "f", "degree", "degrees", "percent", "per"]
)  # what follows "-11" where it is below nought
_INSTEAD = 5  # words on in which "but" stands: "not one boat, but two"
_HALVES = frozenset(["first", "second", "latter", "former", "each", "either", "opening", "closing"])
_HALF_WORDS = frozenset(
    ["time", "mast", "staff", "way", "brother", "sister", "hearted", "dead", "marathon", "term", "life", "back"]
)
_ROUND = (10, 100)
_TENTHS = (3, 4, 5, 10, 100)  # of which so many voters are told
"""Verbs after which "up to" is where something moved, not a bound."""
_DENIED_BEFORE = 5  # words before "more than" in which "nobody" or "did not" stands
_ENDS = frozenset(
    [",", ";", ":", "until", "that", "because", "but", "and", "who", "which", "when", "where", "if", "-", '"', "'"]
)
_LONGEST_STREET = 6  # words to "Street": "419 South Martin Luther King Drive"
_LOWER_LABELS = frozenset(["no", "call", "act", "form", "part", "ring", "text", "dial"])


_BEFORE_VERB = frozenset(
    ["already", "could", "may", "might", "must", "now", "still", "they", "together", "who", "will", "would"]
)
_SUPPOSED = frozenset(["believed", "estimated", "expected", "likely", "reported", "said", "thought"])
_NOUGHT = frozenset(["not", "without", "never"])
UNNUMBERED = ADVERBS.keys() | GATHERED.keys() | {phrase.split()[0] for phrase in VAGUE} | SCALES.keys() | _NOUGHT
"""The words with which a figure that has no number of its own begins: "dozens of", "not a single"."""


class Figure(msgspec.Struct, frozen=True, gc=False):
    """A number, or a range, among the tokens of a sentence: `begin` to `end` with its hedge, the number itself from `core` on.

    `low` and `high` are what the words say before the hedge is heeded; `step` is the place of the last digit. `share`:
    a part of a whole, in hundredths, told to `width` points; None where the words do not say how exactly. `prefix` is
    the currency before it.
    """

    begin: int
    core: int
    end: int
    low: float
    high: float | None
    hedge: Hedge = ""
    step: float = 1
    share: bool = False
    width: float | None = None
    dozen: bool = False
    adverb: bool = False
    range: bool = False
    prefix: str = ""


def figure_at(sentence: Sentence, at: int, text: str) -> Figure | None:
    """The figure whose first number is the token at `at`; None where it is none."""
    token = sentence.tokens[at]
    figure: Figure | None
    if token.number is None:
        figure = _without_number(sentence, at) if token.word in UNNUMBERED else None
    elif _is_name(sentence, at) or _leads_list(sentence, at) or _is_half_of_game(sentence, at):
        return None
    else:
        if (sentence.word(at - 2), sentence.word(at - 1)) == ("all", "but"):
            return _all_but(sentence, at)
        figure = _ratio(sentence, at) or _range(sentence, at) or _single(sentence, at, text)
    return hedged(signed(_with_currency(figure, sentence), sentence), sentence) if figure else None


def _single(sentence: Sentence, at: int, text: str) -> Figure:
    token = sentence.tokens[at]
    value = float(token.number or 0)
    if token.share:
        return Figure(at, at, at + 1, round(value * 100, 4), round(value * 100, 4), share=True)
    return Figure(at, at, at + 1, value, value, step=token.step, dozen=text[token.begin : token.end].lower().endswith("dozen"))


def _all_but(sentence: Sentence, at: int) -> Figure | None:
    """ "all but three of the 20 questions" are 17; None where nobody says how many all are, for 3 is then what they are not."""
    end = at + 2 + (sentence.word(at + 2) in ("the", "its", "their", "his", "her", "our"))
    part, whole = sentence.number(at), sentence.number(end)
    if sentence.word(at + 1) != "of" or part is None or whole is None or not 0 < part < whole:
        return None
    return Figure(at - 2, end, end + 1, whole - part, whole - part)


def signed(figure: Figure, sentence: Sentence) -> Figure:
    """`figure` below nought where its sign says so: "minus eleven degrees", "-11°C", "minus £20m".

    A dash is a sign only where it is glued to a measure, with nothing before it.
    """
    at = figure.begin - 1
    if figure.range or figure.share or figure.high is None or sentence.number(at - 1) is not None:
        return figure
    if sentence.word(at - 1) == "or":  # "plus or minus 4 points"
        return figure
    dash = sentence.word(at) == "-" and sentence.glued(at + 1) and not sentence.glued(at) and figure.end - figure.core == 1
    if sentence.word(at) != "minus" and not (dash and sentence.word(figure.end) in _MEASURED):
        return figure
    return msgspec.structs.replace(figure, begin=at, low=-figure.low, high=-figure.high)


def _nought(sentence: Sentence, at: int) -> Figure | None:
    """ "not one", "not a single", "without a single"; not "not one of them" or "not one but two"."""
    end = at + 1 + (sentence.word(at + 1) in ("a", "one"))
    single = end == at + 2 and sentence.word(end) == "single"
    if not single and (sentence.word(at), sentence.word(at + 1)) != ("not", "one"):
        return None
    end += single
    word = sentence.word(end)
    instead = "but" in sentence.words[end : min(sentence.last, end + _INSTEAD)]
    if instead or not word[:1].isalpha() or word in STOPS or sentence.number(end) is not None:
        return None
    return Figure(at, at, end, 0, 0)


def _without_number(sentence: Sentence, at: int) -> Figure | None:
    """ "dozens", "tens of thousands", "a few hundred", "twice", "not a single"."""
    word = sentence.word(at)
    if word in _NOUGHT:
        return _nought(sentence, at)
    if word in ADVERBS:
        return Figure(at, at, at + 1, ADVERBS[word], ADVERBS[word], adverb=True)
    pair = f"{word} of {sentence.word(at + 2)}" if sentence.word(at + 1) == "of" else ""
    if pair in VAGUE:
        return Figure(at, at, at + 3, VAGUE[pair], None, range=True)
    if word in VAGUE and sentence.word(at - 1) not in ("the", "of"):
        return Figure(at, at, at + 1, VAGUE[word], None, range=True)
    if word in GATHERED:
        article = sentence.word(at - 1) in ("a", "the")
        persons = any(is_person(sentence.word(at + by)) for by in (2, 3, 4))
        of = sentence.word(at + 1) == "of" and (
            persons or (word not in ("pair", "couple") and is_plural(sentence.word(at + 2)))
        )
        least, most = GATHERED[word]
        return Figure(at - 1, at - 1, at + 2, least, most, range=least < most) if article and of else None
    if word in SCALES:
        for length in (3, 2, 1):
            phrase = sentence.phrase(max(sentence.first, at - length), at)
            if phrase in _SOME and length == len(phrase.split()):
                low, high = _SOME[phrase]
                scale = SCALES[word]
                return Figure(at - length, at - length, at + 1, low * scale, high and high * scale, range=True)
    return None


def _is_name(sentence: Sentence, at: int) -> bool:
    """Whether the number is part of a name, a label or a set phrase: "12A", "QV-4471", "page 5", "five-in-one", "A380"."""
    token, before, after = sentence.tokens[at], sentence.word(at - 1), sentence.word(at + 1)
    if sentence.glued(at):
        if before not in SYMBOLS and before not in _OPENERS:
            return True
        dashed = before == "-" and sentence.glued(at - 1)
        if dashed and sentence.number(at - 2) is None and sentence.word(at - 2) != ")":
            return True
    if sentence.glued(at + 1):
        if after in _JOINERS or after == "s":
            return True  # "in his 30s"
        if after == "-" and sentence.word(at + 2) in _IN_PHRASES and sentence.glued(at + 2):
            return True
    if token.figures and _is_address(sentence, at):
        return True
    labelled = before in LABELS and token.figures and not numbers(sentence, at - 1)
    return labelled and (before not in _LOWER_LABELS or sentence.tokens[at - 1].capital)


def numbers(sentence: Sentence, at: int) -> bool:
    """Whether the word at `at` is the verb that says how many there are: "the evacuees now number 3,100"."""
    word, before, first = sentence.word(at), sentence.word(at - 1), sentence.word(at - 2)
    if word not in ("number", "numbered"):
        return word == "numbering"
    several = (is_person(before) and is_plural(before)) or first == "those"  # not "player number 10"
    return several or before in _BEFORE_VERB or (before == "to" and first in _SUPPOSED)


def _is_address(sentence: Sentence, at: int) -> bool:
    """Whether the number is that of a house: "419 Chauncey Street", "the 2800 block of Amesti Road"."""
    if sentence.word(at + 1) in ("block", "blk"):
        return True
    for there in range(at + 1, min(sentence.last, at + _LONGEST_STREET)):
        token = sentence.tokens[there]
        if token.word in STREETS and there > at + 1 and token.capital:
            return True
        if not token.capital and token.ordinal is None and token.word != ".":
            return False
    return False


def _is_half_of_game(sentence: Sentence, at: int) -> bool:
    """Whether "half" is part of a word or of what stands before it, or one of two halves: "half-time", "at half mast", "a mile
    and a half", "the latter half"."""
    token = sentence.tokens[at]
    if token.word not in ("half", "a") or not token.share or token.number != 0.5:
        return False
    article = at if token.word == "a" else at - 1
    if (sentence.word(article - 1), sentence.word(article)) == ("and", "a"):
        return True
    return sentence.word(at - 1) in _HALVES or sentence.word(at + 1 + (sentence.word(at + 1) == "-")) in _HALF_WORDS


def _leads_list(sentence: Sentence, at: int) -> bool:
    """Whether the number numbers a list: "3. Close the door", "2) …"."""
    token = sentence.tokens[at]
    return token.figures and at == sentence.first and sentence.word(at + 1) in (".", ")") and (token.number or 0) < 100


def _ratio(sentence: Sentence, at: int) -> Figure | None:
    """ "19 in 20", "one in five", "three out of four": a share."""
    voters = is_plural(sentence.word(at + 1)) and sentence.word(at + 2) == "in"  # "four voters in ten"
    if (sentence.word(at + 1) == "out" and sentence.word(at + 2) == "of") or (
        voters and sentence.number(at + 3) in _TENTHS and not is_plural(sentence.word(at + 4))
    ):
        end = at + 3
    elif sentence.word(at + 1) == "in":
        end = at + 2
    else:
        return None
    end += sentence.word(end) == "every"
    if end >= sentence.last or sentence.word(end + 1) in UNITS:  # "three in ten minutes"
        return None
    left, right = sentence.tokens[at], sentence.tokens[end]
    part, whole = left.number, 100 if sentence.word(end - 1) == "every" and right.word == "hundred" else right.number
    if part is None or whole is None or left.share or right.share:
        return None
    if left.figures != right.figures and (left.figures or whole not in _ROUND):  # "seven in 10"
        return None
    if not 0 < part < whole <= 1000 or part != int(part):
        return None
    share = round(100 * part / whole, 4)
    counted = sentence.word(at + 1) == "out" and left.figures and whole not in _ROUND  # "27 out of 30 items" are so many
    width = 0.0 if counted else 50 / whole if whole >= _ROUND[0] else None
    return Figure(at, at, end + 1, share, share, share=True, width=width)


def _range(sentence: Sentence, at: int) -> Figure | None:
    """ "between 10 and 15", "eight to ten", "one or two hundred", "205,000-215,000"."""
    left = sentence.tokens[at]
    before, joint = sentence.word(at - 1), sentence.word(at + 1)
    between = before == "between" or (before in SYMBOLS and sentence.word(at - 2) == "between")
    two = at + 2
    if between:
        while two < at + 5 and sentence.word(two - 1) != "and":
            two += 1  # "between two miles and three"
    elif joint not in _JOINTS or (joint == "to" and before == "from"):
        return None
    two += sentence.word(two) in SYMBOLS
    right_number = sentence.number(two)
    if right_number is None or (between and "and" not in (sentence.word(two - 1), sentence.word(two - 2))):
        return None
    right = sentence.tokens[two]
    low, high = float(left.number or 0), float(right_number)
    if right.step >= 100 and low < high / right.step and left.step == 1:
        low *= right.step
    elif right.step >= 100 and left.step < 1 and low < 1_000:
        low *= 10 ** len(str(int(right.step))) // 10
    if left.share and right.share:
        low, high = round(low * 100, 4), round(high * 100, 4)
    if left.share != right.share or low >= high or (joint == "to" and not between and high > 20 * low):
        return None
    begin = at - 1 - (before in SYMBOLS) if between else at
    return Figure(begin, at, two + 1, low, high, step=right.step, share=left.share, range=True)


def _with_currency(figure: Figure, sentence: Sentence) -> Figure:
    """`figure` with the currency that stands before it."""
    at = figure.core - 1
    word = sentence.word(at)
    if figure.share or not word:
        return figure
    if word in SYMBOLS:
        country = sentence.word(at - 1) if sentence.glued(at) and sentence.word(at - 1) in ("us", "a", "c") else ""
        return msgspec.structs.replace(figure, begin=min(figure.begin, at - bool(country)), prefix=country + word)
    if is_code(word) and sentence.tokens[at].capital:
        return msgspec.structs.replace(figure, begin=min(figure.begin, at), prefix=word)
    return figure


def _turned(hedge: Hedge, sentence: Sentence, begin: int) -> Hedge:
    """`hedge`, that of the words from `begin` on, or the other bound where they are denied: "nobody will get more than 15"."""
    if hedge != "least" or sentence.word(begin) not in ("more", "over", "above"):
        return hedge
    before = [sentence.word(at) for at in range(max(sentence.first, begin - _DENIED_BEFORE), begin)]
    denied = [at for at, word in enumerate(before) if word in ("nobody", "not", "never", "none") or word.endswith("n't")]
    between = before[denied[-1] + 1 :] if denied else []
    return "most" if denied and not any(word in _ENDS or word[:1].isdecimal() for word in between) else hedge


def hedged(figure: Figure, sentence: Sentence) -> Figure:
    """`figure` with the hedges before it, and with those that stand right behind it."""
    hedge: Hedge = figure.hedge
    begin, end = figure.begin, figure.end
    for _ in range(3):  # "a staggering further twelve", "an estimated more than 40"
        if sentence.word(begin - 1) not in _HEDGES_END:
            break
        for length in range(min(_LONGEST, begin - sentence.first), 0, -1):
            found = HEDGES_BEFORE.get(tuple(sentence.words[begin - length : begin]))
            if found == "most" and sentence.word(begin - length) == "up" and sentence.word(begin - length - 1) in _WENT:
                return figure  # "it went up to 750": it moved there
            if found:
                begin -= length
                hedge = _turned(found, sentence, begin) if hedge in ("", "exact") else hedge
                break
        else:
            break
    if hedge in ("", "exact"):
        skip = 1 if sentence.word(end) in (",", "-") else 0
        for length in (4, 3, 2, 1) if sentence.word(end + skip) in _HEDGES_BEGIN else ():
            words = tuple(sentence.word(at) for at in range(end + skip, end + skip + length))
            if words in HEDGES_AFTER and (words != ("odd",) or skip):
                hedge, end = HEDGES_AFTER[words], end + skip + length
                break
        else:
            if sentence.word(end) == "+" and sentence.glued(end):
                hedge, end = "least", end + 1
    if (begin, end, hedge) == (figure.begin, figure.end, figure.hedge):
        return figure
    return msgspec.structs.replace(figure, begin=begin, end=end, hedge=hedge)

"""Figures: where a number with its hedge and its range stands, and which numbers are no figures."""

from collections.abc import Sequence

import msgspec

from variorum.annotate.numerals import Token
from variorum.annotate.quantities.bounds import Hedge
from variorum.annotate.quantities.units import SYMBOLS, is_code
from variorum.annotate.quantities.words import ADVERBS, HEDGES_AFTER, HEDGES_BEFORE, LABELS, VAGUE

_LONGEST = max(map(len, HEDGES_BEFORE))
_JOINTS = frozenset(["-", "to", "or"])
_SOME = {
    "a few": (2, 5),
    "few": (2, 5),
    "several": (2, 9),
    "a couple of": (2, 3),
    "couple of": (2, 3),
    "many": (2, None),
    "some": (2, 9),
}
_PAIRED = frozenset("half dozen".split())


class Figure(msgspec.Struct, frozen=True):
    """A number, or a range, among the tokens of a sentence: `begin` to `end` with its hedge, the number itself from `core` on.

    `low` and `high` are what the words say before the hedge is heeded; `step` is the place of the last digit. `share`:
    a part of a whole, in hundredths. `prefix` is the currency before it.
    """

    begin: int
    core: int
    end: int
    low: float
    high: float | None
    hedge: Hedge = ""
    step: float = 1
    share: bool = False
    dozen: bool = False
    adverb: bool = False
    range: bool = False
    prefix: str = ""


def _word(tokens: Sequence[Token], at: int, low: int, high: int) -> str:
    return tokens[at].word if low <= at < high else ""


def figure_at(tokens: Sequence[Token], at: int, first: int, last: int, text: str) -> Figure | None:
    """The figure whose first number is `tokens[at]`, in the sentence `tokens[first:last]`; None where it is none."""
    token = tokens[at]
    if token.number is None:
        figure = _without_number(tokens, at, first, last)
    elif _is_name(tokens, at, first, last) or (token.figures and _leads_list(tokens, at, first, last)):
        return None
    else:
        figure = _ratio(tokens, at, last) or _range(tokens, at, first, last) or _single(tokens, at, first, last, text)
    if figure is None:
        return None
    return _hedged(_with_currency(figure, tokens, first), tokens, first, last)


def _single(tokens: Sequence[Token], at: int, first: int, last: int, text: str) -> Figure:
    token = tokens[at]
    value = float(token.number or 0)
    written = text[token.begin : token.end].lower()
    if token.share:
        return Figure(at, at, at + 1, round(value * 100, 4), round(value * 100, 4), share=True)
    return Figure(at, at, at + 1, value, value, step=token.step, dozen=written.endswith("dozen"))


def _without_number(tokens: Sequence[Token], at: int, first: int, last: int) -> Figure | None:
    """ "dozens", "tens of thousands", "a few hundred", "twice"."""
    word = tokens[at].word
    if word in ADVERBS and word != "once":
        return Figure(at, at, at + 1, ADVERBS[word], ADVERBS[word], adverb=True)
    three = f"{word} of {_word(tokens, at + 2, first, last)}" if _word(tokens, at + 1, first, last) == "of" else ""
    if three in VAGUE:
        return Figure(at, at, at + 3, VAGUE[three], None, range=True)
    if word in VAGUE and _word(tokens, at - 1, first, last) not in ("the", "of") and word != "tens":
        return Figure(at, at, at + 1, VAGUE[word], None, range=True)
    scale = {"hundred": 100, "thousand": 1_000, "million": 10**6, "billion": 10**9, "dozen": 12, "score": 20}.get(word)
    if scale:
        for length in (3, 2, 1):
            phrase = " ".join(t.word for t in tokens[max(first, at - length) : at])
            if phrase in _SOME and length == len(phrase.split()):
                low, high = _SOME[phrase]
                return Figure(at - length, at - length, at + 1, low * scale, high and high * scale, range=True)
    return None


def _is_name(tokens: Sequence[Token], at: int, first: int, last: int) -> bool:
    """Whether the number is part of a name or label: "Long March 12A", "QV-4471", "page 5", "Flight 370"."""
    token, before, after = tokens[at], _word(tokens, at - 1, first, last), _word(tokens, at + 1, first, last)
    glued_before = at > first and tokens[at - 1].end == token.begin
    glued_after = at + 1 < last and tokens[at + 1].begin == token.end
    if glued_before and before not in SYMBOLS and before not in ("(", "'", '"', "-", "~", "+", "[", "/", "*"):
        return True
    if (
        glued_before
        and before == "-"
        and at - 2 >= first
        and tokens[at - 2].end == tokens[at - 1].begin
        and tokens[at - 2].number is None
    ):
        return True
    if glued_before and before in ("/", "*"):
        return True
    if glued_after and (
        after in ("/", "@", "_", "&")
        or (after == "-" and at + 2 < last and tokens[at + 2].capital and len(tokens[at + 2].word) < 3)
    ):
        return True
    if (
        before in LABELS
        and token.figures
        and not (before in ("no", "call", "act", "form", "part") and not tokens[at - 1].capital)
    ):
        return True
    return False


def _leads_list(tokens: Sequence[Token], at: int, first: int, last: int) -> bool:
    """Whether the number numbers a list: "3. Close the door", "2) …"."""
    after = _word(tokens, at + 1, first, last)
    return at == first and after in (".", ")") and (tokens[at].number or 0) < 100


def _ratio(tokens: Sequence[Token], at: int, last: int) -> Figure | None:
    """ "19 in 20", "one in five", "three out of four": a share."""
    end = at + 2
    if _word(tokens, at + 1, 0, last) == "out" and _word(tokens, at + 2, 0, last) in ("of", "every"):
        end = at + 3
    elif _word(tokens, at + 1, 0, last) != "in":
        return None
    if end < last and tokens[end].word == "every":
        end += 1
    if end >= last or tokens[end].number is None or tokens[at].share or tokens[end].share:
        return None
    part, whole = float(tokens[at].number or 0), float(tokens[end].number or 0)
    if not 0 < part < whole or whole > 1000 or part != int(part) or tokens[at].figures != tokens[end].figures:
        return None
    share = round(100 * part / whole, 4)
    return Figure(at, at, end + 1, share, share, share=True)


def _range(tokens: Sequence[Token], at: int, first: int, last: int) -> Figure | None:
    """ "between 10 and 15", "eight to ten", "one or two hundred", "205,000-215,000"."""
    left = tokens[at]
    before, joint = _word(tokens, at - 1, first, last), _word(tokens, at + 1, first, last)
    two = at + 2
    between = before == "between" or (before in SYMBOLS and _word(tokens, at - 2, first, last) == "between")
    if between:
        while two - 1 < last and two - 1 < at + 4 and tokens[two - 1].word != "and":
            two += 1  # "between two miles and three"
        if _word(tokens, two - 1, first, last) != "and":
            return None
    elif joint not in _JOINTS or (joint == "to" and before == "from"):
        return None
    if _word(tokens, two, first, last) in SYMBOLS:
        two += 1
    if not at + 1 < two < last or tokens[two].number is None or tokens[two].ordinal is not None:
        return None
    right = tokens[two]
    low, high = float(left.number or 0), float(right.number or 0)
    if right.step >= 100 and low < high / right.step and left.step == 1:
        low *= right.step
    elif right.step >= 100 and left.step < 1 and low < 1_000:
        low *= 10 ** len(str(int(right.step))) // 10
    if left.share and right.share:
        low, high = round(low * 100, 4), round(high * 100, 4)
    elif left.share or right.share or low >= high or (joint == "to" and not between and high > 20 * low):
        return None
    begin = at - 1 - (before in SYMBOLS) if between else at
    return Figure(begin, at, two + 1, low, high, step=right.step, share=left.share, range=True)


def _with_currency(figure: Figure, tokens: Sequence[Token], first: int) -> Figure:
    """`figure` with the currency that stands before it."""
    at = figure.core - 1
    if at < first or figure.share:
        return figure
    word = tokens[at].word
    if word in SYMBOLS:
        glued = at > first and tokens[at - 1].end == tokens[at].begin and tokens[at - 1].word in ("us", "a", "c")
        return msgspec.structs.replace(
            figure, begin=min(figure.begin, at - glued), prefix=(tokens[at - 1].word if glued else "") + word
        )
    if is_code(word) and tokens[at].capital:
        return msgspec.structs.replace(figure, begin=min(figure.begin, at), prefix=word)
    return figure


def _hedged(figure: Figure, tokens: Sequence[Token], first: int, last: int) -> Figure:
    """`figure` with the hedges before it, and with those that stand right behind it."""
    hedge: Hedge = figure.hedge
    begin, end = figure.begin, figure.end
    for _ in range(3):  # "a staggering further twelve", "an estimated more than 40"
        for length in range(min(_LONGEST, begin - first), 0, -1):
            words = tuple(token.word for token in tokens[begin - length : begin])
            found = HEDGES_BEFORE.get(words)
            if found:
                begin -= length
                hedge = found if hedge in ("", "exact") else hedge
                break
        else:
            break
    if hedge in ("", "exact"):
        skip = 1 if _word(tokens, end, first, last) in (",", "-") else 0
        for length in (4, 3, 2, 1):
            words = tuple(token.word for token in tokens[end + skip : min(last, end + skip + length)])
            if (
                len(words) == length
                and words in HEDGES_AFTER
                and (words != ("odd",) or skip)
                and words not in (("plus",), ("say",))
            ):
                hedge, end = HEDGES_AFTER[words], end + skip + length
                break
        else:
            if _word(tokens, end, first, last) == "+" and tokens[end].begin == tokens[end - 1].end:
                hedge, end = "least", end + 1
    return msgspec.structs.replace(figure, begin=begin, end=end, hedge=hedge)

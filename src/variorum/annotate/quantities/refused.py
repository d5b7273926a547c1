"""Numbers that are no figures: ages, the pronoun "one", and bare numbers after a name."""

from variorum.annotate.quantities.counted import Counted
from variorum.annotate.quantities.figures import Figure
from variorum.annotate.quantities.sentence import Sentence
from variorum.annotate.quantities.units import MEASURES, MONEY, TIME
from variorum.annotate.quantities.words import CHAIN, GROUPS, PLURALS, STATES, is_person, is_plural

_AGED = frozenset(["aged", "age", "turned", "ages"])
_NEVER_ONE = TIME | MONEY | {"people", "%"}  # units whose "one" is a figure
_NOT_AGED = frozenset(["family", "household", "body", "life", "death", "casualty", "fatality", "injury"])
_LEAST_AGE = 10  # "a mother of four" has four children
_AGES = 12  # words back over ages told in a row: "aged 25, 26, 33 and 41"
_POINTING = frozenset(["no", "any", "every", "each", "this", "that", "the", "another", "which"])
_PREPOSITIONS = frozenset(["at", "in", "of", "with", "some", "about", "the", "and", "by", "from", "to", "for", "on", "over"])


def is_age(sentence: Sentence, figure: Figure, what: Counted) -> bool:
    """Whether the figure tells how old somebody is: "Rusk, 34,", "(52)", "aged 19", "27 years old"."""
    if what.unit and what.unit.name in TIME:
        follow = [sentence.word(what.end + by) for by in range(2)]
        return follow[0] == "old" or follow == ["-", "old"] or follow == ["of", "age"]
    if figure.high is None or not 0 < figure.high < 120 or figure.end < what.end:
        return False
    at = figure.begin - 1
    at -= sentence.word(at) == "and" and sentence.word(at - 1) == ","
    while at > figure.begin - _AGES and sentence.word(at) in (",", "and", "both") and sentence.number(at - 1) is not None:
        at -= 2  # "aged 25, 26 and 33"
    if sentence.word(at) in _AGED:
        return True
    at -= sentence.word(at) in ("both", "now", "then", "and")
    if at - 1 < sentence.first:
        return False
    before, name, after = sentence.word(at), sentence.tokens[at - 1], sentence.word(figure.end)
    if before in (",", "(") and (name.capital or is_person(name.word)) and name.word not in STATES:
        closed = after in ("", ",", ")", ".", ";")
        return closed if what.own else closed or after in ("-", "and")
    if before != "of" or not is_person(name.word) or name.word in GROUPS:
        return False
    one = not is_plural(name.word) and name.word not in PLURALS and name.word not in _NOT_AGED and figure.low >= _LEAST_AGE
    if one and what.noun is None:
        return True
    return not what.own and (not after or not after[0].isalpha() or after in ("from", "who", "and"))


def is_pronoun(sentence: Sentence, figure: Figure, what: Counted, *, going_on: bool) -> bool:
    """Whether "one" stands for a noun and counts nothing: "no one", "one of them", "the one who"."""
    if sentence.word(figure.core) != "one" or figure.end - figure.core > 1 or figure.high != 1:
        return False
    if figure.hedge in ("least", "most", "about"):
        return False
    before, after = sentence.word(figure.begin - 1), sentence.word(figure.end)
    if before in _POINTING or after == "of":
        return True
    if what.unit and (what.unit.name in _NEVER_ONE or what.unit in MEASURES):
        return not what.own
    if what.noun and what.own:
        return False
    return not (going_on and before in ("and", ",") and after == "in")


def is_stray(sentence: Sentence, figure: Figure) -> bool:
    """Whether a bare figure that counts nothing stands after a name or a label, or alone: "Dawn 5", "1717,", "G 7"."""
    if figure.hedge or figure.range:
        return False
    at = figure.begin - 1
    before = sentence.tokens[at] if at >= sentence.first else None
    core = sentence.tokens[figure.core]
    named = before is not None and before.capital and before.word not in CHAIN and before.word[0].isalpha()
    if before is not None and named and (not before.first or (core.figures and before.word not in _PREPOSITIONS)):
        return True
    after = sentence.word(figure.end)
    glued = bool(after) and sentence.tokens[figure.end].begin == sentence.tokens[figure.end - 1].end and after[0].isalpha()
    numbered = core.figures and figure.low >= 1000 and core.end - core.begin == len(str(int(figure.low)))
    alone = not after or not after[0].isalpha()
    return glued or (numbered and alone and (before is None or before.word in (",", "call", "ring", "on", ":", "(")))

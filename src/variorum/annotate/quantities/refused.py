"""Numbers that are no figures: ages, the pronoun "one", and bare numbers after a name."""

from variorum.annotate.quantities.counted import Counted
from variorum.annotate.quantities.figures import Figure
from variorum.annotate.quantities.sentence import Sentence
from variorum.annotate.quantities.units import MONEY, TIME, UNITS
from variorum.annotate.quantities.words import CHAIN, PERSONS, STATES

_AGED = frozenset(["aged", "age", "turned", "ages"])
_POINTING = frozenset("no any every each this that the another which".split())
_PREPOSITIONS = frozenset("at in of with some about the and by from to for on over".split())


def is_age(sentence: Sentence, figure: Figure, what: Counted) -> bool:
    """Whether the figure tells how old somebody is: "Rusk, 34,", "(52)", "aged 19", "27 years old"."""
    if what.unit and what.unit.name in TIME:
        follow = [sentence.word(what.end + by) for by in range(2)]
        return follow[0] == "old" or follow == ["-", "old"] or follow == ["of", "age"]
    before = sentence.word(figure.begin - 1)
    if before in _AGED:
        return True
    if figure.high is None or not 0 < figure.high < 120 or what.own or figure.begin - 2 < sentence.first:
        return False
    name, after = sentence.tokens[figure.begin - 2], sentence.word(what.end)
    if before in (",", "(") and (name.capital or name.word in PERSONS) and name.word not in STATES:
        return after in ("", ",", ")", ".", "-", "and", ";")
    return before == "of" and name.word in PERSONS and (not after or not after[0].isalpha() or after in ("from", "who", "and"))


def is_pronoun(sentence: Sentence, figure: Figure, what: Counted, *, going_on: bool) -> bool:
    """Whether "one" stands for a noun and counts nothing: "no one", "one of them", "the one who"."""
    if sentence.word(figure.core) != "one" or figure.end - figure.core > 1 or figure.high != 1:
        return False
    if figure.hedge in ("least", "most", "about"):
        return False
    before, after = sentence.word(figure.begin - 1), sentence.word(figure.end)
    if before in _POINTING or after == "of":
        return True
    if what.unit and (what.unit.name in TIME | MONEY | {"people", "%"} or what.unit in UNITS.values()):
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
    if before is not None and before.capital and before.word not in CHAIN and before.word[0].isalpha():
        if not before.first or (core.figures and before.word not in _PREPOSITIONS):
            return True
    after = sentence.word(figure.end)
    glued = bool(after) and sentence.tokens[figure.end].begin == sentence.tokens[figure.end - 1].end and after[0].isalpha()
    numbered = core.figures and figure.low >= 1000 and core.end - core.begin == len(str(int(figure.low)))
    alone = not after or not after[0].isalpha()
    return glued or (numbered and alone and (before is None or before.word in (",", "call", "ring", "on", ":", "(")))

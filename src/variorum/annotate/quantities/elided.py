"""Figures that leave out their noun: "…, 212 of them on the Sela Brand", "six in Northmark", "the remaining 17,200"."""

from collections.abc import Sequence

import msgspec

from variorum.annotate.quantities.counted import Counted
from variorum.annotate.quantities.figures import Figure
from variorum.annotate.quantities.sentence import Sentence
from variorum.annotate.quantities.words import STATES

_POINTING_BACK = frozenset("last remaining other others rest first further these those fresh additional second".split())
_PRONOUNS = frozenset("them these those whom which".split())


class Earlier(msgspec.Struct, frozen=True):
    """A figure and what it counts, for later ones to lean on."""

    what: Counted
    figure: Figure

    def holds(self, figure: Figure) -> bool:
        """Whether `figure` can be a part of it: it is no larger."""
        most = self.figure.high
        return most is None or self.figure.hedge == "least" or figure.low <= most


def taken_over(sentence: Sentence, figure: Figure, what: Counted, here: Sequence[Earlier], before: Sequence[Earlier]) -> Counted:
    """`what` with the noun and unit of the nearest figure before it that it can be a part of.

    That may be one of the same sentence; one of the sentence before only where the figure opens its sentence or points back.
    """
    refers = sentence.word(figure.end) == "of" and sentence.word(figure.end + 1) in _PRONOUNS
    points = refers or figure.begin == sentence.first or sentence.word(figure.begin - 1) in _POINTING_BACK
    near = [earlier for earlier in reversed(here) if earlier.holds(figure) or not refers]
    far = [earlier for earlier in reversed(before) if earlier.holds(figure)] if points else []
    people = what.unit is not None and what.unit.name == "people"
    for earlier in (*near, *far):
        if people and (earlier.what.unit is None or earlier.what.unit.name != "people"):
            continue
        return _joined(what, earlier.what)
    return what


def _joined(what: Counted, before: Counted) -> Counted:
    """`what` with the noun of `before`; a fate of its own takes the place of the other's."""
    noun = None if before.noun in STATES and what.of else before.noun
    of = " ".join(part for part in (noun, what.of) if part) if what.of else before.of
    return msgspec.structs.replace(what, unit=what.unit or before.unit, of=of or None, noun=noun)

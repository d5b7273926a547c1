"""Figures that leave out their noun: "…, 212 of them on the Sela Brand", "six in Northmark", "the remaining 17,200"."""

from collections.abc import Sequence

import msgspec

from variorum.annotate.lexicon import sections
from variorum.annotate.quantities.counted import Counted
from variorum.annotate.quantities.figures import Figure
from variorum.annotate.quantities.measures import unit_after
from variorum.annotate.quantities.sentence import Sentence
from variorum.annotate.quantities.units import Unit
from variorum.annotate.quantities.words import STATES

_LISTS = sections("figures.txt")

_POINTING_BACK = _LISTS["pointing_back"]
_PRONOUNS = frozenset(["them", "these", "those", "whom", "which"])


_FAR_MORE = 1_000  # times as many: "in four instalments: 4.2 million …" are no instalments
_IN_ALL = frozenset(["in all", "in total", "altogether", "all told"])


class Earlier(msgspec.Struct, frozen=True, gc=False):
    """A figure and what it counts, for later ones to lean on."""

    what: Counted
    figure: Figure

    def holds(self, figure: Figure) -> bool:
        """Whether `figure` can be a part of it: it is no larger."""
        most = self.figure.high
        return most is None or self.figure.hedge == "least" or figure.low <= most


def taken_over(
    sentence: Sentence, figure: Figure, what: Counted, here: Sequence[Earlier], before: Sequence[Earlier]
) -> Counted:
    """`what` with the noun and unit of the nearest figure before it that it can be a part of.

    That may be one of the same sentence; one of the sentence before only where the figure opens its sentence or points back.
    """
    if sentence.word(figure.end) == "to" and (then := _next_unit(sentence, figure)):
        return msgspec.structs.replace(what, unit=then)
    refers = sentence.word(figure.end) == "of" and sentence.word(figure.end + 1) in _PRONOUNS
    points = refers or figure.begin == sentence.first or sentence.word(figure.begin - 1) in _POINTING_BACK
    near = [earlier for earlier in reversed(here) if earlier.holds(figure) or not refers]
    far = [earlier for earlier in reversed(before) if earlier.holds(figure)] if points else []
    people = what.unit is not None and what.unit.name == "people"
    if any(sentence.phrase(figure.end, figure.end + length) in _IN_ALL for length in (1, 2)):
        return msgspec.structs.replace(what, unit=near[0].what.unit if near else what.unit)
    for earlier in (*near, *far):
        of_share = earlier.what.unit is not None and earlier.what.unit.name in ("%", "points")
        if of_share != (figure.step < 1) or figure.low > _FAR_MORE * max(earlier.figure.low, 1.0):
            continue
        if people and (earlier.what.unit is None or earlier.what.unit.name != "people"):
            continue
        return _joined(what, earlier.what)
    return what


def _next_unit(sentence: Sentence, figure: Figure) -> Unit | None:
    """The unit of the figure that this one goes on to: "from 5.2 to 6.1 per cent"."""
    at = figure.end + 1
    if sentence.number(at) is None:
        return None
    found = unit_after(sentence, Figure(at, at, at + 1, sentence.number(at) or 0, sentence.number(at)))
    return found[0] if found else None


def _joined(what: Counted, before: Counted) -> Counted:
    """`what` with the noun of `before`; a fate of its own takes the place of the other's."""
    noun = None if before.noun in STATES and what.of else before.noun
    of = " ".join(part for part in (noun, what.of) if part) if what.of else before.of
    return msgspec.structs.replace(what, unit=what.unit or before.unit, of=of or None, noun=noun)

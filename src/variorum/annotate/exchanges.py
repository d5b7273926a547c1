"""Exchanges: two persons who speak in turn, a paragraph each, of whom only the first is said to."""

from collections.abc import Sequence

from variorum.annotate.attribution import Said
from variorum.annotate.cast import Cast, Floor

_BACK = 4  # turns among which the other of the two is looked for
_ABOVE = 2  # paragraphs above the question that may name whom it is put to


def in_turn(cast: Cast, number: int, said: Sequence[Said], named: Sequence[str | None], floor: Floor) -> str | None:
    """Who says `said[number]`, a paragraph that begins with its marks, where the one before it asks: whom the question calls
    by name, else the other of the last two speakers, else the last person named above. Where it asks in its turn, who asked
    before."""
    if not number:
        return None
    one, before, last = said[number], said[number - 1], named[number - 1]
    if last is None or not _is_turn(cast, one) or one.paragraph - before.paragraph != 1 or before.kind != "direct":
        return None
    if _asks(cast, before):
        return _called(cast, before, last) or _other(last, floor) or _named_above(cast, before, last)
    if _asks(cast, one) and number > 1 and _is_turn(cast, before) and _asks(cast, said[number - 2]):
        return named[number - 2]  # “A tea that works?”
    return None


def _is_turn(cast: Cast, one: Said) -> bool:
    """Whether nobody is said to speak, and the marks open a paragraph."""
    sentence = cast.sentences[one.sentence]
    first = not one.sentence or cast.sentences[one.sentence - 1].paragraph != sentence.paragraph
    return one.kind == "direct" and one.reference is None and not one.continues and first and one.begin - sentence.begin <= 1


def _asks(cast: Cast, one: Said) -> bool:
    return cast.text[one.content[-1][1] - 1] == "?"


def _called(cast: Cast, one: Said, asking: str) -> str | None:
    """The person whom words in marks call by a part of the name."""
    told = " ".join(cast.text[begin:end] for begin, end in one.content)
    words = {word.strip("?,.!").lower() for word in told.split() if word[0].isupper()}
    fits = [name for name in cast.persons if name != asking and words.intersection(name.lower().split())]
    return fits[0] if len(fits) == 1 else None


def _other(asking: str, floor: Floor) -> str | None:
    return next((name for name in reversed(floor.names[-_BACK:]) if name != asking), None)


def _named_above(cast: Cast, one: Said, asking: str) -> str | None:
    for number in range(one.sentence, -1, -1):
        sentence = cast.sentences[number]
        if one.paragraph - sentence.paragraph > _ABOVE:
            break
        for mention in reversed(sentence.mentions):
            if mention.kind == "person" and mention.name != asking:
                return mention.name
    return None

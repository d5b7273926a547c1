"""Words in marks that somebody rejects: they are whose demand or claim it is, not whose rejection."""

from __future__ import annotations

import msgspec

from variorum.annotate.attribution import Said
from variorum.annotate.references import Reference, Sentence, touched

_FORMS = """
reject rejects rejected rejecting rebuff rebuffs rebuffed rebuffing snub snubs snubbed snubbing spurn spurns spurned spurning
dismiss dismisses dismissed dismissing oppose opposes opposed opposing refuse refuses refused refusing
deny denies denied denying
"""
_REJECTED = frozenset(_FORMS.split())
_POSSESSIVE = frozenset(("'s", "’s", "'", "’"))
_OWN_WORDS = frozenset(("as", "calling", "saying", "because"))  # what follows is of whoever rejects
_MOST_BETWEEN = 4  # words: "the union's repeated call for “fair pay”"


def with_its_maker(said: Said, sentence: Sentence) -> Said:
    """`said`, given to whoever a rejected demand in marks belongs to: Norland rejected Selmark's “unconditional” pause."""
    if said.kind != "mixed" or said.cue is None:
        return said
    verbs = [word.lower for word in touched(sentence, said.cue)]
    begin = next((part[0] for part in said.content if part not in said.outside), 0)
    if not _REJECTED.intersection(verbs) or begin < said.cue[1]:
        return said
    ahead = next((place for place, word in enumerate(sentence.words) if word.end > begin), len(sentence.words))
    for place in range(ahead - 1, 0, -1):
        word = sentence.words[place]
        if word.begin < said.cue[1]:
            break
        between = [word for word in sentence.words[place + 1 : ahead] if word.begin < begin - 1]
        if word.lower in _POSSESSIVE and len(between) <= _MOST_BETWEEN:
            plain = not any(word.punctuation or word.lower in _OWN_WORDS for word in between)
            owner = _owner(sentence, place) if plain else None
            return msgspec.structs.replace(said, reference=owner) if owner else said
    return said


def _owner(sentence: Sentence, possessive: int) -> Reference | None:
    """Whoever is named before the word `possessive`: the union's, Ada Holm's."""
    known = next((reference for reference in sentence.references if reference.last == possessive), None)
    if known is not None:
        return known
    end = sentence.words[possessive].begin
    mention = next((mention for mention in sentence.mentions if mention.span.end == end), None)
    if mention is None:
        return None
    first = next(place for place, word in enumerate(sentence.words) if word.end > mention.span.begin)
    head = sentence.words[possessive - 1].lower
    return Reference(first=first, last=possessive, kind="name", head=head, name_first=first, mention=mention)

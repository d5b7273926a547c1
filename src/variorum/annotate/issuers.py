"""Issuers: whose words a document has, where its sentence names them."""

from variorum.annotate.lexicon import people, world
from variorum.annotate.lexicon.function import PREPOSITIONS
from variorum.annotate.references import Reference, Sentence

_FROM = frozenset(["by", "from"])
_NEAR = 3  # words between a document and who issued it: "that the", "released by the"
_BY_REACH = 8  # words between it and who signed it: "A notice on the glass, signed by the bank"


def named_issuer(sentence: Sentence, document: Reference) -> str | None:
    """Who is named with `document`: "the Harrow House letter", "a statement from Harrow House", "the paper that Harrow House
    distributed", "a note released by Harrow House"; None where nobody is. Who has only seen it is none."""
    words = sentence.words
    for mention in sentence.mentions:
        first = next((i for i in range(document.first, len(words)) if words[i].begin == mention.span.begin), None)
        if first is None or mention.kind == "place" or mention.name.lower() in world.DEMONYMS:
            continue
        last = next((i for i in range(first, len(words)) if words[i].begin >= mention.span.end), len(words))
        before = [word.lower for word in words[document.first : first]]
        if last <= document.last:
            if not set(before) & PREPOSITIONS or set(before[-2:]) & _FROM:
                return None if set(before) & people.FOUND else mention.name
        elif 0 < first - document.last <= _BY_REACH:
            beside = [word.lower for word in words[document.last : first]]
            if beside[:1] in (["by"], ["from"]) and beside[1:] in ([], ["the"]):
                return mention.name
            relative = (
                first - document.last <= _NEAR
                and words[document.last].lower in {"that", "which"}
                and last < len(words)
                and words[last].lower in people.ISSUED
            )
            by = len(before) - 1 - before[::-1].index("by") if "by" in before[-2:] else 0
            if relative or (by and before[by - 1] in people.ISSUED):
                return mention.name
    return None

"""Bodies: what the organisations of a report are called besides their names, which is meant by "the company", and whose
words a document has."""

import re
from bisect import bisect_left
from collections.abc import Sequence

import msgspec

from variorum.annotate.issuers import named_issuer
from variorum.annotate.lexicon import people, world
from variorum.annotate.lexicon.function import DETERMINERS, GRAMMAR, PREPOSITIONS
from variorum.annotate.lexicon.verbs import AUXILIARY, CUE_FORMS
from variorum.annotate.persons import explains
from variorum.annotate.references import Reference, Sentence, written
from variorum.annotate.words import Word

_THE = re.compile(r"[Tt]he\s+(\w+)(?![’']s)\b")
_NEAR = 60  # mentions of a name on either side of "the ministry" that are looked at
BODY_SENTENCES = 4
"""How far back "a statement" or "it" looks for the body that issued it."""

_FIRMS = frozenset(
    [
        "airline", "builder", "business", "carrier", "company", "corporation", "employer", "firm", "group", "haulier", "maker",
        "manufacturer", "operator", "owner", "producer", "proprietor", "publisher", "retailer", "society", "supplier",
    ]
)  # fmt: skip
_KEPT_BY = {
    "built": "builder", "developed": "maker", "made": "maker", "managed": "operator", "manufactured": "maker",
    "operated": "operator", "owned": "owner", "produced": "maker", "run": "operator", "supplied": "supplier",
}  # fmt: skip

_PUBLIC_LISTED = """
army association authority board bureau church commission committee congress council court department directorate
embassy federation force government guard inspectorate ministry nations navy office parliament party police presidency
senate society team tribunal union
"""
_PUBLIC = frozenset(_PUBLIC_LISTED.split())
"""Words in the names of bodies that are no firms."""
_SEATED = frozenset(["at", "from", "in", "near", "of", "off", "on"])  # before the place of a body
_CALLED = people.BODIES | _FIRMS
_VERBS = CUE_FORMS.keys() | AUXILIARY


class Bodies:
    """The organisations of one report, by the words of their names and the nouns that it introduces them with."""

    def __init__(self, text: str, sentences: Sequence[Sentence]) -> None:
        self.text = text
        self.sentences = sentences
        self.by_word: dict[str, list[tuple[int, str]]] = {}  # a word of its name to the sentences that name a body
        self.by_noun: dict[str, list[tuple[int, str]]] = {}  # a noun to the sentences that give a name with it
        for sentence in sentences:
            for mention in sentence.mentions:
                if mention.kind == "organisation":
                    for word in sorted(set(mention.name.lower().split())):
                        self.by_word.setdefault(word, []).append((sentence.number, mention.name))
            for position, reference in enumerate(sentence.references):
                if _is_body(reference):
                    whole = _seated(sentence, position)
                    for noun in _nouns(sentence, position):
                        self.by_noun.setdefault(noun, []).append((sentence.number, whole.mention.name if whole.mention else ""))

    def meant(self, noun: str, sentence: int) -> str | None:
        """The name of the body last introduced as `noun` before the end of `sentence`, else the first one after it; for a
        firm, as any noun for firms, where the report has no more than one firm."""
        own = self.by_noun.get(noun)
        if own:
            return own[max(0, bisect_left(own, (sentence + 1, "")) - 1)][1]
        if noun not in _FIRMS:
            return None
        firms = {name for firm in sorted(_FIRMS) for _, name in self.by_noun.get(firm, [])}
        return min(firms) if len(firms) == 1 else None

    def named(self, sentence: Sentence, reference: Reference) -> str | None:
        """The body with a name that ends in, or begins with, the noun of "the ministry"."""
        if reference.head not in self.by_word:
            return None
        modifiers = {w.lower for w in sentence.words[reference.first : reference.last]} - GRAMMAR - {"'s", reference.head}
        named = self.by_word[reference.head]
        at = bisect_left(named, (sentence.number, ""))
        near = named[max(0, at - _NEAR) : at + _NEAR]
        fitting = [(abs(number - sentence.number), name) for number, name in near if modifiers <= set(name.lower().split())]
        return min(fitting)[1] if fitting else None

    def introduced(self, sentence: Sentence, reference: Reference) -> str | None:
        """The body that the report calls what `reference` says, where that says no more: "the company"."""
        inside = sentence.words[reference.first : reference.last]
        if len(inside) > 2 or inside[0].lower not in {"the", "this", "that"}:
            return None
        return self.meant(reference.head, sentence.number) or self._just_named(sentence, reference)

    def _just_named(self, sentence: Sentence, firm: Reference) -> str | None:
        """The one body that the sentence before names, where "the company" goes on from it: "The coach was Harrow Tours's. The
        company said"."""
        before = self.sentences[sentence.number - 1] if sentence.number else sentence
        if firm.head not in _FIRMS or before is sentence or before.paragraph != sentence.paragraph:
            return None
        names = {
            reference.mention.name
            for reference in before.references
            if reference.mention is not None
            and _is_body(reference)
            and reference.mention.name.lower() not in world.BELONGS
            and _PUBLIC.isdisjoint(reference.mention.name.lower().split())
            and not (reference.first and before.words[reference.first - 1].lower in _SEATED)
        }
        return min(names) if len(names) == 1 else None

    def named_inside(self, words: str) -> str | None:
        """The body that a statement's own words begin with: "The ministry extends ..." is the ministry's."""
        first = _THE.match(words)
        if first is None or first.group(1).lower() not in people.BODIES:
            return None
        named = self.by_word.get(first.group(1).lower())
        return named[0][1] if named else first.group(0).lower()

    def issuer(self, sentence: Sentence, reference: Reference) -> str | None:
        """Who issued "the statement": its owner, whoever is said to have issued it, or else the body last spoken of."""
        inside = sentence.words[reference.first : reference.last]
        owner = next((i for i, w in enumerate(inside) if w.lower == "'s"), None)
        if owner and inside[0].lower != "the":
            begin = 1 if inside[0].lower in DETERMINERS else 0
            return " ".join(self.text[inside[begin].begin : inside[owner - 1].end].split())
        issuer = named_issuer(sentence, reference)
        if issuer is None and reference.head in people.STATEMENTS:
            issuer = self._kept_by(inside)
        if issuer is not None or owner or inside[0].lower in {"a", "an"} or reference.head not in people.STATEMENTS:
            return issuer
        return self.last(sentence, reference.first)

    def _kept_by(self, inside: Sequence[Word]) -> str | None:
        """Whose a document is by the noun before it: "the police statement", "the ministry's note"."""
        for word in inside[:-1]:
            if word.lower in people.BODIES and word.text.islower() and word.lower != "press":
                named = self.by_word.get(word.lower)
                return named[0][1] if named else word.lower if word.lower == "police" else f"the {word.lower}"
        return None

    def last(self, sentence: Sentence, before: int) -> str | None:
        """The organisation that was spoken of last before word `before` of `sentence`."""
        for number in range(sentence.number, max(-1, sentence.number - 1 - BODY_SENTENCES), -1):
            other = self.sentences[number]
            here = [r for r in other.references if number != sentence.number or r.last <= before]
            here = sorted(here, key=lambda r: _governed(other, r)) if number != sentence.number else here[::-1]
            for reference in here:
                apposed = _apposed_body(other, reference)
                if apposed is not None:
                    return apposed
                body = reference.mention is not None and reference.mention.kind == "organisation"
                if body and reference.mention and not set(reference.mention.name.lower().split()) & people.MEDIA:
                    return reference.mention.name
                issuer = named_issuer(other, reference) if reference.head in people.DOCUMENTS else None
                if issuer is not None:
                    return issuer
                if reference.kind == "noun" and reference.head in people.BODIES:
                    return self.named(other, reference) or written(self.text, other, reference)
        return None

    def last_thing(self, sentence: Sentence) -> str | None:
        """What the sentences before `sentence` began with last that can speak without being a person: a name, a document."""
        for number in range(sentence.number - 1, max(-1, sentence.number - 1 - BODY_SENTENCES), -1):
            for reference in self.sentences[number].references:
                named = reference.mention is not None and reference.mention.kind != "person" and reference.first <= 1
                other = self.sentences[number]
                if reference.mention is not None and named:
                    return reference.mention.name
                if reference.kind == "noun" and reference.head in people.DOCUMENTS:
                    return named_issuer(other, reference) or written(self.text, other, reference)
        return None

    def document(self, sentence: Sentence, document: Reference) -> str:
        """`document` as it is written, without who has seen it: "a letter seen by the Lamp" is not the Lamp's."""
        words = sentence.words
        by = next((i for i in range(document.first + 1, document.last) if words[i].lower == "by"), 0)
        if by and words[by - 1].lower in people.FOUND:
            document = msgspec.structs.replace(document, last=by - 1)
        return written(self.text, sentence, document)


def _apposed_body(sentence: Sentence, noun: Reference) -> str | None:
    """The name that explains a noun for a body: "His company, Harrow House,"."""
    if noun.kind != "noun" or noun.head not in _CALLED:
        return None
    for other in sentence.references:
        if other.first > noun.last and _is_body(other) and explains(sentence.words[noun.last : other.first]):
            return other.mention.name if other.mention else None
    return None


def _seated(sentence: Sentence, position: int) -> Reference:
    """The reference at `position`, or the body of which it only says where it is: "Harrow" of "Harrow of Carvia"."""
    here = sentence.references[position]
    before = sentence.references[position - 1] if position else here
    seated = _is_body(before) and before.last == here.first - 1 and sentence.words[before.last].lower in _SEATED
    return before if seated else here


def _governed(sentence: Sentence, reference: Reference) -> bool:
    """Whether a preposition stands before `reference`: "on its website, the museum"."""
    return reference.first > 0 and sentence.words[reference.first - 1].lower in PREPOSITIONS


def _is_body(reference: Reference) -> bool:
    return reference.mention is not None and reference.mention.kind in {"organisation", "other"}


def _nouns(sentence: Sentence, position: int) -> list[str]:
    """The nouns that stand with the name at `position`: "the operator Halvey Line", "Halvey Line, the operator"."""
    reference, words = sentence.references[position], sentence.words
    found = [_singular(w.lower) for w in words[reference.first : reference.name_first]]
    if reference.first > 1 and words[reference.first - 1].lower == "by":
        found.append(_KEPT_BY.get(words[reference.first - 2].lower, ""))
    for step in (-1, 1):
        if 0 <= position + step < len(sentence.references):
            other = sentence.references[position + step]
            left, right = (reference, other) if step == 1 else (other, reference)
            closed = right.last >= len(words) or words[right.last].lower not in _VERBS
            if other.kind == "noun" and closed and explains(words[left.last : right.first]):
                found.append(_singular(other.head))
    return [noun for noun in found if noun in _CALLED]


def _singular(word: str) -> str:
    return word[:-1] if word.endswith("s") and word[:-1] in _CALLED else word

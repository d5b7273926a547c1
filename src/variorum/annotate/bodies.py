"""Bodies: what the organisations of a report are called besides their names, and which is meant by "the company"."""

from bisect import bisect_left
from collections.abc import Sequence

from variorum.annotate.lexicon import people
from variorum.annotate.lexicon.verbs import AUXILIARY, CUE_FORMS
from variorum.annotate.persons import explains
from variorum.annotate.references import Reference, Sentence

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


class Bodies:
    """The organisations of one report by the nouns that it introduces them with."""

    def __init__(self, sentences: Sequence[Sentence]) -> None:
        self.named: dict[str, list[tuple[int, str]]] = {}  # a noun to the sentences that give a name with it
        for sentence in sentences:
            for position, reference in enumerate(sentence.references):
                if _is_body(reference):
                    for noun in _nouns(sentence, position):
                        self.named.setdefault(noun, []).append(
                            (sentence.number, reference.mention.name if reference.mention else "")
                        )

    def meant(self, noun: str, sentence: int) -> str | None:
        """The name of the body last introduced as `noun` before the end of `sentence`, else the first one after it; for a
        firm, as any noun for firms, where the report has no more than one firm."""
        own = self.named.get(noun)
        if own:
            return own[max(0, bisect_left(own, (sentence + 1, "")) - 1)][1]
        if noun not in _FIRMS:
            return None
        firms = {name for firm in sorted(_FIRMS) for _, name in self.named.get(firm, [])}
        return min(firms) if len(firms) == 1 else None


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
            closed = right.last >= len(words) or words[right.last].lower not in CUE_FORMS.keys() | AUXILIARY
            if other.kind == "noun" and closed and explains(words[left.last : right.first]):
                found.append(_singular(other.head))
    return [noun for noun in found if noun in people.BODIES | _FIRMS]


def _singular(word: str) -> str:
    return word[:-1] if word.endswith("s") and word[:-1] in people.BODIES | _FIRMS else word

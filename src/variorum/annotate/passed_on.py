"""Words in marks that whoever stands beside them only passes on: a document's, or those of whoever spoke before."""

from __future__ import annotations

import msgspec

from variorum.annotate.attribution import Said
from variorum.annotate.lexicon import people
from variorum.annotate.references import Reference, Sentence, touched

_NOTICING = frozenset(
    [
        "hear", "heard", "hears", "note", "noted", "notes", "notice", "noticed", "notices", "recall", "recalled", "recalls",
        "seized",
    ]
)  # fmt: skip
_READING = frozenset(["read", "reading", "reads"])
_WORDS = frozenset(["expression", "formula", "line", "phrase", "phrasing", "remark", "sentence", "word", "words"])


def from_its_source(said: Said, sentence: Sentence) -> Said:
    """`said`, given to the document where the marks hold the verb too, "In it the mayor “regrets that ...”", and to nobody
    where somebody only noticed the words: "Observers noted the phrase “...”"."""
    if said.cue is None or said.reference is None:
        return said
    marked = [part for part in said.content if part not in said.outside]
    if marked and sentence.begin <= said.cue[0] and (paper := _read_from(said.cue, marked[0][0], sentence)) is not None:
        return msgspec.structs.replace(said, reference=paper)
    if any(part[0] <= said.cue[1] and said.cue[1] <= part[1] for part in marked) and sentence.words[0].lower == "in":
        first = sentence.references[0] if sentence.references else None
        document = first is not None and (first.head == "it" or first.head in people.STATEMENTS)
        return msgspec.structs.replace(said, reference=first) if document and first and first.first == 1 else said
    if not marked or _NOTICING.isdisjoint([word.lower for word in touched(sentence, said.cue)]):
        return said
    before = [word.lower for word in sentence.words if said.cue[1] <= word.begin and word.end < marked[0][0]]
    if len(before) == 2 and before[0] == "the" and before[1] in _WORDS:
        return msgspec.structs.replace(said, reference=None)
    return said


def _read_from(cue: tuple[int, int], marked: int, sentence: Sentence) -> Reference | None:
    """The document that somebody reads out before words in marks: "The clerk read out a letter from the firm: “...”"."""
    words = sentence.words
    if not _READING.intersection(word.lower for word in touched(sentence, cue)):
        return None
    colon = any(word.text == ":" and word.end < marked and marked - word.end <= 2 for word in words)
    papers = [r for r in sentence.references if r.head in people.DOCUMENTS and cue[1] <= words[r.first].begin < marked]
    return papers[0] if colon and papers else None

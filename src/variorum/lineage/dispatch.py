"""The text of a dispatch that nobody sees, from the reports that descend from it.

The backbone is its fullest copy. What a copy cuts is lost without trace, so a sentence that only another faithful copy has is
put in, as a paragraph, where it stands there: what has everything else from the agency has that from it too.
"""

from __future__ import annotations

from collections.abc import Sequence

from variorum.lineage.kinship import Kinship
from variorum.settings import Lineage

Line = tuple[str, bool]  # a sentence, and whether it opens a paragraph


def dispatch(hub: int, copies: Sequence[int], kinship: Kinship, settings: Lineage) -> str:
    """The dispatch of which report `hub` is the fullest copy and `copies` are others, in paragraphs."""
    lines = _lines(hub, kinship)
    added: dict[int, list[Line]] = {}
    for copy in copies:
        if float(kinship.covers[copy, hub]) < settings.near_verbatim:
            continue
        for after, sentence in _missing(copy, hub, kinship, settings):
            while after + 1 < len(lines) and not lines[after + 1][1]:
                after += 1
            there = added.setdefault(after, [])
            if sentence not in [known for known, _ in there]:
                there.append((sentence, True))
    whole = [line for number, own in enumerate(lines) for line in (own, *added.get(number, ()))]
    text = ""
    for sentence, opens in whole:
        text += ("\n\n" if opens else " ") + sentence if text else sentence
    return text


def _lines(hub: int, kinship: Kinship) -> list[Line]:
    """The sentences of a report, and which of them open a paragraph."""
    found = kinship.witnesses[hub]
    text = found.marked.report.text
    ends = [0, *(end for _, end in found.spans)]
    sentences = [" ".join(text[begin:end].split()) for begin, end in found.spans]
    return [
        (sentence, "\n" in text[end:begin])
        for sentence, end, (begin, _) in zip(sentences, ends, found.spans, strict=False)
    ]  # fmt: skip


def _missing(copy: int, hub: int, kinship: Kinship, settings: Lineage) -> list[tuple[int, str]]:
    """The sentences of `copy` of which `hub` has neither wording nor meaning, each with the number of the sentence of the hub
    that answers to the one before it. The last sentence is left out: there stand notes of the outlet's own."""
    cosines = kinship.cosines(copy, hub)
    if not cosines.size:
        return []
    sentences = [sentence for sentence, _ in _lines(copy, kinship)]
    found = []
    after: int | None = None
    for number, (row, sentence) in enumerate(zip(cosines, sentences, strict=True)):
        if row.max() >= settings.same_saying:
            after = int(row.argmax())
        elif (
            after is not None
            and number < len(sentences) - 1
            and row.max() < settings.unlike
            and kinship.same_share(copy, number, hub) < settings.unlike
        ):
            found.append((after, sentence))
    return found

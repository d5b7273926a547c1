"""Notes in which a report says what was changed in it."""

import re
from collections.abc import Sequence

from variorum.clean.layout import Unit
from variorum.settings import Clean

_PIECE = r"(?:article|story|report|post|page|piece|headline|caption|item|dispatch|live\s+blog)"
_CHANGED = (
    r"(?:(?:has|have)\s+(?:since\s+)?been|was|were)\s+(?:later\s+|further\s+)?"
    r"(?:corrected|amended|(?:updated|edited|revised|changed|modified)\s+(?:\w+\s+){0,6}?to\s+(?:correct|clarify|fix|remove|amend|make\s+clear))"
)
_OPENING = re.compile(
    rf"""[\[(*\s_-]*(?:
      (?:corrections?|clarifications?|corrected|erratum|errata)(?:\s+(?:and|&)\s+(?:clarifications?|amplifications?))?
        (?:,?\s+[(]?[\w.,\s]{{3,25}}[)]?)?\s*[:.–—-]
    | (?:this|the)\s+(?:version\s+of\s+th(?:is|e)\s+)?{_PIECE}\s+(?:[\w,]+\s+){{0,8}}?{_CHANGED}
    | (?:this\s+version\s+)?corrects\b
    | (?:editor['’]?s?['’]?\s+note|note|update)\b[^.]{{0,40}}[:.–—-][^.]{{0,160}}?(?:{_CHANGED}|(?:earlier|previous)\s+version)
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_VERSION = re.compile(
    rf"\b(?:an?|the)\s+(?:earlier|previous|prior|original|initial|former)\s+version\s+of\s+(?:this|the)\s+{_PIECE}\b",
    re.IGNORECASE,
)


def corrections(units: Sequence[Unit], settings: Clean) -> list[tuple[int, int]]:
    """Where the notes stand that say what was corrected: lines that begin as such notes do, or tell of an earlier version.

    >>> from variorum.clean.layout import units
    >>> text = "Nine died.\\n\\nCorrection: an earlier version gave the toll as ten.\\n\\nCorrections officers came."
    >>> [text[begin:end] for begin, end in corrections(units(text), Clean())]
    ['Correction: an earlier version gave the toll as ten.']
    """
    return [
        (unit.begin, unit.end)
        for unit in units
        if 3 < len(unit.words) <= settings.long_furniture and (_OPENING.match(unit.raw) or _VERSION.search(unit.raw))
    ]

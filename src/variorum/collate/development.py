"""Words that tell that a figure moved, and words that tell that it is no longer so."""

import re

MOVED = re.compile(
    r"\b(?:rose|risen|rises|climbed|climbs|increased|jumped|mounted|grew|grown|soared|swelled|fell|fallen|dropped|reached)"
    r"\s+(?:\w+\s+){0,2}?to\b"
    r"|\b(?:now|so far|as of|updated|revised|corrected|at the latest count|by then|still|up from|down from)\b",
    re.IGNORECASE,
)
FORMER = re.compile(
    r"\b(?:first|earlier|initial(?:ly)?|previous(?:ly)?|originally|up from|down from|had been|had said"
    r"|an? earlier (?:version|count|report))\b",
    re.IGNORECASE,
)

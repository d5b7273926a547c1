"""What befell the people who are counted: the words of the language for one outcome are one."""

from __future__ import annotations

import re

from variorum.collate.contexts import STAND_IN

_WORDS = {
    "dead": "dead die dies died dying death deaths kill kills killed killing fatal fatally fatality fatalities toll slain"
    " murdered drowned perish perishes perished bodies body corpse corpses deceased casualty"
    " lost~their~(?:life|lives) lost~the~(?:life|lives)"
    " with~their~(?:life|lives) claimed~the~(?:life|lives) drowning succumbed"
    " (?:costs?|claim(?:s|ed)|tak(?:es|en)|took|lost)~several~lives"
    " several~lives~(?:(?:have~been|had~been|were|are)~)?lost",
    "hurt": "hurt injured injuring injury injuries wounded wounding wounds maimed",
    "missing": "missing missed unaccounted untraced lost~contact feared~lost not~been~found not~yet~been~found not~found"
    " yet~to~be~found disappeared vanished"
    " looked~for searched~for being~sought still~sought",
    "aboard": "aboard on~board passengers carrying occupants souls travelling~on",
    "rescued": "rescued rescue saved pulled~out pulled~alive survivors survived plucked brought~to~safety",
    "held": "arrested arrests detained detentions held~in jailed imprisoned custody suspects charged"
    " cells apprehended behind~bars in~handcuffs rounded~up",
    "fled": "evacuated evacuees displaced fled homeless sheltering refugees moved~out"
    " (?:moved|shifted|taken)~to~(?:safety|safer|higher~ground)",
    "ill": "ill sick sickened infected infections cases poisoned fell~ill",
    "treated": "hospital hospitals hospitalised hospitalized admitted treated wards intensive~care",
    "freed": "freed released discharged bailed",
    "unpowered": "without~power without~electricity no~power no~electricity blackout blackouts power~cut power~cuts outage"
    " outages cut~off in~the~dark lost~power lost~electricity blacked~out",
    "protested": "marched protesters demonstrators rallied protested strikers gathered assembled crowd turned~out demonstrated",
    "voted": "votes voted ballots voters",
    "jobless": "redundant redundancies laid~off layoffs jobs dismissed sacked",
}
_PATTERNS = {
    outcome: re.compile(r"\b(?:" + "|".join(word.replace("~", r"\s") for word in words.split()) + r")\b", re.IGNORECASE)
    for outcome, words in _WORDS.items()
}

FALLING = frozenset(
    ("missing", "treated", "held", "aboard", "unpowered")
)  # counts of these go down as well, as people are found or sent home and lines are mended

ONCE = frozenset(("aboard", "protested", "voted"))  # what is counted is over when the first report tells of it


def outcome(clause: str) -> str | None:
    """The outcome named nearest to the figure's stand-in in `clause`, what follows it before what precedes; None for others.

    >>> outcome("several of those hurt had died"), outcome("the toll rose to several"), outcome("several crowns")
    ('hurt', 'dead', None)
    """
    at = clause.find(STAND_IN)
    best: tuple[int, str] | None = None
    for name, pattern in _PATTERNS.items():
        for found in pattern.finditer(clause):
            away = found.start() - at if found.start() >= at else 2 * (at - found.end()) + 1
            if best is None or (away, name) < best:
                best = (away, name)
    return best[1] if best else None

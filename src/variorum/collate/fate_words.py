"""The words by which news tells what state somebody is in, whether the police hold somebody, and of what somebody died.

Three scales. *Condition* has the terms that hospitals give out (American Hospital Association, "General Guide for the Release
of Information on the Condition of Patients": good, fair, serious, critical, deceased) with the plain and the tabloid words
for them. *Custody* has whoever was only heard, whoever is held, and whoever is at large. *Cause* follows the manners of death
of a medical examiner (National Association of Medical Examiners, "A Guide for Manner of Death Classification": natural,
accident, suicide, homicide), with what was withheld from somebody beside them, and of violence the means.

A phrase is a regular expression over the words of a sentence; "~" stands for white space, and for an adverb or two in between.
"""

from __future__ import annotations

import re
from typing import Literal

import msgspec

Scale = Literal["condition", "custody", "cause"]
Side = Literal["before", "after", "near"]
"""Where the words stand that say who it is: before the phrase (its subject), right behind it (its object), or on any side."""

_GAP = r"(?:\s+(?:now|still|also|later|then|since|already|both|very|only)\b|\s+\w+ly\b){0,2}\s+"
_BE = r"(?:is|was|are|were|be|been|being|remains?|remained|lies|lay|stays?|stayed|found~(?:him|her)self)"
_POLICE = (
    r"(?:police(?:men)?|cops?|detectives?|officers?|prosecutors?|investigators?|authorities|gendarmes|guards|troops|soldiers"
    r"|agents)"
)


class Phrase(msgspec.Struct, frozen=True):
    """`words` say that somebody's `scale` is at `value`; who that is stands on `side` of them."""

    scale: Scale
    value: str
    side: Side
    words: str


def _phrases(scale: Scale, value: str, side: Side, listed: str) -> list[Phrase]:
    return [Phrase(scale, value, side, line.strip()) for line in listed.strip().splitlines()]


PHRASES: tuple[Phrase, ...] = (
    *_phrases("condition", "dead", "before", rf"""
        (?:had~|has~)?died\b(?!~down\b|~away\b|~out\b)
        dies\b(?!~down\b|~away\b|~out\b)
        (?:{_BE}~)?pronounced~dead
        (?:{_BE}~)?declared~dead
        succumbed~to
        passed~away
        lost~(?:his|her)~(?:fight~for~life|battle~for~life|fight|life)
    """),
    *_phrases("condition", "critical", "before", r"""
        (?:in~)?(?:an?~|the~)?(?:critical|grave|life-threatening)~(?:condition|state)
        critical(?:ly~(?:ill|injured|hurt|wounded))?(?=~after\b|~in~hospital\b|[,.;])
        (?:fighting|fights?|fought|battling|battles)~for~(?:his|her)~life
        (?:clinging|clings|clung|hanging~on)~(?:to|on~to)~life
        between~(?:the~)?life~and~(?:the~)?death
        in~(?:an?~|the~)?(?:medically~)?(?:induced~)?coma
        on~life~support
    """),
    *_phrases("condition", "serious", "before", r"""
        in~(?:an?~)?serious~(?:condition|state)
        serious~but~stable
    """),
    *_phrases("condition", "stable", "before", r"""
        in~(?:an?~)?(?:stable|good|fair|satisfactory)~(?:condition|state)
        condition~(?:is|was)~stable
        out~of~danger
        (?:not|no~longer)~(?:thought~to~be~)?in~danger
        discharged~from~(?:the~)?hospital
        (?:recovering|recovered)\b(?=~in~hospital|~from\b|[,.;])
    """),
    *_phrases("custody", "heard", "near", rf"""
        (?:questioned|heard|interviewed|interrogated|summoned|examined|treated|spoke|spoken|talked|speaking|talking)\b[^.;]{{0,40}}?\bas~a~witness
        {_POLICE}\b[^.;]{{0,60}}\bas~a~witness
    """),
    *_phrases("custody", "heard", "before", r"""
        (?:is|was|were|has|had|have)~(?:been~)?(?:not|never)~(?:been~)?(?:arrested|detained|charged|a~suspect|suspected)
        (?:is|was)~not~(?:being~)?(?:held|under~arrest|a~suspect|suspected)
        no~longer~a~suspect
    """),
    *_phrases("custody", "held", "before", rf"""
        (?:(?:has|had|have)~been|{_BE})~(?:arrested|detained|jailed|handcuffed|taken~into~custody)
        (?:is|was|were|remains?|remained)~(?:being~)?held\b(?!~up\b|~a\b|~the\b|~by~(?:the~)?(?:rebels|militants|gunmen))
        (?:in|into)~(?:police~)?custody
        under~arrest
        behind~bars
    """),
    *_phrases("custody", "held", "after", rf"""
        {_POLICE}~(?:have~|had~|has~)?(?:arrested|detained|nabbed|seized)
        {_POLICE}~(?:are~|were~)?(?:holding|hold)
    """),
    *_phrases("custody", "at large", "before", r"""
        (?:remains?|remained|still|is|was)~(?:at~large|on~the~run|being~sought|a~fugitive|in~hiding)
    """),
    *_phrases("cause", "natural", "near", r"""
        heart~(?:failure|attack|disease|condition|trouble)
        (?:cardiac|cardiopulmonary)~(?:failing|failure|arrest)
        (?:his|her)~heart~(?:gave~out|failed|stopped)\b(?!~because\b)
        died\b[^.;]{0,30}:\s*(?:of~)?(?:his|her)~heart
        brain~h(?:a)?emorrhage|a~stroke\b|an?~aneurysm|natural~causes|pneumonia|(?:kidney|liver|organ|respiratory)~failure
        died~(?:of|from)~(?:an?~|a~long~)?(?:cancer|malaria|typhoid|cholera|fever|covid(?:-19)?|illness)
    """),
    *_phrases("cause", "collapsed", "before", r"""
        taken~ill|fell~ill|(?:had~)?collaps(?:ed|ing)\b|fainted|(?:had~)?(?:fell|fallen|went|broke)~down\b
    """),
    *_phrases("cause", "withheld", "near", r"""
        (?:lack|want|denial|withholding)~of~(?:his~|her~|proper~|adequate~)?(?:insulin|medicines?|medication|medical~\w+|treatment|food|water|care|oxygen)
        (?:insulin|medicines?|medication|drugs|treatment|oxygen)~(?:was|were|had~been)~(?:taken~away|withheld|refused|denied|stopped|confiscated)
        (?:took~away|taken~away|withheld|refused|denied|confiscated)~(?:him~|her~)?(?:his~|her~)?(?:insulin|medicines?|medication|medical~\w+|treatment|care|oxygen)
        no~(?:insulin|medicine|medication|medical~(?:care|help|treatment))
        starved~to~death|starvation|medical~neglect
        asked~for~(?:his~|her~)(?:insulin|medicines?|medication)
    """),
    *_phrases("cause", "suicide", "near", r"""
        (?:took|taken|taking)~(?:his|her)~own~life|suicide\b(?!~(?:bomb|attack|vest|note|watch|mission))
        (?:killed|hanged|hanging|shot|killing)~(?:himself|herself)
    """),
    *_phrases("cause", "accident", "near", r"""
        drowned\b|drowning\b|fell~to~(?:his|her)~death|(?:slipped|tripped)~and~fell
        an?~(?:\w+~)?accident\b
    """),
    *_phrases("cause", "shot", "before", r"""
        (?:was|been|being)~(?:fatally~)?(?:shot|gunned~down)\b|shot~dead|gunshot~wounds?|bullet~wounds?
    """),
    *_phrases("cause", "stabbed", "before", r"""
        (?:was|been|being)~(?:fatally~)?(?:stabbed|knifed)\b|stabbed~to~death|stab~wounds?
    """),
    *_phrases("cause", "beaten", "before", r"""
        (?:was|been|being)~(?:trampled|beaten|kicked|clubbed|tortured|battered|bludgeoned|knocked~down|struck~by|hit~by|run~over|crushed)\b
        beaten~to~death|tortured~to~death|kicked~to~death|under~torture
    """),
    *_phrases("cause", "poisoned", "before", r"""
        (?:was|been|being)~poisoned\b|died~(?:of|from)~poison(?:ing)?\b|poisoned~to~death
    """),
    *_phrases("cause", "strangled", "before", r"""
        (?:was|been|being)~(?:strangled|smothered|suffocated)\b|strangled~to~death
    """),
)  # fmt: skip

TOLD = {
    "critical": "in critical condition",
    "serious": "in serious condition",
    "stable": "out of danger",
    "heard": "not arrested: heard as a witness",
    "held": "arrested or held",
    "natural": "illness",
    "withheld": "something withheld",
    "beaten": "beaten or struck",
}
"""What a reader is told where the name of a value says too little."""

AGREEING = frozenset(
    frozenset(pair.split())
    for pair in ("collapsed natural", "shot suicide", "poisoned suicide", "strangled suicide", "accident collapsed")
)
"""Causes that can both be true of one death."""
RIVALS = frozenset(("withheld", "suicide"))
"""Causes that deny another cause even where one report has both: somebody says the one and somebody the other."""


def _pattern(words: str) -> str:
    return words.replace("~", _GAP)


_COMPILED = tuple((phrase, re.compile(rf"\b(?:{_pattern(phrase.words)})", re.IGNORECASE)) for phrase in PHRASES)
_TELLING = """
died dies pronounced declared succumbed passed lost critical critically grave life-threatening life coma danger discharged
recovering recovered serious stable good fair satisfactory witness arrested detained charged suspect suspected held arrest
custody jailed handcuffed taken bars nabbed seized holding hold large run sought fugitive hiding heart cardiac
cardiopulmonary haemorrhage hemorrhage stroke aneurysm natural pneumonia failure ill collapsed collapsing fainted down lack
want denial withholding away withheld refused denied stopped confiscated no starved starvation neglect asked own suicide
himself herself drowned drowning fell fallen went broke slipped tripped accident shot gunned gunshot bullet stabbed knifed
stab trampled beaten kicked clubbed tortured battered bludgeoned knocked struck hit crushed torture poisoned poison
poisoning strangled smothered suffocated
"""
TELLING = frozenset(_TELLING.split())
"""Of each phrase a word at least: a sentence that has none of these has no phrase."""


def phrases(text: str, begin: int, end: int) -> list[tuple[Phrase, int, int]]:
    """Every phrase in `text` between `begin` and `end`, with where it stands, in the order of the text; of two on one scale in
    one place the longer.

    >>> [(one.value, begin) for one, begin, _ in phrases("She was fighting for her life.", 0, 30)]
    [('critical', 8)]
    """
    found = [
        (phrase, match.start(), match.end()) for phrase, pattern in _COMPILED for match in pattern.finditer(text, begin, end)
    ]
    found.sort(key=lambda one: (one[1], -one[2]))
    kept: list[tuple[Phrase, int, int]] = []
    for one in found:
        if not any(one[0].scale == other[0].scale and one[1] < other[2] for other in kept):
            kept.append(one)
    return kept

"""The words by which news tells of what a mishap came: nature, a thing that failed, a person who did, or somebody's will.

The four kinds are those of fire investigators (NFPA 921: natural, accidental, incendiary, undetermined), the accidental
ones parted into the machine and the man as accident boards do. A phrase is a regular expression over the words of a
sentence; "~" stands for white space. A cause alone, "lightning", needs words beside it that say that something came of it;
a failing, "the seal gave way", says that itself.
"""

from __future__ import annotations

import re
from typing import Literal

Kind = Literal["nature", "machine", "person", "will", "unknown"]

MISHAP = re.compile(
    r"\b(?:fires?|blaze|inferno|explosions?|blasts?|crash(?:ed|es)?|collisions?|collided|collaps\w+|derail\w+|capsiz\w+|sank|sinking"
    r"|shipwreck|wreck\w*|outages?|blackouts?|power\s+cuts?|spills?|accidents?|disasters?|catastroph\w+|traged\w+|mishap|pile-up"
    r"|plung\w+|avalanche|landslide|breach(?:ed)?|burst|meltdown|gave\s+way|killed|dead|die[sd]?|injur\w+|wounded|hurt)\b",
    re.IGNORECASE,
)
"""A story whose reports begin with these is of a mishap."""

EVENT = re.compile(
    r"\b(?:fire|blaze|explosion|blast|crash|collision|collapse|derailment|sinking|shipwreck|outage|blackout|spill|accident|disaster"
    r"|avalanche|landslide|breach|meltdown)\b",
    re.IGNORECASE,
)

CUE = re.compile(
    r"\b(?:caus(?:e|es|ed|ing)|because|due\s+to|owing\s+to|blam(?:e|es|ed|ing)|culprit|down\s+to|result(?:s|ed|ing)?|trigger(?:s|ed|ing)?"
    r"|set\s+off|sets\s+off|spark(?:s|ed)?|ignit(?:ed|es)|start(?:ed|s)|brought\b[^.;]{0,40}\bdown|led\s+to|reasons?|origin|responsible"
    r"|points?\s+to|pointed\s+to|attribut(?:e|es|ed)|put\s+down\s+to|touched\s+off|behind\s+the|explanation|theory)\b"
    r"|\bit\s+was\s+(?:the|an?)\s",
    re.IGNORECASE,
)

_PART = (
    r"(?:seals?|pumps?|valves?|pipes?|pipelines?|gaskets?|bolts?|welds?|cables?|ropes?|engines?|motors?|transformers?|boilers?"
    r"|bearings?|axles?|wheels?|tyres?|tires?|hinges?|brackets?|joints?|hangers?|girders?|beams?|rivets?|couplings?|circuits?"
    r"|batter(?:y|ies)|fuses?|rudders?|propellers?|turbines?|compressors?|cylinders?|hoses?|switch(?:es)?|relays?|sensors?|signals?"
    r"|steering|hydraulics|generators?|capacitors?|insulators?|brakes?)"
)
_FAILED = (
    r"(?:gave~(?:way|out)|given~(?:way|out)|failed|failing|burst|snapped|broke(?:n)?|ruptured|cracked|split|blew|blown|jammed|overheated"
    r"|seized(?:~up)?|malfunctioned|short-circuited|burn(?:ed|t)(?:~out)?|(?:was|were|been)~(?:faulty|defective|dead|not~working|worn)"
    r"|caught~fire|sheared~off|came~(?:loose|off)|rusted~through|rotted|corroded)"
)
_FAILINGS: dict[Kind, str] = {
    "nature": r"""
        lightning~(?:strike~)?(?:struck|hit|had~(?:struck|hit))
        (?:struck|hit)~by~(?:a~bolt~of~)?lightning
        lightning\b[^.;]{0,15}\b(?:struck|hit)\b
    """,
    "machine": rf"""
        {_PART}~(?:on~(?:an?|the)~\w+~|of~(?:an?|the)~\w+~|had~|has~|have~){{0,2}}{_FAILED}
        brakes?~(?:did~not~work|did~not~respond|had~failed)|no~brakes|brake~failure|without~brakes
        (?:engine|valve|pump|seal|equipment|mechanical|technical|electrical|steering|metal|structural)~(?:failure|malfunction|breakdown|fatigue)
        rusted~through|metal~fatigue
    """,
    "person": r"""
        (?:fell|fallen|falling)~asleep
        (?:wheel|controls|helm|driver|pilot|chauffeur|captain)\b[^.;]{0,30}\b(?:dozed|nodded|dropped|drifted)~off
        asleep~at~(?:the~|his~|her~)?(?:wheel|controls|helm)
        (?:driver|pilot|captain|helmsman)~(?:was|had~been)~(?:drunk|asleep|drinking|speeding)
        (?:pilot|human|driver|operator|signalman)~error
    """,
    "will": r"""
        (?:was|were|been|being)~(?:deliberately~(?:set|started|lit)|(?:set|started|lit)~deliberately)
        set~on~purpose
    """,
}
_STRONG: dict[Kind, str] = {
    "nature": r"lightning|thunderbolt|bird~strike|black~ice",
    "machine": r"(?:technical|mechanical|electrical|electric)~(?:fault|defect|failure|problem|malfunction|breakdown)"
    r"|short~circuit|faulty~wiring|rust(?:ed|ing)?|corro(?:sion|ded)|gas~leak|leaking~gas|design~flaw|braking~system",
    "person": r"overload(?:ed|ing)?|excess(?:ive)?~(?:weight|load|speed)|overweight|speeding|human~error|pilot~error"
    r"|carelessness|negligence|recklessness",
    "will": r"arson|arsonists?|sabotage|saboteurs?|cyber[~-]?attack|hackers?|terroris(?:m|ts?)|vandals|vandalism",
}
_WEAK: dict[Kind, str] = {
    "nature": r"fog|ice|winds?|gusts?|rain|storm|frost|heat(?:wave)?|snow|flood(?:water|ing)?s?|earthquake|tremor|lightning",
    "machine": rf"{_PART}|wiring|rust|corrosion|cracks?|leak|fault|defect",
    "person": r"(?:over)?load|weight|speed|driver|pilot|crew|captain|cigarettes?|candles?|alcohol|drink"
    r"|fireworks?|sleep|fatigue",
    "will": r"bombs?|explosives?|attack(?:ers)?|missiles?|drones?|militants|extremists",
}
_OF = (
    r"(?:caused~by|because~of|due~to|owing~to|blam(?:es?|ed|ing)~(?:it~|this~|the~\w+~|its~\w+~)?(?:on~)?|blamed~on|result(?:ed)?~(?:of|from)"
    r"|trigger(?:ed)?~(?:off~)?by|set~off~by|sparked~by|brought~(?:\w+~){0,3}?down~by|traced~to|down~to|attributed~to|put~down~to"
    r"|it~was(?=~(?:the|an?)~)|(?:the|its|probable|likely)~cause~(?:was|is|lay~in|lies~in)|points?~to|pointed~to)"
)
_WROUGHT = (
    r"(?:caused|triggered|sparked|ignited|set~off|(?:was|were|is|are)~(?:the~(?:cause|culprit|reason)|to~blame|responsible)"
    r"|brought~(?:\w+~){0,3}?down|is~behind|was~behind|are~behind|were~behind)"
)
_UNKNOWN = r"""
    (?:cause|reason)s?\b[^.;]{0,40}\b(?:unknown|unclear|a~mystery|not~(?:yet~)?(?:been~)?(?:known|established|clear|determined))
    (?:not~(?:yet~)?(?:known|clear|say)|unclear|too~early~to~say|nobody~knows)~(?:what|why)~(?:had~|has~)?(?:caused|brought|made|set|started|triggered|led)
    (?:(?:would|could|will|did)~not|(?:nobody|no~one)~(?:could|can))~say~(?:what|why)~(?:had~|has~)?(?:caused|brought|made|set|started|triggered|led)
    no~(?:word|indication)~(?:on|of)~the~cause
"""
_NOT = re.compile(
    r"\b(?:no|not|never|without|nor|neither|nobody|nothing|rul(?:e|es|ed|ing)\s+out|exclud(?:e|es|ed|ing)|den(?:y|ies|ied|ying)"
    r"|reject(?:s|ed|ing)?|dismiss(?:es|ed|ing)?|rather\s+than|(?<!as\s)if|whether|instead\s+of|nonsense|myth|rumours?|rumors?)\b[^.;:]{0,40}$"
    r"|n[’']t\b[^.;:]{0,25}$",
    re.IGNORECASE,
)
_DENIED_BEHIND = re.compile(
    r"[^.;:]{0,40}\b(?:(?:has|have|had|was|were|is)\s+(?:been\s+)?(?:ruled\s+out|excluded|denied)|not\s+to\s+blame)\b",
    re.IGNORECASE,
)
_BACK = 70


def _compiled(listed: str) -> re.Pattern[str]:
    lines = "|".join(line.strip() for line in listed.strip().splitlines())
    return re.compile(r"\b(?:" + lines.replace("~", r"\s+") + r")\b", re.IGNORECASE)


_FAILS = {kind: _compiled(listed) for kind, listed in _FAILINGS.items()}
_COMES_OF = {
    kind: _compiled(
        f"{_STRONG[kind]}\n{_OF}~(?:an?~|the~|its~)?(?:[\\w-]+~){{0,3}}?(?:{listed})\n(?:{listed})~(?:had~|has~|have~)?{_WROUGHT}"
    )
    for kind, listed in _WEAK.items()
}
_NOT_KNOWN = _compiled(_UNKNOWN)


def causes(text: str, begin: int, end: int) -> list[tuple[Kind, int, int]]:
    """Every cause that the sentence of `text` from `begin` to `end` gives, with where it stands, in order; none that it denies.

    >>> told = "Inspectors blamed the fire on lightning; a short circuit was ruled out."
    >>> [(kind, told[begin:end]) for kind, begin, end in causes(told, 0, len(told))]
    [('nature', 'lightning')]
    """
    found: list[tuple[Kind, int, int]] = [("unknown", one.start(), one.end()) for one in _NOT_KNOWN.finditer(text, begin, end)]
    tables = [_FAILS, _COMES_OF] if CUE.search(text, begin, end) else [_FAILS]
    for table in tables:
        for kind, pattern in table.items():
            for one in pattern.finditer(text, begin, end):
                taken = any(one.start() < last and first < one.end() for _, first, last in found)
                if taken or _NOT.search(text[max(begin, one.start() - _BACK) : one.start()]):
                    continue
                if not _DENIED_BEHIND.match(text, one.end(), end):
                    found.append((kind, one.start(), one.end()))
    return sorted(found, key=lambda one: one[1:])

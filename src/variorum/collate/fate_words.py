"""The words by which news tells what state somebody is in, whether the police hold somebody, whether somebody stays in office,
and of what somebody died.

Four scales. *Condition* has the terms that hospitals give out (American Hospital Association, "General Guide for the Release
of Information on the Condition of Patients": good, fair, serious, critical, deceased) with the plain and the tabloid words
for them, and whoever is missing or found alive. *Custody* has whoever was only heard, whoever is held, whoever went free, and
whoever is at large. *Office* has whoever will not go and whoever is gone. *Cause* follows the manners of death
of a medical examiner (National Association of Medical Examiners, "A Guide for Manner of Death Classification": natural,
accident, suicide, homicide), with what was withheld from somebody beside them, and of violence the means.

A phrase is a regular expression over the words of a sentence; "~" stands for white space, and for an adverb or two in between.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Literal

import msgspec

Scale = Literal["condition", "custody", "office", "cause"]
Side = Literal["before", "after", "near"]
"""Where the words stand that say who it is: before the phrase (its subject), right behind it (its object), or on any side."""

_GAP = r"(?:\s+(?:now|still|also|later|then|since|already|both|very|only)\b|\s+\w+ly\b){0,2}\s+"
_BE = r"(?:is|was|are|were|be|been|being|remains?|remained|lies|lay|stays?|stayed|found~(?:him|her)self)"
_POLICE = (
    r"(?:police(?:men)?|cops?|detectives?|officers?|prosecutors?|investigators?|authorities|gendarmes|guards|troops|soldiers"
    r"|agents)"
)
_WILL_NOT = r"(?:(?:will|would|shall|does|did|has|had|is|was)~(?:not|never)|(?:wo|would|does|did|has|is|was)n[’']t)"
_GO = r"(?:resign|quit|step~(?:down|aside)|stand~(?:down|aside)|leave~(?:office|(?:his|her|the)~(?:post|job)))"
_GOING = r"(?:resigning|resignation|quitting|stepping~(?:down|aside)|standing~(?:down|aside))"
_ONCE = r"(?![^.;]{0,60}?\b(?:in~(?:19|20)\d\d|(?:years|months)~(?:ago|earlier|before))\b)"  # another post, long ago
_CARE = r"(?:insulin|medicines?|medication|medical~(?:care|help|treatment|attention)|treatment|drugs|care|oxygen)"


class Phrase(msgspec.Struct, frozen=True):
    """`words` say that somebody's `scale` is at `value`; who that is stands on `side` of them. A sentence that has none of the
    words `telling` does not say so."""

    scale: Scale
    value: str
    side: Side
    telling: frozenset[str]
    words: str


def _phrase(scale: Scale, value: str, side: Side, telling: str, listed: str) -> Phrase:
    return Phrase(
        scale, value, side, frozenset(telling.split()), "|".join(line.strip() for line in listed.strip().splitlines())
    )


PHRASES: tuple[Phrase, ...] = (
    _phrase("condition", "dead", "before", "died dies pronounced declared succumbed passed lost killed perished dead", rf"""
        (?:had~|has~)?died\b(?!~down\b|~away\b|~out\b)
        dies\b(?!~down\b|~away\b|~out\b)
        (?:{_BE}~)?(?:pronounced|declared|found)~dead
        (?:has~|had~)?perished\b
        (?:is|was)~(?:dead\b(?!~(?:set|certain|against|on~time|tired|wrong|right|sure|heat|in~the~water))|(?:among~the~dead))
        (?:was|has~been|had~been|is|were)~(?:instantly~|also~)?killed\b(?!~off\b)
        succumbed~to
        passed~away
        lost~(?:his|her)~(?:fight~for~life|battle~for~life|fight|life)
    """),
    _phrase("condition", "critical", "before", "critical critically grave life-threatening life coma intensive", r"""
        (?:in~)?(?:an?~|the~)?(?:critical|grave|life-threatening)~(?:condition|state)
        critical(?:ly~(?:ill|injured|hurt|wounded))?(?=~after\b|~in~hospital\b|[,.;])
        (?:fighting|fights?|fought|battling|battles)~for~(?:his|her)~life
        (?:clinging|clings|clung|hanging~on)~(?:to|on~to)~life
        between~(?:the~)?life~and~(?:the~)?death
        in~(?:an?~|the~)?(?:medically~)?(?:induced~)?coma
        on~life~support
        in~(?:the~)?intensive~care
    """),
    _phrase("condition", "serious", "before", "serious", r"""
        in~(?:an?~)?serious~(?:condition|state)
        (?:in~)?serious~but~stable
    """),
    _phrase("condition", "stable", "before", "stable good fair satisfactory danger discharged recovering recovered", r"""
        in~(?:an?~)?(?:stable|good|fair|satisfactory)~(?:condition|state)
        condition~(?:is|was)~stable
        out~of~danger
        (?:not|no~longer)~(?:thought~to~be~)?in~danger
        discharged~from~(?:the~)?hospital
        (?:recovering|recovered)\b(?=~in~hospital|~from\b|[,.;])
    """),
    _phrase("condition", "missing", "before",
        "missing unaccounted found located traced disappeared vanished looked searched", rf"""
        (?:{_BE}~|counts?~as~|counted~as~|listed~as~|reported~|been~|still~)(?:missing|disappeared|unaccounted~for)\b(?!~(?:the|a|an|his|her|out)\b)
        (?:has|had|have)~not~(?:yet~)?been~(?:found|located|traced)\b(?!~(?:guilty|to))
        (?:is|was)~still~being~(?:looked|searched)~for
    """),
    _phrase("condition", "missing", "after", "sign trace word", r"""
        no~(?:sign|trace|word)~(?:of|from)\b
    """),
    _phrase("condition", "alive", "before", "alive safe", r"""
        (?:was|has~been|had~been|is|were)~(?:\w+~)?(?:found|pulled|rescued|dug|brought|freed|lifted|cut)~(?:\w+~){0,3}?alive\b
        (?:was|has~been|is)~found~safe\b
        (?:is|was)~(?:alive\b(?!~when|~until|~to\b)|safe~and~(?:well|sound))
    """),
    _phrase("office", "stays", "before",
        "resign resigning resignation quit quitting step stand stepping standing office post job nowhere anywhere stays stay"
        " staying remain remains head go leave", rf"""
        {_WILL_NOT}~(?:be~)?(?:{_GO}|{_GOING})\b
        {_WILL_NOT}~(?:(?:intend|plan|mean|want|wish)~to~(?:{_GO}|go)|hear~of~{_GOING}|consider(?:ing)?~{_GOING}|going~anywhere)\b
        (?:rul(?:es|ed|ing)~out|refus(?:es|ed|ing)|declin(?:es|ed)|dismiss(?:es|ed)|reject(?:s|ed|ing)|defie[sd]|resist(?:s|ed|ing)|shrug(?:s|ged)~off)~(?:all~)?(?:any~(?:idea|talk|thought)~of~|suggestions~of~|(?:the~)?(?:calls?|demands?|pressure)~(?:for~(?:him|her)~)?to~|to~)?(?:(?:{_GOING}|{_GO})\b|go\b(?=[.,;]))
        (?:reject|dismiss|defi|resist|ignor|shrugg?)(?:s|es|ed|ing|e[sd])~(?:off~)?(?:all~|the~|any~)?(?:calls?|demands?|clamour)~for~(?:his|her)~(?:own~)?(?:resignation|departure|head|dismissal)
        (?:has|had|have|with)~no~(?:intention~of|plans?~to|thought~of|reason~to)~(?:{_GO}|{_GOING}|going)
        (?:is|was|am)~going~nowhere
        (?:stays?|stayed|staying|remains?|remained|remaining|clings?~on|clung~on)~(?:on~as|on(?=[.,;])|in~(?:office|(?:his|her|the)~(?:post|job))|at~(?:his|her)~post|as~(?:minister|chairman|chairwoman|chair|chief|director|president|leader|head|governor|mayor))\b
    """),
    _phrase("office", "gone", "before",
        "resigned resigns quit quits stepped steps stood stands resignation sacked fired dismissed ousted axed removed", rf"""
        (?:resigned|resigns)\b(?!~to\b|~himself|~herself){_ONCE}
        (?:quits?)\b(?!~\w+ing\b){_ONCE}
        (?:stepped|steps|stood|stands)~(?:down|aside)\b{_ONCE}
        (?:handed~in|hands~in|tendered|tenders|submitted|gave~in|offered)~(?:his|her)~resignation{_ONCE}
        (?:was|has~been|had~been|is)~(?:sacked|ousted|axed|dismissed~(?:as|from)|removed~(?:as|from~(?:office|his|her|the~post))){_ONCE}
    """),
    _phrase("custody", "heard", "near", "witness", rf"""
        (?:questioned|heard|interviewed|interrogated|summoned|examined|treated|spoken?|talked|speaking|talking)\b[^.;]{{0,40}}?\bas~a~witness
        {_POLICE}\b[^.;]{{0,60}}\bas~a~witness
    """),
    _phrase("custody", "heard", "before", "arrested detained suspect suspected held arrest", r"""
        (?:is|was|were|has|had|have)~(?:been~)?(?:not|never)~(?:been~)?(?:arrested|detained|a~suspect|suspected)
        (?:is|was)~not~(?:being~)?(?:held|under~arrest|a~suspect|suspected)
        no~longer~a~suspect
    """),
    _phrase("custody", "held", "before",
        "arrested detained jailed handcuffed custody held arrest bars caught captured apprehended surrendered himself herself"
        " van cell cells", rf"""
        (?:(?:has|had|have)~been|{_BE})~(?:arrested|detained|jailed|handcuffed|apprehended|taken~into~custody)
        (?:(?:has|had|have)~been|was)~(?:caught|captured)\b(?!~(?:up|on~(?:camera|film|tape|video|cctv|the)|out|in~the~(?:crossfire|act|middle)|by~surprise|off|short))
        (?:(?:has|had|have)~been|was)~(?:bundled|taken|led|driven|marched|escorted)~(?:away~|off~|straight~|down~)?(?:in|into|to)~(?:an?~|the~)?(?:(?:prison|police)~van|cells?\b|prison|jail)
        (?:gave|given|giving|turned|handed)~(?:himself|herself)~(?:up|in|over)
        surrendered~to~(?:the~)?{_POLICE}
        (?:is|was|were|remains?|remained)~(?:being~)?held\b(?!~up\b|~a\b|~the\b|~by~(?:the~)?(?:rebels|militants|gunmen))
        (?:in|into)~(?:police~)?custody
        under~arrest
        behind~bars
    """),
    _phrase("custody", "held", "after", "arrested detained nabbed seized holding hold", rf"""
        {_POLICE}~(?:have~|had~|has~)?(?:arrested|detained|nabbed|seized)
        {_POLICE}~(?:are~|were~)?(?:holding|hold)
    """),
    _phrase("custody", "free", "before", "free liberty", r"""
        (?:remains?|remained|stays?|stayed|is|was|left~court|walks?|walked|went|goes)~(?:free|at~liberty|out~of~(?:prison|jail))\b(?!~(?:to|of|from|with)\b)
    """),
    _phrase("custody", "at large", "before",
        "large run sought fugitive hiding vanished disappeared fled ground seen found unknown where", r"""
        (?:remains?|remained|still|is|was)~(?:at~large|on~the~run|being~sought|a~fugitive|in~hiding)
        (?:has|had)~(?:vanished|disappeared|fled|gone~(?:into~hiding|to~ground|underground|on~the~run))\b
        (?:has|had)~not~been~seen~since
        (?:remains?|is|was)~(?:nowhere|not)~to~be~found
        (?:(?:does|did|do)~not~know|no~idea|(?:nobody|no~one)~(?:knows|knew|can~(?:say|tell)))~where~(?:he|she)~(?:is|was|went|might~be|ha[sd]~gone)
        whereabouts~(?:is|are|were|was|remain(?:s|ed)?)~(?:unknown|not~known|unclear|a~mystery)
    """),
    _phrase("custody", "at large", "after", "whereabouts", r"""
        whereabouts~of\b(?=[^.;]{3,60}\b(?:unknown|not~known|unclear|a~mystery)\b)
    """),
    _phrase(
        "cause", "natural", "near",
        "heart cardiac cardiopulmonary haemorrhage hemorrhage stroke aneurysm natural pneumonia failure cancer malaria typhoid"
        " cholera fever covid covid-19 illness", r"""
        heart~(?:failure|attack|disease|condition|trouble)
        (?:cardiac|cardiopulmonary)~(?:failing|failure|arrest)
        (?:his|her)~heart~(?:gave~out|failed|stopped)\b(?!~because\b)
        died\b[^.;]{0,30}:\s*(?:of~)?(?:his|her)~heart
        brain~ha?emorrhage|a~stroke\b|an?~aneurysm|natural~causes|pneumonia|(?:kidney|liver|organ|respiratory)~failure
        died~(?:of|from)~(?:an?~|a~long~)?(?:cancer|malaria|typhoid|cholera|fever|covid(?:-19)?|illness)
    """),
    _phrase("cause", "collapsed", "before", "ill collapsed collapsing fainted down", r"""
        taken~ill|fell~ill|(?:had~)?collaps(?:ed|ing)\b|fainted|(?:had~)?(?:fell|fallen|went|broke)~down\b
    """),
    _phrase(
        "cause", "withheld", "near",
        "insulin medicine medicines medication medical drugs treatment food water care oxygen starved starvation neglect", rf"""
        (?:lack|want|denial|withholding)~of~(?:his~|her~|proper~|adequate~)?(?:{_CARE}|food|water)
        {_CARE}~(?:was|were|had~been)~(?:taken~away|withheld|refused|denied|stopped|confiscated)
        (?:took~away|taken~away|withheld|refused|denied|confiscated)~(?:him~|her~)?(?:his~|her~)?{_CARE}
        no~{_CARE}
        starved~to~death|starvation|medical~neglect
        asked~for~(?:his~|her~)(?:insulin|medicines?|medication)
    """),
    _phrase("cause", "suicide", "near", "suicide life himself herself", r"""
        (?:took|taken|taking)~(?:his|her)~own~life|(?:committed|by|was~an?|an~apparent)~suicide\b
        (?:killed|hanged|hanging|shot|killing)~(?:himself|herself)
    """),
    _phrase("cause", "accident", "near", "drowned drowning fell accident", r"""
        drowned\b|drowning\b|fell~to~(?:his|her)~death|(?:slipped|tripped)~and~fell
        an?~(?:\w+~)?accident\b
    """),
    _phrase("cause", "shot", "before", "shot gunned gunshot bullet", r"""
        (?:was|been|being)~(?:fatally~)?(?:shot|gunned~down|(?:struck|hit)~by~an?~(?:\w+~)?bullet)\b
        shot~dead|gunshot~wounds?|bullet~wounds?
    """),
    _phrase("cause", "stabbed", "before", "stabbed knifed stab", r"""
        (?:was|been|being)~(?:fatally~)?(?:stabbed|knifed)\b|stabbed~to~death|stab~wounds?
    """),
    _phrase(
        "cause", "beaten", "before",
        "trampled beaten kicked clubbed tortured battered bludgeoned knocked struck hit run crushed torture", r"""
        (?:was|been|being)~(?:trampled|beaten|kicked|clubbed|tortured|battered|bludgeoned|knocked~down|run~over|crushed)\b
        (?:was|been|being)~(?:struck|hit)~by\b(?!~(?:an?~)?(?:\w+~)?(?:bullets?|gunfire|shots?))
        beaten~to~death|tortured~to~death|kicked~to~death|under~torture
    """),
    _phrase("cause", "poisoned", "before", "poisoned poison poisoning", r"""
        (?:was|been|being)~poisoned\b|died~(?:of|from)~poison(?:ing)?\b|poisoned~to~death
    """),
    _phrase("cause", "strangled", "before", "strangled smothered suffocated", r"""
        (?:was|been|being)~(?:strangled|smothered|suffocated)\b|strangled~to~death
    """),
)  # fmt: skip

TOLD = {
    "critical": "in critical condition",
    "serious": "in serious condition",
    "stable": "out of danger",
    "heard": "not arrested: heard as a witness",
    "held": "arrested or held",
    "stays": "stays in office",
    "gone": "left office",
    "natural": "illness",
    "withheld": "something withheld",
    "beaten": "beaten or struck",
}
"""What a reader is told where the name of a value says too little."""
_TOGETHER = """
collapsed+natural shot+suicide poisoned+suicide strangled+suicide accident+collapsed accident+shot accident+beaten
serious+critical serious+stable alive+critical alive+serious alive+stable heard+at~large heard+free free+at~large
"""
AGREEING = frozenset(frozenset(pair.replace("~", " ").split("+")) for pair in _TOGETHER.split())
"""Values that can both be true of somebody at one time."""
RIVALS = frozenset(("withheld", "suicide"))
"""Causes that deny another cause even where one report has both: somebody says the one and somebody the other."""

_COMPILED = tuple(re.compile(rf"\b(?:{phrase.words.replace('~', _GAP)})", re.IGNORECASE) for phrase in PHRASES)
_BY_WORD: dict[str, list[int]] = {}
for _place, _one in enumerate(PHRASES):
    for _word in sorted(_one.telling):
        _BY_WORD.setdefault(_word, []).append(_place)


def phrases(text: str, begin: int, end: int, words: Iterable[str]) -> list[tuple[Phrase, int, int]]:
    """Every phrase in `text` between `begin` and `end`, whose words as compared are `words`, with where it stands, in the order
    of the text; of two on one scale in one place the longer.

    >>> told = "She was fighting for her life."
    >>> [(one.value, begin) for one, begin, _ in phrases(told, 0, len(told), ["she", "was", "fighting", "for", "her", "life"])]
    [('critical', 8)]
    """
    places = sorted({place for word in words if word in _BY_WORD for place in _BY_WORD[word]})
    found = [
        (PHRASES[place], match.start(), match.end())
        for place in places
        for match in _COMPILED[place].finditer(text, begin, end)
    ]
    found.sort(key=lambda one: (one[1], -one[2]))
    kept: list[tuple[Phrase, int, int]] = []
    for one in found:
        if not any(one[0].scale == other[0].scale and one[1] < other[2] for other in kept):
            kept.append(one)
    return kept

"""Matters that news stands divided on again and again, each in the words that say yes and no to it: an alarm that sounded or
was dumb, talks that go on or were broken off, somebody who was warned or had no warning.

The table was drawn up from what English has to say of each matter, with both its plain and its tabloid words. A phrase is words
in their order, "~" between them, with no more than a word or two of others among them; each stands for all its tenses.
"""

from __future__ import annotations

import msgspec

from variorum.collate.predicates import Word, root
from variorum.collate.sides import DAY

NAME = "NAME"  # in a phrase: any word with a capital that is not a day and has no "'s"


class Part(msgspec.Struct, frozen=True):
    """A word of a phrase, in all its forms, less those with one of the `endings`: "warned" is not "warning", nor an attack
    "attacked". `exact` is the only form that it has where the others are often other words: "fired" is not "fire"."""

    root: str
    endings: tuple[str, ...] = ()
    exact: str | None = None

    def fits(self, word: Word, text: str) -> bool:
        """Whether `word`, which stands in `text`, is a form of it."""
        if self.root == NAME:
            return text[word.begin].isupper() and not DAY.fullmatch(word.plain) and not word.plain.endswith("'s")
        if self.exact is not None:
            return word.plain == self.exact
        return word.root == self.root and not (self.endings and word.plain.endswith(self.endings))


Phrase = tuple[Part, ...]


class Matter(msgspec.Struct, frozen=True):
    """`yes` and `no` are phrases; in the sentence of one, or in that before it, one of the `topics` must stand, if there are
    any. `asks` is what yes means, with a gap for the topic. `develops`: the one may follow on the other, so that what is told
    later is no contradiction. `personal`: it is a matter of a person, another one for everybody. `beside`: the topic is what a
    phrase is said of, and stands just before it; `close`: it stands beside it within the same commas. `about`: one of these
    words stands in many reports of the story, which is about such things. `first`: where a report quotes both sides, it stands
    by the first."""

    topics: frozenset[str]
    yes: tuple[Phrase, ...]
    no: tuple[Phrase, ...]
    asks: str
    develops: bool = False
    personal: bool = False
    beside: bool = False
    close: bool = False
    about: frozenset[str] = frozenset()
    first: bool = False


def _part(word: str, topics: str, exact: bool) -> Part:
    if exact:
        return Part(root(word), exact=word)
    if word == NAME:
        return Part(NAME)
    barred = ("ing", "ings") if word.endswith("ed") else ("ed", "ing") if word in topics.split() else ()
    return Part(root(word), () if word.endswith(barred or "-") else barred)


def _matter(
    asks: str,
    topics: str,
    yes: str,
    no: str,
    *,
    develops: bool = False,
    personal: bool = False,
    exact: bool = False,
    beside: bool = False,
    close: bool = False,
    about: str = "",
    first: bool = False,
) -> Matter:
    phrases = [
        tuple(tuple(_part(word, topics, exact) for word in phrase.split("~")) for phrase in listed.split())
        for listed in (yes, no)
    ]
    of = [frozenset(root(word) for word in listed.split()) for listed in (topics, about)]
    return Matter(of[0], phrases[0], phrases[1], asks, develops, personal, beside, close, of[1], first)


MEANS = (
    ("rubber bullets", "rubber", "bullets projectiles rounds"),
    ("live rounds", "live ammunition", "bullets ammunition rounds"),
    ("cluster bombs", "cluster", "bombs munitions shells"),
    ("chemical weapons", "chemical sarin chlorine nerve", "weapons gas attack"),
    ("phosphorus shells", "phosphorus", "shells bombs munitions"),
    ("batons", "batons truncheons", "police"),
)
"""Means whose use is denied again and again: of two of them one may well be used and not the other."""

MATTERS = (
    _matter(
        "the {} sounded",
        "siren sirens alarm alarms klaxon hooter bell bells foghorn sprinkler sprinklers",
        "sounded went~off rang wailed blared howled shrieked hooted tripped activated worked triggered heard",
        "dumb mute silent disconnected unplugged disabled switched~off turned~off broken out~of~order out~of~action",
        beside=True,
    ),
    _matter(
        "the {} worked",
        "brakes brake engine engines generator generators pump pumps valve valves radar lifeboat lifeboats exit exits"
        " door doors gate gates shutters battery batteries hydrant hydrants camera cameras transponder",
        "worked functioned operated responded running started",
        "failed jammed stuck stopped dead out~of~order out~of~action seized broken died cut~out gave~out malfunctioned",
        exact=True,
        beside=True,
    ),
    _matter(
        "the {} was valid",
        "certificate certificates licence license permit papers passport visa insurance registration policy authorisation"
        " authorization accreditation lease contract paperwork approval warranty",
        "valid in~force good~until good~till runs~to runs~until run~until up~to~date in~order current renewed",
        "lapsed expired ran~out run~out runs~out invalid out~of~date void revoked overdue cancelled withdrawn",
    ),
    _matter(
        "the talks go on",
        "talks talk negotiations negotiation negotiators sides parties union management unions table mediators mediator"
        " delegations delegation",
        "talks~continue talks~resume talks~go~on talks~carry~on meet~again sit~down~again return~to~table back~at~table"
        " back~to~table negotiations~continue negotiations~resume talking~again resume~talks resume~negotiations continue~talks"
        " negotiations~go~on still~talking",
        "broken~off~talks walked~out~of~talks stormed~out~of~talks left~talks quit~talks talks~collapsed talks~broke~down"
        " talks~broke~up talks~failed talks~off talks~ended talks~suspended abandoned~talks called~off~talks suspended~talks"
        " broken~off~negotiations negotiations~collapsed walked~out~of~negotiations negotiations~broke~down"
        " negotiations~failed pulled~out~of~talks withdrew~from~talks talks~dead end~of~talks",
    ),
    _matter(
        "there was a warning",
        "",
        "warned~us warned~them warned~him warned~her warned~NAME alerted~NAME notified~NAME was~warned"
        " were~warned been~warned alerted~us alerted~them alerted~him"
        " was~alerted were~alerted been~alerted notified~us notified~them advised~them advised~us told~beforehand"
        " told~in~advance informed~in~advance informed~beforehand told~in~good~time informed~in~good~time warned~in~time"
        " tipped~off~us tipped~off~them had~warning given~warning gave~warning",
        "no~warning without~warning without~notice no~advance~notice nobody~warned nobody~told~us nobody~told~them"
        " nobody~tipped~off nobody~informed nobody~alerted no~one~told~us no~one~told~them no~one~warned none~warned"
        " never~warned not~warned not~alerted no~inkling",
    ),
    _matter(
        "there was an attack",
        "attack attacks cyberattack hackers hacker sabotage saboteurs terrorism bomb arson intruders malware arsonists",
        "hackers~broke hackers~got hackers~penetrated hackers~entered hackers~way hackers~took hackers~behind hackers~inside"
        " was~an~attack was~sabotage was~arson victim~of~attack work~of~hackers work~of~saboteurs started~deliberately"
        " act~of~sabotage",
        "no~sign~attack no~sign~sabotage no~sign~hackers no~sign~bomb no~sign~arson no~evidence~attack no~evidence~sabotage"
        " no~evidence~hackers rules~out~attack rules~out~sabotage rules~out~cyberattack rules~out~bomb rules~out~arson"
        " excludes~attack excludes~sabotage no~cyberattack no~sabotage no~indication~attack no~trace~attack"
        " rules~out~hackers",
    ),
    _matter(
        "the strike goes ahead",
        "strike strikes walkout stoppage",
        "strike~go~ahead walkout~go~ahead walkout~stands strike~stands",
        "strike~off strike~cancelled strike~suspended strike~averted walkout~off off~strike suspended~strike cancelled~strike",
        develops=True,
    ),
    _matter(
        "there was a tender",
        "tender bids bidding competition bidders offers rivals rival bid",
        "after~tender followed~tender open~tender restricted~tender public~tender competitive~tender out~to~tender won~tender"
        " competitive~bidding several~bids rival~bids",
        "without~tender no~tender without~bidding no~bidding without~competition without~bid without~bids without~offers"
        " without~rival without~bidders no~bidders no~bids no~rival no~competition",
    ),
    _matter(
        "a ransom was paid",
        "ransom extortion extortionists blackmail blackmailers demand hackers kidnappers",
        "paid~ransom pay~ransom paid~up paid~demand ransom~paid paid~hackers paid~kidnappers paid~extortionists money~paid",
        "no~ransom no~payment without~paying",
    ),
    _matter(
        "the {} got into other hands",
        "data records",
        "stolen copied leaked accessed compromised",
        "safe untouched intact secure",
    ),
    _matter(
        "responsibility was taken",
        "responsibility blame liability guilt fault",
        "accepted~responsibility claimed~responsibility took~responsibility admitted~responsibility"
        " accepted~blame admitted~fault"
        " admitted~liability admitted~guilt accepted~liability",
        "denied~responsibility rejected~responsibility denied~blame denied~liability denied~guilt"
        " rejected~blame no~responsibility"
        " disclaimed~responsibility",
    ),
    _matter(
        "",
        "",
        "resigned resigns quit quits stepped~down steps~down stood~down stands~down handed~in~resignation own~accord"
        " tendered~resignation gave~up~post",
        "fired sacked dismissed ousted axed fires dismisses ousts forced~out kicked~out booted~out"
        " relieved~of removed~from~office"
        " removed~from~post",
        personal=True,
        exact=True,
    ),
    _matter(
        "there was an expulsion",
        "membership member members party union club federation league alliance bloc association caucus council",
        "expelled~him expelled~her expelled~NAME was~expelled been~expelled threw~him~out threw~her~out kicked~him~out"
        " kicked~her~out was~thrown~out was~kicked~out revoked~membership ended~membership",
        "suspended~him suspended~her suspended~NAME suspended~membership",
        develops=True,
    ),
    *(
        _matter(
            f"{means} were used",
            topics,
            "used fired deployed employed dropped hit~by struck~by traces~of remnants~of found~fired found~used"
            " handed~of~them there~are~of~them there~were~of~them",
            "no~used not~carry never~carry not~have~them not~possess not~stock no~use~of",
            close=True,
            about=about,
            first=True,
        )
        for means, topics, about in MEANS
    ),
    _matter(
        "a ransom was paid",
        "",
        "paid~owed paid~debt paid~for~release paid~for~freedom money~changed~hands paid~captors bought~freedom",
        "not~one~paid not~single~paid no~money~paid nothing~paid not~penny not~cent no~money~changed",
        about="hostage hostages captive captives captivity captors prisoners kidnapped kidnappers abducted ransom hijackers"
        " pirates",
        first=True,
    ),
    _matter(
        "the money is tied to a purpose",
        "money cash sum funds fund assets loan loans grant grants aid credit million billion",
        "spent~only only~spent used~only only~used only~go~on serve~only only~serve only~for~purchase nothing~but nothing~else"
        " earmarked ringfenced solely~for exclusively~for tied~to~conditions",
        "no~conditions without~conditions no~strings unconditional unconditionally as~sees~fit as~see~fit as~it~likes"
        " as~they~like as~it~pleases",
        first=True,
    ),
    _matter(
        "force was used only after an attack",
        "police officers officer soldiers troops gendarmes guards demonstrators protesters marchers crowd bottles stones"
        " gas canister shots horses",
        "obliged~to~respond forced~to~respond responded~to~attacks response~to~attacks before~single~fired before~any~fired"
        " before~first~shot only~then~gas only~then~fired acted~self-defence acted~self-defense attacked~first",
        "unprovoked without~provocation no~provocation nobody~thrown no~one~thrown police~came~first horses~came~first"
        " police~charged~first police~fired~first soldiers~fired~first troops~fired~first",
        first=True,
    ),
    _matter(
        "the {} was live",
        "line lines cable cables current supply wires",
        "live energised energized carrying~current switched~on",
        "switched~off current~off turned~off cut~off current~cut shut~off de-energised",
        exact=True,
        beside=True,
    ),
    _matter(
        "the {} stands",
        "curfew ban evacuation emergency blockade embargo siege",
        "in~force in~place in~effect remains~stands extended",
        "lifted ended expired scrapped revoked",
        exact=True,
        beside=True,
        develops=True,
    ),
    _matter(
        "the {} was open",
        "exit exits door doors gate gates staircase hatch hatches",
        "open unlocked clear unobstructed",
        "locked blocked chained padlocked barred bricked jammed",
        exact=True,
        beside=True,
    ),
    _matter(
        "the {} was red",
        "signal signals light lights",
        "red",
        "green",
        exact=True,
        beside=True,
    ),
    _matter(
        "the speed was too high",
        "speed limit driver train bus car lorry truck coach tram",
        "over~limit above~limit too~fast speeding exceeded~limit beyond~limit broke~limit",
        "within~limit under~limit below~limit at~permitted~speed",
        exact=True,
    ),
    _matter(
        "the {} was shot down",
        "plane jet aircraft airliner helicopter drone warplane",
        "shot~down shoot~down downed~by~missile brought~down~missile brought~down~by~fire",
        "technical~fault technical~failure technical~malfunction technical~problem mechanical~failure mechanical~fault"
        " engine~failure pilot~error",
    ),
    _matter(
        "the {} holds",
        "ceasefire truce armistice",
        "holding holds respected observed honoured honored held",
        "violated breached broken broke collapsed shattered violations",
        exact=True,
        close=True,
        develops=True,
    ),
    _matter(
        "the {} was permitted",
        "march protest demonstration rally procession parade vigil",
        "permit permission authorised authorized permitted",
        "unauthorised unauthorized no~permit without~permit no~permission without~permission unlicensed banned",
        exact=True,
    ),
    _matter(
        "there is an appeal",
        "verdict sentence sentenced court judge ruling conviction lawyer lawyers counsel defender attorney judgment trial fine",
        "will~appeal would~appeal has~appealed lodged~appeal appeal~against plans~to~appeal intends~to~appeal",
        "no~appeal would~no~appeal not~appeal would~not~appeal never~appeal waived~appeal accepts~verdict"
        " accepted~verdict accepts~ruling",
    ),
)
"""In no order; no phrase of one is one of another."""

"""Opposed states and deeds of which news tells: words that cannot both be true of one thing at one time.

The table was drawn up by hand, from the antonyms that an English dictionary gives for words of ports and doors, courts, talks
and votes, markets, life and limb. A word stands in it only where its opposite denies it: "hot" and "cold" leave room
between them and do not, "open" and "closed" do. Phrases have "~" for a blank.
"""

from __future__ import annotations

from typing import Literal

import msgspec

Role = Literal["bearer", "decision"]
"""Whose state is told: the one that bears it (the subject of "was closed" and the object of "closed the bridge"), or a
decision, that of its subject on its object."""


class Opposition(msgspec.Struct, frozen=True):
    """Two poles, each with the words that stand behind "was" (states) and those that are verbs of their own (deeds)."""

    states: tuple[frozenset[str], frozenset[str]]
    deeds: tuple[frozenset[str], frozenset[str]]
    role: Role = "bearer"
    develops: bool = True  # the one may follow on the other: what is told later is no contradiction
    measured: bool = False  # it is told of what has a height or a price; of a person the words mean something else


def _listed(words: str) -> frozenset[str]:
    return frozenset(word.replace("~", " ") for word in words.split())


def _opposition(
    yes: str,
    no: str,
    yes_deeds: str = "",
    no_deeds: str = "",
    role: Role = "bearer",
    develops: bool = True,
    measured: bool = False,
) -> Opposition:
    return Opposition((_listed(yes), _listed(no)), (_listed(yes_deeds), _listed(no_deeds)), role, develops, measured)


OPPOSITIONS = (
    _opposition(
        "open opened reopened re-opened", "closed shut shuttered",
        "open opens opened reopen reopens reopened re-opened", "close closes closed shut shuts",
    ),
    _opposition("alive", "dead killed", "survived survives survive", "died dies die perished drowned"),
    _opposition(
        "guilty convicted", "innocent acquitted cleared exonerated", "", "walked~free walks~free", develops=False
    ),
    _opposition(
        "accepted approved granted endorsed upheld ratified adopted",
        "rejected refused dismissed denied overturned vetoed quashed blocked turned~down thrown~out voted~down",
        "accepted accepts accept approved approves approve granted grants grant endorsed endorses backed upheld ratified"
        " agreed~to",
        "rejected rejects reject refused dismissed overturned vetoed quashed turned~down turns~down threw~out voted~down",
        role="decision",
    ),
    _opposition("in~custody behind~bars", "released freed at~large", "", "", ),
    _opposition(
        "unhurt uninjured unharmed unscathed safe", "hurt injured wounded harmed", "", "", develops=False
    ),
    _opposition(
        "", "", "rose climbed increased grew jumped surged soared rallied", "fell dropped declined decreased shrank slipped"
        " plunged sank tumbled slid slumped", develops=False, measured=True,
    ),
    _opposition("", "", "won", "lost", develops=False),
    _opposition("", "cancelled canceled called~off scrapped", "went~ahead goes~ahead go~ahead", "", ),
    _opposition("genuine authentic real", "fake forged faked counterfeit bogus fabricated", develops=False),
    _opposition(
        "valid in~force", "expired lapsed invalid out~of~date", "", "expired lapsed expires lapses ran~out runs~out",
        develops=False,
    ),
    _opposition("legal lawful constitutional", "illegal unlawful unconstitutional", develops=False),
    _opposition("true accurate correct", "false untrue inaccurate incorrect wrong", develops=False),
    _opposition("conscious awake", "unconscious"),
    _opposition("armed", "unarmed", develops=False),
    _opposition("sober", "drunk intoxicated", develops=False),
    _opposition("full packed", "empty deserted"),
    _opposition("intact undamaged", "destroyed damaged wrecked ruined"),
    _opposition("solvent", "insolvent bankrupt"),
    _opposition("insured", "uninsured", develops=False),
    _opposition("licensed", "unlicensed", develops=False),
    _opposition("present", "absent", develops=False),
    _opposition("unanimous united", "split divided", develops=False),
    _opposition("locked bolted", "unlocked unbolted ajar", develops=False),
    _opposition(
        "switched~on turned~on lit working operational functioning in~service in~operation",
        "switched~off turned~off unlit disabled disconnected out~of~service out~of~order out~of~action",
    ),
    _opposition("asleep", "awake", develops=False),
    _opposition("mandatory compulsory obligatory binding", "voluntary optional non-binding", develops=False),
    _opposition("permanent final definitive", "temporary provisional interim", develops=False),
    _opposition(
        "deliberate intentional premeditated planned", "accidental unintentional inadvertent spontaneous unplanned",
        develops=False,
    ),
    _opposition("aware informed", "unaware uninformed", develops=False),
    _opposition("loaded", "unloaded", develops=False),
    _opposition("occupied inhabited manned staffed", "unoccupied uninhabited vacant unmanned", develops=False),
    _opposition("moving in~motion", "stationary parked moored at~anchor", develops=False),
    _opposition("alone unaccompanied", "accompanied escorted", develops=False),
    _opposition("qualified certified trained", "unqualified uncertified untrained", develops=False),
    _opposition("on~time punctual", "late delayed overdue"),
    _opposition("public", "secret confidential"),
    _opposition("sole", "joint", develops=False),
    _opposition("", "", "supports supported support favours favors favoured", "opposes opposed oppose", role="decision"),
    _opposition("", "", "stays~on stayed~on stay~on", "resigned resigns resign stepped~down steps~down step~down"),
)  # fmt: skip

"""Names of newspapers, stations, sites and their owners: what they look like, and one form for them."""

import re
from collections.abc import Sequence

WORDS = frozenset(
    [
        "advertiser",
        "advocate",
        "age",
        "argus",
        "banner",
        "bee",
        "bugle",
        "bulletin",
        "call",
        "chronicle",
        "citizen",
        "clarion",
        "communicator",
        "constitution",
        "courier",
        "crier",
        "daily",
        "democrat",
        "dispatch",
        "echo",
        "enquirer",
        "enterprise",
        "evening",
        "examiner",
        "express",
        "eye",
        "free",
        "gazette",
        "globe",
        "guardian",
        "herald",
        "independent",
        "informer",
        "inquirer",
        "intelligencer",
        "journal",
        "ledger",
        "lamp",
        "lantern",
        "leader",
        "magazine",
        "mail",
        "mercury",
        "messenger",
        "mirror",
        "monitor",
        "morning",
        "news",
        "newspaper",
        "nation",
        "observer",
        "outlook",
        "patriot",
        "pioneer",
        "post",
        "press",
        "progress",
        "radio",
        "record",
        "recorder",
        "register",
        "reporter",
        "republic",
        "republican",
        "review",
        "sentinel",
        "spectator",
        "standard",
        "star",
        "statesman",
        "sun",
        "telegraf",
        "telegram",
        "telegraph",
        "times",
        "today",
        "tribune",
        "tv",
        "union",
        "view",
        "voice",
        "wave",
        "watch",
        "weekly",
        "wire",
        "world",
        "blog",
        "broadcasting",
        "channel",
        "network",
        "online",
        "fm",
        "hour",
        "report",
        "gazeta",
        "dagblad",
        "tidning",
        "zeitung",
        "journalen",
        "correo",
        "diario",
        "heraldo",
        "corriere",
        "giornale",
        "correio",
        "jornal",
        "libération",
        "monde",
        "tageblatt",
        "anzeiger",
        "rundschau",
        "nachrichten",
        "tageszeitung",
        "kurier",
        "presse",
        "allgemeine",
        "dnevnik",
        "vestnik",
        "novosti",
        "ziarul",
        "adevarul",
    ]
)
"""Words that stand in the names of newspapers and stations."""

_SITE = re.compile(
    r"\b[\w-]{2,}\.(?:com|org|net|info|news|press|media|online|tv|fm|[a-z]{2}|co\.[a-z]{2}|com\.[a-z]{2})\b", re.IGNORECASE
)
_OWNER = re.compile(
    r"[\s,]+(?:Media(?: Group| Holdings?| Ltd\.?)?|Ltd\.?|Limited|Inc\.?|LLC|Group|GmbH|AG|S\.?A\.?|Pty|PLC|plc|Corp(?:oration)?\.?|Company|Co\.?|Publishing|Publications?|Publishers|Holdings?|Newspapers?)$"
)
_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|\bcopyright\b)\s*(?:©|\(c\))?\s*(?:by\s+)?(?:(?:19|20|21)\d\d(?:\s*[-–]\s*(?:\d{4}|\d\d))?,?\s+(?:by\s+)?)?(?P<name>[^\W\d_][^.|;•·\n]{1,60}?(?:\.(?:com|org|net|info|news))?)\s*(?:,?\s*(?:19|20|21)\d\d)?\s*(?:[.,|;•·–—-]\s|[.]?$|\ball rights)",
    re.IGNORECASE | re.MULTILINE,
)


def is_outlet_name(name: str) -> bool:
    """Whether a short name has a word that newspapers and stations have in theirs, or is a site's.

    >>> is_outlet_name("The Halvey Lamp"), is_outlet_name("spacenews.com"), is_outlet_name("Ferry sinks in fog")
    (True, True, False)
    """
    words = [word for word in re.findall(r"[^\W\d_]+", name)]
    return bool(_SITE.search(name)) or (
        len(words) <= 6 and any(w.casefold() in WORDS and w[0].isupper() for w in words[-3:] + words[:2])
    )


def copyright_holder(line: str) -> str | None:
    """Who holds the copyright that `line` claims; None where it names nobody.

    >>> copyright_holder("© 2029 The Averin Courier. All rights reserved."), copyright_holder("© Northmark Observer 2029")
    ('The Averin Courier', 'Northmark Observer')
    """
    match = _COPYRIGHT.search(line)
    return bare(match["name"]) if match and not match["name"].lower().startswith("all rights") else None


def bare(name: str) -> str:
    """A name without the frequency, the owner's legal form and marks around it.

    >>> bare("SENN VALLEY RADIO 98.3"), bare("Caldora Tribune Media")
    ('SENN VALLEY RADIO', 'Caldora Tribune')
    """
    name = re.sub(r"\s+\d+(?:[.,]\d+)?(?:\s*(?:FM|AM|MHz))?$", "", name.strip(" \"'“”‘’.,:;|-–—*#"))
    while (shorter := _OWNER.sub("", name)) != name and len(shorter.split()) >= 1 and not re.fullmatch(r"(?i:the)", shorter):
        name = shorter
    return name


def cased(name: str, text: str) -> str:
    """A name in capitals as `text` has it in small letters elsewhere, else with only its first letters large.

    Words of up to three letters stay as they are, unless the name has longer ones and they are common small words.

    >>> cased("THE BRACKWATER COURIER", ""), cased("DAYBLAST", "as DayBlast can reveal"), cased("BBC NEWS", "")
    ('The Brackwater Courier', 'DayBlast', 'BBC News')
    """
    if not name.isupper():
        return name
    for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text, re.IGNORECASE):
        if not match.group().isupper() and match.group()[0].isupper():
            return match.group()
    small = {
        "the",
        "of",
        "and",
        "for",
        "in",
        "on",
        "at",
        "an",
        "a",
        "de",
        "la",
        "el",
        "le",
        "new",
        "daily",
        "sun",
        "day",
        "now",
        "bay",
        "sea",
        "sky",
    }
    words = []
    for i, word in enumerate(name.split()):
        if (len(word) <= 3 and word.lower() not in small) or not re.search(r"[AEIOUYÀ-Þ]", word):
            words.append(word)
        elif i and word.lower() in {"of", "and", "for", "in", "on", "at", "an", "a"}:
            words.append(word.lower())
        else:
            words.append(word.capitalize())
    return " ".join(words)


def fuller(names: Sequence[str]) -> str | None:
    """The first of `names`; a later one stands in for it where it has the same words in small letters, or all of them and more."""
    if not names:
        return None
    first = names[0]
    for name in names[1:]:
        ours, theirs = set(first.casefold().split()), set(name.casefold().split())
        if (ours and ours < theirs and len(theirs - {"the"}) > len(ours - {"the"})) or (
            ours - {"the"} == theirs - {"the"} and first.isupper()
        ):
            return name
    return first

"""Names of newspapers, stations, sites and their owners: what they look like, and one form for them."""

import re
from collections.abc import Sequence

from variorum.clean.lexicon import words

_SITE = re.compile(
    r"\b[\w-]{2,}\.(?:com|org|net|info|news|press|media|online|tv|fm|[a-z]{2}|co\.[a-z]{2}|com\.[a-z]{2})\b", re.IGNORECASE
)
_OWNER = re.compile(
    r"[\s,]+(?:Media(?: Group| Holdings?| Ltd\.?)?|Ltd\.?|Limited|Inc\.?|LLC|Group|GmbH|AG|S\.?A\.?|Pty|PLC|plc"
    r"|Corp(?:oration)?\.?|Company|Co\.?|Publishing|Publications?|Publishers|Holdings?|Newspapers?)$"
)  # fmt: skip
_YEARS = r"(?:19|20|21)\d\d(?:\s*[-–]\s*(?:\d{4}|\d\d))?"
_COPYRIGHT = re.compile(
    rf"(?:©|\(c\)|\bcopyright\b)\s*(?:©|\(c\))?\s*(?:by\s+)?(?:{_YEARS},?\s+(?:by\s+)?)?"
    r"(?P<name>[^\W\d_][^.|;•·\n]{1,60}?(?:\.(?:com|org|net|info|news))?)"
    rf"\s*(?:,?\s*{_YEARS})?\s*(?:[.,|;•·–—-]\s|[.]?$|\ball rights)",
    re.IGNORECASE | re.MULTILINE,
)


def is_outlet_name(name: str) -> bool:
    """Whether a short name has a word that newspapers and stations have in theirs, or is a site's.

    >>> is_outlet_name("The Halvey Lamp"), is_outlet_name("spacenews.com"), is_outlet_name("Ferry sinks in fog")
    (True, True, False)
    """
    parts = re.findall(r"[^\W\d_]+", name)
    told = any(part.casefold() in words("outlet") and part[0].isupper() for part in parts[-3:] + parts[:2])
    return bool(_SITE.search(name)) or (len(parts) <= 6 and told)


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
    name = re.sub(r"\s*\([^()]*\)$", "", name.strip())
    name = re.sub(r"\s+\d+(?:[.,]\d+(?:\s*(?:FM|AM|MHz))?|\s*(?:FM|AM|MHz))$", "", name.strip(" \"'“”‘’.,:;|-–—*#"))
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
    parts = []
    for i, word in enumerate(name.split()):
        if (len(word) <= 3 and word.lower() not in words("kept")) or not re.search(r"[AEIOUYÀ-Þ]", word):
            parts.append(word)
        elif i and word.lower() in words("small"):
            parts.append(word.lower())
        else:
            parts.append(word.capitalize())
    return " ".join(parts)


def fuller(names: Sequence[str]) -> str | None:
    """The first of `names`; a later one stands in for it that has all of its words and more, or the same in small letters.

    >>> fuller(["AVERIN COURIER", "The Averin Courier"]), fuller(["The Lamp", "Herald"])
    ('The Averin Courier', 'The Lamp')
    """
    if not names:
        return None
    ours = set(names[0].casefold().split()) - {"the"}
    for name in names[1:]:
        theirs = set(name.casefold().split()) - {"the"}
        if ours and (ours < theirs or (ours == theirs and names[0].isupper())):
            return name
    return names[0]

"""The agencies that a report says it draws on: known ones by name, unknown ones by the words around them."""

import re
from collections.abc import Iterator, Sequence

from variorum.clean.agencies import UNNAMED, known, known_pattern, named_agency

_KNOWN = known_pattern()
_ACRONYM = r"[A-Z][A-Z&-]{1,9}[A-Z]"
_TITLED = r"[A-ZÀ-Þ][\w'’&.-]*\w"
_NAME = rf"(?:{_ACRONYM}|{_TITLED}(?:\s+(?:of\s+|the\s+)?{_TITLED}){{0,3}})"
_REPORTS = r"(?:reports?|reported|informs?|informed|writes|wrote|notes|has reported|is reporting)"
_BODIES = frozenset(
    [
        "NATO",
        "WHO",
        "UN",
        "EU",
        "FBI",
        "CIA",
        "IMF",
        "OECD",
        "UNICEF",
        "UNESCO",
        "UNHCR",
        "NASA",
        "ESA",
        "NSA",
        "DEA",
        "ATF",
        "DOJ",
        "IRS",
        "SEC",
        "FDA",
        "CDC",
        "EPA",
        "ICE",
        "NHS",
        "BBC",
        "CNN",
        "NBC",
        "CBS",
        "ABC",
        "CBC",
        "NPR",
        "PBS",
        "MSNBC",
        "CNBC",
        "ITV",
        "RTE",
        "IDF",
        "SBU",
        "FSB",
        "GRU",
        "OSCE",
        "OPEC",
        "WTO",
        "ILO",
        "IAEA",
        "ICRC",
        "MSF",
        "HRW",
        "WFP",
        "UK",
        "USA",
        "US",
        "UAE",
        "DRC",
        "NYPD",
        "LAPD",
        "SWAT",
        "NMA",
        "GDP",
        "CEO",
        "CFO",
        "COO",
        "CTO",
        "MP",
        "MPS",
        "PM",
        "FM",
        "AM",
        "RSS",
        "TV",
        "PR",
        "AI",
        "IT",
        "HIV",
        "AIDS",
        "DNA",
        "PDF",
    ]
)
"""Capitals that "reports" can follow and that are no agency."""

_KNOWN_CREDIT = re.compile(
    rf"""(?:
      (?P<a>{_KNOWN})(?:['’]s)?(?:\s+(?:news\s+agency|agency|newswire))?\s+(?:(?:has|had|also|later|earlier)\s+)?(?:reports?|reported|said|says|informs?|informed|writes|wrote|quoted|quotes|cited|cites|citing|contributed|journalists?|correspondents?|reporters?|photographers?|tally|count)\b
    | (?:according\s+to|reports?|reported\s+by|informs|writes|quoted\s+by|cited\s+by|quoting|citing|told|tells|via|from|with|by|source:|carried\s+by|published\s+by|copyright|©)\s+(?:the\s+)?(?:(?:\w+\s+){{0,2}}(?:news\s+)?agency\s+)?(?P<b>{_KNOWN})
    | (?:news\s+agency|news\s+agencies|newswire|wire\s+service|agency)\s+(?P<c>{_KNOWN})
    | [(/](?P<d>{_KNOWN})[)/]
    )(?!\w)""",
    re.VERBOSE,
)
_PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        # "..., LNS reports." and "... - Corvia reported"
        rf"(?<=[,\u201d\"”’'–—-])\s*(?:the\s+)?(?P<maybe>{_NAME})\s+{_REPORTS}(?=\s*(?:[.,;:)]|$))",
        rf"(?:^|(?<=[.!?]\s)|(?<=\n))(?P<maybe>{_ACRONYM})\s+{_REPORTS}(?=\s+(?:that|from|citing|quoting|on)\b)",
        # "quoted by Agerpres", "cited by the news agency Nortada", "carried by Corvia"
        rf"\b(?:quoted|cited|carried|relayed|distributed|released|circulated)\s+by\s+(?:the\s+)?(?:(?:[a-z-]+\s+){{0,2}}agency\s+)?(?P<sure>{_NAME})(?=\s*(?:[.,;:)\n–—-]|$|as\b|and\b))",
        rf"\b(?:reports|informs|writes)\s+(?:the\s+)?(?:[a-z-]+\s+){{0,2}}agency\s+(?P<sure>{_NAME})",
        rf"\b(?:news|press|wire|telegraph)\s+(?:agency|service)\s+(?P<sure>{_NAME})",
        rf"(?:\b(?:told|to|citing|quoting)\s+|according\s+to\s+)(?:the\s+)(?:[a-z-]+\s+){{0,2}}agency\s+(?P<sure>{_NAME})",
        rf"\b(?P<sure>{_NAME})\s+(?:news|press|wire)\s+(?:agency|service)\b",
        rf"\b(?P<sure>(?:{_TITLED}\s+){{1,3}}(?:News|Press|Wire)\s+(?:Agency|Service|Association))\b",
        rf"\bthe\s+(?P<agency>{_TITLED})\s+agency(?=\s*[,.;:)]|\s+(?:said|reports?|reported|quoted|quotes|cites|cited|has|wrote|writes))",
        rf"(?:©|\bcopyright)\s*(?:©\s*)?(?:\d{{4}}\s+)?(?:by\s+)?(?:the\s+)?(?P<house>{_NAME})",
        r"\((?P<unnamed>(?i:with\s+|from\s+|by\s+|and\s+)?(?i:news\s+)?(?i:agency|agencies|wires|wire services|wire reports))\)",
        r"(?:(?<=\n)|^)\s*(?P<unnamed>(?i:(?:with|from|by|source:)\s+(?:news\s+|wire\s+)?(?:agencies|agency(?: reports)?|wires|wire services|wire reports)|agencies|agency reports))\s*\.?\s*(?=\n|$)",
    )
)
_BYLINE = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\b(?:with|and|via|from)\s+(?P<sure>{_ACRONYM}|{_NAME})\b",
        r"\b(?P<unnamed>(?:with|and|from)\s+(?:news\s+)?(?:agencies|agency|wires|wire services|wire reports))\b",
        r"(?:\b(?:with|and|from)\s+|^)(?P<unnamed>Agencies)\b",
    )
)
_ENDING = re.compile(rf"(?:[(/\[]|[-–—]\s?|\n\s*)(?P<sure>{_ACRONYM}|{_KNOWN})[)/\]]?\s*$")
_STORY = re.compile(r"(?:\([A-Z]{2,}\)|/[A-Z]{2,}/)")


class Found(tuple[int, int, str]):
    """Begin, end, agency."""


def credits(
    text: str, bylines: Sequence[tuple[int, int]], dateline: tuple[int, int, str] | None, body_end: int
) -> list[tuple[int, int, str]]:
    """The agencies credited in `text`, in order, each as begin, end and the agency's name; no two overlap.

    `bylines` are the stretches that say who wrote it, `dateline` the agency in the dateline's brackets, `body_end` the end
    of the running text, where a bare "(AFP)" is a signature.
    """
    found = list(_found(text, bylines, dateline, body_end))
    names = {agency for _, _, agency in found if agency != UNNAMED}
    for name in sorted(names):
        for match in re.finditer(
            rf"\b(?:told|tells|to)\s+(?:the\s+)?({re.escape(name)})\b|\b({re.escape(name)})\s+(?:reports?|reported|said|citing|journalists?|correspondents?)\b",
            text,
        ):
            found.append((match.start(), match.end(), name))
    kept: list[tuple[int, int, str]] = []
    for begin, end, agency in sorted(found, key=lambda f: (f[0], -f[1], f[2])):
        if not kept or begin >= kept[-1][1]:
            kept.append((begin, end, agency))
    return _one_form(kept)


def _found(
    text: str, bylines: Sequence[tuple[int, int]], dateline: tuple[int, int, str] | None, body_end: int
) -> Iterator[tuple[int, int, str]]:
    if dateline:
        yield (dateline[0], dateline[1], known(dateline[2], sure=True) or dateline[2])
    for match in _KNOWN_CREDIT.finditer(text):
        agency = known(match["a"] or match["b"] or match["c"] or match["d"], sure=True)
        if agency:
            yield (match.start(), match.end(), agency)
    for pattern in _PATTERNS:
        for match in pattern.finditer(text):
            if agency := _agency(match):
                yield (*_trimmed(text, match.start(), match.end()), agency)
    for begin, end in bylines:
        for pattern in _BYLINE:
            for match in pattern.finditer(text, begin, end):
                if agency := _agency(match):
                    yield (match.start(), match.end(), agency)
    if (match := _ENDING.search(text, max(0, body_end - 60), body_end)) and (agency := _agency(match)):
        yield (*_trimmed(text, match.start(), match.end()), agency)


def _agency(match: re.Match[str]) -> str | None:
    """The agency of a match, by the name of the group that has it: how sure the words around it make it."""
    groups = match.groupdict()
    if groups.get("unnamed"):
        return UNNAMED
    name = groups.get("sure") or groups.get("maybe") or groups.get("agency") or groups.get("house") or ""
    name = re.sub(r"^(?:The|the)\s+", "", " ".join(name.split()))
    if name in _BODIES or not name:
        return None
    if agency := known(name, sure="house" not in groups):
        return agency
    if groups.get("sure") or groups.get("agency"):
        return name
    capitals = re.fullmatch(_ACRONYM, name)
    if groups.get("maybe") and (capitals or named_agency(name)):
        return name
    return name if groups.get("house") and named_agency(name) else None


def _one_form(credits: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """The same credits with one form for an agency that goes by its name and by its initials."""
    names = sorted({agency for _, _, agency in credits})
    initials = {name: "".join(word[0] for word in name.split() if word[0].isupper()) for name in names if " " in name}
    form = {name: short for name, short in initials.items() if short in names}
    return [(begin, end, form.get(agency, agency)) for begin, end, agency in credits]


def _trimmed(text: str, begin: int, end: int) -> tuple[int, int]:
    while text[begin].isspace() or text[begin] in "-–—,":
        begin += 1
    while text[end - 1].isspace():
        end -= 1
    return begin, end

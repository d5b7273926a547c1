"""The agencies that a report says it draws on: known ones by name, unknown ones by the words around them."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from variorum.clean.agencies import UNNAMED, known, known_pattern, named_agency, national
from variorum.clean.lexicon import words

_KNOWN = known_pattern()
_CAPITALS = r"[A-Z][A-Z&-]{1,9}[A-Z]"
_TITLED = r"[A-ZÀ-Þ][\w'’&.-]{0,30}\w"
_NAME = rf"(?:{_CAPITALS}(?![\w-])|{_TITLED}(?:\s+(?:of\s+|the\s+)?{_TITLED}){{0,3}})"
_AN_AGENCY = r"(?:the\s+)?(?:[\w-]+\s+){0,2}agency\s+"
_REPORTS = (
    r"(?:(?:has|had|also|later|earlier)\s+)?(?:reports?|reported|said|says|informs?|informed|writes|wrote|notes?"
    r"|quoted|quotes|cited|cites|citing|contributed)"
)
_STAFF = r"(?:journalists?|correspondents?|reporters?|photographers?|tally|count)"
_FROM = (
    r"(?i:according\s+to|reported\s+by|informs|writes|reports|quoted\s+by|cited\s+by|quoting|citing|told|tells|via"
    r"|from|with|by|source:|carried\s+by|copyright|©)"
)
_WIRES = r"(?i:(?:news\s+|wire\s+)?(?:agency|agencies|wires|agency\s+reports|wire\s+services|wire\s+reports))"

CONTEXTS = tuple(
    (tuple(needed.split()), pattern)
    for needed, pattern in (  # needed: stretches of lower case of which a text must hold one, or the pattern is not tried
        ("", rf"(?<!\w)(?P<sure>{_KNOWN})(?:['’]s)?(?:\s+(?:news\s+agency|agency|newswire))?\s+(?:{_REPORTS}|{_STAFF})\b"),
        ("", rf"\b{_FROM}\s+(?:the\s+)?(?:{_AN_AGENCY})?(?P<known>{_KNOWN})(?!\w)"),
        ("", rf"©\s*(?:\d{{4}}\s+)?(?P<known>{_KNOWN})(?!\w)"),
        ("", rf"[(/](?P<known>{_KNOWN})[)/]"),
        # "..., LNS reports." and, where a sentence begins, "LNS reported that"
        ("report inform write wrote",
         rf"(?<=[,\"”’'–—-])\s*(?:the\s+)?(?P<maybe>{_NAME})\s+(?:has"
         rf"\s+)?(?:reports?|reported|informs?|informed|writes|wrote)(?=\s*(?:[.,;:)]|$))"),
        ("report",
         rf"(?:^|(?<=[.!?\n]\s)|(?<=\n))(?P<maybe>{_CAPITALS})\s+(?:has\s+)?(?:reports?|reported)(?="
         rf"\s+(?:that|from|citing|quoting|on)\b)"),
        # "quoted by Agerpres", "carried by the news agency Nortada"
        ("quoted cited carried relayed distributed circulated",
         rf"\b(?:quoted|cited|carried|relayed|distributed|circulated)\s+by\s+(?:{_AN_AGENCY}|the"
         rf"\s+)?(?P<sure>{_NAME})(?=\s*(?:[.,;:)\n–—]|$|\s-|as\b|and\b))"),
        ("agency", rf"\b(?:reports|informs|writes|told|to|citing|quoting|according\s+to)\s+{_AN_AGENCY}(?P<sure>{_NAME})"),
        ("agency service", rf"\b(?:news|press|wire|telegraph)\s+(?:agency|service)\s+(?P<sure>{_NAME})"),
        ("agency",
         rf"\b(?P<nation>{_TITLED}(?:\s+{_TITLED})?(?:\s+(?:state|state-run|official|national))?)\s+(?:news|press)"
         rf"\s+agency\b(?!\s+[A-Z])"),
        ("agency service", rf"\b(?P<sure>{_NAME})\s+(?:news|press|wire)\s+(?:agency|service)\b"),
        ("agency service association",
         rf"\b(?P<sure>(?:{_TITLED}\s+){{1,3}}(?:News|Press|Wire)\s+(?:Agency|Service|Association))\b"),
        ("agency", rf"\bthe\s+(?P<sure>{_TITLED})\s+agency(?=\s*[,.;:)]|\s+(?:{_REPORTS})\b)"),
        ("© copyright", rf"(?i:©|\bcopyright)\s*(?:©\s*)?(?:\d{{4}}\s+)?(?:by\s+)?(?:the\s+)?(?P<named>{_NAME})"),
        # "NPW contributed to this report", "with material from NPW", "Source: Kestra Agency"
        ("contributed", rf"(?P<maybe>{_NAME})\s+contributed\s+(?:to\s+this|reporting)\b"),
        ("contributed",
         rf"(?P<maybe>{_CAPITALS})['’]s\s+(?:{_TITLED}\s+){{1,3}}(?:(?:in|from)\s+(?:{_TITLED}\s+){{1,2}})?contributed\b"),
        # ", writes LNS." and "A LNS reporter saw it", "Reuters could not verify"
        ("reports informs writes notes cites quotes",
         rf"(?<=[,\"”’'])\s*(?:as\s+)?(?:reports|informs|writes|notes|cites|quotes)\s+(?:the"
         rf"\s+)?(?P<maybe>{_NAME})(?=\s*(?:[.,;:)]|$))"),
        ("journalist correspondent reporter photographer tally count",
         rf"\b(?i:an?|the|our)\s+(?P<maybe>{_CAPITALS})\s+{_STAFF}\b"),
        ("report",
         rf"\b(?P<maybe>{_CAPITALS})\s+(?:has\s+)?report(?:s|ed)\s*,?\s+(?:citing|quoting|with\s+reference"
         rf"\s+to|referring\s+to)\b"),
        ("verify confirm reach contact",
         rf"(?<!\w)(?P<sure>{_KNOWN})\s+(?:could|was|were)\s+not\s+(?:(?:immediately|independently|able)\s+)*(?:to"
         rf"\s+)?(?:verify|confirm|reach|contact)\b"),
        ("media", rf"\b(?i:state|official|national|government|public)\s+media\s+(?P<maybe>{_CAPITALS})\s+{_REPORTS}"),
        ("material report input information file contribution",
         rf"\b(?:material|reporting|inputs?|information|reports?|files|contributions?)\s+(?:from|by)\s+(?:the"
         rf"\s+)?(?P<named>{_NAME})"),
        ("material report input file contribution",
         rf"\b(?i:with|from)\s+(?:material|reporting|inputs?|files|contributions?)\s+(?:from|by)\s+(?:the"
         rf"\s+)?(?P<maybe>{_NAME})"),
        ("source",
         rf"(?:^|(?<=\n))[ \t]*(?i:sources?)\s*:\s*(?P<sure>(?:{_TITLED}"
         rf"\s+){{1,3}}Agency|{_CAPITALS}(?=\s*(?:\n|$))|{_KNOWN})"),
        ("(",
         rf"\((?P<unnamed>(?:(?i:with|from|by|and)\s+)?(?i:(?:inputs?|files|material)\s+from\s+)?{_WIRES}(?i:"
         rf"\s+inputs?)?)\)"),
        ("report material input file assistance",
         rf"(?i:\b(?:additional|with)\s+(?:reporting|material|inputs?|files|assistance)\s+(?:by|from))\s+(?:the"
         rf"\s+)?(?P<maybe>{_NAME})"),
        ("", rf"(?<=[A-Z])\s+and\s+(?P<maybe>{_CAPITALS}|{_KNOWN})(?=\)|[ \t]*(?:\n|$))"),
        ("reported", rf"\b[Aa]s\s+(?P<maybe>{_CAPITALS})\s+(?:has\s+)?reported\b"),
        ("reported", rf"\breported\s+by\s+(?P<maybe>{_CAPITALS})(?=[.,;)\n]|$)"),
        ("agency",
         rf"\b[Tt]he\s+(?:news\s+|state\s+)?agency\s+(?P<maybe>{_CAPITALS})"
         rf"\s+(?:reported|reports|quoted|quotes|cited|cites)\b"),
        ("translat", rf"\b(?i:translat(?:ed|ion)\s+(?:from\s+\w+\s+)?by)\s+(?P<maybe>{_CAPITALS})\b"),
        ("©", rf"©\s*(?:\d{{4}}\s+)?(?P<maybe>{_CAPITALS})(?=\s*(?:[.,]|$|\n|\d{{4}}))"),
        ("©",
         r"©\s*(?:\d{4}\s+)?(?P<sure>(?:Agence|Agencia|Agência|Agenzia|Agentur)(?:\s+[A-Z][\w'’-]+|\s+de|\s+di|"
         r"\s+do){1,5})"),
        ("agenc wire",
         rf"(?:^|(?<=\n))[ \t]*(?P<unnamed>(?i:(?:with|from|by|source:)\s+(?:(?:inputs?|reports?)\s+from\s+)?){_WIRES}"
        r"(?i:\s+inputs?)?)\s*\.?(?=\n|$)"),
        ("agenc",
         r"(?:^|(?<=\n))[ \t]*(?P<unnamed>(?i:(?:additional\s+reporting\s+by\s+)?(?:agencies|agency"
         r"\s+(?:reports|inputs))))"
        r"\s*\.?(?=\n|$)"),
        ("",
         rf"(?:(?<=\n)|^)[ \t]*[(\[]?(?i:with|from|source:|via)"
         rf"\s+(?P<sure>{_CAPITALS}|{_KNOWN})[)\]]?[ \t]*\.?(?=\r?\n|$)"),
    )
)  # fmt: skip
_BYLINE = (
    rf"\b(?:with|via|from)\s+(?:the\s+)?(?P<sure>{_NAME})",
    rf"(?:\b(?:and|for|by|By|BY)\s+|[,|/]\s*|^)(?:the\s+)?(?P<known>{_KNOWN})(?!\w)",
    rf"\b(?P<unnamed>(?i:with|and|from)\s+{_WIRES})\b",
    rf"(?:^|[,|/]\s*|\bBy\s+|\bby\s+)(?P<unnamed>{_WIRES})\b",
)
_LEAD = re.compile(r"^(?:(?:[Tt]he|[Bb]y|BY|From|With|A|An|State|Official|As)\s+)+")
_PEOPLE = re.compile(r"\w+(?:ian|ean|ese|ish|ench|utch|erman|reek|aeli|aqi|ani|abian|zech|wiss)s?")
"""The adjectives of countries: "Kestrian news agency" names no agency."""
_SIGNATURE = rf"(?:[(/\[]|[-–—]\s?|\n\s*)(?P<sure>{_CAPITALS}|{_KNOWN})(?:[)/\]]|/[a-z]{{2,3}}(?:/[a-z]{{2,3}})?)?\s*$"
_AGENCY_NAME = rf"(?:{_TITLED}\s+){{1,3}}(?:Agency|Wire|Press|Service|Newswire)"
_ALONE = (
    rf"[\s(\[/–—-]*(?:(?i:with|from|via|source|sources|by|additional|reporting|inputs?|files|material|reports?|and|the|assistance)[\s:]+)*"
    rf"(?:{_AGENCY_NAME}|{_CAPITALS}|{_KNOWN}|{_WIRES})(?:(?:\s+and\s+|,\s*|/)(?:{_CAPITALS}|{_KNOWN}|{_WIRES}|[a-z]{{2,3}}))*(?i:\s+inputs?)?[\s)\]/.]*"
)


@cache  # each when it is first needed: all of them take a third of a second, which who reads no report need not wait
def _compiled(pattern: str, flags: int = 0) -> re.Pattern[str]:
    return re.compile(pattern, flags)


class Credited(NamedTuple):
    """Where a report names an agency that it draws on, and the agency."""

    begin: int
    end: int
    agency: str


def credits(
    text: str, bylines: Sequence[tuple[int, int]], dateline: tuple[int, int, str] | None, body_end: int
) -> list[Credited]:
    """The agencies credited in `text`, in order; no two overlap.

    `bylines` are the stretches that say who wrote it, `dateline` the agency in the dateline's brackets, `body_end` the end
    of the running text, where a bare "(AFP)" is a signature. An agency found so is also credited where it is told something
    ("told LNS").

    >>> [(credit.begin, credit.agency) for credit in credits("It sank, LNS reports. He told LNS so.", [], None, 37)]
    [(9, 'LNS'), (25, 'LNS')]
    """
    found = list(_found(text, bylines, dateline, body_end))
    for name in sorted({credit.agency for credit in found} - {UNNAMED}):
        again = rf"\b(?:told|tells|to)\s+(?:the\s+)?{re.escape(name)}\b|\b{re.escape(name)}\s+(?:{_REPORTS}|{_STAFF})\b"
        found += [Credited(match.start(), match.end(), name) for match in re.finditer(again, text)]
    kept: list[Credited] = []
    for credit in sorted(found, key=lambda f: (f.begin, -f.end, f.agency)):
        if not kept or credit.begin >= kept[-1].end:
            kept.append(credit)
    form = _forms({credit.agency for credit in kept})
    return [credit._replace(agency=form.get(credit.agency, credit.agency)) for credit in kept]


def named_agencies(names: Iterable[str | None], outlet: str | None) -> list[str]:
    """The agencies among `names` of authors, publishers and sources, each once, in order; not the `outlet` itself.

    >>> named_agencies(["Ann Orr", "Tom Reed, AP Sports Writer", "Kea Holm Associated Press", "Staff and agencies"], "The Lamp")
    ['AP', 'unnamed agency']
    """
    found: dict[str, None] = {}
    for said in filter(None, names):
        told = [credit.agency for credit in credits(said, [(0, len(said))], None, len(said))]
        told += [agency for n in (2, 3) if len(said.split()) > n and (agency := known(" ".join(said.split()[-n:])))]
        found |= dict.fromkeys(name for name in told if name == UNNAMED or known(name, sure=True) or named_agency(name))
    own = (outlet or "").casefold()
    return [agency for agency in found if agency.casefold() not in own and known(own) != agency]


def is_credit(line: str) -> bool:
    """Whether a line names agencies and says nothing else.

    >>> is_credit("(with inputs from PTI)"), is_credit("KNW/hg"), is_credit("Reuters to cut jobs")
    (True, True, False)
    """
    return len(line) < 120 and bool(_compiled(_ALONE).fullmatch(line)) and line.strip() not in words("bodies")


def _found(
    text: str, bylines: Sequence[tuple[int, int]], dateline: tuple[int, int, str] | None, body_end: int
) -> Iterator[Credited]:
    if dateline:
        yield Credited(dateline[0], dateline[1], known(dateline[2], sure=True) or dateline[2])
    lower = text.lower()
    contexts = [
        _compiled(pattern, re.VERBOSE) for needed, pattern in CONTEXTS if not needed or any(word in lower for word in needed)
    ]
    matches = [match for pattern in contexts for match in pattern.finditer(text)]
    signature = _compiled(_SIGNATURE).search(text, max(0, body_end - 60), body_end)
    placed = [(match, 0) for match in (*matches, signature) if match]
    authors = [_compiled(pattern) for pattern in _BYLINE] if bylines else []
    placed += [(match, begin) for begin, end in bylines for pattern in authors for match in pattern.finditer(text[begin:end])]
    for match, shift in placed:
        if agency := _agency(match):
            begin, end = match.start() + shift, match.end() + shift
            while text[begin].isspace() or text[begin] in "-–—,":
                begin += 1
            yield Credited(begin, begin + len(text[begin:end].rstrip()), agency)


def _agency(match: re.Match[str]) -> str | None:
    """The agency of a match; which group has the name says how sure the words around make it.

    `sure`: it is an agency, whatever its name; `known`: only if the table has it; `maybe`: if the table has it, its name
    says so, or it is capitals; `named`: if the table has it or its name says so; `nation`: the agency of that country.
    """
    group = match.lastgroup or ""
    name = _LEAD.sub("", " ".join(match[group].split()) + " ").strip()
    if group == "unnamed":
        return UNNAMED
    if group == "nation":
        return national(name)
    if name in words("bodies") or national(name) or _PEOPLE.fullmatch(name) or not re.search(r"[^\W\d_]{2}", name):
        return None
    if agency := known(name, sure=group in ("sure", "maybe")):
        return agency
    capitals = group == "maybe" and re.fullmatch(_CAPITALS, name)
    return name if group == "sure" or capitals or (group in ("maybe", "named") and named_agency(name)) else None


def _forms(names: set[str]) -> dict[str, str]:
    """For the names of one report: the shorter form of an agency that goes by its name and by its initials or first word."""
    form: dict[str, str] = {}
    for name in sorted(name for name in names if " " in name):
        initials = "".join(word[0] for word in name.split() if word[0].isupper())
        first = name.split()[0].casefold()
        form |= dict.fromkeys([name], next((n for n in sorted(names) if n == initials or n.casefold() == first), name))
    return form

"""Exports of LexisNexis and Factiva: many reports in one document, each with what the database knows of it."""

import re

from variorum.ingest.dispatch import Dispatch, parted
from variorum.ingest.documents.labels import (
    ACCESSION,
    BODY,
    CODED,
    COUNTED,
    ENDED,
    LABELLED,
    LABELS,
    LANGUAGES,
    WORDS,
    is_export,
)

_MONTH = r"""(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mär|mai|okt|dez|fév|avr|jui|aoû|déc|ene|abr|ago|dic|gen|mag
    |giu|lug|set|ott|mei)\w{0,7}"""
_DATE = re.compile(
    rf"""[ \t\xa0]*(?:\w{{2,12}},?\s+)?(?:{_MONTH}\.?\s+\d{{1,2}},?\s+\d{{4}}
    |\d{{1,2}}\.?\s+(?:de\s+)?{_MONTH}\.?\s+(?:de\s+)?\d{{4}}|\d{{4}}-\d\d-\d\d|\d{{1,2}}[./]\d{{1,2}}[./]\d{{4}})\b""",
    re.IGNORECASE | re.VERBOSE,
)
_WEEKDAY = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b,?\s*", re.IGNORECASE)
_CLOCK = re.compile(r"[ \t\xa0]*\d{1,2}:\d{2}(?:[ \xa0]?[AP]\.?M\.?)?[ \t\xa0]*", re.IGNORECASE)
_COPYRIGHT = re.compile(r"[ \t\xa0]*(?:copyright\s{1,3}(?:\d{4}|©|\(c\))|©|\(c\)\s)", re.IGNORECASE)
_RESERVED = re.compile(
    r"[ \t\xa0]*(?:all rights reserved|alle rechte vorbehalten|tous droits réservés)\b.{0,80}", re.IGNORECASE
)
_BY = re.compile(r"(?:by|von|par|por|de|di|door)\s+(?=[^\W\d_])", re.IGNORECASE)
_SOURCE_CODE = re.compile(r"[ \t\xa0]*[A-Z][A-Z0-9]{1,11}[ \t\xa0]*")
_ALONE = re.compile(r"[ \t\xa0]*(?:Graphics?|Notes?|Classification|Illustration)[ \t\xa0]*", re.IGNORECASE)
_LONG = 160  # characters that lines above the text keep under: the longest headlines of papers have 150
_HEAD = 4  # lines above the count of words: section, headline, who wrote it and for whom
_BELOW = 30  # lines between the text and what ends a report: captions, subjects
_TRAILING = frozenset(("loaded", "kind", "end"))


def exported(text: str) -> list[Dispatch] | None:
    """The reports in the text of an export, in its order; None where it is no export. What a database keeps beside a report
    (subjects, companies, section, length) is left out; where its parts cannot be told, all of it is kept.

    >>> [piece] = exported("The Lamp\\n\\nJune 19, 2029\\n\\nFerry sinks\\n\\nLENGTH: 2 words\\n\\nBODY:\\n\\nNine died.\\n")
    >>> piece.outlet, piece.title, piece.published, piece.paragraphs
    ('The Lamp', 'Ferry sinks', 'June 19, 2029', ['Nine died.'])
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x0c", "\n").replace("\u2028", "\n")
    if not is_export(text):
        return None
    lines = text.split("\n")
    codes = {coded[1] for line in lines if (coded := CODED.fullmatch(line))}
    if {"HD", "PD"} <= codes and codes & {"LP", "TD", "AN"}:
        return [_coded(piece) for piece in _by_codes(lines)]
    if any(ACCESSION.fullmatch(line) for line in lines):
        return [_displayed(piece) for piece in _apart(lines, ACCESSION)]
    return [_labelled(piece) for piece in _lexis(lines)]


def _by_codes(lines: list[str]) -> list[list[str]]:
    """The lines of each report of an export with codes: from its first code to its accession number."""
    found: list[list[str]] = []
    seen: set[str] = set()
    for line in lines:
        coded = CODED.fullmatch(line)
        code = coded[1] if coded else ""
        if not found or (code in ("HD", "SE") and ("HD" if code == "HD" else "AN") in seen) or (code and "AN" in seen):
            if not code:
                continue  # above the first report: a title page
            found.append([])
            seen = set()
        found[-1].append(line)
        seen.add(code)
    return found


def _coded(lines: list[str]) -> Dispatch:
    """One report of an export with codes. Its text is the lead paragraph and the text that follows."""
    fields: dict[str, list[str]] = {}
    code = ""
    for line in lines:
        coded = CODED.fullmatch(line)
        late = code in ("LP", "TD") and coded is not None and coded[1] in ("HD", "SE", "BY", "PD", "ET", "ED", "PG", "VOL")
        if coded and not late:
            code = coded[1]
            fields.setdefault(code, []).append(coded[2] or "")
        elif ACCESSION.fullmatch(line):
            fields.setdefault("AN", []).append(line.strip())
        elif code:
            fields[code].append(line)

    def one(name: str) -> str | None:
        return " ".join(" ".join(fields.get(name, [])).split()) or None

    language = (one("LA") or "").casefold()
    return Dispatch(
        id=_accession(one("AN")),
        outlet=one("SN"),
        title=one("HD"),
        byline=one("BY"),
        published=" ".join(part for part in (one("PD"), one("ET")) if part) or None,
        language=LANGUAGES.get(language),
        paragraphs=[paragraph for name in ("LP", "TD") for paragraph in parted("\n".join(fields.get(name, [])))],
    )


def _accession(text: str | None) -> str | None:
    """The number of a report in Factiva."""
    found = re.search(r"[A-Z][A-Z0-9]{2,11}\d{8}[a-z0-9]{4,16}", text or "")
    return found[0] if found else None


def _apart(lines: list[str], end: re.Pattern[str]) -> list[list[str]]:
    """The lines of each report, where a line closes every one; the last may lack it, and is one if it has a label."""
    found: list[list[str]] = [[]]
    for line in lines:
        found[-1].append(line)
        if end.fullmatch(line):
            found.append([])
    last = found.pop()
    if any(WORDS.fullmatch(line) or _part(line) in ("length", "body") for line in last):
        found.append(last)
    return found


def _displayed(lines: list[str]) -> Dispatch:
    """One report of an export without labels: headline, byline, words, date, time, source, its code, language, copyright, text.

    Without a line that counts the words, all lines are its text.
    """
    rows = [line.strip() for line in lines if not ACCESSION.fullmatch(line)]
    accession = next((found[1] for line in reversed(lines) if (found := ACCESSION.fullmatch(line))), None)
    counted = next((number for number, row in enumerate(rows) if WORDS.fullmatch(row)), None)
    if counted is None:
        return Dispatch(id=accession, paragraphs=parted("\n".join(rows)))
    above = [row for row in rows[:counted] if row][-_HEAD:]
    title = max(above, key=lambda row: (not _BY.match(row), len(row)), default=None)
    byline = next((row for row in above[above.index(title) + 1 :] if row), None) if title else None
    at = counted + 1
    published, clock, outlet, language = None, None, None, None
    last = counted
    for at in range(counted + 1, min(len(rows), counted + 20)):
        row = rows[at]
        if published is None and _DATE.match(row) and len(row) < 60:
            published = row
        elif published and outlet is None and _CLOCK.fullmatch(row):
            clock = row
        elif published and outlet is None and row and not _CLOCK.fullmatch(row):
            outlet = row
        elif outlet and row.casefold() in LANGUAGES:
            language = LANGUAGES[row.casefold()]
        elif not (row == "" or _COPYRIGHT.match(row) or _RESERVED.match(row) or (language is None and len(row) < 40)):
            break
        last = at if row else last
    return Dispatch(
        id=accession,
        outlet=outlet,
        title=title,
        byline=byline,
        published=" ".join(part for part in (published, clock) if part) or None,
        language=language,
        paragraphs=parted("\n".join(rows[last + 1 :])),
    )


def _lexis(lines: list[str]) -> list[list[str]]:
    """The lines of each report of a LexisNexis export: from the line that counts it, or to the line that ends it."""
    starts = [number for number, line in enumerate(lines) if COUNTED.fullmatch(line)]
    if starts:
        return [lines[begin + 1 : end] for begin, end in zip(starts, [*starts[1:], len(lines)], strict=True)]
    return _apart(lines, ENDED) if any(ENDED.fullmatch(line) for line in lines) else [lines]


def _part(line: str) -> str:
    """What part of a report a line labels; "" for a line without a label."""
    label = LABELLED.fullmatch(line)
    if label:
        return LABELS[label[1].lower()]
    return "body" if BODY.fullmatch(line) else "ended" if ENDED.fullmatch(line) else ""


def _labelled(lines: list[str]) -> Dispatch:
    """One report of a LexisNexis export. Its text is what follows the label of the body, or else the last label above it."""
    body = next((number for number, line in enumerate(lines) if number and _part(line) == "body"), None)
    if body is None:
        body = _last_label(lines)
        above, text = lines[: body + 1], lines[body + 1 :]
    else:
        label = LABELLED.fullmatch(lines[body])
        above, text = lines[:body], ([label[2]] if label else []) + lines[body + 1 :]
    end = _tail(text)
    fields = _fields(text[end:]) | _fields(above)
    outlet, published, title = _top(above)
    corrected = fields.get("correction")
    return Dispatch(
        outlet=outlet,
        title=fields.get("title") or title,
        byline=fields.get("byline"),
        dateline=fields.get("dateline"),
        published=published or fields.get("loaded"),
        language=LANGUAGES.get(fields.get("language", "").casefold()),
        notes=(f"Correction: {corrected}",) if corrected else (),
        paragraphs=parted("\n".join(text[:end])),
    )


def _last_label(lines: list[str]) -> int:
    """The last line of the labels above the text of a report that labels no body; -1 where there are none."""
    last, value, labelled = -1, False, False
    for number, line in enumerate(lines):
        part = _part(line)
        if part in _TRAILING or len(line) >= _LONG:
            break
        if part or _COPYRIGHT.match(line):
            last, value, labelled = number, True, labelled or bool(part)
        elif not line.strip():
            value = False
        elif value:
            last = number  # the rest of a label's value, which runs to the next empty line
        elif labelled:
            break
    return last


def _tail(text: list[str]) -> int:
    """Where the text of a report ends and what the database keeps below it begins: at a label that stands nowhere else, or
    at labels and copyright lines above it."""
    end = next((number for number, line in enumerate(text) if _part(line) in (*_TRAILING, "ended")), len(text))
    if end < len(text):  # else the text was cut, and a word on a line of its own may be the report's
        alone = (number for number in range(end - 1, max(0, end - _BELOW), -1) if _ALONE.fullmatch(text[number]))
        end = min(alone, default=end)
    while True:
        block = end
        while block and not text[block - 1].strip():
            block -= 1
        while block and text[block - 1].strip():
            block -= 1
        first = text[block] if block < end else ""
        label = _part(first) in ("beside", "language", "section", "length")
        if not (label or _COPYRIGHT.match(first) or _RESERVED.match(first)):
            return end
        end = block


def _fields(lines: list[str]) -> dict[str, str]:
    """The values of labels, by the part of the report that they label: the rest of the line and what follows up to an empty
    line or another label."""
    found: dict[str, list[str]] = {}
    part = ""
    for line in lines:
        label = LABELLED.fullmatch(line)
        if label:
            part = LABELS[label[1].lower()]
            part = "correction" if label[1].lower().startswith("correction") else part
            part = "" if part in found else part
            if part:
                found[part] = [label[2]]
        elif not line.strip():
            part = "" if part and "".join(found[part]).strip() else part
        elif part:
            found[part].append(line)
    return {part: " ".join(" ".join(values).split()) for part, values in found.items() if "".join(values).strip()}


def _top(above: list[str]) -> tuple[str | None, str | None, str | None]:
    """Outlet, date and headline of a report, by where they stand above its labels: headline, outlet, date in new exports;
    outlet, date, and a headline with a label, in old ones."""
    rows: list[str] = []
    for line in above:
        if _part(line):
            break
        rows.append("" if _COPYRIGHT.match(line) or _RESERVED.match(line) else line.strip())
    at = next((number for number in reversed(range(len(rows))) if _DATE.match(rows[number]) and len(rows[number]) < 80), None)
    if at is None:
        return None, None, next((row for row in reversed(rows) if row), None)
    published = " ".join(_WEEKDAY.sub("", rows[at]).split())
    before = [number for number in range(at) if rows[number]]
    if not before:
        return None, published, next((row for row in rows[at + 1 :] if row), None)
    outlet = before[-1]
    higher = before[:-1]
    if not higher:
        after = [row for row in rows[at + 1 :] if row]
        return rows[outlet], published, after[-1] if after else None
    first = higher[-1]
    while first and rows[first - 1] and higher[-1] - first < 2 and not all(rows[first:outlet]):
        first -= 1
    return rows[outlet], published, " ".join(rows[first : higher[-1] + 1])

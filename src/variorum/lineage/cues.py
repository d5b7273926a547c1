"""What a report lets on about where it comes from: its own reporters, other outlets, corrections, public statements."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from variorum.model import MarkedReport, Quotation, Report
from variorum.text import plain_marks
from variorum.text.calendar import MONTHS, WEEKDAY_NAMES

_OF_THE_DAY = "yesterday today tomorrow tonight said says told added percent"
CALENDAR = frozenset([*MONTHS, *WEEKDAY_NAMES, *_OF_THE_DAY.split()])
"""Words that any two reports of one day share."""

SHORTEST_SHORT_NAME = 4  # letters of "the Lamp"
SHORTEST_NAME = 5  # letters: a shorter outlet's name is a word of the language as well ("Sun", "Time", "Post")

_PUBLIC = re.compile(
    r"\b(?:statement|notice|communiqu[eé]|press release|news release|circular|leaflet|bulletin|open letter|website|web site|"
    r"(?:wrote|posted|tweeted|said) (?:on|in a post on) (?:x|twitter|facebook|telegram|truth social|instagram|its|his|her))\b",
    re.IGNORECASE,
)
_OWN_PAPER = re.compile(
    r"\b(?:told|asked by|asked|said to|seen by|shown to|obtained by|reviewed by|spoke to|speaking to|interview with|when) this "
    r"(?:newspaper|paper|magazine|website|site|station|channel|reporter|correspondent)\b",
    re.IGNORECASE,
)
_TOLD = re.compile(
    r"\b(?:told|asked by|seen by|shown to|obtained by|reviewed by|in an interview with|speaking to|spoke to|contacted by|"
    r"confirm\w* to|counted by|when) (?:the )?((?:[A-Z][\w’'-]+ ?){1,4})"
)
_CORRECTION = re.compile(
    r"\b(?:correction|corrected|clarification|amended|an earlier version|a previous version)\b", re.IGNORECASE
)
_CLAIM = re.compile(
    r"\b(?:earlier|previous|original|first) version\b[^.]{0,80}?"
    r"\b(?:said|stated|reported|claimed|wrote|gave|put|had it)\b(?: incorrectly| wrongly| in error)?"
    r"(?: that)? ((?:[^.]|\.(?=\d)){8,240})",
    re.IGNORECASE,
)
_UPDATED = re.compile(r"\b(?:updated|corrected version|corrects|update \d)\b", re.IGNORECASE)
_FIRST_PERSON = re.compile(r"\bI(?:['’](?:m|ve|d|ll))?\b(?! *[.)])|\bmy (?:translation|feed|blog|readers|inbox|reading)\b")
_IN_MARKS = re.compile(r"“[^“”\n]{1,800}(?:”|(?=\n)|$)|\"[^\"\n]{1,800}(?:\"|(?=\n)|$)|«[^«»\n]{1,800}»|‘[^‘\n]{1,800}?’(?!\w)")
_HEAD_LINES = 6
_HEAD = 400  # code points: the lines over and just under a headline, in which an outlet names itself


def day_words(sentence: str) -> set[str]:
    """The words in `sentence` that name a day by the day of writing.

    >>> sorted(day_words("Yesterday evening two ferries collided; the search goes on today."))
    ['today', 'yesterday']
    """
    return set(re.findall(r"\b(?:yesterday|today|tonight|tomorrow)\b", sentence.casefold()))


def says_public(text: str, quotation: Quotation) -> bool:
    """Whether the words that introduce `quotation` say that it was given to everybody: a statement, a notice, a post."""
    first, last = quotation.content[0].begin, quotation.content[-1].end
    begin = max(text.rfind("\n", 0, first), first - 160)
    end = min(_line_end(text, last), last + 80)
    around = text[max(begin, 0) : first] + " " + text[last:end]
    return bool(_PUBLIC.search(_same_sentence(around, first - max(begin, 0))))


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end


def _same_sentence(around: str, middle: int) -> str:
    """`around` without the sentences that end before `middle` and those that begin after it."""
    before = around[:middle]
    cut = max((m.end() for m in re.finditer(r"[.!?][”\"’»]?\s+", before)), default=0)
    after = around[middle:]
    stop = re.search(r"[.!?](?:\s|$)", after[2:])
    return before[cut:] + after[: stop.start() + 3 if stop else len(after)]


def narrative(marked: MarkedReport) -> str:
    """The text of a report with its quotations and whatever else stands in marks blanked out, offsets kept."""
    text = list(marked.report.text)
    for quotation in marked.quotations:
        for part in quotation.in_marks:
            text[part.begin : part.end] = " " * (part.end - part.begin)
    for stretch in _IN_MARKS.finditer(marked.report.text):
        text[stretch.start() : stretch.end()] = " " * (stretch.end() - stretch.start())
    for furniture in marked.report.furniture:
        text[furniture.span.begin : furniture.span.end] = " " * (furniture.span.end - furniture.span.begin)
    return "".join(text)


def own_reporting(marked: MarkedReport) -> bool:
    """Whether the report says that people spoke to its own outlet: "told the Courier", "asked by this newspaper".

    Bylines do not count: a rewritten dispatch has one too.
    """
    body = " ".join(narrative(marked).split())
    if _OWN_PAPER.search(body):
        return True
    names = _self_names(marked.report)
    agencies = " ".join(agency.casefold() for agency in (*(c.agency for c in marked.report.credits), *marked.report.agencies))
    told = [match.group(1).strip() for match in _TOLD.finditer(body)]
    return any(_is_name(name, names) and not _is_name(name, agencies) for name in told)


def _self_names(report: Report) -> str:
    """Where an outlet names itself: its record, the lines over the headline, furniture (mastheads, copyright lines)."""
    lines = report.text[:_HEAD].splitlines()[:_HEAD_LINES]
    parts = [report.outlet or "", report.byline or "", *(line for line in lines if len(line.split()) <= 10 and "." not in line)]
    parts += [report.words(f.span) for f in report.furniture if f.kind in ("menu", "copyright", "subscribe", "author", "other")]
    return " ".join(plain_marks(" ".join(parts)).casefold().split())


def _is_name(name: str, names: str) -> bool:
    words = plain_marks(name).casefold().split()
    return (
        bool(words)
        and len(words[0]) >= 3
        and any(re.search(rf"\b{re.escape(' '.join(words[:n]))}\b", names) for n in range(len(words), 0, -1))
    )


def first_persons(marked: MarkedReport) -> int:
    """How often somebody says "I" outside marks, as those do who comment on what others reported."""
    return len(_FIRST_PERSON.findall(narrative(marked)))


def outlets_named(marked: MarkedReport, outlets: Iterable[str]) -> set[str]:
    """Those of `outlets` (as compared) that the running text names, its own left out.

    "The Lamp" names the Halvey Lamp where no other of `outlets` ends in the same word.
    """
    body = " ".join(plain_marks(narrative(marked)).split())
    folded, own, outlets = body.casefold(), _self_names(marked.report), sorted(outlets)
    last = Counter(outlet.split()[-1] for outlet in outlets)
    return {
        outlet
        for outlet in outlets
        if len(outlet) >= SHORTEST_NAME
        and not _is_name(outlet, own)
        and (
            (outlet in folded and re.search(rf"\b{re.escape(outlet)}\b", folded))
            or (last[outlet.split()[-1]] == 1 and _names_by_last_word(body, outlet, own))
        )
    }


def _names_by_last_word(body: str, outlet: str, own: str) -> bool:
    """Whether `body` has "the Lamp", capital and no other name behind it, for an `outlet` of two words and more."""
    *first, last = outlet.split()
    if not first or len(last) < SHORTEST_SHORT_NAME or re.search(rf"\b{re.escape(last)}\b", own):
        return False
    name = re.escape(last.capitalize())
    return re.search(rf"\b[Tt]he {name}\b(?!['’]?[\w-]| [A-Z])", body) is not None or (
        re.search(rf"\b[Tt]he {name}['’]s\b", body) is not None
    )


def corrected(report: Report) -> bool:
    """Whether the report says that an earlier version of it was wrong."""
    return _CORRECTION.search(report.text) is not None


def updated(report: Report) -> bool:
    """Whether the report says that it is a later version."""
    return _UPDATED.search(report.text[: _HEAD * 2]) is not None or corrected(report)


def withdrawn_claim(report: Report) -> str | None:
    """What an earlier version said, in the words of the note that corrects it.

    >>> from variorum.model import Report
    >>> text = "CORRECTION: An earlier version of this article said that 221,000 customers were affected. We regret it."
    >>> withdrawn_claim(Report(id="a", digest="", text=text, source="a"))
    '221,000 customers were affected'
    """
    found = _CLAIM.search(report.text)
    return " ".join(found.group(1).split()) if found else None

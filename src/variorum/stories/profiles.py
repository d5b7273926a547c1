"""What of a report says which event it tells of: its words, names, figures, lead and day."""

from __future__ import annotations

from collections import Counter
from datetime import date

import msgspec

from variorum.language.rarity import rarity
from variorum.model import MarkedReport, Report, Span
from variorum.settings import Stories
from variorum.stories.followups import recalled
from variorum.text import Token, tokens
from variorum.text.calendar import MONTHS, WEEKDAY_NAMES

CALENDAR = frozenset([*MONTHS, *WEEKDAY_NAMES])


class Profile(msgspec.Struct, frozen=True, kw_only=True):
    """Counts of a report's terms, furniture left out. `day` is the ordinal of the day it was published or written."""

    id: str
    words: Counter[str]
    names: Counter[str]
    full_names: Counter[str]
    rare_names: frozenset[str]  # names that few have: two reports of one event share some of them
    numbers: Counter[str]
    lead: Counter[str]
    sequence: tuple[str, ...]  # every word in order
    telling_lead: frozenset[str]  # rarer words of the lead
    recalled: frozenset[str]  # rarer words of the sentences that look back over weeks
    day: int | None


def profile(marked: MarkedReport, settings: Stories) -> Profile:
    """The profile of one report. What the report lacks (title, sentences, marks, date) is simply not counted."""
    report = marked.report
    body = body_tokens(report)
    title = tokens(report.title or "")
    starts = {span.begin for span in marked.sentences}
    words = Counter(word for token in (*body, *title) if (word := counted(token)))
    capitals = [t for t in body if len(t.written) > 1 and t.written[0].isupper() and not _opens(t, starts, report.text)]
    names = Counter(word for token in capitals if (word := counted(token)))
    full_names = [m.name for m in marked.mentions if not any(m.span.overlaps(credit.span) for credit in report.credits)]
    lead = Counter([word for token in (*title, *title, *body[: settings.lead_words]) if (word := counted(token))])
    return Profile(
        id=report.id,
        words=words,
        names=names,
        full_names=Counter(name for written in full_names if " " in (name := counted_name(written))),
        rare_names=frozenset(name for name in names if name not in CALENDAR and rarity(name) >= settings.rare_name),
        numbers=Counter(
            [word for word in words.elements() if any(c.isdigit() for c in word)]
            + [f"{quantity.low:g}" for quantity in marked.quantities if quantity.low is not None]
        ),
        lead=lead,
        sequence=tuple(token.compared for token in body),
        telling_lead=frozenset(word for word in lead if rarity(word) >= settings.telling),
        recalled=recalled(marked, settings.telling, settings.recalling_sentence),
        day=_day(report.published) or _day(report.dateline.date if report.dateline else None),
    )


def body_tokens(report: Report) -> list[Token]:
    """The words of a report's text, furniture and credits left out."""
    aside = sorted([furniture.span for furniture in report.furniture] + [credit.span for credit in report.credits])
    return _outside(tokens(report.text), aside)


def counted(token: Token) -> str:
    """The word as it is counted, empty where it is a single letter."""
    word = token.compared.removesuffix("'s")
    return word if len(word) > 1 or word.isdigit() else ""


def counted_name(written: str) -> str:
    """The words of a name as they are counted, single letters left out."""
    return " ".join(word for token in tokens(written) if (word := counted(token)))


def _opens(token: Token, starts: set[int], text: str) -> bool:
    """Whether a capital says nothing because a sentence, a line or a quotation begins there."""
    before = text[max(0, token.begin - 2) : token.begin].rstrip(" ")
    return token.begin in starts or not before or before[-1] in "\n\"“”‘'«„.!?:"


def _outside(found: list[Token], aside: list[Span]) -> list[Token]:
    """The tokens that none of the spans `aside`, sorted, covers."""
    kept = []
    at = 0
    for token in found:
        while at < len(aside) and aside[at].end <= token.begin:
            at += 1
        if at == len(aside) or token.end <= aside[at].begin:
            kept.append(token)
    return kept


def _day(written: str | None) -> int | None:
    """The ordinal of the day of an ISO date or moment; None where there is none."""
    try:
        return date.fromisoformat((written or "")[:10]).toordinal()
    except ValueError:
        return None

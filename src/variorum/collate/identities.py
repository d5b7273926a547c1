"""Ids of Wikidata for the names of a report, out of a table that the user gives; never guessed, never fetched."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

import msgspec

from variorum.model import MarkedReport, Mention, MentionKind, Named, Term
from variorum.text import on_one_line


def identified(table: Iterable[Named]) -> Callable[[MarkedReport], MarkedReport]:
    """A function that returns a report with the ids of `table` on its mentions, by the fullest name that it has for each.

    A name that the table has for two things of one kind, or of no kind, is left without.
    """
    ids: dict[tuple[str, MentionKind | None], set[str]] = {}
    for named in table:
        ids.setdefault((_key(named.name), named.kind), set()).add(named.id)

    def with_id(mention: Mention) -> Mention:
        name = _key(mention.name)
        found = ids.get((name, mention.kind)) or ids.get((name, None)) or set()
        return msgspec.structs.replace(mention, wikidata=min(found)) if len(found) == 1 else mention

    def with_ids(marked: MarkedReport) -> MarkedReport:
        return msgspec.structs.replace(marked, mentions=tuple(with_id(mention) for mention in marked.mentions))

    return with_ids


def with_term_ids(terms: Sequence[Term], reports: Sequence[MarkedReport]) -> tuple[Term, ...]:
    """`terms` with the id that the mentions of one referent have, where they have one and no other."""
    ids: dict[str, set[str]] = {}
    for marked in reports:
        for mention in marked.mentions:
            if mention.wikidata:
                ids.setdefault(_key(mention.name), set()).add(mention.wikidata)

    def with_id(term: Term) -> Term:
        found = ids.get(_key(term.referent), set())
        return msgspec.structs.replace(term, wikidata=min(found)) if len(found) == 1 else term

    return tuple(with_id(term) for term in terms)


def _key(name: str) -> str:
    return on_one_line(name).casefold()

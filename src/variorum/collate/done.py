"""Loci of who did something, or which firm is tied to a thing, as the reports of a story have it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from variorum.collate.doers import Doer, doers
from variorum.collate.sides import Sentences
from variorum.collate.told import told_locus
from variorum.language import Encode
from variorum.model import Locus, Verdict
from variorum.settings import Collate


def done_by(read: Sequence[Sentences], encode: Encode, settings: Collate) -> tuple[Locus, ...]:
    """A locus for each thing that somebody did of which the reports name one, several of them, or another each."""
    told: dict[str, dict[str, list[Doer]]] = {}
    for one in read:
        for doer in doers(one):
            told.setdefault(doer.asks, {}).setdefault(one.marked.id, []).append(doer)
    loci = []
    for asks, by_report in sorted(told.items()):
        if len(by_report) < settings.name_fewest:
            continue
        groups = _groups([doer for those in by_report.values() for doer in those], encode, settings)
        chosen = {report: those[0] for report, those in by_report.items()}
        sides = Counter(groups[doer] for doer in chosen.values())
        both = sum(len({groups[doer] for doer in those}) > 1 for those in by_report.values())
        if len(sides) > 1 and both > max(sides.values()):
            continue  # they are of several things
        shown = _shown(by_report, groups)
        told_of = {report: (who.span, shown[groups[who]]) for report, who in chosen.items()}
        reports = [one.marked.id for one in read]
        verdict: Verdict = "agree" if len(sides) == 1 else "differ"
        loci.append(told_locus(("done", asks), "name", asks.format(_thing(by_report)), told_of, reports, verdict))
    return tuple(loci)


def _thing(by_report: Mapping[str, Sequence[Doer]]) -> str:
    """The word that most reports have beside those who did it, "the bridge"; "it" where no two have one in common."""
    words = Counter(word for those in by_report.values() for word in {thing for doer in those for thing in doer.things})
    best = min(words, key=lambda word: (-words[word], word), default="")
    return f"the {best}" if words[best] > 1 else "it"


def _groups(told: Sequence[Doer], encode: Encode, settings: Collate) -> dict[Doer, int]:
    """For each of `told` the number of whoever it is: of one name, of one noun, or of nouns that mean much the same."""
    bare = sorted({doer.value for doer in told if not doer.name})
    vectors = dict(zip(bare, encode(bare), strict=True)) if bare else {}
    found: list[list[Doer]] = []
    for doer in told:
        joined = [
            group
            for group in found
            if any(
                doer.is_one_with(other)
                or (
                    not doer.name
                    and not other.name
                    and float(vectors[doer.value] @ vectors[other.value]) >= settings.doer_likeness
                )
                for other in group
            )
        ]
        found = [group for group in found if group not in joined]
        found.append([one for group in joined for one in group] + [doer])
    return {doer: number for number, group in enumerate(found) for doer in group}


def _shown(by_report: Mapping[str, Sequence[Doer]], groups: Mapping[Doer, int]) -> dict[int, str]:
    """For each one the words in which most reports have it."""
    words: dict[int, Counter[str]] = {}
    for those in by_report.values():
        for doer in those:
            words.setdefault(groups[doer], Counter())[doer.value] += 1
    return {number: max(sorted(counted), key=counted.__getitem__) for number, counted in words.items()}

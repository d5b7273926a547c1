"""Which reports tell of one event, and which stories follow on from one another."""

from collections.abc import Collection, Sequence
from hashlib import sha256

import msgspec

from variorum.language import Encode
from variorum.language.rarity import rarity
from variorum.model import MarkedReport, Story
from variorum.settings import Settings
from variorum.stories.decisions import Rulings, decisions
from variorum.stories.groups import groups
from variorum.stories.profiles import Profile, profile
from variorum.stories.reasons import reasons
from variorum.stories.ties import Tie, apartness, ties
from variorum.text import tokens
from variorum.ties import Decision


def stories(
    reports: Sequence[MarkedReport], encode: Encode, settings: Settings, decided: Sequence[Decision] = ()
) -> list[Story]:
    """The stories of `reports`: every report in exactly one, sorted by id. What was `decided` is honoured.

    A story holds the reports of one event; what followed weeks later is another story of the same thread.
    `encode` is not called: vectors of leads added nothing to names, words and days on any set they were measured on.
    """
    chosen = settings.stories
    reports = sorted(reports, key=lambda marked: marked.id)
    rulings = Rulings(decided)
    profiles = [profile(marked, chosen) for marked in reports]
    found = list(ties(profiles, chosen))
    told = groups(
        [[n] for n in range(len(reports))],
        found,
        lambda days: apartness(days, chosen),
        chosen.undated,
        chosen.by_size,
        chosen.threshold,
        rulings.rules({marked.id: number for number, marked in enumerate(reports)}),
    )
    threads = groups(
        told,
        [msgspec.structs.replace(tie, likeness=tie.matter) for tie in found],
        lambda days: 0.0 if days <= chosen.thread_days else chosen.farther,
        chosen.undated,
        chosen.by_size,
        chosen.thread_threshold,
    )
    named = [rulings.name(reports[n].id for n in story) for story in told]
    taken = {name.story for name in named if name}
    ids = {
        report: name.story if name and name.story else _id([_line(reports[n]) for n in story], taken)
        for story, name in zip(told, named, strict=True)
        for report in story
    }
    thread_of = {report: _id(sorted({ids[n] for n in thread})) for thread in threads for report in thread}
    central = _centrality(told, found)
    return sorted(
        (
            Story(
                id=ids[story[0]],
                thread=thread_of[story[0]],
                reports=tuple(reports[n].id for n in story),
                title=name.title
                if name and name.title
                else _headline(
                    reports[min(story, key=lambda n: (not _tells(n, story, reports, profiles, chosen.telling), -central[n], n))]
                ),
            )
            for story, name in zip(told, named, strict=True)
        ),
        key=lambda story: story.id,
    )


def _centrality(told: Sequence[Sequence[int]], found: Sequence[Tie]) -> dict[int, float]:
    """How like the others of its story each report is, by number."""
    home = {report: number for number, story in enumerate(told) for report in story}
    likeness = dict.fromkeys(home, 0.0)
    for tie in found:
        if home[tie.left] == home[tie.right]:
            likeness[tie.left] += tie.likeness
            likeness[tie.right] += tie.likeness
    return {report: round(sum_, 6) for report, sum_ in likeness.items()}


def _tells(
    report: int, story: Sequence[int], reports: Sequence[MarkedReport], profiles: Sequence[Profile], telling: float
) -> bool:
    """Whether its title has words of the story: most of its rarer ones stand in some other report. A byline's do not."""
    rarer = {token.compared.removesuffix("'s") for token in tokens(reports[report].report.title or "")}
    rarer = {word for word in rarer if rarity(word) >= telling}
    told = sum(any(word in profiles[n].words for n in story if n != report) for word in rarer)
    return bool(rarer) and (len(story) == 1 or 2 * told >= len(rarer))


def _line(marked: MarkedReport) -> str:
    return f"{marked.id}\t{marked.report.digest}"


def _id(lines: Sequence[str], taken: Collection[str | None] = ()) -> str:
    """The id that `lines` have; where a user gave it to another story, the next one."""
    id_ = sha256("\n".join(lines).encode("utf-8", "surrogatepass")).hexdigest()[:16]
    return _id([id_, *lines], taken) if id_ in taken else id_


def _headline(marked: MarkedReport) -> str:
    """Its title, else its first sentence, else its first words."""
    if marked.report.title:
        return " ".join(marked.report.title.split())
    if marked.sentences:
        return " ".join(marked.report.words(marked.sentences[0]).split())
    return " ".join(marked.report.text.split())[:80]


__all__ = ["decisions", "reasons", "stories"]

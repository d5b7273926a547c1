"""Indirect speech: clauses without marks that a sentence gives to somebody.

`attributions` is the seam: a tagger that proposes source, cue and content can stand in its place.
"""

from collections.abc import Sequence
from typing import Literal

import msgspec

from variorum.annotate.attribution import CLAUSE_VERBS, Said
from variorum.annotate.clauses import SPEECH_VERBS, Cue, cues
from variorum.annotate.lexicon.function import COMMENTS, CONJUNCTIONS, DETERMINERS, PREPOSITIONS, PRONOUNS
from variorum.annotate.lexicon.verbs import AUXILIARY, CUE_FORMS, FINITE, SPEECH_FORMS, TO_OBJECT_FORMS, TO_VERB_FORMS
from variorum.annotate.lexicon.world import DAYS
from variorum.annotate.references import Reference, Sentence

Form = Literal["that", "clause", "trailing", "inserted", "to", "object", "according", "question", "stance"]

_WAYS = {"according": ["according", "to"], "in": ["in", "the", "words", "of"]}
_COMMAS = frozenset([",", "–", "—", "--"])
_NO_SOURCES = frozenset(["custom", "law", "need", "plan", "rank", "schedule", "taste", "tradition"])
_ENDING = frozenset([".", ",", ";", "and", "but"])
_ASIDE = frozenset(["that", "which", "who"])
_CLOSING = frozenset([",", ";", "–", "—"])
_PUTS = (["put", "it"], ["puts", "it"])
_ADJUNCT = 8  # words of time, place or hearer that may stand between a verb and its "that"
_SHORTEST = 3  # words of a clause
_HEARERS = frozenset(["tell", "inform", "assure", "warn", "advise", "remind", "reassure", "notify", "promise", "show"])
QUESTIONS = frozenset(["whether", "if", "how", "why", "what", "when", "where", "who"])
_TO_VERBS = frozenset(TO_VERB_FORMS.values())
_TO_OBJECTS = frozenset(TO_OBJECT_FORMS.values())
_SAYING = SPEECH_VERBS | CLAUSE_VERBS
_WITH_THAT = _SAYING | _TO_OBJECTS
_AFTER_SUBJECT = PREPOSITIONS | DAYS | {"reporters", "journalists"}
_BEFORE_NO_CLAUSE = (
    PREPOSITIONS - {"after", "before", "in", "on", "at", "since", "despite", "during", "with", "about", "for", "by"}
) | {"and", "or", "but", "nothing", "so"}
_POSSESSIVE = frozenset(["'s", "’s"])
_CONTRACTING = PRONOUNS.keys() | {"here", "how", "that", "there", "what", "where", "who"}  # "that's", but not "Rusk's"
_BEFORE_SUBJECT = DETERMINERS | PREPOSITIONS | {"'s"}


class Indirect(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """An attribution without marks, and the form that it has."""

    said: Said
    form: Form
    verb: str


def attributions(sentences: Sequence[Sentence], marked: Sequence[Said], skipped: frozenset[int]) -> list[Indirect]:
    """What `sentences` give to somebody without marks, in order; the paragraphs in `skipped` are left out.

    `marked` are the quotations in marks: a verb that governs whole words in marks governs nothing else, and no clause
    runs into them.
    """
    found: list[Indirect] = []
    at = 0
    for sentence in sentences:
        while at < len(marked) and marked[at].content[-1][1] <= sentence.begin:
            at += 1
        if sentence.paragraph in skipped:
            continue
        until = at
        while until < len(marked) and marked[until].begin < sentence.end:
            until += 1
        here = marked[at:until]
        found.extend(_in_sentence(sentence, here))
    return found


def _in_sentence(sentence: Sentence, marked: Sequence[Said]) -> list[Indirect]:
    if not sentence.cue_words and not sentence.way_words:
        return []
    spans = [span for one in marked for span in one.content]
    whole = [one for one in marked if one.kind == "direct"]
    direct = [span for one in whole for span in one.content]
    used = {one.cue for one in whole}
    verbs = cues(sentence, spans)
    found: list[Indirect] = list(ways(sentence, direct, used))
    for number, cue in enumerate(verbs):
        place = (sentence.words[cue.first].begin, sentence.words[cue.last - 1].end)
        if cue.subject is None or place in used or _denied(sentence, cue):
            continue
        limit = _limit(sentence, cue, verbs[number + 1 :], direct)
        clause = _clause(sentence, cue, limit, found)
        if clause is None:
            continue
        form, ranges = clause
        content = tuple((sentence.words[b].begin, sentence.words[e - 1].end) for b, e in ranges)
        said = Said(
            content=content,
            kind="indirect",
            sentence=sentence.number,
            paragraph=sentence.paragraph,
            reference=cue.subject,
            cue=place,
            statement=form not in {"question", "stance"},
        )
        found.append(Indirect(said=said, form=form, verb=cue.verb))
    return sorted(found, key=lambda one: (one.said.begin, one.said.content))


def _denied(sentence: Sentence, cue: Cue) -> bool:
    """Whether the verb is said not to be so: "did not say", "would not speak"."""
    return any(
        w.lower in {"not", "n't", "never"} or w.lower.endswith("n't") for w in sentence.words[max(0, cue.first - 2) : cue.first]
    )


def _limit(sentence: Sentence, cue: Cue, later: Sequence[Cue], direct: Sequence[tuple[int, int]]) -> int:
    """Where a clause governed by `cue` ends at the latest: the sentence's end, whole words in marks, the next attribution."""
    words = sentence.words
    limit = len(words)
    while limit > cue.last and words[limit - 1].punctuation and words[limit - 1].text not in {")", "%", "]"}:
        limit -= 1
    for index in range(cue.last, limit):
        word = words[index]
        comment = word.text in _COMMAS and index + 2 < limit and words[index + 1].lower in {"a", "an"}
        if comment and words[index + 2].lower in COMMENTS:
            limit = index
            break
        if word.text == ";" or (direct and any(b <= word.begin < e for b, e in direct)):
            limit = index
            break
    for other in later:
        own = other.subject is not None and not other.participle and other.subject.first >= cue.last
        start = min(other.first, other.subject.first) if own and other.subject else other.first
        if start <= cue.last or start >= limit or start == 0:
            continue
        before = words[start - 1].text
        if other.participle and before == ",":
            limit = start
        elif words[start - 1].lower in {"but", "and", "while", "although"} and words[start - 2].text == ",":
            limit = start - 1
        elif before == "," and other.subject is not None and start == other.subject.first and other.last >= limit:
            continue
    while limit > cue.last and (
        words[limit - 1].text in {",", ";", "“", '"', "‘", "'", "(", "–", "—", "--"}
        or words[limit - 1].lower in {"and", "but", "while"}
    ):
        limit -= 1
    return limit


def _clause(sentence: Sentence, cue: Cue, limit: int, before: Sequence[Indirect]) -> tuple[Form, list[tuple[int, int]]] | None:
    """The clause that `cue` governs, as ranges of words, and its form; None where it governs none."""
    words = sentence.words
    subject = cue.subject
    assert subject is not None
    start = min(cue.first, subject.first)
    after = words[cue.last] if cue.last < len(words) else None
    if _behind(sentence, cue, subject, limit):
        return _around(sentence, start, max(cue.last, subject.last), before)
    if cue.inverted or after is None or limit - cue.last < 1:
        return None
    that = _adjunct_that(sentence, cue.last, limit)
    if that and cue.verb in _WITH_THAT:
        return ("that", [(that, limit)]) if limit - that >= _SHORTEST - 1 else None
    begin = _skip_adjunct(sentence, cue.last, limit)
    if begin >= limit:
        return None
    if words[begin].lower == "to" and cue.verb in _TO_VERBS and begin + 1 < limit:
        return "to", [(begin, limit)]
    if words[begin].lower in QUESTIONS and cue.verb in _SAYING and limit - begin >= _SHORTEST:
        return "question", [(begin, limit)]
    asked = _asked(sentence, begin, limit) if cue.verb in _TO_OBJECTS else None
    if asked is not None:
        return "object", [(asked, limit)]
    if cue.verb in CLAUSE_VERBS:
        if cue.verb in _HEARERS:
            begin = _after_hearer(sentence, begin)
        if (
            begin < limit
            and limit - begin >= _SHORTEST
            and _begins_clause(sentence, begin)
            and has_verb(sentence, begin, limit)
        ):
            return "clause", [(begin, limit)]
    if limit - begin >= 2 and words[begin].text not in {",", ":", "."}:
        return "stance", [(begin, limit)]
    return None


def _behind(sentence: Sentence, cue: Cue, subject: Reference, limit: int) -> bool:
    """Whether the attribution stands behind or inside its clause: "Bread costs more, the guild said on Monday"."""
    words, start, follows = sentence.words, min(cue.first, subject.first), max(cue.last, subject.last)
    if start == 0 or words[start - 1].text not in {",", "–", "—"} or cue.participle:
        return False
    if cue.verb not in _SAYING or _adjunct_that(sentence, follows, limit):
        return False
    closing = words[follows] if follows < len(words) else None
    if closing is None or closing.punctuation or cue.inverted:
        return True
    return closing.lower in _AFTER_SUBJECT


def _around(
    sentence: Sentence, start: int, follows: int, before: Sequence[Indirect]
) -> tuple[Form, list[tuple[int, int]]] | None:
    """The words before ", she said", and those after it where the sentence goes on."""
    words = sentence.words
    first = 0
    for one in before:
        if one.said.content[-1][1] < words[start].begin:
            first = next((i for i, w in enumerate(words) if w.begin >= one.said.content[-1][1]), first)
            if one.said.cue and one.said.cue[0] >= one.said.content[-1][1]:
                first = next((i for i, w in enumerate(words) if w.begin >= one.said.cue[1]), first)
    while first < start and (words[first].punctuation or words[first].lower in {"and", "but"}):
        first += 1
    last = start - 1
    if last - first < 1:
        return None
    led = words[last - 1].lower in CONJUNCTIONS
    end = len(words)
    while end > follows and words[end - 1].punctuation:
        end -= 1
    right = follows + 1 < end and words[follows].text == "," and not words[follows + 1].lower.endswith("ing")
    if (
        right
        and not led
        and last - first <= _SHORTEST
        and words[follows + 1].lower not in {"who", "which", "a", "an", "the", "but", "and", "while"}
    ):
        return "inserted", [(first, last), (follows + 1, end)]
    if led:
        return ("inserted", [(follows + 1, end)]) if right and end - follows > _SHORTEST else None
    if last - first < _SHORTEST - 1:
        return None
    return "trailing", [(first, last)]


def _adjunct_that(sentence: Sentence, begin: int, limit: int) -> int | None:
    """The word after "that", where only words of time, place or hearer stand between `begin` and it."""
    for index in range(begin, min(limit, begin + _ADJUNCT)):
        word = sentence.words[index]
        if word.lower == "that":
            after = sentence.words[index + 1] if index + 1 < limit else None
            return index + 1 if after is not None and not after.punctuation else None
        if (
            word.text in {".", ":", ";", "“", '"', "”"}
            or word.lower in AUXILIARY
            or (word.lower in {"to", "who", "which"} and index == begin)
        ):
            return None
        if word.lower in PRONOUNS and word.lower not in {"you", "it"} and index == begin:
            return None
    return None


def _skip_adjunct(sentence: Sentence, begin: int, limit: int) -> int:
    """The word after "on Thursday", "yesterday", "late on Friday"."""
    index = begin
    while index < limit:
        lower = sentence.words[index].lower
        if lower in DAYS or lower in {"late", "early", "later", "today", "yesterday", "again", "also"}:
            index += 1
        elif lower in {"on", "in"} and index + 1 < limit and sentence.words[index + 1].lower in DAYS:
            index += 2
        else:
            break
    return index


def _after_hearer(sentence: Sentence, begin: int) -> int:
    """The word after whom something is told to: "told reporters ...", "told the Courier ..."."""
    reference = next((r for r in sentence.references if r.first == begin), None)
    if reference is not None:
        return reference.last
    if begin < len(sentence.words) and sentence.words[begin].lower in {"him", "her", "them", "us", "me", "you"}:
        return begin + 1
    return begin


def _asked(sentence: Sentence, begin: int, limit: int) -> int | None:
    """Where "families to keep their appointments" begins: somebody who is asked, and "to" right after."""
    words = sentence.words
    first = begin + (words[begin].lower in {"on", "for", "upon"})
    if first + 2 < limit and words[first].lower in {"him", "her", "them", "us", "me", "you"} and words[first + 1].lower == "to":
        return first
    for reference in sentence.references:
        if reference.first == first and reference.last + 1 < limit and words[reference.last].lower == "to":
            return first
    if words[first].text.islower() and first + 2 < limit and words[first + 1].lower == "to":
        return first
    return None


def _begins_clause(sentence: Sentence, begin: int) -> bool:
    word = sentence.words[begin]
    if word.punctuation:
        return word.text in {"“", '"', "‘", "'", "$", "€", "£"}
    return word.lower not in _BEFORE_NO_CLAUSE


def has_verb(sentence: Sentence, begin: int, limit: int) -> bool:
    """Whether some word after the first looks like a verb with its subject before it."""
    for index in range(begin + 1, limit):
        word, before = sentence.words[index], sentence.words[index - 1]
        if word.lower in AUXILIARY and (word.lower not in _POSSESSIVE or before.lower in _CONTRACTING):
            return True
        noun_like = before.lower in _BEFORE_SUBJECT
        passive = index + 1 < limit and sentence.words[index + 1].lower == "by"  # "the threat posed by the alliance"
        if (
            not noun_like
            and not passive
            and not word.capital
            and (word.lower in CUE_FORMS or word.lower.endswith("ed") or word.lower in FINITE)
        ):
            return True
        pronoun = before.lower in {"he", "she", "it", "they", "we", "i", "who"} and not word.punctuation
        if pronoun and word.lower not in PREPOSITIONS and not word.lower.endswith(("ly", "wise")):
            return True  # not of "put it differently", "sees it otherwise", "took it to court"
    return False


def ways(sentence: Sentence, direct: Sequence[tuple[int, int]], used: set[tuple[int, int] | None]) -> list[Indirect]:
    """According to the ministry, ...; ..., according to the ministry; in the words of Rusk, ...; as Rusk puts it, ..."""
    words = sentence.words
    found = []
    for index in sentence.way_words:
        if index + 2 >= len(words):
            break
        way = _way(sentence, index)
        if way is None or way[0] in used or any(b <= words[index].begin < e for b, e in direct):
            continue
        place, reference, last = way
        end = len(words)
        while end > last and words[end - 1].punctuation:
            end -= 1
        aside = index > 1 and words[index - 1].lower in _ASIDE
        if aside:  # "the coach, which according to the firm was tested"
            begin, stop = last, next((i for i in range(last, end) if words[i].text in _CLOSING), end)
        elif index <= 1:
            comma = next((i for i in range(last, min(end, last + 14)) if words[i].text == ","), None)
            begin, stop = (comma + 1 if comma else last), end
        elif any(word.lower in SPEECH_FORMS for word in words[:index]):
            continue  # whose words begin where, the verb before says
        else:
            begin, stop = 0, index - (words[index - 1].text in {",", "–", "—"})
        if stop - begin < _SHORTEST or any(b < words[stop - 1].end and words[begin].begin < e for b, e in direct):
            continue
        said = Said(
            content=((words[begin].begin, words[stop - 1].end),), kind="indirect", sentence=sentence.number,
            paragraph=sentence.paragraph, reference=reference, cue=place,
        )  # fmt: skip
        found.append(Indirect(said=said, form="according", verb="according"))
    return found


def _way(sentence: Sentence, index: int) -> tuple[tuple[int, int], Reference, int] | None:
    """Where the cue of a way of saying whose words these are stands, whose they are, and the word after it."""
    words = sentence.words
    if words[index].lower == "as":
        reference = next((r for r in sentence.references if r.first == index + 1), None)
        if reference is None or [w.lower for w in words[reference.last : reference.last + 2]] not in _PUTS:
            return None
        return (words[reference.last].begin, words[reference.last + 1].end), reference, reference.last + 2
    if words[index].lower in {"so", "thus"}:
        reference = next((r for r in sentence.references if r.first == index + 1 and r.kind == "name"), None)
        ends = reference is not None and (reference.last == len(words) or words[reference.last].text == ".")
        if reference is None or not ends or not index or words[index - 1].text != ",":
            return None
        return (words[index].begin, words[index].end), reference, reference.last
    size = len(_WAYS[words[index].lower])
    if [w.lower for w in words[index : index + size]] != _WAYS[words[index].lower] or index + size >= len(words):
        return None
    behind = words[index + size + 1].lower if index + size + 1 < len(words) else "."
    if words[index + size].lower in _NO_SOURCES and behind in _ENDING:
        return None  # "according to plan"
    place = (words[index].begin, words[index + size - 1].end)
    reference = next((r for r in sentence.references if r.first == index + size), None)
    if reference is not None:
        return place, reference, reference.last
    last = index + size + 1
    while last < len(words) and words[last].text not in {",", ".", ";"}:
        last += 1
    return place, Reference(first=index + size, last=last, kind="noun", head=words[last - 1].lower), last

"""Clauses: which verb gives words to whom."""

import re
from bisect import bisect_left
from collections.abc import Sequence

import msgspec

from variorum.annotate.lexicon import people
from variorum.annotate.lexicon.function import ADVERBS, CONJUNCTIONS, DETERMINERS, GRAMMAR, PREPOSITIONS
from variorum.annotate.lexicon.verbs import AUXILIARY, CUE_FORMS, NEGATED, NOUNS, SPEECH_FORMS
from variorum.annotate.references import Reference, Sentence
from variorum.annotate.words import Word, word_begin

_OPENING = frozenset([";", ":", "–", "—", "--", "•", "|"])
_PLAIN_PLURALS = re.compile(r"[a-z]{3,}s$")
SPEECH_VERBS = frozenset(SPEECH_FORMS.values())
_SPEAKING = people.ROLES | people.BODIES | people.DOCUMENTS
_BEFORE_NOUN = DETERMINERS - {"all", "both", "one", "some", "many", "most", "several", "that", "this", "those", "these"}
_MAY_END = frozenset(["her", "'s", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"])
"""Of the words that stand before a noun, those that may end a subject."""
_GOVERNING = PREPOSITIONS | {"that", "when", "as", "while"}
_JOINTS = PREPOSITIONS | CONJUNCTIONS
_BREAKING = _JOINTS | AUXILIARY
_NO_SUBJECT = _JOINTS | ADVERBS
_BESIDE_VERB = ADVERBS | AUXILIARY | NEGATED
_ASIDE = frozenset(["who", "whose", "which"])
_BESIDE = frozenset(["at", "by", "from", "in", "near", "outside"])  # before what a subject is beside
_TRADE = 2  # words before a name that no list knows and that tell what somebody is: "says principal cornet Edda Rusk"
_GAP = 4  # words between a subject and its verb that are no adverbs, at most


class Cue(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A verb that gives words to somebody: words `first` to `last` of a sentence; `subject` is who has them."""

    first: int
    last: int
    verb: str
    subject: Reference | None
    inverted: bool = False  # "said Rusk"
    participle: bool = False  # ", adding that"


def cues(sentence: Sentence, quoted: Sequence[tuple[int, int]]) -> list[Cue]:
    """The verbs of speech, thought and stance in `sentence` outside the `quoted` stretches of the text, in order."""
    found: list[Cue] = []
    for index in sentence.cue_words:
        word = sentence.words[index]
        marks_end = _behind(quoted, word.begin)
        if marks_end is None:
            continue
        if word.capital and any(m.span.begin < word.begin < m.span.end for m in sentence.mentions):
            continue  # "the United States"
        if index == 0 or not _is_verb(sentence.words, index):
            after = _inverted(sentence, index, quoted)
            if after is not None and index == 0:
                found.append(Cue(first=index, last=index + 1, verb=CUE_FORMS[word.lower], subject=after, inverted=True))
            continue
        limit = _index_at(sentence, marks_end) if marks_end else 0
        participle = word.lower.endswith("ing") and sentence.words[index - 1].lower not in AUXILIARY
        reference = subject(sentence, index, limit, found, participle)
        if reference is not None and reference.made_up and CUE_FORMS[word.lower] not in SPEECH_VERBS:
            reference = None
        inverted = False
        if (reference is None or (limit == index and reference.last <= limit)) and not participle:
            after = _inverted(sentence, index, quoted)
            if after is not None:
                reference, inverted = after, True
            elif word.capital and index:  # a headline: "Mayor Opens Bridge, Says Town Is Safe"
                reference = _first(sentence, [r for r in sentence.references if r.last <= index], limit)
        found.append(
            Cue(
                first=index,
                last=index + 1,
                verb=CUE_FORMS[word.lower],
                subject=reference,
                inverted=inverted,
                participle=participle,
            )
        )
    for number, cue in enumerate(found):
        if cue.participle and cue.subject is None:  # "While acknowledging that ..., she said"
            later = (c.subject for c in found[number + 1 :] if c.subject and sentence.words[c.subject.first - 1].text == ",")
            found[number] = msgspec.structs.replace(cue, subject=next(later, None))
    return found


def _behind(quoted: Sequence[tuple[int, int]], offset: int) -> int | None:
    """Where the last of the `quoted` stretches before `offset` ends, 0 where there is none; None where it lies in one."""
    last = 0
    for begin, end in quoted:
        if end <= offset:
            last = max(last, end)
        elif begin <= offset:
            return None
    return last


def _told_of(sentence: Sentence, cue: Cue) -> bool:
    """Whether a verb only tells more of its subject: "the gunman who attacked the clinic"."""
    place = cue.subject.last if cue.subject is not None else 0
    return 0 < place < len(sentence.words) and sentence.words[place].lower in {"who", "which", "that"}


def _index_at(sentence: Sentence, offset: int) -> int:
    """The number of the first word that begins at or after `offset` in the text."""
    return bisect_left(sentence.words, offset, key=word_begin)


def _is_verb(words: Sequence[Word], index: int) -> bool:
    """Whether the form at `index` is a verb here and no noun."""
    word, before = words[index], words[index - 1]
    if word.capital and not before.punctuation and not before.capital:
        return False
    after = words[index + 1].lower if index + 1 < len(words) else ""
    if (before.lower in _BEFORE_NOUN or before.lower == "'s") and (before.lower not in _MAY_END or word.lower in NOUNS):
        return False  # but "people close to her said", "a pal of Rusk's told", "a girl of ten told"
    if before.lower in PREPOSITIONS:
        return word.lower.endswith("ing") and before.lower in {"by", "after", "before", "while", "in", "without", "for"}
    if word.lower in NOUNS:
        base = word.lower == CUE_FORMS[word.lower]
        if after in {"of", "from"} or (
            before.text.islower() and before.lower not in _BEFORE_VERB and not _PLAIN_PLURALS.match(before.lower)
        ):
            return not base and before.lower in _SPEAKING
        if base and before.lower not in _BEFORE_BASE and not _PLAIN_PLURALS.match(before.lower):
            return False
    return True


_BEFORE_BASE = frozenset(
    [
        "i",
        "we",
        "you",
        "they",
        "who",
        "to",
        "will",
        "would",
        "can",
        "could",
        "may",
        "might",
        "must",
        "should",
        "do",
        "does",
        "did",
        "not",
        "n't",
        "also",
        "and",
        "or",
    ]
)
_BEFORE_VERB = _BEFORE_BASE | ADVERBS | AUXILIARY | frozenset(["he", "she", "it", "that", "which", "but"])


def subject(sentence: Sentence, index: int, limit: int, before: Sequence[Cue], participle: bool) -> Reference | None:
    """Who does what the verb at `index` says; words before `limit` are not looked at."""
    words, references = sentence.words, [r for r in sentence.references if r.last <= index]
    at = index - 1
    while at >= limit and (words[at].lower in _BESIDE_VERB or words[at].lower.endswith("ly")):
        if any(r.last == at + 1 for r in references):
            break
        at -= 1
    if at < limit:
        aside = _around_aside(sentence, at) if not participle else None
        return aside or (before[-1].subject if before and participle else None)
    here = next((r for r in reversed(references) if r.last == at + 1 and r.last > limit), None)
    if here is not None and here.first and words[here.first - 1].lower in _BESIDE and here.kind != "pronoun":
        governing = next((r for r in references if limit <= r.first < here.first and not _is_governed(words, r)), None)
        here = governing or here  # "A statement read out by her sister said", "Sue in Grange End writes"
    if here is not None:
        return _antecedent(sentence, here, references) if here.head == "who" else _whole(sentence, here, references, limit)
    word = words[at]
    if (
        participle
        and not before
        and at <= 1
        and word.lower in {"while", "when", "after", "before", "without", "in", "by", "despite"}
    ):
        return None
    if word.lower in {"and", "but", "or"} and (aside := _open_aside(sentence, references, at)) is not None:
        return aside
    if participle or word.lower in {"and", "but", "or", "then", "to"}:
        own = [cue for cue in before if cue.subject is not None and not _told_of(sentence, cue)]
        speech = [cue for cue in own if cue.verb in SPEECH_VERBS] if participle and word.text == "," else []
        doer = _behind_that(sentence, references) if participle and not any(c.verb in SPEECH_VERBS for c in own) else None
        if doer is not None:
            return doer
        main = [cue.subject for cue in speech or own]  # "she said he saw little, adding"
        if main and word.text != ";":
            first = before[0].subject is main[0] and before[0].verb in SPEECH_VERBS and not participle
            return main[0] if first and words[at - 1].text == "," else main[-1]
        return _first(sentence, references, limit)
    if word.text in {",", ")", "–", "—"}:
        return (at == limit and _around_aside(sentence, at)) or _before_apposition(sentence, references, at, limit)
    for reference in reversed(references):
        gap = words[reference.last : at + 1]
        if reference.last > limit and len(gap) <= _GAP and not any(w.punctuation or w.lower in CUE_FORMS for w in gap):
            return reference
        break
    return _told_more(sentence, references, limit) or _made_up(sentence, at, limit)


def _behind_that(sentence: Sentence, references: Sequence[Reference]) -> Reference | None:
    """Of whom somebody tells what he did: "Emails show that he sent it on, adding"."""
    return next((r for r in reversed(references) if r.first and sentence.words[r.first - 1].lower == "that"), None)


def _is_governed(words: Sequence[Word], reference: Reference) -> bool:
    return reference.first > 0 and words[reference.first - 1].lower in PREPOSITIONS


def _open_aside(sentence: Sentence, references: Sequence[Reference], at: int) -> Reference | None:
    """Of whom an aside tells that is still open before word `at`: "He leaves a brother, Tom Rusk, who waited and told"."""
    words = sentence.words
    who = next((r for r in reversed(references) if r.head == "who"), None)
    if who is None or not who.first or words[who.first - 1].text != ",":
        return None
    others = any(r.first > who.first for r in references if r.kind == "pronoun")
    closed = others or any(w.punctuation for w in words[who.last : at])
    return None if closed else _antecedent(sentence, who, references)


def _told_more(sentence: Sentence, references: Sequence[Reference], limit: int) -> Reference | None:
    """The subject of whom a clause tells more before the verb: "A warden who asked not to be named said"."""
    for reference in references:
        if reference.kind == "noun" and reference.first >= limit and sentence.words[reference.last].lower == "who":
            return reference
        if reference.kind != "pronoun":
            return None
    return None


def _around_aside(sentence: Sentence, at: int) -> Reference | None:
    """The subject of a verb that stands behind an aside which ends in marks before word `at`: "Rusk, who had called it “mad”,
    said"."""
    words = sentence.words
    if words[at].text != "," and words[at - 1].text != ",":
        return None
    for reference in sentence.references:
        opens = reference.last + 1 < at and words[reference.last].text == "," and words[reference.last + 1].lower in _ASIDE
        if opens and reference.kind != "pronoun":
            return reference
    return None


def _whole(sentence: Sentence, here: Reference, references: Sequence[Reference], limit: int) -> Reference:
    """`here`, or the noun of which it is only the end: "the mother of Rusk"."""
    for reference in reversed(references):
        if reference.last < here.first and reference.first >= limit:
            between = [w.lower for w in sentence.words[reference.last : here.first]]
            if between in (["of"], ["for"], ["of", "the"], ["for", "the"]) and reference.kind != "pronoun":
                return reference
    return here


def _antecedent(sentence: Sentence, who: Reference, references: Sequence[Reference]) -> Reference | None:
    earlier = [r for r in references if r.last <= who.first and r.kind != "pronoun"]
    return earlier[-1] if earlier and who.first - earlier[-1].last <= 6 else None


def _first(sentence: Sentence, references: Sequence[Reference], limit: int) -> Reference | None:
    """The first reference of the clause that no preposition governs."""
    start = max(
        (i + 1 for i, w in enumerate(sentence.words) if w.text in _OPENING and i < (references[-1].last if references else 0)),
        default=0,
    )
    for reference in references:
        governed = reference.first > 0 and sentence.words[reference.first - 1].lower in _GOVERNING
        if reference.first >= max(limit, start if start <= reference.first else 0) and not governed:
            return reference
    return None


def _before_apposition(sentence: Sentence, references: Sequence[Reference], at: int, limit: int) -> Reference | None:
    """The subject before words between commas: "Edda Rusk, 34, a teacher, said"."""
    words = sentence.words
    chosen: Reference | None = None
    for reference in references:
        if reference.first < limit or reference.kind == "pronoun":
            continue
        if reference.first and words[reference.first - 1].lower in PREPOSITIONS:
            continue
        follows = words[reference.last].text if reference.last < len(words) else ""
        if follows in {",", "(", "–", "—"}:
            chosen = reference
            break
        if reference.last < len(words) and words[reference.last].lower in PREPOSITIONS and chosen is None:
            chosen = reference
    if chosen is None and words[at].text == ",":
        return None
    return chosen


def _inverted(sentence: Sentence, index: int, quoted: Sequence[tuple[int, int]]) -> Reference | None:
    """The subject after the verb: "said Edda Rusk"."""
    words = sentence.words
    if words[index].lower == CUE_FORMS[words[index].lower] and words[index].lower not in {"put", "read"}:
        return None
    begin = _past_hearer(sentence, index + 1)
    for reference in sentence.references:
        if reference.first < begin:
            continue
        gap = words[begin : reference.first]
        named = reference.kind == "name"
        light = all(w.lower in ADVERBS or w.lower.endswith("ly") or (named and w.lower not in GRAMMAR) for w in gap)
        if len(gap) <= (_TRADE if named else 1) and light and not any(w.punctuation for w in gap) and reference.head != "who":
            if any(b <= words[reference.first].begin < e for b, e in quoted):
                return None
            return reference
        break
    return None


def unlisted(sentence: Sentence, cue: Cue) -> Reference | None:
    """Whom a verb without a subject gives the words to by a noun that no list knows, right behind it: "said the shepherd"."""
    words = sentence.words
    first = cue.last
    if cue.subject is not None or cue.verb not in SPEECH_VERBS or first >= len(words) or words[first].lower not in DETERMINERS:
        return None
    last = first + 1
    while last < len(words) and last - first <= _GAP and words[last].text.islower() and words[last].lower not in GRAMMAR:
        last += 1
    ends = last == len(words) or words[last].punctuation or words[last].lower in PREPOSITIONS or words[last].lower == "who"
    head = words[last - 1].lower
    named = next((n for n in range(last, min(last + _GAP, len(words))) if words[n].text == ","), 0)
    if named and any(r.first == named + 1 and r.kind == "name" for r in sentence.references):
        last = named  # "the inquirer in chief, Edda Rusk"
    if last == first + 1 or not ends or head in AUXILIARY or (head in CUE_FORMS and head not in NOUNS):
        return None
    return Reference(first=first, last=last, kind="noun", head=head, made_up=True)


def _past_hearer(sentence: Sentence, index: int) -> int:
    """The word behind "to the Lamp" or "to reporters" at `index`, where somebody is named right behind it who may speak: "has
    declared to the Lamp the consul, Edda Rusk"; else `index`."""
    words = sentence.words
    if index + 2 >= len(words) or words[index].lower != "to":
        return index
    first = index + 1 + (words[index + 1].lower in DETERMINERS)
    named = (m.span.end for m in sentence.mentions if words[first].begin == m.span.begin)
    end = next(named, words[first].end if words[first].lower in people.PLURAL_ROLES else 0)
    behind = next((n for n in range(first, len(words)) if words[n].begin >= end), index) if end else index
    return behind if any(r.first == behind and r.kind != "pronoun" for r in sentence.references) else index


def _made_up(sentence: Sentence, at: int, limit: int) -> Reference | None:
    """A noun phrase that no list knows, from its determiner to the verb: "One lot say"."""
    words = sentence.words
    first = at
    while first > (limit - 1 if limit else 0) and at - first < 5:
        word = words[first]
        if word.punctuation or word.lower in _BREAKING or (word.lower in CUE_FORMS and word.lower not in NOUNS):
            return None
        if word.lower in DETERMINERS and not (first > 1 and words[first - 1].lower in PREPOSITIONS):
            return Reference(first=first, last=at + 1, kind="noun", head=words[at].lower, made_up=True) if first < at else None
        first -= 1
    if first == limit == 0 and not words[0].punctuation and words[at].lower not in _JOINTS and at < 3:
        return Reference(first=0, last=at + 1, kind="noun", head=words[at].lower) if words[0].lower not in _NO_SUBJECT else None
    return None

"""Sources without a verb: "according to Rusk, “…”", "Rusk: “…”", "“…” ― Rusk", "“…” That is Rusk"."""

from collections.abc import Sequence

import msgspec

from variorum.annotate.lexicon import people, world
from variorum.annotate.lexicon.function import DETERMINERS, PREPOSITIONS
from variorum.annotate.references import Reference, Sentence

_LONGEST = 8  # words of a source that no list knows: "according to those who were there"
_COLON_REACH = 8  # words between a name and the colon after it that gives it the words, at most
_WAY_REACH = 14  # words between "according to" and the mark, unless it begins the sentence
_OBJECTS = {"her": "she", "him": "he", "them": "they"}
_RULES = frozenset(["–", "—", "―", "--", "-"])
_QUOTING = frozenset(["cite", "cited", "cites", "citing", "quote", "quoted", "quotes", "quoting"])
_BE = frozenset(["been", "being", "is", "was"])
_SAYING = frozenset(["saying", "telling", "warning", "adding", "writing"])
_SO = frozenset(["so", "thus"])  # "“…,” so Rusk", in copy translated from German
_HEARING = frozenset(["hear", "heard", "hears"])
_UTTERING = frozenset(["answer", "call", "cry", "mutter", "reply", "say", "saying", "shout", "tell", "whisper"])
_CALLED = frozenset(
    ["branded", "called", "denounced", "described", "dismissed", "dubbed", "hailed", "labelled", "praised", "termed"]
)
_TELLING = frozenset(["asked", "asks", "assured", "assures", "informed", "informs", "reminded", "tells", "told", "warned"])
_BEARING = frozenset(["bearing", "reading", "saying"])
_BEING = frozenset(["is", "was"])
REPLIES = frozenset(["answer", "rejoinder", "reply", "response", "retort", "riposte"])
"""Words in marks that are one are somebody's who was spoken to."""
_OWN_WORDS = frozenset(
    ["advice", "assessment", "comment", "conclusion", "judgement", "judgment", "message", "opinion", "verdict", "view"]
)
_ACCOUNTS = frozenset(["account", "information", "statement", "statements", "version", "words"])
_OBJECTS_OF = {"her": "she", "his": "he", "their": "they"}
_COMING = frozenset(["came", "comes", "is", "was"])
_WHOSE = frozenset(["a", "an", "her", "his", "the", "their"])
_DASHES = frozenset([",", "–", "—", "--", "-", ")", "]", ".", "…", "..."])


class Found(msgspec.Struct, frozen=True, gc=False):
    """Who has the words, by which cue, and whether the words of the sentence leave no doubt."""

    reference: Reference | None
    cue: tuple[int, int] | None
    sentence: int


def so(sentence: Sentence, behind: int) -> Found | None:
    """“…,” so Rusk; “…,” thus its secretary Petra Ansgar."""
    at = behind
    while at < len(sentence.words) and sentence.words[at].text in _DASHES:
        at += 1
    if at + 1 >= len(sentence.words) or sentence.words[at].lower not in _SO:
        return None
    reference = next((r for r in sentence.references if r.first == at + 1), None)
    if reference is None or (
        reference.last < len(sentence.words) and sentence.words[reference.last].text not in {".", ",", "“", '"', "(", "-", "–"}
    ):
        return None
    word = sentence.words[at]
    return Found(reference, (word.begin, word.end), sentence.number)


def reply(sentence: Sentence, behind: int) -> Found | None:
    """“…,” came the reply; “…” was her answer: somebody who was spoken to says it, whom the words do not name; and “…,” was
    her verdict."""
    words = sentence.words
    at = behind + (behind < len(words) and words[behind].text in _DASHES)
    if at + 2 >= len(words) or words[at].lower not in _COMING or words[at + 1].lower not in _WHOSE:
        return None
    last = at + 2
    while (
        last < min(at + _LONGEST, len(words)) and words[last].text.islower() and words[last].lower not in REPLIES | _OWN_WORDS
    ):
        last += 1
    if last >= len(words) or words[last].lower not in REPLIES | _OWN_WORDS:
        return None
    if words[last].lower in _OWN_WORDS:
        if words[at + 1].lower not in _OBJECTS_OF:
            return None
        pronoun = Reference(first=at + 1, last=at + 2, kind="pronoun", head=_OBJECTS_OF[words[at + 1].lower])
        return Found(pronoun, (words[at].begin, words[last].end), sentence.number)
    reference = Reference(first=at + 1, last=last + 1, kind="noun", head=words[last].lower, made_up=True)
    return Found(reference, (words[at].begin, words[at].end), sentence.number)


def overheard(sentence: Sentence, behind: int) -> Found | None:
    """“…,” she heard him say: the words are of whom somebody heard."""
    words = sentence.words
    hears = next((n for n in range(behind, min(behind + 3, len(words))) if words[n].lower in _HEARING), None)
    says = next((n for n in range(behind, min(behind + _LONGEST, len(words))) if words[n].lower in _UTTERING), None)
    if hears is None or says is None or says <= hears + 1:
        return None
    whose = next((r for r in sentence.references if r.first == hears + 1 and r.last == says), None)
    if whose is None and says == hears + 2 and words[hears + 1].lower in _OBJECTS:
        whose = Reference(first=hears + 1, last=says, kind="pronoun", head=_OBJECTS[words[hears + 1].lower])
    return Found(whose, (words[says].begin, words[says].end), sentence.number) if whose is not None else None


def called_by(sentence: Sentence, ahead: int) -> Found | None:
    """Described by Edda Rusk as “…”; called by Rusk “…”."""
    words = sentence.words
    end = ahead - (ahead > 0 and words[ahead - 1].lower == "as")
    whose = next((r for r in sentence.references if r.last == end and r.first > 1), None)
    if whose is None or words[whose.first - 1].lower != "by" or words[whose.first - 2].lower not in _CALLED:
        return None
    return Found(whose, (words[whose.first - 2].begin, words[whose.first - 2].end), sentence.number)


def shown(sentence: Sentence, ahead: int) -> Found | None:
    """Placards reading “…”; a banner with the words “…”; her answer was “…”."""
    words = sentence.words
    if ahead < 3:
        return None
    cue = (words[ahead - 1].begin, words[ahead - 1].end)
    last = [word.lower for word in words[max(0, ahead - 4) : ahead]]
    if last[-1] in _BEING and last[-2] in REPLIES | _OWN_WORDS and last[-3] in _OBJECTS_OF:
        pronoun = Reference(first=ahead - 3, last=ahead - 2, kind="pronoun", head=_OBJECTS_OF[last[-3]])
        return Found(pronoun, cue, sentence.number)
    end = ahead - 1 if last[-1] in _BEARING else ahead - 3 if last[-3:] == ["with", "the", "words"] else 0
    if end < 1 or words[end - 1].lower.removesuffix("s") not in people.DOCUMENTS:
        return None
    first = end - 1 - (end > 1 and words[end - 2].lower in DETERMINERS)
    reference = Reference(first=first, last=end, kind="noun", head=words[end - 1].lower, made_up=True)
    return Found(reference, cue, sentence.number)


def signed(sentence: Sentence, behind: int) -> Found | None:
    """“…” ― Edda Rusk"""
    words = sentence.words
    if behind + 1 >= len(words) or words[behind].text not in _RULES:
        return None
    reference = next((r for r in sentence.references if r.first == behind + 1 and r.kind == "name"), None)
    if reference is None or (reference.last < len(words) and words[reference.last].text not in {".", ",", "“", '"', "("}):
        return None
    return Found(reference, (words[behind].begin, words[behind].end), sentence.number)


def pointed(sentence: Sentence) -> Found | None:
    """“…” That is Edda Rusk."""
    words = sentence.words
    if len(words) < 3 or words[0].lower not in {"that", "this"} or words[1].lower not in {"is", "was", "'s", "’s"}:
        return None
    for reference in sentence.references[:2]:
        person = reference.mention is not None and reference.mention.kind in {"person", "other"}
        ends = reference.last >= len(words) or words[reference.last].text in {".", ",", "!", "(", ";"}
        if person and ends and reference.first <= 2 < reference.last:
            return Found(reference, (words[1].begin, words[1].end), sentence.number)
    return None


def named_way(sentence: Sentence, behind: int, end: int) -> Found | None:
    """“…”, according to Rusk; in the words of Rusk, somewhere after the marks."""
    for index in sentence.way_words:
        if index < behind:
            continue
        if index >= len(sentence.words) - 2 or sentence.words[index].begin >= end:
            break
        found = _way(sentence, index)
        if found is not None and (index - behind <= 2 or sentence.words[index - 1].text == ","):
            return found
    return None


def way_before(sentence: Sentence, ahead: int) -> Found | None:
    """According to Rusk, “…”."""
    for index in reversed(sentence.way_words):
        found = _way(sentence, index) if index < ahead else None
        if found is not None and not _owns(sentence, found.reference) and (index == 0 or ahead - index < _WAY_REACH):
            return found
    return None


def _owns(sentence: Sentence, reference: Reference | None) -> bool:
    """Whether what follows is only somebody's: "according to Rusk's “Diary”"."""
    behind = sentence.words[reference.last : reference.last + 1] if reference else ()
    return any(word.lower == "'s" for word in behind)


def _way(sentence: Sentence, index: int) -> Found | None:
    words = [w.lower for w in sentence.words[index : index + 4]]
    size = 2 if words[:2] == ["according", "to"] else 4 if words == ["in", "the", "words", "of"] else 0
    if not size:
        return None
    reference = next((r for r in sentence.references if r.first == index + size), None)
    owner = sentence.words[index + size].lower if len(sentence.words) > index + size + 1 else ""
    if reference is None and owner in _OBJECTS_OF and sentence.words[index + size + 1].lower in _ACCOUNTS:
        reference = Reference(first=index + size, last=index + size + 1, kind="pronoun", head=_OBJECTS_OF[owner])
    if reference is None and len(sentence.words) > index + size and sentence.words[index + size].lower in _OBJECTS:
        pronoun = _OBJECTS[sentence.words[index + size].lower]
        reference = Reference(first=index + size, last=index + size + 1, kind="pronoun", head=pronoun)
    if reference is None:
        last = next((n for n in range(index + size, len(sentence.words)) if sentence.words[n].punctuation), index + size)
        if not 0 < last - index - size <= _LONGEST:
            return None
        reference = Reference(first=index + size, last=last, kind="noun", head=sentence.words[last - 1].lower, made_up=True)
    return Found(reference, (sentence.words[index].begin, sentence.words[index + size - 1].end), sentence.number)


def quoted_as(sentence: Sentence, begin: int, end: int) -> Found | None:
    """Whose words a paper or a statement only passes on: "“…,” the note quotes Rusk as saying", "Rusk is quoted as
    saying “…”", with the verb between the words `begin` and `end`."""
    words = sentence.words
    for index in sentence.way_words:
        if not begin < index < min(end, len(words)) - 1:
            continue
        if words[index].lower != "as" or words[index + 1].lower not in _SAYING:
            continue
        verb = next((n for n in range(index - 1, max(begin, index - _LONGEST) - 1, -1) if words[n].lower in _QUOTING), None)
        if verb is None:
            continue
        passive = verb > 0 and words[verb - 1].lower in _BE
        doers = [r for r in sentence.references if r.last < verb and (r.kind == "name" or r.last == verb - 1)]
        before = doers if passive else []
        whose = before[-1] if before else next((r for r in sentence.references if r.last == index and not passive), None)
        if whose is None and not passive and words[index - 1].lower in _OBJECTS:  # "he quoted her as saying"
            whose = Reference(first=index - 1, last=index, kind="pronoun", head=_OBJECTS[words[index - 1].lower])
        if whose is not None:
            return Found(whose, (words[index + 1].begin, words[index + 1].end), sentence.number)
    return None


def colon_at(sentence: Sentence, ahead: int) -> bool:
    return ahead > 0 and sentence.words[ahead - 1].text == ":"


def colon_before(sentence: Sentence, ahead: int) -> Found | None:
    """Commander Thomas Wierling: “…”; Ministry again: letters “…”."""
    colon = next((i for i in range(min(ahead, len(sentence.words)) - 1, 0, -1) if sentence.words[i].text == ":"), None)
    if colon is None:
        return None
    whom = next((r for r in sentence.references if r.last < colon and sentence.words[r.last].lower == "whom"), None)
    if whom is not None and colon - whom.last <= _COLON_REACH:  # "the Edda Rusk whom the Lamp quotes: “...”"
        return Found(whom, (sentence.words[colon].begin, sentence.words[colon].end), sentence.number)
    references = [r for r in sentence.references if r.last <= colon and r.head not in {"a.m.", "p.m.", "who", "which"}]
    named = [r for r in references if not _is_beside(sentence, r, references)]
    if not named:
        return None
    if (
        len(named) > 1
        and _is_of_a_land(named[-1])
        and sentence.words[named[-1].first - 1].text == ","
        and named[-1].last == colon
    ):
        return Found(named[-2], (sentence.words[colon].begin, sentence.words[colon].end), sentence.number)
    beside = named[-1] if colon - named[-1].last <= 1 and named[-1].kind != "pronoun" and not _acts(named) else named[0]
    if beside.head == "it":
        beside = next((r for r in reversed(references) if r.mention is not None and r.mention.kind == "person"), beside)
    if colon - beside.last > _COLON_REACH and colon != ahead - 1:
        return None
    word = sentence.words[colon]
    return Found(beside, (word.begin, word.end), sentence.number)


def _is_beside(sentence: Sentence, reference: Reference, all_of_them: Sequence[Reference]) -> bool:
    """Whether a preposition governs `reference`, or what it only names ("by her solicitor, Edda Rusk"), or it is told ("told
    Edda:")."""
    words = sentence.words
    if not reference.first:
        return False
    if words[reference.first - 1].lower in PREPOSITIONS or words[reference.first - 1].lower in _TELLING:
        return True
    before = next((r for r in all_of_them if r.last == reference.first - 1), None)
    return before is not None and words[before.last].text == "," and words[before.first - 1].lower == "by"


def _is_of_a_land(reference: Reference) -> bool:
    """Whether a name only tells whence somebody is: "Edda Rusk, a Dane: “…”"."""
    return reference.mention is not None and reference.mention.name.lower() in world.DEMONYMS


def _acts(named: Sequence[Reference]) -> bool:
    """Whether the first of `named` is a person who acts on the others: "then she sent a message:"."""
    return len(named) > 1 and (named[0].kind == "pronoun" or named[0].mention is not None) and named[-1].mention is None

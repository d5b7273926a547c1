"""Assertions: whether words that the tagger gives to somebody are said, asked, denied or somebody else's."""

from bisect import bisect_right
from collections.abc import Sequence

from variorum.annotate.indirect import QUESTIONS, has_verb
from variorum.annotate.joined import Ranges
from variorum.annotate.lexicon.function import ADVERBS, DETERMINERS, PREPOSITIONS
from variorum.annotate.lexicon.verbs import AUXILIARY, NEGATED, NOUNS, SPEECH_FORMS, forms
from variorum.annotate.references import Sentence
from variorum.language import Attribution

_HEARSAY = frozenset(["reportedly", "allegedly", "supposedly", "purportedly", "apparently", "rumoured", "rumored"])
_EMPTY = ADVERBS | AUXILIARY | DETERMINERS
_NEAR = 8  # characters before a cue: where the "not" of "did not say" stands
_RELATIVE = frozenset(["who", "which", "whose", "that", "where"])
_WITHHELD = frozenset(["declined", "declining", "refused", "refusing", "refuses", "declines", "avoided", "without", "careful"])
_TURNED_DOWN = frozenset(
    ["reject", "rejects", "rejected", "rejecting", "dismiss", "dismisses", "dismissed", "dismissing", "rebuffed", "spurned"]
)
_BE = frozenset(["am", "are", "be", "been", "being", "is", "was", "were"])
_JOINING = frozenset(["also", "and", "but", "has", "had", "have", "he", "it", "or", "she", "they", "then", "to", "we", "who"])
_TELLING = frozenset(["advised", "asked", "assured", "informed", "notified", "reassured", "reminded", "told", "warned"])
_CLAUSE_ONLY = frozenset(["say", "add"])  # govern nothing but what is said
_INTENDS = frozenset(
    form
    for verb in ("aim", "attempt", "hope", "intend", "like", "plan", "prefer", "prepare", "seek", "try", "want")
    for form in forms(verb)
)  # what follows with "to" is meant to be done and not said
_OF_DEEDS = frozenset(
    form
    for verb in ("acknowledge", "admit", "confess", "deny", "recall", "recount", "remember", "report")
    for form in forms(verb)
)
"""Verbs that a form in -ing follows where somebody says to have done something or not."""
_DONE_TO = frozenset(
    [
        "accused", "acquitted", "blamed", "charged", "cleared", "condemned", "convicted", "criticised", "criticized", "found",
        "indicted", "jailed", "sentenced", "suspected",
    ]
)  # fmt: skip
"""What is done to whom others speak of: it says nothing."""
_AFTER_NOUN = PREPOSITIONS | {"that", "to"}
_BEHIND_VERB = PREPOSITIONS | {"as"}  # "known as"
_FEWEST = 3  # words before ", she said" that are a statement whatever they are


def is_hearsay(sentence: Sentence, cue: tuple[int, int]) -> bool:
    """Whether a cue gives words to nobody: "reportedly", or words of grammar alone."""
    words = _words(sentence, cue)
    return any(word in _HEARSAY for word in words) or (bool(words) and all(word in _EMPTY for word in words))


def of_a_noun(text: str, sentence: Sentence, one: Attribution) -> bool:
    """Whether a cue is a noun, and what follows it tells of the noun: "a claim Norland has rejected"."""
    place = next((n for n, word in enumerate(sentence.words) if word.begin == one.cue[0]), 0)
    word = sentence.words[place]
    if not place or word.end != one.cue[1] or word.lower not in NOUNS or sentence.words[place - 1].lower not in DETERMINERS:
        return False
    if text[one.cue[1] : one.content[0][0]].strip():
        return False
    return text[slice(*one.content[0])].split()[0].lower() not in _AFTER_NOUN


def is_passive(sentence: Sentence, cue: tuple[int, int]) -> bool:
    """Whether a cue without a source tells what is said and not by whom: "are thought", "a city once called", "Asked"."""
    words = _words(sentence, cue)
    place = next((n for n, word in enumerate(sentence.words) if word.end > cue[0]), 0)
    while len(words) > 1 and words[-1] in _BEHIND_VERB:
        words.pop()  # "known as"
    if not words or words[-1].endswith("ing"):
        return False
    before = [word.lower for word in sentence.words[max(0, place - 2) : place]]
    behind = sentence.words[place - 1] if place else None
    alone = behind is None or (behind.text.isalpha() and behind.lower not in _JOINING)
    return bool(_BE & {*before, *words[:-1]}) or words == ["known"] or (alone and words[-1].endswith("ed"))


def is_told(sentence: Sentence, one: Attribution) -> bool:
    """Whether what stands as the source of `one` is told the words and does not say them: "Rusk was told that ..."."""
    words = _words(sentence, one.cue)
    told = one.source is not None and one.source[1] <= one.cue[0] and bool(words) and words[-1] in _TELLING
    place = next((n for n, word in enumerate(sentence.words) if word.end > one.cue[0]), 0)
    before = {word.lower for word in sentence.words[max(0, place - 2) : place]}
    return told and bool(_BE & {*before, *words[:-1]})


def asserted(
    text: str, one: Attribution, content: Ranges, sentences: Sequence[Sentence], begins: Sequence[int], home: Sentence
) -> bool:
    """Whether `content` is said to be so: neither asked nor denied, and a clause rather than a thing spoken of."""
    words = " ".join(text[slice(*part)] for part in content).split()
    if _denied(one, home) or (words and words[0].lower() in QUESTIONS):
        return False
    verb = _words(home, one.cue)
    if one.source is not None and one.source[1] <= one.cue[0] and not _BE.isdisjoint(verb) and not _DONE_TO.isdisjoint(verb):
        return False  # "He was found guilty of taking two payments"
    if words and words[0].lower() == "to" and _INTENDS.intersection(_words(home, one.cue)[-1:]):
        return False
    if words and words[0].lower().endswith("ing") and not _OF_DEEDS.isdisjoint(verb[-1:]):
        return True  # "denies paying anyone" says that nobody was paid
    return (
        _stands_before(text, one, content)
        or _is_said(home, one, words)
        or any(_states(s, sentences, begins) for s in one.content)
    )


def _words(sentence: Sentence, span: tuple[int, int]) -> list[str]:
    return [w.lower for w in sentence.words if w.begin < span[1] and span[0] < w.end and not w.punctuation]


def _stands_before(text: str, one: Attribution, content: Ranges) -> bool:
    """Whether a comma, the source and the cue follow: "People slid past her, she recalled"."""
    end = content[-1][1]
    begin = min(one.cue[0], one.source[0]) if one.source else one.cue[0]
    between = text[end:begin].strip()
    return end <= begin and between in {",", "–", "—"} and len(text[content[0][0] : end].split()) >= _FEWEST


def _is_said(sentence: Sentence, one: Attribution, words: Sequence[str]) -> bool:
    """Whether a verb that governs nothing but clauses governs `words`: "said the teams remain in touch"."""
    verb = next(iter(_words(sentence, one.cue)[-1:]), "")
    return SPEECH_FORMS.get(verb) in _CLAUSE_ONLY and len(words) > _FEWEST and words[0].lower() not in PREPOSITIONS


def _denied(one: Attribution, sentence: Sentence) -> bool:
    """Whether the cue tells of words that were not said, "did not say", "declined to comment", or are another's: "rejected"."""
    words = [w.lower for w in sentence.words if w.begin < one.cue[1] and (w.end > one.cue[0] or w.end > one.cue[0] - _NEAR)]
    return any(word in NEGATED or word in _WITHHELD or word in _TURNED_DOWN or word.endswith("n't") for word in words)


def _states(span: tuple[int, int], sentences: Sequence[Sentence], begins: Sequence[int]) -> bool:
    """Whether the words of `span` have a verb of their own: "the bridge would close", "to close the bridge"."""
    sentence = sentences[max(0, bisect_right(begins, span[0]) - 1)]
    inside = [
        n for n, word in enumerate(sentence.words) if word.begin < span[1] and span[0] < word.end and not word.punctuation
    ]
    if not inside:
        return False
    first, last = inside[0], inside[-1] + 1
    if sentence.words[first].lower == "that":
        first += 1
    if first == last or sentence.words[first].lower in QUESTIONS:
        return False
    if sentence.words[first].lower == "to" or (first and sentence.words[first - 1].lower == "to"):
        return True
    relative = next((n for n in range(first + 1, last) if sentence.words[n].lower in _RELATIVE), last)
    return has_verb(sentence, first, relative)

"""Subjects: whether somebody who is named begins a clause of a sentence and does what its verb says."""

from collections.abc import Sequence

from variorum.annotate.lexicon import people
from variorum.annotate.lexicon.function import CONJUNCTIONS, DETERMINERS, GRAMMAR, PREPOSITIONS
from variorum.annotate.lexicon.verbs import AUXILIARY, CUE_FORMS, SPEECH_FORMS
from variorum.annotate.references import Reference, Sentence
from variorum.annotate.words import Word

_LONGEST_PLACE = 4  # words that say where or when before a subject: "In the old square"
_PLACING = frozenset(["at", "beside", "by", "from", "in", "inside", "near", "on", "outside", "under"])
_PRESENTING = [[word, verb] for word in ("it", "that", "there", "this") for verb in ("is", "was")]
_COLOURED = 3  # words before a name that only colour it, at most
_JOINING = CONJUNCTIONS | {"and", "but", "then"}


def is_subject(sentence: Sentence, reference: Reference, *, acts: bool = False) -> bool:
    """Whether `reference` begins its sentence, or a verb follows it; with `acts`, whatever follows where a clause begins."""
    words = sentence.words
    if reference.first == 0 or (reference.first == 1 and words[0].lower in _JOINING):
        return True
    if not any(word.text[0].isalpha() for word in words[: reference.first]):
        return True  # "10.20 Rusk has just come out"
    if reference.first <= _COLOURED and not any(_is_no_adjective(word) for word in words[: reference.first]):
        return True  # "Bleary-eyed counter Edda Rusk was"
    if [word.lower for word in words[: reference.first]] in _PRESENTING:
        return True  # "It is the minister's chief of staff"
    if _only_where(words[: reference.first]):
        return True  # "In the square a boy of eighteen held up"
    if words[reference.first - 1].lower in {"and", "but", "that", "while", "as", ",", "when", "because"}:
        return reference.last < len(words) and (
            (acts and words[reference.first - 1].lower != ",")
            or words[reference.last].lower in AUXILIARY
            or words[reference.last].lower in CUE_FORMS
            or words[reference.last].text == ","
            or words[reference.last].lower == "who"
        )
    return False


def inserted_behind(sentence: Sentence, pronoun: Reference) -> int:
    """Where the words begin that "he" cannot mean, right before it: "The minister, he said, was tired"; else how many words
    there are."""
    words = sentence.words
    cut_in = pronoun.first > 1 and words[pronoun.first - 1].text == "," and pronoun.last < len(words)
    if cut_in and words[pronoun.last].lower in SPEECH_FORMS and any(w.text == "," for w in words[pronoun.last :]):
        return next((r.first for r in sentence.references if r.last == pronoun.first - 1), len(words))
    return len(words)


def opening(sentence: Sentence) -> int:
    """Where the words end that open a sentence and tell of its subject before it is named: "Asked about Rusk, she ..."."""
    words = sentence.words
    first = words[0].lower if words else ""
    if not (first.endswith(("ed", "ing")) and "-" not in first) and first not in people.OPENERS:
        return 0
    led = next((i for i, word in enumerate(words) if i and word.lower in {"he", "she"} and words[i - 1].text == ","), 0)
    return led or next((i for i, word in enumerate(words) if word.text == "," or word.lower in {"he", "she"}), 0)


def _only_where(before: Sequence[Word]) -> bool:
    """Whether all the words `before` somebody say where or when, without a comma: "In the square", "On Monday"."""
    if not 1 < len(before) <= _LONGEST_PLACE or before[0].lower not in _PLACING:
        return False
    return not any(
        word.punctuation
        or word.lower in AUXILIARY
        or word.lower in CUE_FORMS
        or word.lower in CONJUNCTIONS
        or word.lower == "and"
        or (word.lower in PREPOSITIONS and place)
        or word.lower.endswith(("ed", "ing"))
        for place, word in enumerate(before)
    ) and (before[-1].lower not in DETERMINERS)


def _is_no_adjective(word: Word) -> bool:
    """Whether `word` is something else than an adjective or a noun that colours the name behind it."""
    lower = word.lower
    if word.punctuation or lower in GRAMMAR or lower in PREPOSITIONS or lower in AUXILIARY or lower in CUE_FORMS:
        return True
    return lower.endswith("ing") or (lower.endswith("ed") and "-" not in lower)

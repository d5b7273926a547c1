"""Fates: what the verb by a figure says of those that it counts."""

from variorum.annotate.lexicon import sections
from variorum.annotate.quantities.sentence import Sentence
from variorum.annotate.quantities.words import ACTIVE, CHAIN, STATES, STOPS, is_participle

_LISTS = sections("figures.txt")

VERBS = {
    form: fate
    for fate, forms in {
        "killed": "kill kills killing killed",
        "injured": "injure injures injuring injured",
        "wounded": "wound wounds wounding wounded",
        "hurt": "hurts hurting",
        "arrested": "arrest arrests arresting arrested",
        "displaced": "displace displaces displacing displaced",
        "hospitalised": "hospitalise hospitalises hospitalising hospitalised",
        "hospitalized": "hospitalize hospitalizes hospitalizing hospitalized",
    }.items()
    for form in forms.split()
}
"""Verbs that say what was done to persons, each with its participle."""
DONE = frozenset(VERBS.values())

_NO_ACTION = _LISTS["no_action"]
_AFTER_PARTICIPLE = _LISTS["after_participle"]
_VERBS_OF_HARM = _LISTS["verbs_of_harm"]
_OBJECTS = _LISTS["objects"]
_LASTING = _LISTS["lasting"]
_CLAIMED = frozenset(["claimed", "claiming", "claims", "took", "taking", "cost", "costing"])
_FOUND = frozenset(["found", "pronounced", "declared", "left", "confirmed", "presumed", "feared", "reported", "discovered"])
_SUFFERED = frozenset(["suffered", "suffering", "suffers", "sustained", "sustaining", "received", "with"])
_HARM = frozenset(["wound", "wounds", "injury", "injuries", "burns", "fractures"])
_CONDITIONS = frozenset(["critical", "serious", "stable", "grave", "fair", "good", "guarded"])
_WARDS = frozenset(["hospital", "hospitals", "surgery", "clinic"])
_REACH_WITHIN = 6  # words from that verb to what it leads to: "taken to a nearby hospital"


def fate(sentence: Sentence, at: int) -> str | None:
    """What became of those counted, in the words from `at` on: "were killed", "have not been found", "doses sent to".

    What is said beside the verb goes with it where it changes the meaning: "shot to death", "pronounced dead", "fatally
    shot". None where those counted are the ones who did it: "five men shot a guard".
    """
    chained = negated = fatally = False
    limit = min(sentence.last, at + sentence.settings.fate_words)
    while at < limit:
        word = sentence.word(at)
        aside = word == "," and sentence.word(at + 1) in CHAIN
        if not (word in CHAIN or aside or (word in ("not", "n't") and chained)):
            break
        negated = negated or word == "not"
        fatally = fatally or word in ("fatally", "mortally")
        chained = chained or word not in ("that", "fatally", "mortally", "who", ",")
        at += 1
    word, after = sentence.word(at), sentence.word(at + 1)
    if at >= limit:
        return None
    if (word, after) in (("on", "board"), ("aboard", after)):
        return "aboard"
    if word == "lost" and sentence.word(at + 2) in ("life", "lives"):
        return sentence.phrase(at, at + 3)
    if word in ("fall", "fell", "falls", "fallen", "taken", "became", "become") and after in ("ill", "sick"):
        return f"{word} {after}"
    if harm := _suffering(sentence, at):
        return harm
    passive = chained or (word not in ACTIVE and (after in _AFTER_PARTICIPLE or not after[:1].isalpha()))
    if word in STATES or word in _LASTING or (is_participle(word) and passive):
        if word not in STATES and word not in _LASTING and not chained and sentence.word(at - 1) == ",":
            return None
        if word in _VERBS_OF_HARM and not chained and _has_object(sentence, at + 1):
            return None
        told = _told(sentence, at, fatally=fatally)
        return f"not {told}" if negated else told
    return None


def _told(sentence: Sentence, at: int, *, fatally: bool) -> str:
    """The verb at `at` with what it leads to: "shot to death", "shot and killed", "found dead", "taken to a hospital"."""
    word, after = sentence.word(at), sentence.word(at + 1)
    if fatally and word in _VERBS_OF_HARM:
        return f"fatally {word}"
    if word in _FOUND and (after in STATES or (after == "at" and sentence.word(at + 2) == "dead")):
        return sentence.phrase(at, at + 4) if sentence.phrase(at + 2, at + 4) == "to death" else f"{word} {after}"
    if word in _VERBS_OF_HARM:
        if (after, sentence.word(at + 2)) == ("to", "death") or (after == "and" and sentence.word(at + 2) in STATES):
            return sentence.phrase(at, at + 3)
        if after in ("dead", "fatally", "himself", "herself", "themselves"):
            return sentence.phrase(at, at + 2)
    if word in ("taken", "rushed", "transported", "flown", "airlifted", "driven", "brought", "sent", "carried"):
        for there in range(at + 1, min(sentence.last, at + _REACH_WITHIN)):
            if sentence.word(there) in _WARDS:
                return f"{word} to {sentence.word(there)}"
    return word


def _suffering(sentence: Sentence, at: int) -> str | None:
    """ "suffered gunshot wounds", "in critical condition": harm that a noun tells."""
    word = sentence.word(at)
    if word in _SUFFERED:
        for there in range(at + 1, min(sentence.last, at + _REACH_WITHIN)):
            if sentence.word(there) in _HARM:
                return f"{word} {sentence.word(there)}" if word != "with" else sentence.word(there)
    if word in ("to", "in"):
        for there in range(at + 1, min(sentence.last, at + _REACH_WITHIN - 2)):
            if sentence.word(there) in _WARDS and sentence.word(there + 1) not in ("staff", "in", "beds", "officials"):
                return f"{word} {sentence.word(there)}"
    if word == "in" and sentence.word(at + 1) in _CONDITIONS and "condition" in (sentence.word(at + 2), sentence.word(at + 4)):
        return f"in {sentence.word(at + 1)} condition"
    return None


def _has_object(sentence: Sentence, at: int) -> bool:
    """Whether the words at `at` are what a verb is done to: "a guard", "his wife", "12 people", "Lena Ort"."""
    if at >= sentence.last:
        return False
    token = sentence.tokens[at]
    return token.word in _OBJECTS or token.number is not None or (token.capital and token.word not in STATES)


def leading(sentence: Sentence, at: int) -> str | None:
    """The verb right before the figure at `at` that says what was done: "killed 28 people", "carrying 379"."""
    at -= sentence.word(at - 1) == "all"  # "killing all six"
    word = sentence.word(at - 1)
    if word == "of" and sentence.word(at - 2) in ("life", "lives") and _CLAIMED & {sentence.word(at - by) for by in (3, 4)}:
        return "killed"
    if word in _VERBS_OF_HARM and sentence.word(at - 2) in ("fatally", "mortally"):
        return f"{sentence.word(at - 2)} {word}"
    if word in VERBS:
        return VERBS[word]
    if word in STATES:
        return word
    if word in STOPS or word in CHAIN or not word:
        return None
    if word.endswith("ing") and len(word) > 5 and word not in _NO_ACTION:
        return word
    return word if word.endswith("ed") and len(word) > 4 else None

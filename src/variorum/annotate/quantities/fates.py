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

_NO_ACTION = _LISTS["no_action"]
_AFTER_PARTICIPLE = _LISTS["after_participle"]
_REACH = 12  # words from a noun to the verb that says what became of it


def fate(sentence: Sentence, at: int) -> str | None:
    """What became of those counted, in the words from `at` on: "were killed", "have not been found", "doses sent to"."""
    chained = negated = False
    limit = min(sentence.last, at + _REACH)
    while at < limit:
        word = sentence.word(at)
        aside = word == "," and sentence.word(at + 1) in CHAIN
        if not (word in CHAIN or aside or (word in ("not", "n't") and chained)):
            break
        negated = negated or word == "not"
        chained = True
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
    passive = chained or (word not in ACTIVE and (after in _AFTER_PARTICIPLE or not after[:1].isalpha()))
    if word in STATES or (is_participle(word) and passive):
        if word not in STATES and not chained and sentence.word(at - 1) == ",":
            return None
        return f"not {word}" if negated else word
    return None


def leading(sentence: Sentence, at: int) -> str | None:
    """The verb right before the figure at `at` that says what was done: "killed 28 people", "carrying 379"."""
    word = sentence.word(at - 1)
    if word in VERBS:
        return VERBS[word]
    if word in STATES:
        return word
    if word in STOPS or word in CHAIN or not word:
        return None
    if word.endswith("ing") and len(word) > 5 and word not in _NO_ACTION:
        return word
    return word if word.endswith("ed") and len(word) > 4 else None

"""Single persons and nobody: "a man was shot dead" counts one, "no one was hurt" counts none."""

from variorum.annotate.lexicon import sections
from variorum.annotate.quantities.fates import VERBS, fate
from variorum.annotate.quantities.sentence import Sentence
from variorum.annotate.quantities.words import PLURALS, STATES, STOPS, is_person, is_plural

_LISTS = sections("figures.txt")

_HARMS = _LISTS["harms"]
_ARTICLES = frozenset(["a", "an", "another", "the", "his", "her", "their", "that", "this"])
_NOBODY = _LISTS["nobody"]
_NO_HARM = _LISTS["no_harm"]
_TAKERS = frozenset(["killed", "kills", "killing", "injured", "injures", "injuring", "wounded", "wounds", "wounding", "shot"])
_DEEDS = {"killing": "killed", "death": "dead", "murder": "murdered", "shooting": "shot", "slaying": "slain"}
_LEAVING = frozenset(["left", "leaves", "leaving"])
SIGNS = _HARMS | _NO_HARM | _TAKERS | _LEAVING | _DEEDS.keys() | {"mortally"}
"""The words without one of which nobody in a sentence is told to be harmed, or to be unharmed."""
OPENERS = _ARTICLES | _NOBODY | {"no"}
"""The words with which a single person or nobody begins, but for a noun that opens its sentence."""
_LONGEST_GROUP = 9  # words from the article to the person: "a 22-year-old off-duty police officer"
_MOST_JOINED = 20  # "a man and his two sons"; more are told as a number of their own
_MOST_ASIDES = 2  # ", 34, of Orle,"
_LONGEST_ASIDE = 8  # words between commas after the person: ", 23, of Dobrin Street,"


def single_at(sentence: Sentence, at: int) -> tuple[int, float, str] | None:
    """The index after a person, or nobody, that begins at `at`, how many that is, and what became of them.

    None where no person begins there, and where nothing is told that harmed them.
    """
    if nobody := _nobody(sentence, at):
        return nobody
    head = _head(sentence, at)
    if head is None:
        return None
    person, number = sentence.word(head), 1.0
    while number < _MOST_JOINED and sentence.word(head + 1) == "and" and (joined := _joined(sentence, head + 2)):
        head, number = joined[0], number + joined[1]
        person = "people"
    if told := _led(sentence, at, head):
        return head + 1, number, f"{person} {told}"
    for after in _after_asides(sentence, head + 1):
        told = fate(sentence, after)
        if told and _is_harm(told):
            return head + 1, number, f"{person} {told}"
        if told:
            return None
    return None


def _is_harm(told: str) -> bool:
    return any(word in _HARMS for word in told.split())


def _nobody(sentence: Sentence, at: int) -> tuple[int, float, str] | None:
    """ "no one was hurt", "nobody was killed", "no injuries were reported"."""
    words = (sentence.word(at), sentence.word(at + 1))
    if words[0] == "no" and words[1] in _NO_HARM:
        return at + 2, 0, _NO_HARM_FATES[words[1]]
    if words[0] == "no" and words[1] == "other" and sentence.word(at + 2) in _NO_HARM:
        return None
    end = at + 2 if words in (("no", "one"), ("no", "people"), ("no", "passengers")) else at + 1 if words[0] in _NOBODY else 0
    if not end or sentence.word(end) in ("else", "other"):
        return None
    told = fate(sentence, end)
    return (end, 0, told) if told and not told.startswith("not ") and _is_harm(told) else None


_NO_HARM_FATES = {
    "injuries": "injured",
    "injury": "injured",
    "deaths": "dead",
    "fatalities": "dead",
    "casualties": "casualties",
    "arrests": "arrested",
}


def _head(sentence: Sentence, at: int) -> int | None:
    """The index of the one person whose noun group begins at `at`: "a 22-year-old man", or "Man" opening a headline."""
    word = sentence.word(at)
    if word not in _ARTICLES:
        opens = at == sentence.first and is_person(word) and not is_plural(word) and word not in PLURALS
        return at if opens and not is_person(sentence.word(at + 1)) and word not in STATES else None
    head = None
    for there in range(at + 1, min(sentence.last, at + _LONGEST_GROUP)):
        word = sentence.word(there)
        numeral = sentence.number(there) is not None
        if not numeral and word != "-" and (not word[0].isalpha() or word in STOPS):
            break
        if is_plural(word) and word != "years":
            head = None
            break
        if is_person(word) and word not in PLURALS and word not in STATES:
            head = there
        elif head is not None:
            break
    if head is None and sentence.phrase(at + 1, at + 6).endswith("year-old") and sentence.number(at + 1) is not None:
        head = at + 5
        while head + 1 < sentence.last and sentence.tokens[head + 1].capital and head < at + _LONGEST_GROUP:
            head += 1
    return head


def _joined(sentence: Sentence, at: int) -> tuple[int, float] | None:
    """The last word of those who are counted together with the person before "and", and how many they are."""
    if (head := _head(sentence, at)) is not None:
        return head, 1
    at += sentence.word(at) in _ARTICLES
    number = sentence.number(at)
    if number is None or not 2 <= number <= _MOST_JOINED:
        return None
    for there in range(at + 1, min(sentence.last, at + _LONGEST_GROUP)):
        word = sentence.word(there)
        if not word[0].isalpha() or word in STOPS:
            return None
        if is_person(word) and (is_plural(word) or word in PLURALS):
            return there, number
    return None


def _led(sentence: Sentence, at: int, head: int) -> str | None:
    """What was done by the words before: "killed a man", "left a man dead", "the death of a man"."""
    before = sentence.word(at - 1)
    if before in _LEAVING and sentence.word(head + 1) in STATES and _is_harm(sentence.word(head + 1)):
        return sentence.word(head + 1)
    if before in _TAKERS and sentence.word(at - 2) not in ("was", "were", "been", "are", "is"):
        return VERBS.get(before, before)
    if before == "of" and sentence.word(at - 2) in _DEEDS:
        return _DEEDS[sentence.word(at - 2)]
    return None


def _after_asides(sentence: Sentence, at: int) -> list[int]:
    """Where the verb of the person whose group ends before `at` may stand: right there, or after an aside."""
    found = [at]
    if sentence.word(at) in ("in", "of", "from", "at", "inside", "near") and sentence.word(at) != ",":
        for there in range(at + 1, min(sentence.last, at + _LONGEST_ASIDE)):
            if sentence.word(there) in ("was", "is", "has", "had", "who", ","):
                found.append(there)
                break
    for _ in range(_MOST_ASIDES):
        if sentence.word(found[-1]) != "," and sentence.word(found[-1] - 1) != ",":
            break
        begin = found[-1] + (sentence.word(found[-1]) == ",")
        closing = [at for at in range(begin, min(sentence.last, begin + _LONGEST_ASIDE)) if sentence.word(at) == ","]
        if not closing:
            break
        found.append(closing[0] + 1)
    return found

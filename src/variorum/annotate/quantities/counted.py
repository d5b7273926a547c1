"""What a figure counts: its unit, and the noun and the fate that the words around it give, in the report's own words."""

import msgspec

from variorum.annotate.lexicon import sections
from variorum.annotate.quantities.fates import DONE, fate, leading
from variorum.annotate.quantities.figures import Figure, numbers
from variorum.annotate.quantities.measures import measured, unit_after
from variorum.annotate.quantities.sentence import Sentence
from variorum.annotate.quantities.units import UNITS, Unit
from variorum.annotate.quantities.words import GROUPS, HEDGES_AFTER, PLURALS, STATES, STOPS, is_participle, is_person, is_plural

_LISTS = sections("figures.txt")

_PARTITIVES = frozenset(["them", "these", "those", "whom", "which"])
_DETERMINERS = frozenset(["the", "its", "his", "her", "their", "our", "all", "whose"])
_RISING = frozenset(["to", "at", "of", "reached", "is", "was", "stood", "hit", "now", "stands", "reaches", "hits"])
_CHANGES = _LISTS["changes"]
_TOLLS = frozenset(["toll", "tolls"])
_OF_ROADS = frozenset(["road", "roads", "bridge", "bridges", "tunnel", "gate", "gates", "booth", "booths", "plaza", "motorway"])
_OF_TOLLS = frozenset(["death", "casualty", "injury"])
_LONGEST_GROUP = 6  # words of a noun group: "six newly built coast guard boats"
_COLLECTIVES = _LISTS["collectives"]
_QUOTES = frozenset("\"'")
_NO_PEOPLE = frozenset(
    ["armada", "cavalcade", "colony", "convoy", "fleet", "flock", "flotilla", "herd", "motorcade", "pack", "pride", "shoal"]
    + ["squadron", "swarm"]
)
"""Groups that are made up of ships, vehicles, aircraft or beasts."""


class Counted(msgspec.Struct, frozen=True, gc=False):
    """What a figure counts. `end` is the index after the unit or noun that belongs to its words; `own` says that the words
    beside the figure name it, so that nothing need be taken over from an earlier figure. `noun` is its noun alone."""

    unit: Unit | None
    of: str | None
    end: int
    own: bool
    noun: str | None = None


def counted(sentence: Sentence, figure: Figure) -> Counted:
    """What `figure` counts, by the words of its sentence."""
    if unit := unit_after(sentence, figure):
        return Counted(unit[0], measured(sentence, unit[1]), unit[1], own=True)
    if figure.prefix:
        return Counted(UNITS[figure.prefix], measured(sentence, figure.end), figure.end, own=True)
    if figure.adverb:
        return Counted(UNITS["times"], None, figure.end, own=True)
    begin, bound = _group_begin(sentence, figure.end)
    end = begin if bound == "pronoun" else _group_end(sentence, begin, figure)
    if end == begin and not bound and sentence.word(begin) == "lost" and _is_thing(sentence, begin + 1):
        end = begin + 2  # "358 lost houses"
    noun = sentence.phrase(begin, end) or None
    fate_ = None if noun and sentence.word(end - 1) in STATES else fate(sentence, end)
    lead = leading(sentence, figure.begin) if not fate_ or fate_ == "aboard" else None
    if fate_ and lead not in DONE:  # "killing all six people on board", but not "carrying 379 people on board"
        lead = None
    if not noun and is_group(sentence, figure.begin):
        noun = sentence.word(figure.begin - 2)
        return Counted(Unit("people"), _of(noun, fate_, None, Unit("people")), figure.end, own=True, noun=noun)
    label = None if noun or fate_ else _label(sentence, figure)
    if label:
        return Counted(label[1], label[0], figure.end, own=True, noun=label[0])
    if not noun and not fate_:
        noun = _noun_before(sentence, figure, bound)
    strong = noun is not None and sentence.word(begin) == "strong" and sentence.word(begin - 1) == "-"
    if noun and strong:
        noun = noun.removeprefix("strong ")
        unit_: Unit | None = _unit_of_strength(noun)
    else:
        unit_ = _unit(noun, fate_, lead)
    of = _of(noun, fate_, lead, unit_)
    if figure.share:
        return Counted(UNITS["%"], of, figure.end if bound else max(figure.end, end), own=True)
    last = end if end > begin and not bound else figure.end
    return Counted(unit_, of, last, own=bool(noun) or (unit_ is not None and bound != "pronoun"), noun=noun)


def _is_thing(sentence: Sentence, at: int) -> bool:
    """Whether a plural that names no persons and no lives stands at `at`."""
    word = sentence.word(at)
    return is_plural(word) and not is_person(word) and word not in STATES


def is_group(sentence: Sentence, at: int) -> bool:
    """Whether the figure at `at` is the number of a group that is named before it: "a crew of three"."""
    named = sentence.word(at - 1) == "of" and sentence.word(at - 2) in GROUPS
    return named and not (sentence.tokens[at - 2].capital and sentence.tokens[at].capital)  # the Group of Eight


def bounded_behind(sentence: Sentence, figure: Figure, what: Counted) -> tuple[Figure, Counted]:
    """`figure` with the bound that stands behind what it counts: "300 soldiers, or more"."""
    at = what.end + (sentence.word(what.end) == ",")
    if figure.hedge or sentence.word(at) != "or" or what.end <= figure.end:
        return figure, what
    hedge = HEDGES_AFTER.get(("or", sentence.word(at + 1)))
    if not hedge:
        return figure, what
    return msgspec.structs.replace(figure, hedge=hedge), msgspec.structs.replace(what, end=at + 2)


def _group_begin(sentence: Sentence, at: int) -> tuple[int, str]:
    """Where the noun group after a figure begins, and how it is bound: "" right there, "of" for "of the doses", "pronoun"."""
    if sentence.word(at) == "-" and sentence.glued(at):
        return at + 1, ""
    if sentence.word(at) in _QUOTES:
        return at + 1, ""
    if sentence.word(at) != "of":
        return at, ""
    at += 1
    while sentence.word(at) in _DETERMINERS:
        at += 1
    if sentence.word(at) in _PARTITIVES:
        return at + 1, "pronoun"
    return at + (sentence.number(at) is not None), "of"


def _group_end(sentence: Sentence, begin: int, figure: Figure) -> int:
    """The index after the head of the noun group that begins at `begin`; `begin` itself where there is none.

    Its head is the first plural in it, a state ("injured") that no plural follows, or after "one" its last word.
    """
    stop = _group_stop(sentence, begin)
    head = stop - 1
    while head >= begin and not sentence.word(head)[0].isalpha():
        head -= 1
    if head < begin:
        return begin
    if is_plural(sentence.word(head)) or is_person(sentence.word(head)):
        return head + 1
    for wanted in (STATES.__contains__, is_person):
        found = [at for at in range(begin, head + 1) if wanted(sentence.word(at))]
        if found:
            return found[-1] + 1
    if figure.high is None or figure.high > 1:
        hyphened = begin > figure.end and sentence.word(begin - 1) == "-"
        return head + 1 if hyphened else begin
    while head >= begin and is_participle(sentence.word(head)):
        head -= 1
    return head + 1


def _group_stop(sentence: Sentence, begin: int) -> int:
    """Where the words that can be one noun group end: at its first plural, a word of another kind, or a verb."""
    stop = begin
    while stop < min(sentence.last, begin + _LONGEST_GROUP):
        word = sentence.word(stop)
        joint = (word == "-" or word in _QUOTES) and stop > begin
        if sentence.number(stop) is not None or not (word[0].isalpha() or joint) or word in STOPS:
            break
        noun_like = is_plural(word) or is_person(word)
        if stop > begin and sentence.word(stop - 1) in STATES and not noun_like and not word.endswith(("ed", "ing")):
            break
        if stop > begin and word.endswith("ed") and word not in STATES and sentence.word(stop - 1) != "-":
            break
        stop += 1
        collective = word in _COLLECTIVES and (is_plural(sentence.word(stop)) or is_person(sentence.word(stop)))
        if is_plural(word) and not collective and sentence.word(stop) != "-":
            break
    return stop


def _unit(noun: str | None, fate_: str | None, lead: str | None) -> Unit | None:
    """People where persons are counted, else the counted noun in the singular."""
    head = noun.split()[-1] if noun else ""
    if is_person(head) or head in STATES or head == "ones":
        return Unit("people")
    if head:
        return Unit(_singular(head))
    bare = (fate_ or "").removeprefix("not ")
    personal = (
        bare in STATES
        or bare == "aboard"
        or bare.startswith(("lost ", "shot ", "fatally "))
        or bare.endswith((" ill", " sick", " condition", " dead", " wounds", " injuries", " hospital"))
    )
    return Unit("people") if personal or lead in DONE else None


def _unit_of_strength(noun: str) -> Unit:
    """What makes up "a 60-strong gang": people, but for what is made up of ships, cars or beasts.

    >>> _unit_of_strength("gang").name, _unit_of_strength("herd").name
    ('people', 'herd')
    """
    one = _singular(noun.split()[-1])
    things = one in _NO_PEOPLE or (is_plural(noun.split()[-1]) and not is_person(noun.split()[-1]))
    return Unit(one if things else "people")


def _of(noun: str | None, fate_: str | None, lead: str | None, unit: Unit | None) -> str | None:
    """The noun with what became of it, or with what was done to it."""
    if lead and (lead in DONE or lead in STATES):
        fate_, lead = (lead, None) if unit is not None and unit.name == "people" else (fate_, None)
    parts = [part for part in (lead if noun else None, noun, fate_) if part]
    return " ".join(dict.fromkeys(parts)) or None


def _label(sentence: Sentence, figure: Figure) -> tuple[str, Unit | None] | None:
    """What the head of its sentence says that the figure is: "the number of injured stands at", "the toll rose to"."""
    at = figure.begin - 1
    for colon in range(sentence.first + 1, min(sentence.first + 4, figure.begin)):
        word = sentence.word(colon - 1)
        if sentence.word(colon) == ":" and figure.begin - colon < _LONGEST_GROUP * 2 and (word in STATES or is_person(word)):
            return word, Unit("people")
    if numbers(sentence, at):
        return _who_number(sentence, at)
    if sentence.word(at) not in _RISING:
        return None
    if sentence.word(at - 1) in _CHANGES and is_plural(sentence.word(at - 2)):
        return sentence.word(at - 2), _unit(sentence.word(at - 2), None, None)
    for back in range(at, max(sentence.first, at - sentence.settings.toll_words) - 1, -1):
        word = sentence.word(back)
        if word in _TOLLS and sentence.word(back + 1) not in _OF_ROADS:
            kind = sentence.word(back - 1)
            return (f"{kind} {word}" if kind in _OF_TOLLS else word), Unit("people")
        if word == "number" and sentence.word(back + 1) == "of":
            return _number_of(sentence, back + 2, at)
    return None


def _who_number(sentence: Sentence, verb: int) -> tuple[str, Unit | None] | None:
    """What the subject of "number" names, the first plural before it: "the evacuees, most of them old, now number 3,100". Those
    who "number" so many without a noun are people."""
    for at in range(max(sentence.first, verb - sentence.settings.toll_words), verb):
        word = sentence.word(at)
        if word == "those":
            what = sentence.word(at + 1)
            return (what if what in STATES else "people"), Unit("people")
        if is_person(word) or is_plural(word):
            return word, _unit(word, None, None)
    return None


def _number_of(sentence: Sentence, begin: int, limit: int) -> tuple[str, Unit | None] | None:
    """What "the number of …" names, up to the verb of its sentence."""
    stop = begin
    while stop < min(limit, begin + 5) and sentence.word(stop) not in STOPS and sentence.word(stop)[0].isalpha():
        if stop > begin and sentence.word(stop) in ("stands", "rises", "reaches", "climbs"):
            break
        stop += 1
    words = sentence.phrase(begin, stop).split()
    if not words:
        return None
    persons = any(is_person(word) or word in STATES for word in words)
    return " ".join(words), Unit("people" if persons else _singular(words[-1]))


def _noun_before(sentence: Sentence, figure: Figure, bound: str) -> str | None:
    """The noun before "…, 20,000 of them", where no earlier figure stands between."""
    at = figure.begin - 1
    if bound != "pronoun" or sentence.word(at) != "," or not is_plural(sentence.word(at - 1)):
        return None
    if any(sentence.number(index) is not None for index in range(max(sentence.first, at - _LONGEST_GROUP * 2), at)):
        return None
    before = sentence.word(at - 2)
    adjective = before[:1].isalpha() and before not in STOPS and not is_participle(before)
    return sentence.phrase(at - 2 if adjective else at - 1, at)


def _singular(noun: str) -> str:
    """`noun`, a plural, in the singular, by its ending.

    >>> [_singular(noun) for noun in ("doses", "countries", "branches", "lives", "ferries", "buses")]
    ['dose', 'country', 'branch', 'life', 'ferry', 'bus']
    """
    if noun in ("lives", "wives", "knives", "wolves", "halves"):
        return noun[:-3] + ("f" if noun in ("wolves", "halves") else "fe")
    if noun in PLURALS or not noun.endswith("s") or noun.endswith("ss"):
        return {"feet": "foot", "teeth": "tooth", "mice": "mouse", "geese": "goose"}.get(noun, noun)
    if noun.endswith("ies") and len(noun) > 4:
        return noun[:-3] + "y"
    if noun.endswith(("ches", "shes", "xes", "sses", "zzes", "buses")):
        return noun[:-2]
    return noun[:-1]

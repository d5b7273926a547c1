"""Mentions: names of persons, organisations and places."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from rapidfuzz.distance import DamerauLevenshtein

from variorum.annotate.lexicon import people, world
from variorum.annotate.lexicon.function import GRAMMAR, PREPOSITIONS
from variorum.annotate.lexicon.verbs import AUXILIARY, CUE_FORMS
from variorum.annotate.names import PARTICLES, Run, runs
from variorum.annotate.words import Word, words
from variorum.language.rarity import rarity
from variorum.model import Mention, MentionKind, Report, Span
from variorum.settings import Annotate

_KINDS: tuple[MentionKind, ...] = ("person", "organisation", "place", "other")
_APART = re.compile(r" ([.’'])(?= |$)")
_AGE = re.compile(r"\d{1,3}$")
_DOUBLED = re.compile(r"(.)\1")
_SHORTEST_DOUBLED = 3  # letters: "Lee" and "Le" are two
_SHORTEST_LAND = 4  # letters
_FEWEST_INITIALS = 3
_OF_LANDS = ("i", "ian", "ians", "an", "ans", "ese", "ish", "is")  # "Darun" and "Daruni", "Carvia" and "Carvian"
_WHERE = frozenset(["in", "at", "near", "off", "outside", "across", "around"])
_AGENT = re.compile(r"[a-z]{2,}(?:er|or|ist|eer|man|woman|ian)$")  # "docker", "violinist": who does something
_NO_SURNAMES = world.BODY_WORDS | world.PLACE_WORDS
_QUOTING = frozenset(["cited", "cites", "citing", "quoted", "quotes", "quoting"])
_ARTICLES = frozenset(["the", "a", "an", "its", "their"])
_PRONOUNS = frozenset(["he", "she"])
_WHOLE = 2  # words of a given name and a surname
_QUOTES = frozenset('"“”')
_NEAR_VERB = 2  # words after a name: its verb and what follows, which begins no other name
_INITIAL = re.compile(r"(?:[a-z]\.)*[a-z]\.?|\.")
_COMMON = 0.8  # rarity of a word that is hardly a name
_STRONG, _WEAK = 3, 1  # how much a sign of the kind of a name counts


def mentions(report: Report, sentences: Sequence[Span], settings: Annotate) -> tuple[Mention, ...]:
    """The names in `report`, in order. A title is no part of a name; `name` is the fullest form in the report."""
    tokens = [words(report.text, s.begin, s.end) for s in sentences]
    found = runs(tokens, settings)
    written = [tuple(w.text for w in tokens[r.sentence][r.first : r.last]) for r in found]
    votes: dict[tuple[str, ...], dict[MentionKind, int]] = {}
    for run, name in zip(found, written, strict=True):
        count = votes.setdefault(name, dict.fromkeys(_KINDS, 0))
        _add_signs(count, run, tokens[run.sentence])
        if _goes_by_pronoun(run, tokens):
            count["person"] += _STRONG
    kinds = {name: _kind(count) for name, count in votes.items()}
    surnames = _surnames(kinds)
    kinds = {name: _shared_kind(name, kind, surnames, votes[name]) for name, kind in kinds.items()}
    kinds |= dict.fromkeys(_lands(kinds, votes, tokens), "place")
    full = _full_names(tokens, found, written, kinds, settings.spelling_letters)
    marks = []
    for index, run in enumerate(found):
        sentence = tokens[run.sentence]
        span = report.span(sentence[run.first].begin, sentence[run.last - 1].end)
        name = full[index]
        kind = kinds.get(name, kinds[written[index]])
        if kind == "person" and run.last - run.first == 1 and _is_thing(sentence, run.last):
            name, kind = written[index], "organisation"  # "Ferro, which makes bottles," though Livia Ferro runs it
        marks.append(Mention(span=span, kind=kind, name=_joined(name)))
    return tuple(marks)


def _add_signs(signs: dict[MentionKind, int], run: Run, sentence: Sequence[Word]) -> None:
    """Adds to `signs` what the words of a name and those around it say of its kind."""
    name = [w.lower for w in sentence[run.first : run.last]]
    before = sentence[run.first - 1].lower if run.first else ""
    after = [w.lower for w in sentence[run.last : run.last + 4]] + [""] * 4
    if (
        run.office
        or before in people.COURTESY
        or (before in people.ROLES and run.first > 0 and not sentence[run.first - 1].capital)
    ):
        signs["person"] += 2 * _STRONG
    if name[0] in people.FIRST_NAMES and len(name) in (2, 3, 4) and name[-1] not in _NO_SURNAMES:
        signs["person"] += 2 * _STRONG
    elif len(name) == 1 and name[0] in people.FIRST_NAMES and name[0] not in world.BELONGS:
        signs["person"] += _WEAK
    if (
        len(name) in (2, 3)
        and _AGENT.match(before)
        and before not in people.AGENT_LIKE
        and run.first
        and sentence[run.first - 1].text.islower()
    ):
        signs["person"] += _STRONG
    if after[0] in {",", "("} and _AGE.match(after[1]) and after[2] in {",", ")"} and int(after[1]) < 111:
        signs["person"] += _STRONG
    if before not in _WHERE and ((after[0] == "," and after[1] == "who") or after[0] == "who"):
        signs["person"] += _STRONG
    speaks = after[0] in CUE_FORMS or (after[0] in {"also", "has", "had"} and after[1] in CUE_FORMS)
    member = before in {"at", "from", "of"} and run.first > 1 and sentence[run.first - 2].capital  # "Edda Rusk of Clean Roads"
    if len(name) > 1 and before != "the" and (
        (speaks and not member)
        or before in CUE_FORMS
        or (before in _QUOTING and after[:2] == ["as", "saying"])
        or _role_follows(sentence, run.last)
        or _role_precedes(sentence, run.first)
    ):  # fmt: skip
        signs["person"] += _STRONG
    if len(name) > 1 and name[-1].isalpha() and all(_INITIAL.fullmatch(word) for word in name[:-1]):
        signs["person"] += _STRONG  # "T. W. Rusk"
    if len(name) > 1 and before in {"is", "was"} and run.first > 1 and sentence[run.first - 2].lower in people.ROLES:
        signs["person"] += _STRONG  # "The winner was Odo Rusk"
    kin = before == "," and run.first > 1 and sentence[run.first - 2].lower in people.KIN
    if len(name) == 1 and ((kin and after[0] in {"", ",", "."}) or _is_explained(sentence, run)):  # "said his wife, Edda."
        signs["person"] += _STRONG
    if len(name) in (2, 3) and before != "the" and after[0] == "the" and after[1] in people.ROLES and after[1] not in CUE_FORMS:
        signs["person"] += _STRONG  # "Edda Rusk the beekeeper"
    if len(name) in (2, 3) and before != "the" and after[:2] == [",", "of"] and after[2] in {"its", "the", "their"}:
        signs["person"] += _STRONG  # "Edda Rusk, of the guild, said"
    if len(name) in (2, 3) and after[0] == "and" and after[1] in {"her", "his"} and before != "the":
        signs["person"] += _STRONG
    if len(name) in (2, 3) and (after[0] in AUXILIARY) and before != "the":
        signs["person"] += _WEAK
    if len(name) == 1 and before in {"for", "of"} and run.first > 1 and rarity(name[0]) < _COMMON:
        signs["other"] += _STRONG * (sentence[run.first - 2].lower in people.ROLES)  # "Director of Football"
    if before in people.BODIES and sentence[run.first - 1].text.islower():
        signs["organisation"] += 3 * _STRONG  # "the carrier Highline Air"
    bodily = [w for w in name if w in world.BODY_WORDS]
    if bodily and name[0] not in people.FIRST_NAMES:
        signs["organisation"] += 3 * _STRONG
    elif bodily:
        signs["organisation"] += _STRONG
    if name[0] in {"saint", "st"} and (speaks or after[0] == "'s"):
        signs["organisation"] += 2 * _STRONG  # a hospital, a school, a club
    if len(name) == 1 and name[0] in world.BODIES:
        signs["organisation"] += 2 * _STRONG
    elif len(name) == 1 and sentence[run.first].text.isupper() and 2 <= len(name[0]) <= 6:
        signs["organisation"] += _STRONG
    if before == "the" and len(name) > 1:
        signs["other"] += _WEAK
        signs["organisation"] += _WEAK if speaks else 0
    if len(name) == 1 and speaks:
        signs["organisation" if before == "the" else "person"] += _WEAK
    if (len(name) == 1 and name[0] in world.BELONGS) or name[-1] in world.PLACES or " ".join(name) in world.COUNTRIES:
        signs["place" if name[-1] not in world.DEMONYMS else "other"] += 2 * _STRONG
    if name[-1] in world.PLACE_WORDS or (name[0] in world.PLACE_WORDS and len(name) > 1):
        signs["place"] += 2 * _STRONG
    if before == "of" and run.first > 1 and sentence[run.first - 2].lower in world.RULED:
        signs["place"] += 2 * _STRONG
    if after[0] == "'s" and after[1] in world.RULES:
        signs["place"] += _STRONG
    if before in _WHERE:
        signs["place"] += _STRONG if len(name) == 1 else 2 * _WEAK
    if before in {"“", "‘", '"', "«"} and sentence[run.first - 1].text and after[0] in {"”", "’", '"', "»"}:
        signs["other"] += _STRONG


def _goes_by_pronoun(run: Run, tokens: Sequence[Sequence[Word]]) -> bool:
    """Whether a sentence begins with a name of two or three words and a verb, and the next has nobody in it but "he" or "she":
    "Edda Rusk runs the shop. She saw it all."."""
    here, following = tokens[run.sentence], run.sentence + 1
    if run.first or run.last - run.first not in (2, 3) or run.last == len(here):
        return False
    if _as_said(here[run.last :]):
        return True
    if following == len(tokens):
        return False
    if not here[run.last].text.islower() or any(word.capital for word in here[run.last : run.last + _NEAR_VERB]):
        return False
    outside, marks = [], 0
    for word in tokens[following]:
        marks += word.text in _QUOTES
        if not marks % 2 and (word.capital or word.lower in _PRONOUNS):
            outside.append(word.lower)
    return outside[:1] in (["he"], ["she"])


def _is_thing(sentence: Sequence[Word], last: int) -> bool:
    """Whether ", which" tells more of a name that ends before word `last`."""
    return last + 1 < len(sentence) and sentence[last].text == "," and sentence[last + 1].lower == "which"


def _as_said(words: Sequence[Word]) -> bool:
    """Whether the one person that a sentence can be about speaks in it: "Edda Rusk of Port Orle needed a week, as she said"."""
    lowers = [word.lower for word in words]
    return any(lowers[n] == "as" and lowers[n + 1] in _PRONOUNS and lowers[n + 2] in CUE_FORMS for n in range(len(lowers) - 2))


def _is_explained(sentence: Sequence[Word], run: Run) -> bool:
    """Whether an office stands between commas right behind a name, "Rusk, the head of the agency, is", or the name between
    commas behind one: "the evaluation man, Rusk, will not"."""
    if run.first and sentence[run.first - 1].lower in PREPOSITIONS:
        return False
    opened = run.last + 1 < len(sentence) and sentence[run.last].text == ","
    if opened and sentence[run.last + 1].lower in _ARTICLES and _role_follows(sentence, run.last):
        closed = next((n for n in range(run.last + 1, len(sentence)) if sentence[n].text in {",", "."}), 0)
        return 0 < closed < len(sentence) - 1 and not any(w.lower in CUE_FORMS for w in sentence[run.last + 1 : closed])
    return opened and run.first > 1 and sentence[run.first - 2].lower in people.ROLES and _role_precedes(sentence, run.first)


def _role_follows(sentence: Sequence[Word], index: int) -> bool:
    """Whether an office stands after a comma: ", the transport minister,"."""
    if index >= len(sentence) or sentence[index].text != ",":
        return False
    for word in sentence[index + 1 : index + 9]:
        if word.lower in people.ROLES:
            return True
        if word.text in {",", "."} or (word.lower in AUXILIARY and word.lower != "'s") or word.lower == "and":
            return False
    return False


def _role_precedes(sentence: Sequence[Word], index: int) -> bool:
    """Whether an office stands before a comma: "the captain of the Grace, "."""
    if index < 2 or sentence[index - 1].text != ",":
        return False
    for word in reversed(sentence[max(0, index - 10) : index - 1]):
        if word.lower in people.ROLES:
            return True
        if word.text in {",", "."} or word.lower in AUXILIARY or word.lower in {"said", "says", "and"}:
            return False
    return False


def _kind(signs: dict[MentionKind, int]) -> MentionKind:
    """The kind that most speaks for; of equals the first of `_KINDS`."""
    best = max(_KINDS, key=signs.__getitem__)
    return best if signs[best] > 0 else "other"


def _shared_kind(
    name: tuple[str, ...], kind: MentionKind, surnames: dict[str, list[tuple[str, ...]]], signs: dict[MentionKind, int]
) -> MentionKind:
    """The kind of a longer name that ends in `name`, where that one names a person, or of one with the same surname of which no
    `signs` tell; `surnames` are persons by last word."""
    longer = surnames.get(name[-1], [])
    if name[0].lower() in PARTICLES and any(_ends_in(other, name) for other in longer):
        return "person"
    if len(name) == _WHOLE and longer and not any(signs.values()):
        return "person"
    if len(name) == 1 and kind != "organisation" and name[0].lower() not in world.BELONGS and longer:
        return "person"
    return kind


def _lands(
    kinds: dict[tuple[str, ...], MentionKind],
    votes: dict[tuple[str, ...], dict[MentionKind, int]],
    tokens: Sequence[Sequence[Word]],
) -> list[tuple[str, ...]]:
    """Names of one word that hardly seem a person's, are no part of a longer name, and have people called after them: "Darun
    says no", where "the Daruni minister" speaks too."""
    parts = {word for name, kind in kinds.items() if kind == "person" and len(name) > 1 for word in name}
    alone = [
        name
        for name, kind in kinds.items()
        if kind == "person" and len(name) == 1 and len(name[0]) >= _SHORTEST_LAND and name[0] not in parts
    ]
    alone = [n for n in alone if votes[n]["person"] < 2 * _STRONG and n[0].lower() not in people.FIRST_NAMES]
    if not alone:
        return []
    capital = {word.text for sentence in tokens for word in sentence if word.capital}
    return [name for name in alone if any(_stem(name[0]) + end in capital for end in _OF_LANDS)]


def _stem(name: str) -> str:
    """What an ending is put to: "Carvi" of "Carvia"."""
    return name[:-1] if name[-1] in "ae" else name


def _surnames(kinds: dict[tuple[str, ...], MentionKind]) -> dict[str, list[tuple[str, ...]]]:
    """The persons' names of two words and more, by the last word."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for name, kind in kinds.items():
        if kind == "person" and len(name) > 1:
            found.setdefault(name[-1], []).append(name)
    return found


def _full_names(
    tokens: Sequence[Sequence[Word]], found: Sequence[Run], written: Sequence[tuple[str, ...]],
    kinds: dict[tuple[str, ...], MentionKind], spelling_letters: int,
) -> list[tuple[str, ...]]:  # fmt: skip
    """For every run the fullest form of its name: the one last given before it, else the first one after."""
    acronyms = _acronyms(tokens, found, written, kinds)
    by_end: dict[str, list[int]] = {}
    by_start: dict[str, list[int]] = {}
    longest: dict[tuple[str, ...], tuple[str, ...]] = {}
    for index, name in enumerate(written):
        if len(name) > 1:
            by_end.setdefault(name[-1].lower(), []).append(index)
            by_start.setdefault(name[0].lower(), []).append(index)
    same_end: dict[str, list[int]] = {}
    kin = {name for run, name in zip(found, written, strict=True) if _is_kin(tokens[run.sentence], run)}
    full = []
    for index, name in enumerate(written):
        if name not in longest:
            longest[name] = _longer(name, kinds[name], written, kinds, by_end, by_start)
        chosen = longest[name]
        if len(name) == 1 and kinds[name] in ("person", "other"):
            if name[0] not in same_end:
                persons = [i for i in by_end.get(name[0].lower(), []) if kinds[written[i]] == "person"]
                same_end[name[0]] = persons or _misspelt(name[0], by_end, written, kinds, spelling_letters)
            same = same_end[name[0]]
            if (
                same
                and written[same[0]][-1].lower() != name[0].lower()
                and _tells_which(tokens[found[index].sentence], found[index])
            ):
                same = []
            if same:
                same = _meant(found[index], same, written, kin)
                nearest = written[same[max(0, bisect_left(same, index) - 1)]]
                if nearest not in longest:
                    longest[nearest] = _longer(nearest, "person", written, kinds, by_end, by_start)
                chosen = longest[nearest]
        full.append(acronyms.get(chosen, chosen))
    return full


def _tells_which(sentence: Sequence[Word], run: Run) -> bool:
    """Whether a name only tells which: "the Rusk terminal"."""
    after = sentence[run.last] if run.last < len(sentence) else None
    noun = after is not None and after.text.isalpha() and after.text.islower() and after.lower not in AUXILIARY
    articled = run.first > 0 and sentence[run.first - 1].lower == "the" and not run.office
    return bool(articled and noun and after and after.lower not in GRAMMAR and after.lower not in CUE_FORMS)


def _is_kin(sentence: Sequence[Word], run: Run) -> bool:
    """Whether somebody is introduced as another's wife or brother: "his wife, Edda Rusk", "her brother Tom Rusk"."""
    if run.last - run.first < 2 or not run.first:
        return False
    before = [w.lower for w in sentence[max(0, run.first - 2) : run.first]]
    return before[-1] in people.KIN or (before[-1] == "," and before[0] in people.KIN)


def _meant(run: Run, same: list[int], written: Sequence[tuple[str, ...]], kin: set[tuple[str, ...]]) -> list[int]:
    """Those of `same`, full names of one surname, that the surname alone at `run` can stand for: by "Mr" or "Mrs", and else
    nobody who was only introduced as another's wife or brother."""
    if len({written[i] for i in same}) == 1:
        return same
    courtesy = {word.rstrip(".").lower() for word in run.office}
    lists = [people.FEMALE] if courtesy & people.COURTESY_FEMALE else [people.MALE] if courtesy & people.COURTESY_MALE else []
    if lists:
        fitting = [i for i in same if written[i][0].lower() in lists[0]]
        other = people.MALE if lists[0] is people.FEMALE else people.FEMALE
        return fitting or [i for i in same if written[i][0].lower() not in other] or same
    return [i for i in same if written[i] not in kin] or same


def _longer(
    name: tuple[str, ...], kind: MentionKind, written: Sequence[tuple[str, ...]], kinds: dict[tuple[str, ...], MentionKind],
    by_end: dict[str, list[int]], by_start: dict[str, list[int]],
) -> tuple[str, ...]:  # fmt: skip
    """The longest form in the report of what `name` names."""
    candidates = [name]
    if kind == "person":
        for index in by_end.get(name[-1].lower(), []):
            other = written[index]
            same = len(name) > 1 and _same_first(name[0], other[0])
            if kinds[other] == "person" and (same or (name[0].lower() in PARTICLES and _ends_in(other, name))):
                candidates.append(other)
        if len(name) == 1:
            firsts = {written[i] for i in by_start.get(name[0].lower(), []) if kinds[written[i]] == "person"}
            if len({other[-1] for other in firsts}) == 1:
                candidates.extend(firsts)
    elif kind in ("organisation", "other") and name[0].lower() not in world.BELONGS:
        bodies = {written[i] for i in by_start.get(name[0].lower(), []) if kinds[written[i]] == "organisation"}
        candidates.extend(o for o in bodies if o[: len(name)] == name)
    if len(candidates) == 1:
        return name
    return max(candidates, key=lambda other: (len(other), len(" ".join(other)), other))


def _ends_in(name: tuple[str, ...], end: tuple[str, ...]) -> bool:
    """Whether a name ends in a surname of several words: "Ursula von der Leyen" and "Von der Leyen"."""
    return len(name) > len(end) and [w.lower() for w in name[-len(end) :]] == [w.lower() for w in end]


def _misspelt(
    name: str, by_end: dict[str, list[int]], written: Sequence[tuple[str, ...]], kinds: dict[tuple[str, ...], MentionKind],
    letters: int,
) -> list[int]:  # fmt: skip
    """The full names of persons whose last word is `name` but for one letter, where the longer has at least `letters`, or but
    for letters that are doubled: "Marrone" for "Maronne"."""
    lower, size = name.lower(), len(name)
    plain = _DOUBLED.sub(r"\1", lower)
    near = [
        last
        for last in by_end
        if -1 <= len(last) - size <= 1
        and (
            (
                max(len(last), size) >= letters
                and min(len(last), size) >= letters - 1
                and DamerauLevenshtein.distance(last, lower, score_cutoff=1) == 1
            )
            or (last[0] == plain[0] and min(len(last), size) > _SHORTEST_DOUBLED and _DOUBLED.sub(r"\1", last) == plain)
        )
    ]
    return sorted(i for last in near for i in by_end[last] if kinds[written[i]] == "person")


def _same_first(one: str, other: str) -> bool:
    one, other = one.rstrip(".").lower(), other.rstrip(".").lower()
    return one == other or (min(len(one), len(other)) == 1 and one[0] == other[0])


def _acronyms(
    tokens: Sequence[Sequence[Word]],
    found: Sequence[Run],
    written: Sequence[tuple[str, ...]],
    kinds: dict[tuple[str, ...], MentionKind],
) -> dict[tuple[str, ...], tuple[str, ...]]:
    """Acronym to the name that it stands for: given in brackets after it, or made of its initials."""
    stands_for: dict[tuple[str, ...], tuple[str, ...]] = {}
    for index in range(1, len(found)):
        here, before, name = found[index], found[index - 1], written[index]
        sentence = tokens[here.sentence]
        bracketed = here.sentence == before.sentence and here.first == before.last + 1 and sentence[before.last].text == "("
        if (
            bracketed
            and len(name) == 1
            and name[0].isupper()
            and len(written[index - 1]) > 1
            and kinds[written[index - 1]] != "person"
        ):
            stands_for.setdefault(name, written[index - 1])
    for name in written:
        if kinds[name] == "organisation" and len(name) >= _FEWEST_INITIALS:
            initials = "".join(w[0] for w in name if w[0].isupper())
            if len(initials) >= _FEWEST_INITIALS and (initials,) in kinds:
                stands_for.setdefault((initials,), name)
    return stands_for


def _joined(name: tuple[str, ...]) -> str:
    """The words of a name as one string."""
    written = " ".join(name)
    return _APART.sub(_closer, written) if "." in name or "’" in name or "'" in name else written


def _closer(mark: re.Match[str]) -> str:
    """A mark without the space before it."""
    return mark[1]

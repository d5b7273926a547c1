"""Who speaks: the forms of one name made one, over all reports of a story."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from rapidfuzz.distance import JaroWinkler

from variorum.language.forms import body, same_given
from variorum.language.places import place
from variorum.text.normal import compared

_TITLES = """
mr mrs ms miss mx dr prof professor sir dame lord lady baron baroness president premier minister chancellor secretary
senator governor mayor king queen prince princess pope bishop archbishop cardinal rabbi imam sheikh ayatollah father sister
brother captain colonel general admiral major lieutenant sergeant commander inspector superintendent constable officer
judge justice rep representative congressman congresswoman councillor ambassador chairman chairwoman chief director
spokesman spokeswoman spokesperson prime vice deputy acting former ex foreign
"""
TITLES = frozenset(_TITLES.split())
_LINKS = frozenset(("the", "a", "an", "of", "for", "and", "s"))
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_ARTICLE = re.compile(r"\b(?:[Aa]l|[Ee]l)-(?=\w)")  # of an Arabic name: al-Assad and Assad are one
_SUFFIXES = frozenset(("jr", "sr", "ii", "iii"))
_ALIKE = 0.92  # Jaro-Winkler of skeletons of surnames whose given names are the same
_LONG = 6  # letters of two that are one but for the first, g or k
_SHORTEST = 4  # letters of a skeleton that may stand for another spelling: "Li" and "Le" are two people
_SPELLINGS = tuple(
    (re.compile(pattern), plain)
    for pattern, plain in (
        ("sch|sh|zh|cz|ch", "s"), ("kh|gh", "h"), ("ph", "f"), ("th", "t"), ("dh", "d"), ("ck|c|q", "k"), ("w", "v"),
        ("x", "ks"), ("[yj]", "i"), ("z", "s"), (r"(.)\1+", r"\1"),
    )
)  # fmt: skip


def name_words(name: str) -> tuple[str, ...]:
    """The words of `name` as compared, without the titles before it: empty where it is a title alone.

    >>> name_words("President Vladimir Putin"), name_words("Mr. O’Neill’s"), name_words("the minister")
    (('vladimir', 'putin'), ("o'neill",), ())
    >>> name_words("Bashar al-Assad"), name_words("Joseph R. Biden Jr.")
    (('bashar', 'assad'), ('joseph', 'r', 'biden'))
    """
    words = [compared(word).removesuffix("'s") for word in _WORD.findall(_ARTICLE.sub("", name))]
    while words and words[0] in TITLES | _LINKS:
        del words[0]
    while len(words) > 1 and words[-1] in _SUFFIXES:
        del words[-1]
    return tuple(word for word in words if word not in _LINKS)


def skeleton(word: str) -> str:
    """What is left of a name where spellings of one sound are made one.

    >>> skeleton("zhelensky") == skeleton("zelenskyy"), skeleton("qadhafi"), skeleton("gaddafi")
    (True, 'kadafi', 'gadafi')
    """
    for pattern, plain in _SPELLINGS:
        word = pattern.sub(plain, word)
    return word


def one_person(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """Whether two names, as `name_words`, can be forms of one: one holds the other, or the surname is spelled otherwise.

    >>> one_person(("vladimir", "putin"), ("putin",)), one_person(("ann", "rusk"), ("tom", "rusk"))
    (True, False)
    >>> one_person(("volodymyr", "zhelensky"), ("volodymyr", "zelenskyy")), one_person(("iran",), ("iraq",))
    (True, False)
    >>> one_person(("joe", "biden"), ("joseph", "biden")), one_person(("george", "w", "bush"), ("george", "h", "w", "bush"))
    (True, False)
    """
    if not left or not right:
        return False
    if not _same_initials(left[1:-1], right[1:-1]):
        return False
    if set(left) <= set(right) or set(right) <= set(left):
        return True
    if not _same_given(left[:-1], right[:-1]):
        return False
    surnames = skeleton(left[-1]), skeleton(right[-1])
    if min(map(len, surnames)) < _SHORTEST:
        return _acronym(left, right) or _acronym(right, left)
    named = bool(left[:-1] and right[:-1])
    if {name[0] for name in surnames} == {"g", "k"} and min(map(len, surnames)) >= _LONG and surnames[0][1:] == surnames[1][1:]:
        return True  # Gaddafi and Qadhafi
    return surnames[0] == surnames[1] or (named and JaroWinkler.similarity(*surnames) >= _ALIKE)


def _same_given(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """Given names that do not speak against one person: the first is the same, spelled otherwise, an initial or missing."""
    if not left or not right:
        return True
    first, second = sorted((left[0], right[0]), key=len)
    if len(first) == 1:
        return second.startswith(first)
    return skeleton(first) == skeleton(second) or same_given(first, second)


def _same_initials(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """Middle names that do not speak against one person: where both have initials, the first is the same."""
    initials = [next((word for word in middle if len(word) == 1), "") for middle in (left, right)]
    return not all(initials) or initials[0] == initials[1]


def _acronym(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Whether `short` is one word of the initials of `long`.

    >>> _acronym(("nma",), ("national", "medicines", "agency"))
    True
    """
    return len(short) == 1 and len(long) > 2 and short[0] == "".join(word[0] for word in long)


def persons(names: Iterable[str | None]) -> dict[str, str]:
    """For every name the fullest form of its bearer that most of `names` have; a title alone is nobody and is left out.

    A surname that two people share stands for the one who is named more often.

    >>> persons(["Ilena Costrava", "Costrava", "Ilena Kostrava", "Ilena Costrava", "the minister", None])
    {'Costrava': 'Ilena Costrava', 'Ilena Costrava': 'Ilena Costrava', 'Ilena Kostrava': 'Ilena Costrava'}
    """
    counts = Counter(" ".join(name.split()) for name in names if name)
    words = {name: name_words(_common(name)) for name in counts}
    order = sorted((name for name in counts if words[name]), key=lambda name: (len(words[name]) < 2, -counts[name], name))
    people: list[list[str]] = []
    for name in order:
        homes = [person for person in people if all(one_person(words[name], words[form]) for form in person)]
        if homes:
            max(homes, key=lambda person: sum(counts[form] for form in person)).append(name)
        else:
            people.append([name])
    return dict(sorted((form, _fullest(person, counts, words)) for person in people for form in person))


def _common(name: str) -> str:
    """The commonest form of the name of an organisation or place that has several, else `name`.

    >>> _common("the Atlantic Alliance"), _common("Kiev"), _common("Edda Rusk")
    ('NATO', 'Kyiv', 'Edda Rusk')
    """
    bare = name.removeprefix("The ").removeprefix("the ")
    known = place(body(bare))
    return known if known != bare else name


def _fullest(forms: Sequence[str], counts: Counter[str], words: dict[str, tuple[str, ...]]) -> str:
    today = {form for form in forms if form == _common(form)} if len({_common(form) for form in forms}) == 1 else set(forms)
    most = min(today or forms, key=lambda form: (len(words[form]) < 2, -counts[form], -len(words[form]), form))
    return _untitled(most)


def _untitled(name: str) -> str:
    """`name` without titles before a name of two words or more: "Mr Rusk" stays, "President Vladimir Putin" does not.

    >>> _untitled("President Vladimir Putin"), _untitled("Ministry of Transport"), _untitled("Mr Rusk")
    ('Vladimir Putin', 'Ministry of Transport', 'Mr Rusk')
    """
    parts = name.split()
    while len(parts) > 2 and compared(parts[0].rstrip(".")) in TITLES and len(name_words(" ".join(parts[1:]))) > 1:
        parts = parts[1:]
    return " ".join(parts)


def described(name: str) -> bool:
    """Whether `name` only describes its bearer: "the teacher", "Minister", "police". It can be anybody's.

    >>> described("the teacher"), described("Minister"), described("Edda Rusk"), described("Ministry of Transport")
    (True, True, False, False)
    """
    words: list[str] = _WORD.findall(name)
    return sum(word[0].isupper() and compared(word) not in TITLES | _LINKS for word in words) < 2


def majority(names: Iterable[tuple[str, str]]) -> str | None:
    """The person that most reports give the words to, from (report, person) pairs; a description only where nobody has a
    name. None where there is none.

    >>> majority([("a", "Amara Sollis"), ("b", "Ines Corvello"), ("c", "Amara Sollis"), ("d", "its president")])
    'Amara Sollis'
    """
    reports = Counter(person for _, person in sorted(set(names)))
    return min(reports, key=lambda person: (described(person), -reports[person], person)) if reports else None

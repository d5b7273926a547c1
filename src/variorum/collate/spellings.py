"""Slips of the pen: one name in one report spelled two ways."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from variorum.collate.surnames import misspelt
from variorum.model import MarkedReport, Slip, Span
from variorum.settings import Collate
from variorum.text.calendar import MONTHS, WEEKDAYS

NAME = re.compile(r"\b[A-Z][\w’'-]*[^\W\d_]\b")
# "Conn., by": no name is written so, nor are the bytes of a mark that was read wrongly
ABBREVIATED = re.compile(r"\.(?:,|\s+[a-z])|[\x80-\x9f]")
BEGINS = re.compile(r"(?:^|[.!?:\n“\"‘(•|–—-])\s*$")
LIKE_SOUNDS = (
    ("ck", "k"), ("c", "k"), ("ph", "f"), ("w", "v"), ("y", "i"), ("th", "t"), ("tz", "z"), ("ts", "z"), ("s", "z"),
    ("x", "ks"), ("q", "k"), ("j", "i"), ("ou", "u"), ("ee", "i"), ("ae", "e"), ("oe", "o"), ("h", ""),
)  # fmt: skip
_INFLECTIONS = "s es n an ian en er ers ish ese i ic ist ists ns ans ians in a o e y ies"
ENDINGS = ("", *_INFLECTIONS.split())
_WORDS_BEFORE_NAMES = """
Mr Mrs Ms Miss Dr Prof Professor President Minister Captain Colonel General Judge Lord Lady Sir Dame Mayor Senator Chancellor
Capt Col Lt Lieut Lieutenant Gen Maj Major Sgt Sergeant Cpl Cmdr Cdr Adm Admiral Insp Inspector Supt Superintendent Det
Detective Const Constable Rev Reverend Hon Gov Governor Sen Rep Congressman Congresswoman Monsieur Madame Mme Mlle Herr Frau
Signor Signora Senor Senora Don Dona Sheikh Imam Rabbi Nurse Coach Sr Sra
Premier Secretary Commander Chief King Queen Prince Princess Pope Bishop Father Sister The A An And But For In On At
"""
_BESIDE = 20  # characters on either side of a name that a copy has as well
TITLES = frozenset(_WORDS_BEFORE_NAMES.split())
OF_THE_CALENDAR = frozenset((*MONTHS, *WEEKDAYS))


def spellings(reports: Sequence[MarkedReport], settings: Collate) -> Iterator[Slip]:
    """A slip for every two spellings of one name in one report.

    Two names that two reports or more use side by side are two names, and so are two words that the reports also write
    small, or that differ by an ending only ("Lusara", "Lusaran"). A surname is held against the full name of the report
    whatever its ending, and where no other report decides ("Ruark", "Ruarke").
    """
    names = {marked.id: _names(marked) for marked in reports}
    small = Counter(word for marked in reports for word in set(re.findall(r"\b[a-z]{3,}\b", marked.report.text)))
    spread = Counter(name for found in names.values() for name in found)
    shown = set()
    beside = _side_by_side(reports, names, settings)
    for marked in sorted(reports, key=lambda marked: marked.id):
        found = names[marked.id]
        for a, b in _near(sorted(found), settings):
            if small[a.lower()] or small[b.lower()] or (beside[a, b] > 1 and spread[a] > 1 and spread[b] > 1):
                continue
            if _two_people(marked, a, b):
                continue
            rare, usual = sorted((a, b), key=lambda name: (spread[name], len(found[name]), name))
            shown.add((marked.id, a, b))
            yield _slip(marked, (rare, found[rare][0]), (usual, found[usual][0]), spread)
    for marked, bare, full in misspelt(reports, settings):
        a, b = sorted((bare[0], full[0]))
        if (marked.id, a, b) not in shown:
            swapped = spread[bare[0]] > spread[full[0]]
            yield _slip(marked, full if swapped else bare, bare if swapped else full, spread)


def _side_by_side(
    reports: Sequence[MarkedReport], names: Mapping[str, Mapping[str, Sequence[Span]]], settings: Collate
) -> Counter[tuple[str, str]]:
    """In how many reports, copies of one slip counted once, two names stand that may be one."""
    around: dict[tuple[str, str], set[tuple[str, str]]] = {}
    for marked in reports:
        found, text = names[marked.id], marked.report.text
        for a, b in _near(sorted(found), settings):
            places = [text[max(0, span.begin - _BESIDE) : span.end + _BESIDE] for span in (found[a][0], found[b][0])]
            around.setdefault((a, b), set()).add((" ".join(places[0].split()), " ".join(places[1].split())))
    return Counter({pair: min(len({one for one, _ in told}), len({two for _, two in told})) for pair, told in around.items()})


def _slip(marked: MarkedReport, rare: tuple[str, Span], usual: tuple[str, Span], spread: Mapping[str, int]) -> Slip:
    return Slip(
        report=marked.id,
        kind="spelling",
        spans=(rare[1], usual[1]),
        why=f"“{rare[0]}” here and “{usual[0]}” there for one name"
        + (f"; {spread[usual[0]]} reports have “{usual[0]}”" if spread[usual[0]] > 1 else ""),
    )


def _names(marked: MarkedReport) -> dict[str, list[Span]]:
    """Capitalised words of a report and where they stand, without furniture and without words that are only ever
    capital because a sentence or a heading begins."""
    text = marked.report.text
    shut = sorted((furniture.span.begin, furniture.span.end) for furniture in marked.report.furniture)
    found: dict[str, list[Span]] = {}
    inner: set[str] = set()
    for match in NAME.finditer(text):
        if any(begin < match.end() and match.start() < end for begin, end in shut):
            continue
        word = re.sub(r"['’]s?$", "", match.group())
        if (
            len(word) < 4
            or word.lower() in OF_THE_CALENDAR
            or word.isupper()
            or not word.isalpha()
            or ABBREVIATED.match(text, match.end())
        ):
            continue
        found.setdefault(word, []).append(marked.report.span(match.start(), match.start() + len(word)))
        if not BEGINS.search(text[max(0, match.start() - 4) : match.start()]):
            inner.add(word)
    return {name: spans for name, spans in found.items() if name in inner or len(spans) > 1}


def _near(names: Sequence[str], settings: Collate) -> Iterator[tuple[str, str]]:
    """Pairs of `names` that may be one: alike in sound, or long and one letter apart."""
    by_key: dict[str, list[str]] = {}
    for name in names:
        plain = _plain(name)
        by_key.setdefault("/" + _sound(plain), []).append(name)
        if len(plain) >= settings.slip_name_letters:
            for key in sorted({plain, *(plain[:k] + plain[k + 1 :] for k in range(1, len(plain)))}):
                by_key.setdefault(key, []).append(name)
    pairs = {(min(a, b), max(a, b)) for group in by_key.values() for i, a in enumerate(group) for b in group[i + 1 :] if a != b}
    for a, b in sorted(pairs):
        one, other = _plain(a), _plain(b)
        if one != other and not _inflected(one, other) and (_sound(one) == _sound(other) or _one_letter_apart(one, other)):
            yield a, b


def _one_letter_apart(a: str, b: str) -> bool:
    """Whether one letter, not the first, was put in, left out or exchanged.

    >>> _one_letter_apart("corvello", "corvelo"), _one_letter_apart("amara", "marta")
    (True, False)
    """
    same = 0
    while same < min(len(a), len(b)) and a[same] == b[same]:
        same += 1
    if same == 0:
        return False
    if len(a) == len(b):
        return a[same + 1 :] == b[same + 1 :]
    return a[same:] == b[same + 1 :] or a[same + 1 :] == b[same:]


def _plain(name: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", name.lower()) if not unicodedata.combining(c))


def _sound(plain: str) -> str:
    """`plain` with the spellings of one sound made one: "vresk" and "wresk", "palk" and "palck" come out the same."""
    for spelling, sound in LIKE_SOUNDS:
        plain = plain.replace(spelling, sound)
    return re.sub(r"(.)\1+", r"\1", plain)


def _inflected(a: str, b: str) -> bool:
    """Whether both are one stem with two endings of the language: a plural, a demonym, a feminine; a last letter that is
    only doubled is no ending."""
    short, long = sorted((a, b), key=len)
    if long == short + short[-1] and short[-1] != "s":
        return False
    shared = 0
    while shared < min(len(a), len(b)) and a[shared] == b[shared]:
        shared += 1
    return shared >= 3 and any(
        a[cut:] in ENDINGS and b[cut:] in ENDINGS for cut in range(max(3, shared - 1), shared + 1) if a[:cut] == b[:cut]
    )


def _two_people(marked: MarkedReport, a: str, b: str) -> bool:
    """Whether the report names two with them: each has capitalised words beside it, and none that the other has."""
    beside: list[set[str]] = []
    for name in (a, b):
        found = re.findall(rf"(?:\b([A-Z][\w’'-]+)\s+)?\b{re.escape(name)}\b(?:\s+([A-Z][\w’'-]+))?", marked.report.text)
        beside.append({_sound(_plain(word)) for pair in found for word in pair if word and word not in TITLES})
    return bool(beside[0] and beside[1] and not beside[0] & beside[1])

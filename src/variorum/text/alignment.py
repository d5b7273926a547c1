"""Wordings of one thing side by side, word by word: a star alignment on the wording that is nearest to all others."""

from collections.abc import Sequence

from rapidfuzz.distance import Indel
from rapidfuzz.process import cdist

from variorum.text.normal import Token, tokens

_SURROGATES = range(0xD800, 0xE000)
_MOST_PAIRED = 400  # word pairs of one replaced stretch that are weighed against each other; longer ones are laid word on word
_ALIKE = 0.5  # share of letters in order below which two words are no more alike than any two ("out", "no")


def coded(wordings: Sequence[Sequence[str]]) -> list[str]:
    """Each wording as a string with one character a word, equal words the same character: what rapidfuzz compares fastest.

    >>> [len(code) for code in coded([["we", "won"], ["we", "have", "won"]])]
    [2, 3]
    """
    numbers: dict[str, int] = {}
    for wording in wordings:
        for word in wording:
            numbers.setdefault(word, len(numbers) + 1)
    offset = len(_SURROGATES)
    characters = {word: chr(n if n < _SURROGATES.start else n + offset) for word, n in numbers.items()}
    return ["".join(characters[word] for word in wording) for wording in wordings]


def alignment(wordings: Sequence[str]) -> list[list[Token | None]]:
    """Columns, in reading order: one cell for each wording, in the order of `wordings`; None where it has no word there.

    Words are equal as compared (`Token.compared`); offsets of a cell are into its own wording. Every word of every wording
    stands in exactly one cell, and read down its cells each wording is in its own order. Which words share a column does
    not depend on the order of `wordings`. Punctuation is in no cell: it stands between `end` and the next `begin`.

    >>> columns = alignment(["We have specific challenges.", "we have concrete challenges", "have challenges"])
    >>> [[cell.written if cell else "-" for cell in column] for column in columns]
    [['We', 'we', '-'], ['have', 'have', 'have'], ['specific', 'concrete', '-'], ['challenges', 'challenges', 'challenges']]
    """
    distinct = sorted(set(wordings))
    words = [tokens(wording) for wording in distinct]
    table = _columns(words, [tuple(word.compared for word in wording) for wording in words], range(len(distinct)))
    place = {wording: number for number, wording in enumerate(distinct)}
    return [[column.get(place[wording]) for wording in wordings] for column in table]


def differs(column: Sequence[Token | None]) -> bool:
    """Whether the wordings vary here: two different words, or a word that some wording lacks.

    >>> [differs(column) for column in alignment(["we won", "We have won"])]
    [False, True, False]
    """
    return len({cell.compared if cell else None for cell in column}) > 1


Column = dict[int, Token]


def _columns(words: Sequence[Sequence[Token]], keys: Sequence[tuple[str, ...]], numbers: Sequence[int]) -> list[Column]:
    """The alignment of the wordings with these `numbers`: everything is laid on the centre, and what the others have
    between two words of the centre is aligned among itself in the same way."""
    numbers = [number for number in numbers if words[number]]
    if not numbers:
        return []
    codes = dict(zip(numbers, coded([keys[number] for number in numbers]), strict=True))
    centre = _centre(numbers, keys, codes)
    laid: list[Column] = [{centre: word} for word in words[centre]]
    between: list[dict[int, tuple[int, int]]] = [{} for _ in range(len(laid) + 1)]
    for number in numbers:
        if number == centre:
            continue
        before = 0  # words of this wording that have their place
        for place, word in [
            *_paired(keys[centre], keys[number], codes[centre], codes[number]),
            (len(laid), len(words[number])),
        ]:
            if word > before:
                between[place][number] = (before, word)
            if place < len(laid):
                laid[place][number] = words[number][word]
            before = word + 1
    result: list[Column] = []
    for place, stretches in enumerate(between):
        result += _inserted(words, keys, stretches)
        result += laid[place : place + 1]
    return result


def _inserted(
    words: Sequence[Sequence[Token]], keys: Sequence[tuple[str, ...]], stretches: dict[int, tuple[int, int]]
) -> list[Column]:
    numbers = sorted(stretches, key=lambda number: (keys[number], number))
    inner = _columns(
        [words[number][slice(*stretches[number])] for number in numbers],
        [keys[number][slice(*stretches[number])] for number in numbers],
        range(len(numbers)),
    )
    return [{numbers[position]: word for position, word in column.items()} for column in inner]


def _centre(numbers: Sequence[int], keys: Sequence[tuple[str, ...]], codes: dict[int, str]) -> int:
    """The wording that shares most words, in order, with the others; of equals the first by its words."""
    shared = cdist([codes[n] for n in numbers], [codes[n] for n in numbers], scorer=Indel.normalized_similarity).sum(axis=1)
    totals = {number: round(float(total), 6) for number, total in zip(numbers, shared, strict=True)}
    return min(numbers, key=lambda number: (-totals[number], -len(keys[number]), keys[number], number))


def _paired(centre: tuple[str, ...], other: tuple[str, ...], centre_code: str, other_code: str) -> list[tuple[int, int]]:
    """(word of the centre, word of the other) that stand in one column, rising in both: equal words first, and of the
    words between two of those the most alike."""
    pairs: list[tuple[int, int]] = []
    place = word = 0
    for block in Indel.opcodes(centre_code, other_code).as_matching_blocks():
        unequal = _likest(centre[place : block.a], other[word : block.b], place == word == 0)
        pairs += [(place + i, word + j) for i, j in unequal]
        pairs += [(block.a + step, block.b + step) for step in range(block.size)]
        place, word = block.a + block.size, block.b + block.size
    return pairs


def paired(left: Sequence[str], right: Sequence[str]) -> list[tuple[int, int]]:
    """(word of `left`, word of `right`) that stand for each other, by number, rising in both; not all of them are equal.

    >>> paired("nobody will be shielded".split(), "no one will be covered".split())
    [(0, 0), (1, 2), (2, 3), (3, 4)]
    """
    return _paired(tuple(left), tuple(right), *coded([left, right]))


def _likest(left: tuple[str, ...], right: tuple[str, ...], from_end: bool) -> list[tuple[int, int]]:
    """As many pairs as the shorter side has words, rising in both, with the greatest sum of likeness in letters; of equal
    sums the pairs nearest to the begin, or to the end where `from_end`: next to the words that both sides share."""
    if from_end:
        pairs = _likest(left[::-1], right[::-1], False)
        return [(len(left) - 1 - i, len(right) - 1 - j) for i, j in reversed(pairs)]
    if len(left) > len(right):
        return [(i, j) for j, i in _likest(right, left, False)]
    if len(left) == len(right) or len(left) * len(right) > _MOST_PAIRED:
        return [(i, i) for i in range(len(left))]
    spare = len(right) - len(left)
    best = [0.0] * (
        spare + 1
    )  # best[j]: the greatest sum of the words of left seen so far, the first at j words' delay or more
    choices: list[list[int]] = []
    for i in range(len(left) - 1, -1, -1):
        row, choice = [0.0] * (spare + 1), [spare] * (spare + 1)
        for j in range(spare, -1, -1):
            here = _likeness(left[i], right[i + j]) + best[j]
            row[j], choice[j] = (here, j) if j == spare or here >= row[j + 1] else (row[j + 1], choice[j + 1])
        best = row
        choices.append(choice)
    pairs, delay = [], 0
    for i, choice in enumerate(reversed(choices)):
        delay = choice[delay]
        pairs.append((i, i + delay))
    return pairs


def _likeness(left: str, right: str) -> float:
    share = round(Indel.normalized_similarity(left, right), 6)
    return share if share >= _ALIKE else 0.0

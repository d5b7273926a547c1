"""References: the words of a sentence that may stand for somebody who speaks - names, offices, bodies, pronouns."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import compress
from typing import Literal

import msgspec

from variorum.annotate.lexicon import people, world
from variorum.annotate.lexicon.function import CONJUNCTIONS, DETERMINERS, GRAMMAR, PREPOSITIONS, PRONOUNS
from variorum.annotate.lexicon.verbs import AUXILIARY, CUE_FORMS, NOUNS, SPEECH_FORMS
from variorum.annotate.words import Word, word_begin, words
from variorum.model import Mention, Report, Span

SPEAKERS = people.ROLES | people.BODIES | people.DOCUMENTS | people.PLURAL_ROLES
"""Nouns for whoever or whatever can say something."""
_HEADS = SPEAKERS | PRONOUNS.keys() | {"one"}  # what the head of a reference without a name can be
WAY_WORDS = frozenset(["according", "in", "as", "so", "thus"])
"""How words begin that say without a verb whose words others are: "according to", "in the words of", "as Rusk puts it"."""
_KNOWN = _HEADS | CUE_FORMS.keys() | WAY_WORDS
_FURTHER_NOUNS = SPEAKERS - CUE_FORMS.keys()
_NO_NOUNS = GRAMMAR | AUXILIARY | CUE_FORMS.keys()
_POINTED = people.COURTESY | people.ABBREVIATED | {"st"}
_JOINTS = CONJUNCTIONS | PREPOSITIONS | AUXILIARY
_IN_NAMES = _JOINTS | DETERMINERS
_TITLE_WORDS = SPEAKERS | {"prime", "vice", "deputy", "chief", "general", "home"}
_NO_MOODS = GRAMMAR | SPEAKERS
_TITLES = people.COURTESY | people.ROLES
_OPENERS = DETERMINERS | people.COURTESY
_OF_WHICH = DETERMINERS - {"that"}
_OWNERS = DETERMINERS | {"'s"}
_ADJECTIVES_LISTED = """
bad big dead dear east eastern first good great high injured long low missing new north
northern old only other own same second short small south southern third west western
"""
_ADJECTIVES = frozenset(_ADJECTIVES_LISTED.split())
"""Words of the lists of grammar that may stand between an article and a noun."""
_OWNER_REACH = 4  # words before an owner's "'s" that can belong to it
_LONGEST_TITLE = 7  # words before a name or noun that can belong to it
_LONGEST_OFFICE = 3  # words of an office after a country: "the Carvian home secretary"
_LONGEST_SENTENCE = 200  # words: hardly any sentence of news has as many; more is a list or no prose at all
_MOST_MARKS = 60  # stretches in marks that one sentence is searched for
_LONGEST_TAIL = 7  # words after "of" or "for" that can
_APOSTROPHES = frozenset("'’")
_MARKS = frozenset("“„«‘\"'")
_CLOSING = frozenset("”“»’\"'")
_OBJECTS = frozenset(["them", "him", "us", "me"])


class Reference(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Words `first` to `last` (exclusive) of a sentence; `head` is the word that says who or what it is."""

    first: int
    last: int
    kind: Literal["name", "pronoun", "noun"]
    head: str
    name_first: int = 0  # where the name proper begins, titles before it left out
    mention: Mention | None = None
    made_up: bool = False  # of words that no list knows


class Sentence(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A sentence with its words and the references in it, in order."""

    number: int
    paragraph: int
    begin: int
    end: int
    words: tuple[Word, ...]
    references: tuple[Reference, ...]  # outside quotation marks
    mentions: tuple[Mention, ...]  # outside quotation marks
    cue_words: tuple[int, ...]  # the indexes of the words that are forms of a verb of speech, thought or stance
    way_words: tuple[int, ...]  # and of those that may begin "according to" and its like


def touched(sentence: Sentence, span: tuple[int, int]) -> Sequence[Word]:
    """The words of `sentence` that have a part of `span`, a stretch of the text, in order."""
    first = last = bisect_left(sentence.words, span[1], key=word_begin)
    while first > 0 and sentence.words[first - 1].end > span[0]:
        first -= 1
    return sentence.words[first:last]


def written(text: str, sentence: Sentence, reference: Reference) -> str:
    """The words of `reference` as they stand in `text`, on one line."""
    begin, end = sentence.words[reference.first].begin, sentence.words[reference.last - 1].end
    return " ".join(text[begin:end].split())


def analysed(
    report: Report,
    spans: Sequence[Span],
    mentions: Sequence[Mention],
    paragraphs: Sequence[tuple[int, int]],
    quoted: Sequence[tuple[int, int]],
) -> list[Sentence]:
    """The sentences of `report` with the references in them outside `quoted` stretches of the text, which are in order."""
    found: list[Sentence] = []
    paragraph = next_mention = next_quoted = 0
    for span, tokens in _pieces(report, spans):
        while paragraph + 1 < len(paragraphs) and paragraphs[paragraph][1] <= span.begin:
            paragraph += 1
        here: list[Mention] = []
        while next_mention < len(mentions) and mentions[next_mention].span.begin < span.end:
            here.append(mentions[next_mention])
            next_mention += 1
        while next_quoted < len(quoted) and quoted[next_quoted][1] <= span.begin:
            next_quoted += 1
        marks = [q for q in quoted[next_quoted : next_quoted + _MOST_MARKS] if q[0] < span.end]
        if marks:
            here = [m for m in here if not any(b <= m.span.begin < e for b, e in marks)]
        lowers = [word.lower for word in tokens]
        known = list(compress(range(len(lowers)), map(_KNOWN.__contains__, lowers)))
        references = _references(tokens, [index for index in known if lowers[index] in _HEADS], here)
        if marks:
            references = [r for r in references if not any(b <= tokens[r.last - 1].begin < e for b, e in marks)]
        found.append(
            Sentence(
                number=len(found),
                paragraph=paragraph,
                begin=span.begin,
                end=span.end,
                words=tokens,
                references=tuple(references),
                mentions=tuple(here),
                cue_words=tuple([index for index in known if lowers[index] in CUE_FORMS]),
                way_words=tuple([index for index in known if lowers[index] in WAY_WORDS]),
            )
        )
    return found


def _pieces(report: Report, spans: Sequence[Span]) -> Iterator[tuple[Span, tuple[Word, ...]]]:
    """The sentences with their words; what is too long for a sentence comes in pieces, so that none takes for ever."""
    for span in spans:
        tokens = words(report.text, span.begin, span.end)
        if 0 < len(tokens) <= _LONGEST_SENTENCE:
            yield span, tokens
            continue
        for first in range(0, len(tokens), _LONGEST_SENTENCE):
            piece = tokens[first : first + _LONGEST_SENTENCE]
            last = first + _LONGEST_SENTENCE >= len(tokens)
            begin = span.begin if first == 0 else piece[0].begin
            yield report.span(begin, span.end if last else tokens[first + _LONGEST_SENTENCE].begin), piece


def _references(tokens: Sequence[Word], heads: Sequence[int], mentions: Sequence[Mention]) -> list[Reference]:
    """The references at `heads`, words that may be the head of one, and at `mentions`."""
    named: dict[int, tuple[int, Mention]] = {}
    begins = [word.begin for word in tokens] if mentions else []
    for mention in mentions:
        first, last = bisect_left(begins, mention.span.begin), bisect_left(begins, mention.span.end)
        if first < last and begins[first] == mention.span.begin and tokens[last - 1].end == mention.span.end:
            named[first] = (last, mention)
    found: list[Reference] = []
    after = 0
    for index in sorted({*heads, *named}) if named else heads:
        if index < after or (reference := _at(tokens, index, named)) is None:
            continue
        while found and found[-1].first >= reference.first and (found[-1].kind != "name" or reference.kind == "name"):
            found.pop()
        if found and found[-1].last > reference.first:  # "Edda Rusk warns member countries": two
            reference = msgspec.structs.replace(reference, first=found[-1].last)
        if found and _titles(tokens, found[-1], reference):
            reference = msgspec.structs.replace(reference, first=found.pop().first)
        if reference.first < reference.last:
            found.append(reference)
        after = reference.last
    return found


def _titles(tokens: Sequence[Word], before: Reference, name: Reference) -> bool:
    """Whether the noun `before` is the title of the person `name` behind it: "head of the Port Agency Edda Rusk", "Port
    Agency director Edda Rusk"."""
    if before.last != name.first or before.kind != "noun" or name.mention is None or name.mention.kind != "person":
        return False
    if before.head in people.ROLES:
        return any(word.lower in {"of", "for", "at"} for word in tokens[before.first : before.last])
    return before.head in people.BODIES and any(w.lower in people.ROLES for w in tokens[name.first : name.name_first])


def _at(tokens: Sequence[Word], index: int, named: dict[int, tuple[int, Mention]]) -> Reference | None:
    """The reference whose head begins at `index`."""
    word = tokens[index]
    if index in named:
        last, mention = named[index]
        end = tokens[last - 1]
        nxt = tokens[last] if last < len(tokens) else None
        if nxt is not None and nxt.lower in SPEAKERS and not (nxt.lower in CUE_FORMS and nxt.lower not in people.BODIES):
            return None  # a name before a noun only tells which: "the Harrow House spokesman"
        if nxt is not None and nxt.lower == "'s":
            return None
        owner = nxt is not None and nxt.text in _APOSTROPHES and end.lower.endswith("s") and last + 1 < len(tokens)
        if owner and tokens[last + 1].lower in SPEAKERS:
            return None  # "Roberts' mother"
        if mention.kind != "person" and _title_follows(tokens, index, last):
            return None  # "the Carvian home secretary"
        if mention.kind == "place" and index and tokens[index - 1].lower in PREPOSITIONS:
            return None
        if mention.kind != "person" and _tells_which(tokens, index, last):
            return Reference(first=index - 1, last=last + 1, kind="noun", head=tokens[last].lower)
        first = _title(tokens, index)
        head = end.text if end.lower in PRONOUNS else end.lower  # "WHO" is not "who"
        return Reference(first=first, last=last, kind="name", head=head, name_first=index, mention=mention)
    if _is_pronoun(tokens, index):
        last = index + 3 if _is_one_of(tokens, index) else index + 1
        return Reference(first=index, last=last, kind="pronoun", head=word.lower)
    if word.lower not in SPEAKERS or (index + 1 < len(tokens) and tokens[index + 1].lower in _FURTHER_NOUNS):
        return None
    if index + 1 in named and named[index + 1][1].kind == "person":
        return None
    if index and tokens[index - 1].lower in SPEECH_FORMS and _colours_name(tokens, index + 1, named):
        return None  # "says principal cornet Edda Rusk"
    if word.lower == "presidency" and index and tokens[index - 1].lower == "'s":
        return None  # somebody's time in office
    if word.lower in CUE_FORMS and any(last == index for last, _ in named.values()):
        return None  # "The Daily Lamp reports"
    first = _title(tokens, index)
    definite = first < index and (tokens[first].lower in DETERMINERS or any(w.lower == "'s" for w in tokens[first:index]))
    bare = (
        word.lower in people.PLURAL_ROLES
        or word.lower in {"police", "parliament", "congress"}
        or word.capital
        or tokens[first].capital
    )
    beside = first == 0 or tokens[first - 1].text == "," or tokens[first - 1].lower in CUE_FORMS
    if not (definite or bare or beside):
        return None
    if word.lower in CUE_FORMS and not definite and word.lower not in people.ROLES:
        return None
    return Reference(first=first, last=_tail(tokens, index + 1, named), kind="noun", head=word.lower)


def _colours_name(tokens: Sequence[Word], index: int, named: dict[int, tuple[int, Mention]]) -> bool:
    """Whether a plain noun of no list stands at `index` and the name of a person behind it."""
    if index + 1 not in named or named[index + 1][1].kind != "person":
        return False
    word = tokens[index]
    return word.text.islower() and word.text.isalpha() and word.lower not in _NO_NOUNS and not word.lower.endswith("ly")


def _tells_which(tokens: Sequence[Word], index: int, last: int) -> bool:
    """Whether the name at `index` only tells which: "the Carvian version says"."""
    if index == 0 or last + 1 >= len(tokens) or tokens[index - 1].lower not in DETERMINERS:
        return False
    noun, verb = tokens[last], tokens[last + 1].lower
    plain = noun.text.isalpha() and noun.text.islower() and noun.lower not in _NO_NOUNS
    return plain and not noun.lower.endswith("ly") and (verb in CUE_FORMS or verb in AUXILIARY)


def _title_follows(tokens: Sequence[Word], index: int, last: int) -> bool:
    """Whether the name at `index` begins somebody's title after "the", a word or two before the office."""
    if not index or tokens[index - 1].lower != "the":
        return False
    for word in tokens[last : last + _LONGEST_OFFICE]:
        if word.lower in people.ROLES and word.lower not in CUE_FORMS:
            return True
        if not word.text.islower() or not word.text.isalpha() or (word.lower in _NO_NOUNS and word.lower != "home"):
            break
    return False


def _is_pronoun(tokens: Sequence[Word], index: int) -> bool:
    """Whether the word at `index` stands for somebody: "WHO" in capitals does not, "one" only beside a verb of speech."""
    word = tokens[index]
    if word.lower == "one":
        if _is_one_of(tokens, index):
            return True
        after = tokens[index + 1].lower if index + 1 < len(tokens) else ""
        return after in SPEECH_FORMS or (index > 0 and tokens[index - 1].lower in SPEECH_FORMS and not after.isalpha())
    if word.lower not in PRONOUNS or word.lower == "you" or word.text == "i":
        return False
    return len(word.text) == 1 or not word.text.isupper()


def _is_one_of(tokens: Sequence[Word], index: int) -> bool:
    """Whether "one of them" stands at `index`, beside a verb of speech: one of several who were spoken of."""
    words = [word.lower for word in tokens[index : index + 4]]
    if words[:3] != ["one", "of", "them"]:
        return False
    spoken = index > 0 and tokens[index - 1].lower in SPEECH_FORMS
    return spoken or all(word == "," or word in SPEECH_FORMS for word in words[3:])


def _title(tokens: Sequence[Word], index: int) -> int:
    """Where the words before the name or noun at `index` begin that belong to it: "coast guard commander Tomas ..."."""
    first = index
    while first > 0 and index - first < _LONGEST_TITLE:
        word = tokens[first - 1]
        abbreviated = word.text == "." and first > 1 and tokens[first - 2].lower in _POINTED
        if (
            word.lower == "'s"
            or abbreviated
            or (word.text in {"'", "’"} and first > 1 and tokens[first - 2].lower.endswith("s"))
        ):
            first -= 1
            continue
        if word.punctuation or word.text[0].isdigit() or word.lower in _JOINTS:
            break
        if word.lower == "that":
            break
        if word.lower in DETERMINERS:
            return first - 1 - (word.lower == "other" and first > 1 and tokens[first - 2].lower in DETERMINERS)
        if word.lower in CUE_FORMS and not word.capital and word.lower not in NOUNS:
            break
        plain = word.lower in _ADJECTIVES and first > 1 and tokens[first - 2].lower in _OWNERS  # "the old warden"
        if word.lower in GRAMMAR and not word.capital and word.lower not in _TITLE_WORDS and not plain:
            break
        if word.lower in PRONOUNS or word.lower.endswith("ly"):
            break
        if word.lower == "past" and first > 1 and tokens[first - 2].lower.endswith("ed"):
            break  # "stormed past reporters"
        owner = tokens[first].lower == "'s" and not word.capital
        if owner and word.text.isalpha():
            return _owner(tokens, first - 1)
        if not word.capital and word.lower not in SPEAKERS and (tokens[first].capital or owner):
            break
        first -= 1
    if first == index and first > 2 and _coloured(tokens[first - 1]) and tokens[first - 2].lower in {"a", "an"}:
        return first - 2 if tokens[first - 3].lower in SPEECH_FORMS else first
    return _proper(tokens, first, index)


def _owner(tokens: Sequence[Word], index: int) -> int:
    """Where the words begin that tell whose something is, the last of them at `index`: "the alleged shooter's grandfather"."""
    for first in range(index - 1, max(-1, index - _OWNER_REACH), -1):
        if tokens[first].lower in DETERMINERS:
            return first
        if not tokens[first].text.isalpha() or tokens[first].lower in _JOINTS:
            break
    return index


def _coloured(word: Word) -> bool:
    """Whether a word between "a" and a name says in which mood somebody speaks: "said a sobbing Edda Rusk"."""
    return word.text.islower() and word.text.isalpha() and word.lower not in _NO_MOODS


def _proper(tokens: Sequence[Word], first: int, index: int) -> int:
    """`first`, moved right over lower-case words that begin no title: only those count that a role or a capital follows."""
    while first < index and not (tokens[first].capital or tokens[first].lower in SPEAKERS):
        if any(w.lower in SPEAKERS or w.lower == "'s" for w in tokens[first:index]) or tokens[index].lower in SPEAKERS:
            break
        first += 1
    return first


def _tail(tokens: Sequence[Word], index: int, named: dict[int, tuple[int, Mention]]) -> int:
    """Where the words end that "of", "for", "at", "from" or "in" adds to a noun that ends at `index`."""
    if [word.lower for word in tokens[index : index + 2]] == ["in", "chief"]:
        index += 2
    if index + 2 < len(tokens) and tokens[index].lower in people.FOUND and tokens[index + 1].lower == "by":
        end = index + 2 + (tokens[index + 2].lower in DETERMINERS)
        if end in named:  # "a letter seen by the Lamp": not the Lamp's
            return named[end][0]
    while index + 1 < len(tokens) and tokens[index].lower in {"of", "for", "at", "from", "in", "on", "with", "to"}:
        if tokens[index].lower not in {"of", "for"} and not _names_on(tokens, index + 1, named):
            return index
        last = index + 1
        while last < len(tokens) and last - index <= _LONGEST_TAIL:
            word = tokens[last]
            if last > index + 1 and _person_begins(tokens, last, named):
                break
            if last in named:
                last = named[last][0]
            elif word.lower == "'s" or word.lower in _OF_WHICH or word.text in {"&", "'", "’"}:
                last += 1
            elif word.text in _MARKS and (closed := _name_in_marks(tokens, last)):
                last = closed
                break
            elif (
                word.punctuation
                or word.lower in AUXILIARY
                or word.lower in GRAMMAR
                or (word.lower in world.DAYS and word.capital)
                or word.lower in _OBJECTS
                or (word.lower in CUE_FORMS and last > index + 1 and word.lower not in NOUNS)
                or (word.lower in CUE_FORMS and tokens[last - 1].lower not in _OWNERS)
            ):
                break
            else:
                last += 1
        if last == index + 1:
            return index
        index = last
    return index


def _name_in_marks(tokens: Sequence[Word], index: int) -> int:
    """Where marks close that open at `index` around a name, "the captain of the “Northern Grace”"; 0 where they do not."""
    for last in range(index + 1, min(index + _LONGEST_TITLE, len(tokens))):
        if tokens[last].text in _CLOSING:
            return last + 1 if last > index + 1 else 0
        if not tokens[last].capital and tokens[last].lower not in _IN_NAMES:
            return 0
    return 0


def _person_begins(tokens: Sequence[Word], index: int, named: dict[int, tuple[int, Mention]]) -> bool:
    """Whether a person's name with its title begins at `index`: "Edda Rusk", "president Edda Rusk", "Mr Rusk"."""
    if tokens[index - 1].lower in _OPENERS or tokens[index - 1].text in {"&", "'", "’"}:
        return False
    for last in range(index, min(index + 3, len(tokens))):
        if last in named:
            return named[last][1].kind == "person" and not (
                named[last][0] < len(tokens) and tokens[named[last][0]].lower == "'s"
            )
        if tokens[last].lower not in _TITLES and tokens[last].text != ".":
            return False
    return False


def _names_on(tokens: Sequence[Word], index: int, named: dict[int, tuple[int, Mention]]) -> bool:
    return index in named or (index + 1 in named and tokens[index].lower in DETERMINERS)

"""Attribution: which stretch between marks is a quotation, and which words of its sentence say whose it is."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

import msgspec

from variorum.annotate.clauses import SPEECH_VERBS, Cue, cues, unlisted
from variorum.annotate.lexicon.function import ADVERBS, DETERMINERS, GRAMMAR, PREPOSITIONS
from variorum.annotate.lexicon.verbs import AUXILIARY, CLAUSE_FORMS, CUE_FORMS
from variorum.annotate.marks import Stretch
from variorum.annotate.references import Reference, Sentence
from variorum.annotate.verbless import (
    Found,
    called_by,
    colon_at,
    colon_before,
    named_way,
    overheard,
    pointed,
    quoted_as,
    reply,
    shown,
    signed,
    so,
    way_before,
)
from variorum.annotate.words import Word, word_begin
from variorum.language.rarity import rarity
from variorum.model import QuotationKind
from variorum.settings import Annotate

_COMMON = 0.8  # rarity of a word that is hardly a name
_SHORTEST_SHOUT = 4  # letters: "US" and "IT" are names
_PUTTING = frozenset(["call", "describe", "know", "phrase", "put", "term"])  # as Rusk put it
_PUT_SO = SPEECH_VERBS | _PUTTING
_SMALL = DETERMINERS | PREPOSITIONS | {"and", "or", "but", "da", "de", "der", "die", "do", "du", "el", "la", "le", "van", "von"}
_AS_A_WORD = re.compile(r"\b(?:the|a) (?:word|term|name|title)\s*[“\"'‘«„]?$", re.IGNORECASE)
_SUBJECTS = frozenset(["we", "they", "he", "she", "it", "you", "there", "this"])
_DASHES = frozenset([",", "–", "—", "--", "-", ")", "]", ".", "…", "..."])
_BESIDE = frozenset(["also", "as", "had", "has"])  # between the marks and a verb
_HOLDING = frozenset(["believe", "believed", "believes", "hope", "hoped", "hopes", "regret", "regrets", "regretted", "thought"])
_MANNER = frozenset(["began", "broke", "ran", "spat", "threw", "went", "wept"])  # besides forms in -ed
_PHRASAL = frozenset(["came", "chimed", "cut", "hit", "put", "shot"])  # before one of the next
_PARTICLES = frozenset(["back", "in"])
_BE = frozenset(["am", "are", "be", "been", "being", "is", "was", "were"])
_HEADLESS = frozenset(["who", "which", "one"])
_GOVERNING = PREPOSITIONS - {"as"}
_LETTERS = re.compile(r"[^\W_]+")
_STOP = re.compile(r"[.!?][”\"’']?\s+[“\"‘A-Z]")
CLAUSE_VERBS = frozenset(CLAUSE_FORMS.values())


class Said(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Words given to somebody: `content` in the text, and the reference in the sentence `sentence` that says to whom.

    `reference` is None where the sentence names nobody; `cue` is in the text.
    """

    content: tuple[tuple[int, int], ...]
    kind: QuotationKind
    sentence: int
    paragraph: int
    reference: Reference | None = None
    cue: tuple[int, int] | None = None
    continues: bool = False  # carries on the quotation before it across a paragraph's end
    headline: bool = False
    nobody: bool = False  # the words say that they are somebody's and not whose: "is thought"
    statement: bool = True  # whether it is said to be so, rather than asked, denied to have been said, or only spoken of
    outside: tuple[tuple[int, int], ...] = ()  # of a mixed quotation, the parts of `content` that stand outside marks

    @property
    def begin(self) -> int:
        """Where the words begin."""
        return self.content[0][0]


def quoted(
    text: str, sentences: Sequence[Sentence], stretches: Sequence[Stretch], headlines: frozenset[int], settings: Annotate
) -> list[Said]:
    """The quotations in marks, in order; marks around names, titles and words used at a distance are left out."""
    outer = [s for s in stretches if not s.nested]
    repeated = _repeated(text, outer, headlines)
    places = _Places(sentences)
    by_sentence = {s.number: cues(s, inside) for s, inside in places.touched(outer)}
    said: list[Said] = []
    for number, stretch in enumerate(outer):
        first, last = places.at(stretch.begin), places.at(max(stretch.begin, stretch.end - 1))
        if first is None or last is None:
            continue
        previous = outer[number - 1] if number else None
        following = outer[number + 1] if number + 1 < len(outer) else None
        words = text[stretch.begin : stretch.end]
        whole = clause_like(words)
        finished, comma = words[-1] in ",!?…", words[-1] == ","
        found = _attribution(stretch, previous, following, first, last, by_sentence, whole, finished, comma)
        headline = first.paragraph in headlines
        if not whole and _as_a_word(text, stretch):
            continue
        if (
            whole
            and last.number + 1 < len(sentences)
            and not text[stretch.outer_end : last.end].strip(" .\n")
            and sentences[last.number + 1].paragraph == last.paragraph
        ):
            found = pointed(sentences[last.number + 1]) or found
        if found is None and not whole:
            found = _verb_inside(first, stretch)
        before = said[-1] if said and said[-1].sentence == first.number else None
        if found is None and before is not None and not whole:
            found = Found(before.reference, before.cue, before.sentence)
        again = headline and _plain(words) in repeated
        if not (stretch.continues or again or _is_quotation(words, whole, found, headline, stretch, first, settings)):
            continue
        if previous and said and (
            _goes_on(text, previous, stretch, words, said[-1], places.at(previous.end - 1) is first)
            or (found is None and whole and _follows(previous, stretch, first, said[-1], sentences))
        ):  # fmt: skip
            earlier = said.pop()
            said.append(msgspec.structs.replace(earlier, content=(*earlier.content, (stretch.begin, stretch.end))))
            continue
        said.append(
            Said(
                content=((stretch.begin, stretch.end),),
                kind="direct" if whole else "mixed",
                sentence=found.sentence if found else first.number,
                paragraph=first.paragraph,
                reference=found.reference if found else None,
                cue=found.cue if found else None,
                continues=stretch.continues,
                headline=headline,
            )
        )
    return said


def unclaimed(text: str, sentences: Sequence[Sentence], stretches: Sequence[Stretch], said: Sequence[Said]) -> list[Said]:
    """Words in marks that none of `said` has and that are no name or title, given to nobody: a clause of somebody's may hold
    them."""
    taken = {span for one in said for span in one.content}
    places = _Places(sentences)
    found = []
    for stretch in stretches:
        here = places.at(stretch.begin)
        span = (stretch.begin, stretch.end)
        if here is None or stretch.nested or span in taken:
            continue
        if not (_title_like(text[slice(*span)]) or _as_a_word(text, stretch)):
            found.append(Said(content=(span,), kind="mixed", sentence=here.number, paragraph=here.paragraph))
    return found


def _as_a_word(text: str, stretch: Stretch) -> bool:
    """Whether marks hold a word that is only spoken of: "apologised for the word “turf”"."""
    return bool(_AS_A_WORD.search(text, max(0, stretch.outer_begin - 20), stretch.begin))


def _repeated(text: str, outer: Sequence[Stretch], headlines: frozenset[int]) -> str:
    """The words in marks below the headlines, plain, where a headline may have taken its own from."""
    if not any(stretch.paragraph in headlines for stretch in outer):
        return ""
    return "|".join(
        _plain(text[s.begin : s.end]) for s in outer if s.paragraph not in headlines and clause_like(text[s.begin : s.end])
    )


def _plain(words: str) -> str:
    """`words` in lower case between spaces, without punctuation: " it rained barley "."""
    return f" {' '.join(_LETTERS.findall(words.lower()))} "


class _Places:
    """Finds sentences by their place in the text."""

    def __init__(self, sentences: Sequence[Sentence]) -> None:
        self.sentences = sentences
        self.begins = [s.begin for s in sentences]

    def at(self, offset: int) -> Sentence | None:
        """The sentence in which `offset` lies."""
        after = bisect_right(self.begins, offset)
        sentence = self.sentences[after - 1] if after else None
        return sentence if sentence is not None and offset < sentence.end else None

    def touched(self, stretches: Sequence[Stretch]) -> list[tuple[Sentence, list[tuple[int, int]]]]:
        """Every sentence in which one of `stretches` begins or ends, with those that touch it, marks included."""
        inside: dict[int, list[tuple[int, int]]] = {}
        for stretch in stretches:
            for offset in (stretch.begin, stretch.end - 1):
                sentence = self.at(offset)
                if sentence is not None:
                    here = inside.setdefault(sentence.number, [])
                    if (stretch.outer_begin, stretch.outer_end) not in here[-1:]:
                        here.append((stretch.outer_begin, stretch.outer_end))
        return [(self.sentences[number], here) for number, here in sorted(inside.items())]


def clause_like(words: str) -> bool:
    """Whether `words` are a clause of their own rather than a few words inside another's sentence.

    >>> clause_like("We won,"), clause_like("no sense"), clause_like("was no time")
    (True, False, False)
    """
    letters = words.lstrip("[(…. -–'‘")
    if not letters:
        return False
    count = len(letters.split())
    if letters[0].isupper() or letters[0].isdigit():
        return count > 2 or words.rstrip("’'")[-1] in ",.!?…" or (count > 1 and letters.split()[0].lower() in GRAMMAR)
    if letters.split()[0] in _SUBJECTS and words[-1] in ".!?…":
        return count > 3  # according to Rusk, “we will not go.”
    return count > 3 and words[-1] in "!?"


def _attribution(
    stretch: Stretch, previous: Stretch | None, following: Stretch | None, first: Sentence, last: Sentence,
    by_sentence: dict[int, list[Cue]], whole: bool, finished: bool, comma: bool,
) -> Found | None:  # fmt: skip
    """Who has the words of `stretch`, by the surest sign in its own sentence; None where that says nothing."""
    end = following.outer_begin if following and following.outer_begin < last.end else last.end
    after = [c for c in by_sentence[last.number] if stretch.outer_end <= last.words[c.first].begin < end]
    before = [c for c in by_sentence[first.number] if first.words[c.first].begin < stretch.outer_begin]
    behind, ahead = _index(last, stretch.outer_end), _index(first, stretch.outer_begin)
    stop = _index(last, end)
    right_after = _right_after(last, after, behind, finished)
    strong = (
        reply(last, behind)
        or overheard(last, behind)
        or quoted_as(last, behind, stop)
        or quoted_as(first, 0, ahead)
        or right_after
        or (finished and _any_verb(last, behind))
        or so(last, behind)
        or signed(last, behind)
        or named_way(last, behind, end)
    )
    beside = (
        called_by(first, ahead)
        or shown(first, ahead)
        or _right_before(first, before, ahead, whole)
        or colon_before(first, ahead)
    )
    way = way_before(first, ahead)
    if way is not None and (beside is None or not beside.cue or not way.cue or beside.cue < way.cue):
        beside = way  # "Norland sees it otherwise: according to Rusk, it “...”"
    spoken = comma and right_after is not None  # "The Lamp has the brakes: “Nothing answered,” says Rusk"
    if strong is not None and (beside is None or spoken or not colon_at(first, ahead)):
        return strong
    if beside is not None:
        return beside
    trailing = _trailing(last, after, behind)
    if trailing is not None and (whole or not before):
        return trailing
    if not whole or _inside_clause(first, ahead):
        named = [c for c in before if c.subject is not None and not _suffered(first, c)]
        for cue in [*(c for c in reversed(named) if c.verb in SPEECH_VERBS), *reversed(named)]:
            if not (cue.participle and cue.verb not in SPEECH_VERBS):
                return _from(first, cue)
    if trailing is None and not whole:
        for cue in after:
            if cue.subject is not None and cue.subject.first < behind and cue.verb in SPEECH_VERBS:
                return _from(last, cue)
    return trailing


def _suffered(sentence: Sentence, cue: Cue) -> bool:
    """Whether something is done to the subject: "Rusk had been put on stage with Brik, whose book begins “...”"."""
    words = sentence.words
    at = cue.first - 1
    while at > 0 and (words[at].lower in ADVERBS or words[at].lower.endswith("ly")):
        at -= 1
    return cue.verb not in SPEECH_VERBS and words[at].lower in _BE and not words[cue.first].lower.endswith("ing")


def _index(sentence: Sentence, offset: int) -> int:
    """The number of the first word at or after `offset`."""
    return bisect_left(sentence.words, offset, key=word_begin)


def _from(sentence: Sentence, cue: Cue) -> Found:
    return Found(cue.subject, (sentence.words[cue.first].begin, sentence.words[cue.last - 1].end), sentence.number)


def _right_after(sentence: Sentence, after: Sequence[Cue], behind: int, finished: bool) -> Found | None:
    """“…,” she said; “…,” said Rusk."""
    for cue in after[:2]:
        start = min(cue.first, cue.subject.first) if cue.subject and not cue.inverted else cue.first
        gap = sentence.words[behind:start]
        if finished and cue.first - behind <= 1 and (whose := unlisted(sentence, cue)) is not None:
            return _from(sentence, msgspec.structs.replace(cue, subject=whose))
        if start < behind or cue.participle or cue.subject is None:
            continue
        if len(gap) <= 2 and all(w.text in _DASHES or w.lower in _BESIDE for w in gap):
            way = any(w.lower == "as" for w in gap)
            if way and cue.verb not in _PUT_SO:
                continue  # “That's my brother” as police held her back
            if way or finished or cue.verb in SPEECH_VERBS or cue.verb in CLAUSE_VERBS:
                return _from(sentence, cue)
    return None


def _any_verb(sentence: Sentence, behind: int) -> Found | None:
    """“…,” moaned Edda Rusk; “…,” Rusk wailed.; “…,” she groaned from her bed: verbs of no list, behind the mark."""
    words = sentence.words
    for reference in sentence.references:
        if reference.first not in {behind, behind + 1}:
            if reference.first > behind:
                break
            continue
        led = reference.first == behind and reference.kind == "name" and _is_manner(words[behind])  # "moaned skipper Rusk"
        verb = behind if led or reference.first > behind else reference.last
        if verb >= len(words) or reference.head in _HEADLESS:
            continue
        back = verb > behind and verb + 1 < len(words) and words[verb + 1].lower in _PARTICLES  # “…,” she shot back
        if not (_is_manner(words[verb]) or (back and words[verb].lower in _PHRASAL)):
            continue
        if verb == behind and not led and not (reference.kind == "name" or words[reference.first].lower in DETERMINERS):
            continue
        if verb > behind and (words[behind].capital and reference.kind == "pronoun"):
            continue  # “Why?” She turned away.
        return Found(reference, (words[verb].begin, words[verb].end), sentence.number)
    return None


def _is_manner(word: Word) -> bool:
    """Whether `word` may be the past of a verb that says how somebody speaks."""
    return word.text.islower() and word.lower not in AUXILIARY and (word.lower.endswith("ed") or word.lower in _MANNER)


def _right_before(sentence: Sentence, before: Sequence[Cue], ahead: int, whole: bool) -> Found | None:
    """She said: “…”; he called it a “…”; he told reporters that “…”."""
    if not before:
        return None
    cue = before[-1]
    if cue.subject is None and colon_at(sentence, ahead):  # "Rusk of the guild complains, which asked for more: “...”"
        cue = next((c for c in reversed(before) if c.subject is not None and c.verb in SPEECH_VERBS), cue)
        if cue is not before[-1]:
            return _from(sentence, cue)
    gap = sentence.words[cue.last : ahead]
    if cue.subject is None and not whole:
        return None
    if any(w.text in {".", ";", "!", "?"} for w in gap):
        return None
    if cue.verb not in SPEECH_VERBS and any(c.verb in SPEECH_VERBS and c.subject for c in before):
        return None
    if sentence.words[ahead - 1].text in {":", ","} and len(gap) <= 14 and cue.subject is not None:
        return _from(sentence, cue)
    if len(gap) <= 6 and not any(w.text in {",", ")"} for w in gap) and (cue.verb in SPEECH_VERBS or not whole):
        return _from(sentence, cue)
    return None


def _trailing(sentence: Sentence, after: Sequence[Cue], behind: int) -> Found | None:
    """It would create “concrete” challenges, Putin admitted."""
    for cue in after:
        if cue.subject is None or cue.participle:
            continue
        start = min(cue.first, cue.subject.first)
        if start > behind and sentence.words[start - 1].text in {",", "–", "—"} and (
            cue.verb in SPEECH_VERBS or cue.verb in CLAUSE_VERBS
        ):  # fmt: skip
            return _from(sentence, cue)
        if start <= behind:
            continue
        break
    return None


def _verb_inside(sentence: Sentence, stretch: Stretch) -> Found | None:
    """The two governments “confirm that all are free”: whose words these are stands before the mark, the verb behind it."""
    ahead = _index(sentence, stretch.outer_begin)
    behind = _index(sentence, stretch.begin)
    verb = sentence.words[behind] if behind < len(sentence.words) else None
    if verb is None or (CUE_FORMS.get(verb.lower) not in SPEECH_VERBS | CLAUSE_VERBS and verb.lower not in _HOLDING):
        return None
    reference = next((r for r in sentence.references if r.last == ahead and r.head not in _HEADLESS), None)
    if reference is None or (reference.first and sentence.words[reference.first - 1].lower in _GOVERNING):
        return None
    return Found(reference, (verb.begin, verb.end), sentence.number)


def _inside_clause(sentence: Sentence, ahead: int) -> bool:
    """Whether the words before the mark lead into it: no comma or full stop stands right before it."""
    return ahead > 0 and sentence.words[ahead - 1].text not in {".", "!", "?"}


def _is_quotation(
    words: str, whole: bool, found: Found | None, headline: bool, stretch: Stretch, sentence: Sentence, settings: Annotate
) -> bool:
    """Whether marks around `words` quote somebody, rather than name a ship or a book, or hold a word at a distance."""
    title = _title_like(words)
    if found is not None:
        return not title or (found.cue is not None and (words[-1] in ",.!?" or headline))
    if headline:
        return not title and len(words.split()) >= 2
    if title:
        return False
    if not whole:
        return len(words.split()) >= settings.bare_fragment_words and any(_may_speak(r) for r in sentence.references)
    return len(words.split()) > 2 or words[-1] in ".!?,…"


def _may_speak(reference: Reference) -> bool:
    """Whether `reference` is to somebody who can say something."""
    return reference.mention is None or reference.mention.kind in {"person", "organisation"}


def _title_like(words: str) -> bool:
    """Whether every word of weight has a capital and nothing ends a clause: a name, a book, a ship."""
    tokens = [t for t in words.replace("’", "'").split() if t[0].isalpha()]
    if len(tokens) == 2 and tokens[0] == "the":  # “the Professor”
        tokens = tokens[1:]
    if not tokens or words[-1] in ",!?" or len(tokens) > 8:
        return False
    if any(_shouted(t) for t in tokens) and not all(t.isupper() for t in tokens):
        return False
    weighty = [t for t in tokens if t.lower() not in _SMALL] or tokens
    if len(tokens) == 1:
        return tokens[0][0].isupper() and tokens[0].lower() not in GRAMMAR and words[-1] not in ".!?"
    return (
        all(t[0].isupper() for t in weighty)
        and len(weighty) >= 1
        and tokens[0][0].isupper()
        and tokens[0].lower() not in {"i", "we", "no", "yes", "you"}
    )


def _shouted(word: str) -> bool:
    """Whether a word in capitals is a common one: "it ENDS in Port Ansel"."""
    return word.isupper() and len(word) >= _SHORTEST_SHOUT and rarity(word.lower()) < _COMMON


def _goes_on(text: str, previous: Stretch, stretch: Stretch, words: str, before: Said, in_one_sentence: bool) -> bool:
    """Whether `stretch` carries on the sentence that `previous` left unfinished: “We won,” she said, “and how.”

    What looks like a full stop between two stretches `in_one_sentence` is that of "Mr." or "J."
    """
    if before.content[-1] != (previous.begin, previous.end) or previous.paragraph != stretch.paragraph:
        return False
    between = text[previous.outer_end : stretch.outer_begin].rstrip()
    if before.kind != "direct" or (_STOP.search(between) and not in_one_sentence):
        return False
    return bool(between) and between[-1] in ",—–-" and text[previous.end - 1] in ",—–-" and words[0].islower()


def _follows(previous: Stretch, stretch: Stretch, here: Sentence, before: Said, sentences: Sequence[Sentence]) -> bool:
    """Whether the sentence that gives `previous` to somebody ends where `stretch` begins: “We won,” she said. “And how.”"""
    if before.content[-1] != (previous.begin, previous.end) or previous.paragraph != stretch.paragraph or before.headline:
        return False
    if before.kind != "direct" or before.reference is None or before.cue is None or before.cue[0] < previous.end:
        return False
    if stretch.outer_begin - here.begin > 1 or here.number - before.sentence != 1:
        return False
    return sentences[before.sentence].end >= before.cue[1]

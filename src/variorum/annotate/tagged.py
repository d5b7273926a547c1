"""Indirect speech as the tagger finds it, in the form in which the rules give theirs."""

from bisect import bisect_right
from collections.abc import Sequence

from variorum.annotate.attribution import Said
from variorum.annotate.indirect import QUESTIONS, Indirect, has_verb, ways
from variorum.annotate.joined import Ranges
from variorum.annotate.lexicon.verbs import AUXILIARY, NEGATED
from variorum.annotate.references import Reference, Sentence
from variorum.language import Attribution
from variorum.model import Report

_HEARSAY = frozenset(["reportedly", "allegedly", "supposedly", "purportedly", "apparently", "rumoured", "rumored"])
_STRAY = 2  # words: a further part with no more is a slip of the tagger far more often than speech
_NEAR = 8  # characters before a cue: where the "not" of "did not say" stands
_RELATIVE = frozenset(["who", "which", "whose", "that", "where"])
_WITHHELD = frozenset(["declined", "declining", "refused", "refusing", "refuses", "declines", "avoided", "without", "careful"])
_TURNED_DOWN = frozenset(
    ["reject", "rejects", "rejected", "rejecting", "dismiss", "dismisses", "dismissed", "dismissing", "rebuffed", "spurned"]
)


def tagged(
    report: Report,
    found: Sequence[Attribution],
    sentences: Sequence[Sentence],
    paragraphs: Sequence[tuple[int, int]],
    skipped: frozenset[int],
) -> list[Indirect]:
    """What of `found` stands outside furniture and the paragraphs `skipped`, in order, with marks or without.

    What is given to somebody by "according to" and its like is found by rule, which is exact.
    """
    begins = [sentence.begin for sentence in sentences]
    furniture = [(f.span.begin, f.span.end) for f in report.furniture]
    made = []
    for one in found:
        at = bisect_right(begins, one.cue[0]) - 1
        if at < 0 or any(b < end and begin < e for begin, end in (one.cue, *one.content) for b, e in furniture):
            continue
        if sentences[at].paragraph in skipped or _is_hearsay(sentences[at], one.cue):
            continue
        sentence, reference = _source(report.text, one, sentences, begins, sentences[at])
        near = _in_its_sentence(one, sentences[at], paragraphs[sentences[at].paragraph])
        content = _whole_words(report.text, near, sentences[at])
        said = Said(
            content=content,
            kind="indirect",
            sentence=sentence.number,
            paragraph=sentence.paragraph,
            reference=reference,
            cue=one.cue,
            statement=not _denied(one, sentences[at])
            and report.text[slice(*content[0])].partition(" ")[0].lower() not in QUESTIONS
            and any(_states(span, sentences, begins) for span in one.content),
        )
        made.append(Indirect(said=said, form="clause", verb=report.text[slice(*one.cue)].lower()))
    exact = [way for sentence in sentences if sentence.paragraph not in skipped for way in ways(sentence, [], set())]
    cues: dict[int, list[tuple[int, int] | None]] = {}
    for way in exact:
        cues.setdefault(way.said.sentence, []).append(way.said.cue)
    made = [one for one in made if not any(_meet(one.said.cue, cue) for cue in cues.get(one.said.sentence, []))]
    return sorted([*made, *exact], key=lambda indirect: (indirect.said.begin, indirect.said.content))


def _meet(left: tuple[int, int] | None, right: tuple[int, int] | None) -> bool:
    return left is not None and right is not None and left[0] < right[1] and right[0] < left[1]


def _is_hearsay(sentence: Sentence, cue: tuple[int, int]) -> bool:
    """Whether a cue gives words to nobody: "reportedly", or "had" and "was" alone."""
    words = [w.lower for w in sentence.words if w.begin < cue[1] and cue[0] < w.end and not w.punctuation]
    return any(word in _HEARSAY for word in words) or (bool(words) and all(word in AUXILIARY for word in words))


def _in_its_sentence(one: Attribution, sentence: Sentence, paragraph: tuple[int, int]) -> Ranges:
    """The parts of the content of `one` that touch the sentence of its cue, within its paragraph; all where none does."""
    near = [(b, e) for b, e in one.content if b < sentence.end and sentence.begin < e]
    return tuple((max(b, paragraph[0]), min(e, paragraph[1])) for b, e in near) or one.content


def _whole_words(text: str, content: Ranges, sentence: Sentence) -> Ranges:
    """`content` to the ends of the words of `sentence` that its parts begin or end in, parts with nothing between them as
    one, and without the few stray words beside its longest part."""
    found: list[tuple[int, int]] = []
    for begin, end in content:
        for word in sentence.words:
            if word.begin < begin < word.end and not word.punctuation:
                begin = word.begin
            if word.begin < end < word.end and not word.punctuation:
                end = word.end
        if found and not text[found[-1][1] : begin].strip():
            begin, end = found[-1][0], max(found.pop()[1], end)
        found.append((begin, end))
    longest = max(found, key=lambda part: part[1] - part[0])
    return tuple(part for part in found if part == longest or len(text[slice(*part)].split()) > _STRAY)


def _denied(one: Attribution, sentence: Sentence) -> bool:
    """Whether the cue tells of words that were not said, "did not say", "declined to comment", or are another's: "rejected"."""
    words = [w.lower for w in sentence.words if w.begin < one.cue[1] and (w.end > one.cue[0] or w.end > one.cue[0] - _NEAR)]
    return any(word in NEGATED or word in _WITHHELD or word in _TURNED_DOWN or word.endswith("n't") for word in words)


def _states(span: tuple[int, int], sentences: Sequence[Sentence], begins: Sequence[int]) -> bool:
    """Whether the words of `span` have a verb of their own: "the bridge would close", "to close the bridge"."""
    sentence = sentences[max(0, bisect_right(begins, span[0]) - 1)]
    inside = [
        n for n, word in enumerate(sentence.words) if word.begin < span[1] and span[0] < word.end and not word.punctuation
    ]
    if not inside:
        return False
    first, last = inside[0], inside[-1] + 1
    if sentence.words[first].lower == "that":
        first += 1
    if first == last or sentence.words[first].lower in QUESTIONS:
        return False
    if sentence.words[first].lower == "to" or (first and sentence.words[first - 1].lower == "to"):
        return True
    relative = next((n for n in range(first + 1, last) if sentence.words[n].lower in _RELATIVE), last)
    return has_verb(sentence, first, relative)


def _source(
    text: str, one: Attribution, sentences: Sequence[Sentence], begins: Sequence[int], home: Sentence
) -> tuple[Sentence, Reference | None]:
    """The sentence and the reference in it that the source's words are; the cue's sentence and None where it has none."""
    if one.source is None or ";" in text[one.source[1] : one.cue[0]]:
        return home, None
    sentence = sentences[max(0, bisect_right(begins, one.source[0]) - 1)]
    begin, end = one.source
    inside = [n for n, word in enumerate(sentence.words) if word.begin < end and begin < word.end and not word.punctuation]
    if not inside:
        return home, None
    first, last = inside[0], inside[-1] + 1
    over = [r for r in sentence.references if r.first < last and first < r.last]
    if over:
        return sentence, min(over, key=lambda r: (r.kind != "name", r.first))
    return sentence, Reference(first=first, last=last, kind="noun", head=sentence.words[last - 1].lower, made_up=True)

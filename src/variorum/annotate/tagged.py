"""Indirect speech as the tagger finds it, in the form in which the rules give theirs."""

from bisect import bisect_right
from collections.abc import Sequence

from variorum.annotate.attribution import Said
from variorum.annotate.indirect import Indirect
from variorum.annotate.references import Reference, Sentence
from variorum.language import Attribution
from variorum.model import Report


def tagged(
    report: Report, found: Sequence[Attribution], sentences: Sequence[Sentence], skipped: frozenset[int]
) -> list[Indirect]:
    """What of `found` stands outside furniture and the paragraphs `skipped`, in order, with marks or without."""
    begins = [sentence.begin for sentence in sentences]
    furniture = [(f.span.begin, f.span.end) for f in report.furniture]
    made = []
    for one in found:
        at = bisect_right(begins, one.cue[0]) - 1
        if at < 0 or any(b < end and begin < e for begin, end in (one.cue, *one.content) for b, e in furniture):
            continue
        if sentences[at].paragraph in skipped:
            continue
        sentence, reference = _source(one, sentences, begins, sentences[at])
        said = Said(
            content=one.content,
            kind="indirect",
            sentence=sentence.number,
            paragraph=sentence.paragraph,
            reference=reference,
            cue=one.cue,
        )
        made.append(Indirect(said=said, form="clause", verb=report.text[slice(*one.cue)].lower()))
    return sorted(made, key=lambda indirect: (indirect.said.begin, indirect.said.content))


def _source(
    one: Attribution, sentences: Sequence[Sentence], begins: Sequence[int], home: Sentence
) -> tuple[Sentence, Reference | None]:
    """The sentence and the reference in it that the source's words are; the cue's sentence and None where it has none."""
    if one.source is None:
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

"""Indirect speech as the tagger finds it, in the form in which the rules give theirs."""

from bisect import bisect_right
from collections.abc import Sequence

from variorum.annotate.assertions import asserted, is_hearsay, is_passive, is_told, of_a_noun
from variorum.annotate.attribution import Said
from variorum.annotate.cast import RELATIVES
from variorum.annotate.clauses import cues
from variorum.annotate.indirect import Indirect, attributions, ways
from variorum.annotate.joined import Ranges
from variorum.annotate.lexicon.function import DETERMINERS, PREPOSITIONS
from variorum.annotate.lexicon.verbs import CUE_FORMS, SPEECH_FORMS
from variorum.annotate.references import Reference, Sentence
from variorum.language import Attribution
from variorum.model import Report, Span

_NOBODY = PREPOSITIONS | {"a", "a.m.", "an", "not", "p.m.", "the"}
_WHENCE = frozenset(["at", "from", "in", "near"])
_BESIDE = frozenset(["by", "is", "to", "was"])  # before whoever asked, hears or tells what the subject is
_TOPICS = frozenset(["about", "asked", "concerning", "of", "on", "regarding"])
"""Begin words that only say what of: "On the rest:"."""
_TIMES = frozenset(["days", "hours", "minutes", "months", "weeks", "years"])
_TOPIC_REACH = 2  # words before what they are of
_SHREDS = 3  # parts of a content that the tagger has torn
_STRAY = 2  # words: a further part with no more is a slip of the tagger far more often than speech


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
        home = sentences[at]
        if (
            home.paragraph in skipped
            or is_hearsay(home, one.cue)
            or of_a_noun(report.text, home, one)
            or _is_name(home, one.cue)
        ):
            continue
        sentence, reference = _source(report.text, one, sentences, begins, home)
        whole = _without_strays(report.text, one, _whole_words(report.text, one.content, home), home)
        content = _in_its_sentence(whole, home, paragraphs[home.paragraph])
        if _is_torn(report.text, one) and (rule := _before_its_verb(home, one.cue)) is not None:
            content, sentence, reference = rule.content, home, rule.reference
        said = Said(
            content=content,
            kind="indirect",
            sentence=sentence.number,
            paragraph=sentence.paragraph,
            reference=reference,
            cue=one.cue,
            nobody=reference is None and is_passive(home, one.cue),
            statement=asserted(report.text, one, content, sentences, begins, home),
        )
        made.append(Indirect(said=said, form="clause", verb=report.text[slice(*one.cue)].lower()))
    exact = [way for sentence in sentences if sentence.paragraph not in skipped for way in ways(sentence, [], set())]
    ways_of: dict[int, list[tuple[int, int] | None]] = {}
    for way in exact:
        ways_of.setdefault(way.said.sentence, []).append(way.said.cue)
    made = [one for one in made if not any(_meet(one.said.cue, cue) for cue in ways_of.get(one.said.sentence, []))]
    heard = {one.said.sentence for one in [*made, *exact]}
    silent = [s for s in sentences if s.number not in heard and s.paragraph not in skipped and _ends_in_who_said(s)]
    exact += [one for one in attributions(silent, [], frozenset()) if one.form == "trailing"]
    return sorted([*made, *exact], key=lambda indirect: (indirect.said.begin, indirect.said.content))


def _ends_in_who_said(sentence: Sentence) -> bool:
    """Whether a sentence may end in ", fumed union chief Edda Rusk", which the tagger sometimes misses."""
    words = sentence.words
    return any(
        n > _SHREDS and words[n].lower in SPEECH_FORMS and words[n - 1].text == "," and n + 1 < len(words)
        for n in sentence.cue_words
    )


def _is_name(sentence: Sentence, cue: tuple[int, int]) -> bool:
    """Whether a cue is a person's name, or a part of a longer one: "Georg Aske" is nobody who asks."""
    return any((m.kind == "person" or m.span.begin < cue[0]) and _holds(m.span, cue) for m in sentence.mentions)


def _holds(span: Span, cue: tuple[int, int]) -> bool:
    return span.begin <= cue[0] and cue[1] <= span.end


def _is_torn(text: str, one: Attribution) -> bool:
    """Whether a content is no clause any more: many parts, or one that runs into its verb, which the speaker's words do."""
    return len(one.content) >= _SHREDS or any(
        end <= one.cue[0] and not text[end : one.cue[0]].strip() for _, end in one.content
    )


def _before_its_verb(sentence: Sentence, cue: tuple[int, int]) -> Said | None:
    """What stands before ", she said" by rule, where `cue` is its verb."""
    if not any(word.text == "," for word in sentence.words):
        return None
    for one in attributions([sentence], [], frozenset()):
        if one.form in {"trailing", "inserted"} and _meet(one.said.cue, cue):
            return one.said
    return None


def _meet(left: tuple[int, int] | None, right: tuple[int, int] | None) -> bool:
    return left is not None and right is not None and left[0] < right[1] and right[0] < left[1]


def _in_its_sentence(content: Ranges, sentence: Sentence, paragraph: tuple[int, int]) -> Ranges:
    """The parts of `content` that touch the sentence of its cue, within its paragraph; all where none does."""
    near = [(b, e) for b, e in content if b < sentence.end and sentence.begin < e]
    return tuple((max(b, paragraph[0]), min(e, paragraph[1])) for b, e in near) or content


def _whole_words(text: str, content: Ranges, sentence: Sentence) -> Ranges:
    """`content` to the ends of the words of `sentence` that its parts begin or end in, parts with nothing between them as
    one."""
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
    return tuple(found)


def _without_strays(text: str, one: Attribution, content: Ranges, sentence: Sentence) -> Ranges:
    """`content` without stray words beside its longest part: few, the end of a phrase that is not said, or a subject
    whose verb is not. Words
    that only "she said" parts from the rest are none: "Crews, she said, work too long"."""
    longest = max(content, key=lambda part: part[1] - part[0])
    kept = []
    for place, part in enumerate(content):
        gaps = [(content[n][1], content[n + 1][0]) for n in (place - 1, place) if 0 <= n < len(content) - 1]
        beside = any(_only_attributes(text, one, gap) for gap in gaps)
        few = len(text[slice(*part)].split()) <= _STRAY
        subject = any(
            sentence.words[r.first].begin <= part[0] and part[1] <= sentence.words[r.last - 1].end for r in sentence.references
        )
        hangs = text[slice(*part)].partition(" ")[0].lower() in PREPOSITIONS
        if part == longest or beside or not (few or subject or hangs):
            kept.append(part)
    return tuple(kept)


def _only_attributes(text: str, one: Attribution, gap: tuple[int, int]) -> bool:
    """Whether nothing but the source and the cue stands in `gap`, between two commas."""
    inside = [span for span in (one.cue, one.source) if span and gap[0] <= span[0] and span[1] <= gap[1]]
    left = "".join(
        character for at, character in enumerate(text[slice(*gap)], gap[0]) if not any(b <= at < e for b, e in inside)
    )
    return bool(inside) and not any(character.isalnum() for character in left) and left.strip()[:1] in {",", "–", "—", "-"}


def _source(
    text: str, one: Attribution, sentences: Sequence[Sentence], begins: Sequence[int], home: Sentence
) -> tuple[Sentence, Reference | None]:
    """The sentence and the reference in it that the source's words are; the cue's sentence and its subject by rule, or None,
    where they are none."""
    if one.source is None or ";" in text[one.source[1] : one.cue[0]] or is_told(home, one):
        return home, None
    sentence = sentences[max(0, bisect_right(begins, one.source[0]) - 1)]
    begin, end = one.source
    inside = [n for n, word in enumerate(sentence.words) if word.begin < end and begin < word.end and not word.punctuation]
    other = _told_of(sentence, inside) or _passed_on(home, one.cue) or _pronoun_before(home, one)
    if other is not None:
        return sentence if other in sentence.references else home, other
    if all(sentence.words[n].lower in _NOBODY or sentence.words[n].text in CUE_FORMS for n in inside):
        return home, _subject(home, one.cue)  # "A warden who asked not to be named said": not "named"
    first, last = inside[0], inside[-1] + 1
    if sentence is home and sentence.words[first].lower in PREPOSITIONS and (doer := _subject(home, one.cue)) is not None:
        return home, doer  # "The ministry, in a decree this morning, said": not the decree
    topic = text[slice(*one.cue)].strip() == ":" and sentence.words[0].lower in _TOPICS and first <= _TOPIC_REACH
    if topic and sentence is home:
        return home, None  # "On the soldiers: “a pay dispute”"
    over = [r for r in sentence.references if r.first < last and first < r.last]
    if over:
        chosen = min(over, key=lambda r: (_governed(sentence, r, first), r.kind != "name", r.first))
        surer = _subject(home, one.cue) if sentence is home and _is_beside(home, chosen, one.cue[0]) else None
        return sentence, surer or chosen
    if sentence.words[last - 1].lower in _TIMES and sentence is home:
        return home, _subject(home, one.cue)  # "whom he kept there for two days was said to have"
    led = [word.lower for word in sentence.words[max(0, first - 2) : first]]
    while led and led[-1] in DETERMINERS:
        led.pop()
    if sentence is home and led[-1:] and (led[-1] in PREPOSITIONS or led[-1] in CUE_FORMS):
        subject = _subject(home, one.cue)  # "A hiker who fell into a crevasse has told": not "crevasse"
        if subject is not None:
            return home, subject
    return sentence, Reference(first=first, last=last, kind="noun", head=sentence.words[last - 1].lower, made_up=True)


def _told_of(sentence: Sentence, inside: Sequence[int]) -> Reference | None:
    """Whom a source that is an aside tells of: "Rusk" in "Rusk, who owns the yard, says"."""
    if len(inside) < 2 or sentence.words[inside[0]].lower not in RELATIVES or sentence.words[inside[0] - 1].text != ",":
        return None
    return next((r for r in sentence.references if r.last == inside[0] - 1), None)


def _passed_on(sentence: Sentence, cue: tuple[int, int]) -> Reference | None:
    """Whose words a paper passes on: "Rusk" in "the Lamp quotes Rusk"."""
    verb = next((n for n, word in enumerate(sentence.words) if word.begin <= cue[0] < word.end), 0)
    if sentence.words[verb].lower not in {"quote", "quotes", "quoting"} or sentence.words[verb].end < cue[1]:
        return None
    return next((r for r in sentence.references if r.first == verb + 1), None)


def _pronoun_before(sentence: Sentence, one: Attribution) -> Reference | None:
    """The pronoun between a comma and the verb, where the tagger takes the words before them for the source: "The staff, it
    adds, were told"."""
    verb = next((n for n, word in enumerate(sentence.words) if word.begin <= one.cue[0] < word.end), 0)
    pronoun = next((r for r in sentence.references if r.kind == "pronoun" and r.last == verb), None)
    parted = verb > 1 and sentence.words[verb - 2].text == ","
    before = one.source is not None and parted and one.source[1] <= sentence.words[verb - 2].begin
    return pronoun if before and pronoun is not None and pronoun.head not in RELATIVES else None


def _governed(sentence: Sentence, reference: Reference, first: int) -> bool:
    """Whether `reference` only tells more of what a source that begins at `first` names: "owners of the Grace"."""
    return reference.first > first and sentence.words[reference.first - 1].lower in PREPOSITIONS


def _is_beside(sentence: Sentence, reference: Reference, cue: int) -> bool:
    """Whether `reference`, before the verb at `cue`, is hardly who speaks: "From Orvane the minister said", "Rusk, who runs
    against Brik, says"."""
    words = sentence.words
    if words[reference.last - 1].end > cue:
        return False
    if reference.first and words[reference.first - 1].lower in _WHENCE | _BESIDE:
        return True  # "A visitor, asked by Rusk what it was, said"
    opened = [n for n in range(1, reference.first) if words[n].lower in RELATIVES and words[n - 1].text == ","]
    closed = next((n for n in range(opened[-1], len(words)) if words[n].text == ","), 0) if opened else 0
    return reference.last <= closed and words[closed].begin < cue


def _subject(sentence: Sentence, cue: tuple[int, int]) -> Reference | None:
    """The subject of the verb `cue` by rule."""
    return next((c.subject for c in cues(sentence, []) if cue[0] <= sentence.words[c.first].begin < cue[1] and c.subject), None)

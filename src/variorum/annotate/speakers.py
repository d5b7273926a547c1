"""Speakers: who says each quotation, in the order in which the report gives the floor."""

import re
from bisect import bisect_right
from collections.abc import Sequence

import msgspec

from variorum.annotate.attribution import Said
from variorum.annotate.cast import RELATIVES, Cast, Floor
from variorum.annotate.exchanges import in_turn
from variorum.annotate.interviews import answered
from variorum.annotate.lexicon import people
from variorum.annotate.lexicon.function import PREPOSITIONS
from variorum.annotate.lexicon.verbs import AUXILIARY, CUE_FORMS
from variorum.annotate.references import Reference, Sentence
from variorum.annotate.subjects import is_subject
from variorum.settings import Annotate

_LETTERS = re.compile(r"[^\W_]+")
_ONE_PERSON = frozenset(["i", "me", "my"])
_QUESTIONING = frozenset(
    [
        "asked", "caught up with", "interviewed", "met", "phoned", "questioned", "quizzed", "rang", "reached", "spoke to",
        "spoke with", "talked to", "talked with", "telephoned", "visited",
    ]
)  # fmt: skip
"""What is done to whoever speaks next."""
_FIRST_PERSON = frozenset(["i", "we", "me", "us", "my", "our"])


def speakers(
    text: str, sentences: Sequence[Sentence], said: Sequence[Said], settings: Annotate, writer: str | None = None
) -> list[str | None]:
    """The speaker of each of `said`, which are in the order of the text; `writer` is who the report's own "I" is.

    A quotation without a source of its own takes the speaker of its paragraph; at a paragraph's beginning, where the
    paragraph before left its marks open or ended in a quotation, that one's.
    """
    cast = Cast(text, sentences, settings)
    floor = Floor()
    named: list[str | None] = [None] * len(said)
    pending: list[int] = []
    answers = answered(sentences, said)
    for number, one in enumerate(said):
        if one.headline or one.nobody:
            continue
        if one.kind == "direct" and one.reference is None and one.paragraph in answers:
            _settle(pending, said, named, floor, cast)
            pending = []
            named[number] = answers[one.paragraph]
            floor.give(one.sentence, one.paragraph, answers[one.paragraph])
            continue
        if one.reference is not None:
            if pending and said[pending[0]].paragraph != one.paragraph and not one.continues:
                _settle(pending, said, named, floor, cast)
                pending = []
            sentence = sentences[one.sentence]
            asked = _questioned(cast, one, floor) if sentence.end <= one.begin else None
            named[number] = asked or cast.speaker(sentence, one.reference, floor)
            if one.reference.head in people.DOCUMENTS or (one.kind == "direct" and one.reference.head == "it"):
                named[number] = cast.bodies.named_inside(text[one.begin : one.content[0][1]]) or named[number]
            speaker = named[number]
            if speaker is not None:
                for waiting in pending:
                    named[waiting] = (
                        _announced(cast, said[waiting], floor) or _of_paragraph(cast, said[waiting], floor) or speaker
                    )
                if cast.can_speak(one.reference, speaker) and not _aside(sentence, one.reference, floor):
                    floor.give(one.sentence, one.paragraph, speaker)
            else:
                _settle(pending, said, named, floor, cast)
            pending = []
        elif one.continues and pending:
            pending.append(number)  # goes with what it carries on
        elif floor.turns and (floor.turns[-1][1] == one.paragraph or one.continues):
            if pending:
                _settle(pending, said, named, floor, cast)
                pending = []
            named[number] = (
                _announced(cast, one, floor)
                or _questioned(cast, one, floor)
                or _own_subject(cast, one, floor)
                or _new_subject(cast, one, floor)
                or _last(cast, one, floor)
            )
            if named[number] is not None:
                floor.give(one.sentence, one.paragraph, str(named[number]))
        else:
            if pending and said[pending[0]].paragraph != one.paragraph:
                _settle(pending, said, named, floor, cast)
                pending = []
            pending.append(number)
    _settle(pending, said, named, floor, cast)
    _name_first_persons(said, named, sentences, writer)
    _name_headlines(text, said, named, cast, sentences)
    return named


def _name_first_persons(
    said: Sequence[Said], named: list[str | None], sentences: Sequence[Sentence], writer: str | None
) -> None:
    """Gives what "I" and "we" say inside somebody's words in marks to whoever speaks these, and what "I" says outside to
    the writer."""
    marked = [(one.begin, one.content[-1][1], number) for number, one in enumerate(said) if one.kind == "direct"]
    begins = [begin for begin, _, _ in marked]
    for number, one in enumerate(said):
        if one.reference is None or one.reference.head not in _FIRST_PERSON or named[number] is not None:
            continue
        offset = sentences[one.sentence].words[one.reference.first].begin
        around = bisect_right(begins, offset) - 1
        if around >= 0 and offset < marked[around][1]:
            named[number] = named[marked[around][2]]
        elif one.reference.head in _ONE_PERSON:
            named[number] = writer


def _settle(pending: Sequence[int], said: Sequence[Said], named: list[str | None], floor: Floor, cast: Cast) -> None:
    """Names the speakers of quotations of one paragraph in which nobody is said to speak."""
    for number in pending:
        one = said[number]
        if one.continues and number - 1 in pending:
            named[number] = named[number - 1]
            continue
        named[number] = (
            _announced(cast, one, floor)
            or _questioned(cast, one, floor)
            or in_turn(cast, number, said, named, floor)
            or _of_paragraph(cast, one, floor)
            or _of_paragraph_before(cast, one, floor)
            or (_last(cast, one, floor) if floor.turns and _near(one, floor, cast) else None)
        )
        speaker = named[number]
        if speaker is not None:
            floor.give(one.sentence, one.paragraph, speaker)


def _aside(sentence: Sentence, reference: Reference, floor: Floor) -> bool:
    """Whether `reference` speaks only beside somebody else: "he answered to a journalist who asked if ..."."""
    follows = sentence.words[reference.last].lower if reference.last < len(sentence.words) else ""
    beside = bool(floor.turns) and floor.turns[-1][0] == sentence.number
    return beside and (reference.head in RELATIVES or follows in RELATIVES)


def _last(cast: Cast, one: Said, floor: Floor) -> str | None:
    """Who had the last turn; for words in marks rather the last person than a place: where "Norland" acts, nobody speaks."""
    last = floor.turns[-1]
    if one.kind == "indirect" or last[2] not in cast.places:
        return last[2]
    near = (name for _, paragraph, name in reversed(floor.turns) if name in cast.persons and last[1] - paragraph <= 1)
    return next(near, None)


def _near(one: Said, floor: Floor, cast: Cast) -> bool:
    """Whether the last turn is in the paragraph before that of `one`, or in its own."""
    return one.paragraph - floor.turns[-1][1] <= cast.settings.floor_paragraphs


def _of_paragraph(cast: Cast, one: Said, floor: Floor) -> str | None:
    """The person who is the subject of the sentence before `one` in its own paragraph, where there is one."""
    for number in range(one.sentence, max(-1, one.sentence - cast.settings.pronoun_sentences), -1):
        sentence = cast.sentences[number]
        if sentence.paragraph != one.paragraph:
            break
        spoken_of = _pronoun_subject(cast, sentence, floor)
        if spoken_of is not None:
            return spoken_of
        for gender in ("m", "f"):
            name = cast.subject_person(sentence, gender, len(sentence.words), near=True, floor=floor)
            if name is not None:
                return name
    return None


def _questioned(cast: Cast, one: Said, floor: Floor) -> str | None:
    """Whom the sentence before whole words in marks says somebody has asked: "The Lamp asked the warden, Edda Rusk. “It was the
    rust.”"."""
    own = cast.sentences[one.sentence]
    before = own if own.end <= one.begin else cast.sentences[one.sentence - 1]
    if one.kind != "direct" or before.end > one.begin or before.paragraph != one.paragraph:
        return None
    words = before.words
    for reference in before.references:
        verb = reference.first - 1
        if verb > 0 and words[verb].lower in {"to", "with", "up"}:
            verb -= 1
        here = " ".join(word.lower for word in words[verb : reference.first])
        if verb < 1 or here not in _QUESTIONING or words[verb - 1].lower in AUXILIARY:
            continue
        name = cast.speaker(before, reference, floor)
        return name if name in cast.persons else None
    return None


def _announced(cast: Cast, one: Said, floor: Floor) -> str | None:
    """Who speaks in a paragraph that is a quotation, where the one before it ends in a comma or colon: "She said:"."""
    first = one.sentence
    while first > 0 and cast.sentences[first - 1].paragraph == one.paragraph:
        first -= 1
    if first == 0 or first != one.sentence or one.continues:
        return None
    before = cast.sentences[first - 1]
    if not before.words or before.words[-1].text not in {":", ","}:
        return None
    for reference in reversed(before.references):
        after = before.words[reference.last].lower if reference.last < len(before.words) else ""
        if after in CUE_FORMS:
            return cast.speaker(before, reference, floor)
    return cast.speaker(before, before.references[0], floor) if before.references else None


def _pronoun_subject(cast: Cast, sentence: Sentence, floor: Floor) -> str | None:
    """Who is "he" or "she" in a sentence that begins with it, or that has it before any other subject: "On Rusk he was ..."."""
    for reference in sentence.references:
        if reference.kind == "pronoun" and reference.head in {"he", "she"}:
            return cast.speaker(sentence, reference, floor)
        if reference.first == 0 or sentence.words[reference.first - 1].lower not in PREPOSITIONS:
            return None
    return None


def _of_paragraph_before(cast: Cast, one: Said, floor: Floor) -> str | None:
    """The subject of the last sentence before the paragraph of `one`, where nobody has the floor there."""
    first = one.sentence
    lowest = max(0, first - cast.settings.pronoun_sentences)
    while first > lowest and cast.sentences[first - 1].paragraph == one.paragraph:
        first -= 1
    if first == 0 or one.paragraph == 0 or any(paragraph >= one.paragraph - 1 for _, paragraph, _ in floor.turns[-3:]):
        return None
    before = cast.sentences[first - 1]
    if one.paragraph - before.paragraph > 1:
        return None
    for reference in before.references[:1]:
        if reference.first <= 1 and (reference.kind == "pronoun" or (reference.mention and reference.mention.kind == "person")):
            return cast.speaker(before, reference, floor)
    return None


def _own_subject(cast: Cast, one: Said, floor: Floor) -> str | None:
    """The person named as subject before words in marks that no verb gives to anybody, where nobody spoke in their sentence:
    "and Edda Rusk of the Port Office looks “at ships, not at flags”"."""
    if one.kind != "mixed" or floor.turns[-1][0] == one.sentence:
        return None
    sentence = cast.sentences[one.sentence]
    for reference in reversed(sentence.references):
        person = reference.mention is not None and reference.mention.kind == "person"
        behind = sentence.words[reference.last - 1].end > one.begin
        if person and not behind and reference.mention is not None and is_subject(sentence, reference, acts=True):
            return reference.mention.name
    return None


def _new_subject(cast: Cast, one: Said, floor: Floor) -> str | None:
    """A person who became the subject between the last turn and `one`, in one paragraph."""
    for number in range(one.sentence - 1, floor.turns[-1][0], -1):
        sentence = cast.sentences[number]
        if sentence.paragraph != one.paragraph:
            break
        spoken_of = _pronoun_subject(cast, sentence, floor)
        if spoken_of is not None:
            return spoken_of
        for reference in sentence.references[:1]:
            if reference.mention is not None and reference.mention.kind == "person" and reference.first == 0:
                return reference.mention.name
    return None


def _name_headlines(
    text: str, said: Sequence[Said], named: list[str | None], cast: Cast, sentences: Sequence[Sentence]
) -> None:
    """Gives quotations in headlines the speaker whom the report has for the same words, else whom the headline names."""
    if not any(one.headline for one in said):
        return
    bodies = [(_bag(text, one), named[i]) for i, one in enumerate(said) if not one.headline]
    for number, one in enumerate(said):
        if not one.headline:
            continue
        bag = _bag(text, one)
        shares = [(len(bag & other) / len(bag), -i, name) for i, (other, name) in enumerate(bodies) if bag and name]
        best = max(shares, default=None, key=lambda share: share[:2])
        if best is not None and best[0] >= cast.settings.headline_share:
            named[number] = best[2]
        elif one.reference is not None:
            last = sentences[-1]
            sentence = sentences[one.sentence]
            floor = Floor()
            later = msgspec.structs.replace(sentence, number=last.number)
            named[number] = cast.speaker(later, one.reference, floor) if one.reference.kind != "pronoun" else None


def _bag(text: str, one: Said) -> frozenset[str]:
    return frozenset(w.lower() for begin, end in one.content for w in _LETTERS.findall(text, begin, end))

"""Speakers: whom the words that say whose a quotation is stand for."""

import re
from collections.abc import Sequence

import msgspec

from variorum.annotate.attribution import Said
from variorum.annotate.lexicon import people, world
from variorum.annotate.lexicon.function import DETERMINERS, GRAMMAR, PRONOUNS
from variorum.annotate.lexicon.verbs import AUXILIARY, CUE_FORMS
from variorum.annotate.persons import LEADERS, Person, apposed_name, meant, persons, related
from variorum.annotate.references import Reference, Sentence
from variorum.settings import Annotate

_DEFINITE = frozenset(["the", "its", "his", "her", "their", "this", "that"])
_BODY_SENTENCES = 4  # how far back "a statement" or "it" looks for the body that issued it


class Floor(msgspec.Struct):
    """Who has spoken so far: (sentence, paragraph, speaker), oldest first."""

    turns: list[tuple[int, int, str]] = msgspec.field(default_factory=list)

    def give(self, sentence: int, paragraph: int, speaker: str) -> None:
        """Adds a turn."""
        self.turns.append((sentence, paragraph, speaker))

    @property
    def names(self) -> list[str]:
        """The speakers, oldest turn first."""
        return [speaker for _, _, speaker in self.turns]


class Cast:
    """The persons and bodies of one report, and who is meant by a reference to them."""

    def __init__(self, text: str, sentences: Sequence[Sentence], settings: Annotate) -> None:
        self.text = text
        self.sentences = sentences
        self.settings = settings
        self.persons: dict[str, Person] = persons(sentences)

    def words(self, sentence: Sentence, reference: Reference) -> str:
        """`reference` as it is written, on one line."""
        begin, end = sentence.words[reference.first].begin, sentence.words[reference.last - 1].end
        return re.sub(r"\s+", " ", self.text[begin:end])

    def speaker(self, sentence: Sentence, reference: Reference, floor: Floor) -> str | None:
        """The full name, or what stands for one, of whom `reference` means; None where that cannot be told."""
        if reference.kind == "pronoun":
            return self._pronoun(sentence, reference, floor)
        if reference.mention is not None:
            return reference.mention.name
        position = sentence.references.index(reference) if reference in sentence.references else -1
        if position >= 0:
            apposed = apposed_name(sentence, position)
            if apposed is not None and apposed.mention is not None:
                return apposed.mention.name
        return self._noun(sentence, reference, floor)

    def _noun(self, sentence: Sentence, reference: Reference, floor: Floor) -> str | None:
        inside = sentence.words[reference.first : reference.last]
        definite = (
            inside[0].lower in _DEFINITE
            or any(w.lower == "'s" for w in inside)
            or (inside[0].capital and inside[0].lower not in DETERMINERS)
        )
        if reference.head in people.ROLES and (definite or inside[0].lower not in DETERMINERS):
            of = frozenset(
                w.lower for w in inside if w.lower not in GRAMMAR - people.ROLES and not w.punctuation and w.lower != "'s"
            ) - {reference.head}
            of |= self._owner(sentence, reference, inside[0].lower, floor)
            name = meant(reference.head, of, self.persons, sentence.number, floor.names)
            if name is None and definite and reference.head in LEADERS and not of & people.BODIES:
                name = self._leader(of, floor)
            if name is not None:
                return name
        if inside[0].lower in {"one", "another"} and reference.head in people.ROLES and len(inside) > 1:
            article = "an" if inside[1].lower[0] in "aeiou" else "a"
            rest = re.sub(r"\s+", " ", self.text[inside[1].begin : inside[-1].end])
            return f"{article} {rest}"
        if reference.head in people.DOCUMENTS:
            return self._issuer(sentence, reference) or self.words(sentence, reference)
        if reference.head in people.BODIES and definite:
            return self._body(sentence, reference) or self.words(sentence, reference)
        return self.words(sentence, reference)

    def _leader(self, of: frozenset[str], floor: Floor) -> str | None:
        """Whom "the Russian leader" means where the report gives nobody that office: the one leader that it has, else who
        last had the floor and has no other office."""
        own = [p for p in self.persons.values() if not self._foreign(p, of)]
        leaders = [p for p in own if any(office.noun in LEADERS for office in p.offices)]
        if len(leaders) == 1 and all(w in world.BELONGS or w[:1].isalpha() for w in of):
            return leaders[0].name
        for name in reversed(floor.names):
            person = self.persons.get(name)
            if person is not None and (not leaders or person in leaders):
                return name if person in own and (person in leaders or not person.offices) else None
        free = [p for p in self.persons.values() if not p.offices and len(p.seen) >= self.settings.leader_mentions]
        free.sort(key=lambda p: len(p.seen))
        if leaders or not free or (len(free) > 1 and len(free[-1].seen) == len(free[-2].seen)):
            return None
        return free[-1].name

    def _foreign(self, person: Person, of: frozenset[str]) -> bool:
        """Whether `person` has an office of another country than `of` names."""
        if not of & world.BELONGS.keys():
            return False
        lands = {w for office in person.offices for w in office.of if w in world.BELONGS}
        return bool(lands) and not any(related(land, o) for land in lands for o in of)

    def _owner(self, sentence: Sentence, reference: Reference, word: str, floor: Floor) -> frozenset[str]:
        """What "its" in "its director" stands for, in words."""
        if word != "its":
            return frozenset()
        body = self._last_body(sentence, reference.first)
        return frozenset(w.lower() for w in (body or "").split() if w.lower() not in GRAMMAR)

    def _body(self, sentence: Sentence, reference: Reference) -> str | None:
        """The body with a name that ends in, or begins with, the noun of "the ministry"."""
        best: tuple[int, int, str] | None = None
        modifiers = {w.lower for w in sentence.words[reference.first : reference.last]} - GRAMMAR - {"'s"}
        for other in self.sentences:
            for candidate in other.references:
                mention = candidate.mention
                if mention is None or mention.kind != "organisation":
                    continue
                name = [w.lower() for w in mention.name.split()]
                if reference.head in name and modifiers <= {*name, reference.head}:
                    entry = (-abs(other.number - sentence.number), -candidate.first, mention.name)
                    best = max(best, entry) if best else entry
        return best[2] if best else None

    def named_inside(self, words: str) -> str | None:
        """The body that a statement's own words begin with: "The ministry extends ..." is the ministry's."""
        first = re.match(r"[Tt]he\s+(\w+)", words)
        if first is None or first.group(1).lower() not in people.BODIES:
            return None
        names = [m.name for s in self.sentences for m in s.mentions if m.kind == "organisation"]
        return next((n for n in names if first.group(1).lower() in n.lower().split()), first.group(0).lower())

    def _issuer(self, sentence: Sentence, reference: Reference) -> str | None:
        """The body that issued "the statement": its owner, or the body last spoken of."""
        inside = sentence.words[reference.first : reference.last]
        owner = next((i for i, w in enumerate(inside) if w.lower == "'s"), None)
        if owner:
            begin = 1 if inside[0].lower in DETERMINERS else 0
            return re.sub(r"\s+", " ", self.text[inside[begin].begin : inside[owner - 1].end])
        if inside[0].lower in {"a", "an"}:
            return None
        return self._last_body(sentence, reference.first)

    def _last_body(self, sentence: Sentence, before: int) -> str | None:
        """The organisation that was spoken of last before word `before` of `sentence`."""
        for number in range(sentence.number, max(-1, sentence.number - 1 - _BODY_SENTENCES), -1):
            other = self.sentences[number]
            here = [r for r in other.references if number != sentence.number or r.last <= before]
            for reference in here if number != sentence.number else reversed(here):
                if reference.mention is not None and reference.mention.kind == "organisation":
                    if not (set(reference.mention.name.lower().split()) & people.MEDIA):
                        return reference.mention.name
                if reference.kind == "noun" and reference.head in people.BODIES:
                    return self._body(other, reference) or self.words(other, reference)
        return None

    def _last_thing(self, sentence: Sentence) -> str | None:
        """What the sentences before `sentence` began with last that can speak without being a person: a name, a document."""
        for number in range(sentence.number - 1, max(-1, sentence.number - 1 - _BODY_SENTENCES), -1):
            for reference in self.sentences[number].references:
                named = reference.mention is not None and reference.mention.kind != "person" and reference.first <= 1
                if named or (reference.kind == "noun" and reference.head in people.DOCUMENTS):
                    return reference.mention.name if reference.mention else self.words(self.sentences[number], reference)
        return None

    def _pronoun(self, sentence: Sentence, reference: Reference, floor: Floor) -> str | None:
        kind = PRONOUNS.get(reference.head, "")
        if kind in {"m", "f"}:
            return self._he(sentence, reference, kind, floor)
        if kind == "thing":
            return self._last_body(sentence, reference.first) or self._last_thing(sentence)
        if kind == "group":
            return self._they(sentence, floor)
        return None

    def _they(self, sentence: Sentence, floor: Floor) -> str | None:
        for number, _, name in reversed(floor.turns):
            if sentence.number - number <= _BODY_SENTENCES and name not in self.persons:
                return name
        return None

    def _he(self, sentence: Sentence, pronoun: Reference, gender: str, floor: Floor) -> str | None:
        """The last person given the floor, or made a subject since; of that gender as far as it is known."""
        lowest = max(0, sentence.number - self.settings.pronoun_sentences)
        for number in range(sentence.number, lowest - 1, -1):
            other = self.sentences[number]
            same = number == sentence.number
            for turn_sentence, _, name in reversed(floor.turns):
                if turn_sentence == number and self._fits(name, gender):
                    return name
            found = self._subject_of(
                other,
                gender,
                pronoun.first if same else len(other.words),
                near=other.paragraph == sentence.paragraph,
                floor=floor,
            )
            if found is not None:
                return found
        for _, _, name in reversed(floor.turns):
            if self._fits(name, gender):
                return name
        fitting = [p for p in self.persons.values() if p.gender in (gender, None)]
        before = [(max(n for n in p.seen if n <= sentence.number), p.name) for p in fitting if p.seen[0] <= sentence.number]
        if before:
            return max(before)[1]
        return min((p.seen[0], p.name) for p in fitting)[1] if fitting else None

    def _subject_of(self, sentence: Sentence, gender: str, before: int, near: bool, floor: Floor) -> str | None:
        """The first person named in `sentence` before word `before` who may be meant; only a subject where it is not `near`."""
        others: list[str] = []
        limit = sentence.words[before].begin if before < len(sentence.words) else sentence.end
        for position, reference in enumerate(sentence.references):
            if reference.last > before:
                break
            name: str | None = None
            if reference.mention is not None and reference.mention.kind == "person":
                name = reference.mention.name
            elif reference.kind == "noun" and reference.head in people.ROLES:
                apposed = apposed_name(sentence, position)
                resolved = (
                    apposed.mention.name if apposed is not None and apposed.mention else self._noun(sentence, reference, floor)
                )
                indefinite = sentence.words[reference.first].lower in {"a", "an", "one", "another"}
                unnamed = indefinite or sentence.words[reference.first].lower in _DEFINITE
                stands = resolved in self.persons or (near and unnamed and is_subject(sentence, reference))
                name = resolved if stands and self._noun_fits(reference.head, gender) else None
            if name is None or not self._fits(name, gender):
                continue
            if is_subject(sentence, reference):
                return name
            others.append(name)
        if not others and near:
            others = [
                m.name for m in sentence.mentions if m.kind == "person" and m.span.begin < limit and self._fits(m.name, gender)
            ]
        return others[0] if others and near else None

    def _noun_fits(self, noun: str, gender: str) -> bool:
        if noun in people.MALE_NOUNS:
            return gender == "m"
        return gender == "f" if noun in people.FEMALE_NOUNS else True

    def _fits(self, name: str, gender: str) -> bool:
        """Whether `name` may be called "he" or "she"."""
        person = self.persons.get(name)
        if person is None:
            head = name.lower().split()
            return any(w in people.ROLES for w in head) and not any(w in people.BODIES | people.PLURAL_ROLES for w in head) and all(
                self._noun_fits(w, gender) for w in head
            )  # fmt: skip
        if person.gender is None:
            return True
        return person.gender == gender


def is_subject(sentence: Sentence, reference: Reference) -> bool:
    """Whether `reference` begins its sentence, or a verb follows it."""
    words = sentence.words
    if reference.first == 0:
        return True
    if words[reference.first - 1].lower in {"and", "but", "that", "while", "as", ",", "when", "because"}:
        return reference.last < len(words) and (
            words[reference.last].lower in AUXILIARY
            or words[reference.last].lower in CUE_FORMS
            or words[reference.last].text == ","
        )
    return False


def speakers(text: str, sentences: Sequence[Sentence], said: Sequence[Said], settings: Annotate) -> list[str | None]:
    """The speaker of each of `said`, which are in the order of the text.

    A quotation without a source of its own takes the speaker of its paragraph; at a paragraph's beginning, where the
    paragraph before left its marks open or ended in a quotation, that one's.
    """
    cast = Cast(text, sentences, settings)
    floor = Floor()
    named: list[str | None] = [None] * len(said)
    pending: list[int] = []
    for number, one in enumerate(said):
        if one.headline:
            continue
        if one.reference is not None:
            if pending and said[pending[0]].paragraph != one.paragraph:
                _settle(pending, said, named, floor, cast)
            sentence = sentences[one.sentence]
            named[number] = cast.speaker(sentence, one.reference, floor)
            if one.reference.head in people.DOCUMENTS:
                named[number] = cast.named_inside(text[one.begin : one.content[0][1]]) or named[number]
            speaker = named[number]
            if speaker is not None:
                for waiting in pending:
                    named[waiting] = _of_paragraph(cast, said[waiting], floor) or speaker
                floor.give(one.sentence, one.paragraph, speaker)
            else:
                _settle(pending, said, named, floor, cast)
            pending = []
        elif floor.turns and (floor.turns[-1][1] == one.paragraph or one.continues):
            if pending:
                _settle(pending, said, named, floor, cast)
                pending = []
            named[number] = _new_subject(cast, one, floor) or floor.turns[-1][2]
            floor.give(one.sentence, one.paragraph, str(named[number]))
        else:
            if pending and said[pending[0]].paragraph != one.paragraph:
                _settle(pending, said, named, floor, cast)
                pending = []
            pending.append(number)
    _settle(pending, said, named, floor, cast)
    _name_headlines(text, said, named, cast, sentences)
    return named


def _settle(pending: Sequence[int], said: Sequence[Said], named: list[str | None], floor: Floor, cast: Cast) -> None:
    """Names the speakers of quotations of one paragraph in which nobody is said to speak."""
    for number in pending:
        one = said[number]
        named[number] = (
            _of_paragraph(cast, one, floor)
            or _of_paragraph_before(cast, one, floor)
            or (floor.turns[-1][2] if floor.turns and _near(one, floor, cast) else None)
        )
        speaker = named[number]
        if speaker is not None:
            floor.give(one.sentence, one.paragraph, speaker)


def _near(one: Said, floor: Floor, cast: Cast) -> bool:
    """Whether the last turn is in the paragraph before that of `one`, or in its own."""
    return one.paragraph - floor.turns[-1][1] <= cast.settings.floor_paragraphs


def _of_paragraph(cast: Cast, one: Said, floor: Floor) -> str | None:
    """The person who is the subject of the sentence before `one` in its own paragraph, where there is one."""
    for number in range(one.sentence, -1, -1):
        sentence = cast.sentences[number]
        if sentence.paragraph != one.paragraph:
            break
        for gender in ("m", "f"):
            name = cast._subject_of(sentence, gender, len(sentence.words), near=True, floor=floor)
            if name is not None:
                return name
    return None


def _of_paragraph_before(cast: Cast, one: Said, floor: Floor) -> str | None:
    """The subject of the last sentence before the paragraph of `one`, where nobody has the floor there."""
    first = one.sentence
    while first > 0 and cast.sentences[first - 1].paragraph == one.paragraph:
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


def _new_subject(cast: Cast, one: Said, floor: Floor) -> str | None:
    """A person who became the subject between the last turn and `one`, in one paragraph."""
    for number in range(one.sentence - 1, floor.turns[-1][0], -1):
        sentence = cast.sentences[number]
        if sentence.paragraph != one.paragraph:
            break
        for reference in sentence.references[:1]:
            if reference.mention is not None and reference.mention.kind == "person" and reference.first == 0:
                return reference.mention.name
    return None


def _name_headlines(
    text: str, said: Sequence[Said], named: list[str | None], cast: Cast, sentences: Sequence[Sentence]
) -> None:
    """Gives quotations in headlines the speaker whom the report has for the same words, else whom the headline names."""
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
    return frozenset(w.lower() for begin, end in one.content for w in re.findall(r"[^\W_]+", text[begin:end]))

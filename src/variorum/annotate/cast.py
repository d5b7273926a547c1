"""The cast of a report: whom the words that say whose a quotation is stand for."""

import re
from bisect import bisect_right
from collections.abc import Sequence

import msgspec

from variorum.annotate.bodies import BODY_SENTENCES, Bodies
from variorum.annotate.lexicon import people, world
from variorum.annotate.lexicon.function import DETERMINERS, GRAMMAR, PREPOSITIONS, PRONOUNS
from variorum.annotate.lexicon.verbs import SPEECH_FORMS
from variorum.annotate.members import described_behind, named_behind, one_of
from variorum.annotate.persons import LEADERS, OFFICIALS, PUBLIC, Gender, Person, apposed_name, meant, persons, related
from variorum.annotate.references import SPEAKERS, Reference, Sentence, written
from variorum.annotate.subjects import inserted_behind, is_subject, opening
from variorum.annotate.variation import varied
from variorum.annotate.verbless import REPLIES
from variorum.annotate.words import Word
from variorum.settings import Annotate

_DEFINITE = frozenset(["the", "its", "his", "her", "their", "this", "that"])
RELATIVES = frozenset(["which", "who", "whom"])
"""Words that begin an aside about whom the words before them name."""
_READS = frozenset(["read", "reads", "ran", "runs"])
_PAIRS = frozenset(["couple", "duo", "family", "pair", "trio"])
OBJECTS = {"him": "m", "her": "f", "them": "group"}
_OWNERS = {"his": "m", "her": "f", "their": "group", "its": "thing"}
_NO_FIGURE = frozenset(
    ["about", "almost", "around", "at", "least", "less", "more", "nearly", "over", "some", "than", "to", "up"]
)
_STANDING_FOR = OBJECTS.keys() | _OWNERS.keys() | RELATIVES  # words alone that stand for somebody
_NO_OFFICE = GRAMMAR - people.ROLES
_CALLED = people.BODIES | people.ROLES
_GROUPS = people.PLURAL_ROLES | _PAIRS
_SEVERAL = people.BODIES | people.PLURAL_ROLES
_INDEFINITE = frozenset(["a", "an", "another", "one"])
_ANYBODY = frozenset(["bloke", "boy", "chap", "fella", "fellow", "girl", "guy", "lad", "lady", "man", "woman"])
_AGED = re.compile(r"(\d{1,3})-year-old")
_REMEMBERED = 60  # turns: whoever spoke before them is named anew


class Floor(msgspec.Struct):
    """Who has spoken so far: (sentence, paragraph, speaker), oldest first."""

    turns: list[tuple[int, int, str]] = msgspec.field(default_factory=list)

    def give(self, sentence: int, paragraph: int, speaker: str) -> None:
        """Adds a turn; the oldest are forgotten."""
        self.turns.append((sentence, paragraph, speaker))
        if len(self.turns) > 2 * _REMEMBERED:
            del self.turns[:_REMEMBERED]

    @property
    def names(self) -> list[str]:
        """The last speakers, oldest turn first."""
        return [speaker for _, _, speaker in self.turns[-_REMEMBERED:]]


class Cast:
    """The persons and bodies of one report, and who is meant by a reference to them."""

    def __init__(self, text: str, sentences: Sequence[Sentence], settings: Annotate) -> None:
        self.text = text
        self.sentences = sentences
        self.settings = settings
        self.persons: dict[str, Person] = persons(sentences)
        self.bodies = Bodies(text, sentences)
        self.ages = _ages(sentences)
        self.genders: dict[str, Gender] = {}  # of those without a name, as pronouns have told
        self.places = {m.name for sentence in sentences for m in sentence.mentions if m.kind == "place"}

    def words(self, sentence: Sentence, reference: Reference) -> str:
        """`reference` as it is written, on one line."""
        return written(self.text, sentence, reference)

    def speaker(self, sentence: Sentence, reference: Reference, floor: Floor) -> str | None:
        """The full name, or what stands for one, of whom `reference` means; None where that cannot be told."""
        alone = reference.last - reference.first == 1
        if reference.kind == "pronoun" or (alone and reference.head in _STANDING_FOR):
            return self._pronoun(sentence, reference, floor)
        if reference.made_up and reference.head in REPLIES:
            return self._spoken_to(sentence, reference, floor)
        if reference.made_up and reference.head not in people.ROLES:
            return (
                named_behind(sentence, reference)
                or self._varied(sentence, reference, floor)
                or self._unknown(sentence, reference)
            )
        if reference.mention is not None:
            adjective = alone and reference.mention.name.lower() in world.DEMONYMS
            return None if adjective else reference.mention.name  # "Russian" only tells which of something
        position = sentence.references.index(reference) if reference in sentence.references else -1
        if position >= 0:
            apposed = apposed_name(sentence, position)
            if apposed is not None and apposed.mention is not None:
                return apposed.mention.name
        return self._noun(sentence, reference, floor)

    def can_speak(self, reference: Reference, name: str) -> bool:
        """Whether `name`, whom `reference` means, is somebody, rather than words that no list knows: "around 18,000"."""
        known = not reference.made_up and (reference.kind != "noun" or reference.head in SPEAKERS)
        return known or name in self.persons

    def _spoken_to(self, sentence: Sentence, reference: Reference, floor: Floor) -> str | None:
        """Whose "the reply" is: the person named last, here or in the sentences before, who did not have the last turn."""
        owner = sentence.words[reference.first].lower
        asking = floor.turns[-1][2] if floor.turns and sentence.number - floor.turns[-1][0] <= BODY_SENTENCES else None
        for number in range(sentence.number, max(-1, sentence.number - 1 - BODY_SENTENCES), -1):
            for mention in reversed(self.sentences[number].mentions):
                if mention.kind != "person" or mention.name == asking:
                    continue
                if owner not in _OWNERS or self._fits(mention.name, _OWNERS[owner]):
                    return mention.name
        return None

    def _varied(self, sentence: Sentence, reference: Reference, floor: Floor) -> str | None:
        return varied(sentence, reference, self.sentences, self.persons, floor.turns)

    def _unknown(self, sentence: Sentence, reference: Reference) -> str | None:
        """Who is meant by words that no list knows: the person that they end in, else the words; None for a mere adjective."""
        inside = [w for w in sentence.words[reference.first : reference.last] if not w.punctuation]
        while inside and (inside[-1].lower == "'s" or inside[-1].lower in PREPOSITIONS):
            inside.pop()
        while inside and (inside[0].lower == "'s" or inside[0].lower in PREPOSITIONS):
            del inside[0]
        if all(w.lower in _NO_FIGURE or w.text[0].isdigit() for w in inside):
            return None  # "more than 41,000"
        if not any(_tells(w, sentence) for w in inside):
            return self._member(sentence) if inside and inside[0].lower == "one" else None
        aged = _AGED.fullmatch(inside[-1].lower)
        if aged is not None and len(self.ages.get(aged[1], set())) == 1:
            return min(self.ages[aged[1]])
        named = [m for m in sentence.mentions if inside[0].begin <= m.span.begin and m.span.end <= inside[-1].end]
        for mention in named:
            before = [w for w in inside if w.end <= mention.span.begin]
            alone = mention.span.begin == inside[0].begin and mention.span.end == inside[-1].end
            title = mention.kind == "person" and not any(w.lower in PREPOSITIONS or w.lower == "'s" for w in before)
            owner = any(w.lower == "'s" and w.begin == mention.span.end for w in inside)
            if alone or (title and not owner):
                return mention.name
        return " ".join(self.text[inside[0].begin : inside[-1].end].split())

    def _noun(self, sentence: Sentence, reference: Reference, floor: Floor) -> str | None:
        inside = sentence.words[reference.first : reference.last]
        definite = (
            inside[0].lower in _DEFINITE
            or any(w.lower == "'s" for w in inside)
            or (inside[0].capital and inside[0].lower not in DETERMINERS)
        )
        if reference.head in people.ROLES and (definite or inside[0].lower not in DETERMINERS):
            of = frozenset(w.lower for w in inside if w.lower not in _NO_OFFICE and not w.punctuation and w.lower != "'s") - {
                reference.head
            }
            if reference.head in people.KIN:
                of &= {w.lower for w in inside if w.capital}  # "the grieving mother" is any mother, "Rusk's mother" is not
            of |= self._owner(sentence, reference, inside[0].lower, floor)
            name = meant(reference.head, of, self.persons, sentence.number, floor.names)
            if name is None and definite and reference.head in LEADERS and not of & people.BODIES:
                name = self._leader(of, sentence.number, floor)
            if name is None and definite and reference.head in OFFICIALS and not of:
                name = self._official(sentence, reference)
            if name is None and definite and inside[0].lower == "the":
                name = self._just_named(sentence, reference, floor) or self._varied(sentence, reference, floor)
            if name is not None and not (definite and self._unnamed_since(reference.head, sentence.number, name)):
                return name
        if inside[0].lower in {"one", "another"} and reference.head in people.ROLES and len(inside) > 1:
            article = "an" if inside[1].lower[0] in "aeiou" else "a"
            rest = " ".join(self.text[inside[1].begin : inside[-1].end].split())
            return f"{article} {rest}"
        if reference.head in people.DOCUMENTS:
            own = definite and len(inside) == len(["the", "letter"])
            wrote = self._whose_document(sentence, floor, reference.head) if own else None
            return wrote or self.bodies.issuer(sentence, reference) or self.bodies.document(sentence, reference)
        if reference.head in _CALLED and definite:
            named = self.bodies.named(sentence, reference) or self.bodies.introduced(sentence, reference)
            return named or self.words(sentence, reference)
        return self.words(sentence, reference)

    def _whose_document(self, sentence: Sentence, floor: Floor, noun: str | None = None) -> str | None:
        """Who wrote the document, a `noun` if one is given, in which the sentence before lets a person write: "In a letter to
        the board Rusk wrote that he would go. “I am tired,” it ended."."""
        if not sentence.number or self.sentences[sentence.number - 1].paragraph != sentence.paragraph:
            return None
        before = self.sentences[sentence.number - 1]
        held = any(
            r.head in people.DOCUMENTS
            and noun in {None, r.head}
            and r.first > 0
            and before.words[r.first - 1].lower in {"in", "by", "through"}
            for r in before.references
        )
        for reference in before.references if held else ():
            verb = before.words[reference.last].lower if reference.last < len(before.words) else ""
            person = reference.kind == "pronoun" or (reference.mention is not None and reference.mention.kind == "person")
            if verb in SPEECH_FORMS and person and reference.head not in RELATIVES:
                return self.speaker(before, reference, floor)
        return None

    def _unnamed_since(self, noun: str, at: int, name: str) -> bool:
        """Whether somebody without a name came as "a `noun`" before sentence `at`, after `name` was last spoken of."""
        person = self.persons.get(name)
        if person is None:
            return False
        seen = person.seen[bisect_right(person.seen, at) - 1]
        for number in range(at - 1, max(seen, at - 1 - BODY_SENTENCES), -1):
            other = self.sentences[number]
            for position, reference in enumerate(other.references):
                first = other.words[reference.first].lower
                if reference.head == noun and reference.kind == "noun" and first in _INDEFINITE:
                    return apposed_name(other, position) is None
        return False

    def _official(self, sentence: Sentence, reference: Reference) -> str | None:
        """Whom "the official" means: who was named last with a public office, unless the report has an official without a
        name before."""
        if any(r.head == reference.head for other in self.sentences[: sentence.number] for r in other.references):
            return None
        near = [
            (person.seen[bisect_right(person.seen, sentence.number) - 1], person.name)
            for person in self.persons.values()
            if person.seen[0] <= sentence.number and any(office.noun in PUBLIC for office in person.offices)
        ]
        last = max(near, default=(-1, ""))
        return last[1] if last[1] and sentence.number - last[0] <= BODY_SENTENCES else None

    def _just_named(self, sentence: Sentence, reference: Reference, floor: Floor) -> str | None:
        """Whom "the minister" or "the woman" means where the report gives nobody that office: the subject of the sentence
        before, in its paragraph, if the report says of nobody else what he or she is."""
        before = self.sentences[sentence.number - 1] if sentence.number else sentence
        if (
            reference.head not in PUBLIC | _ANYBODY
            or before.number == sentence.number
            or before.paragraph != sentence.paragraph
        ):
            return None
        for gender in ("f", "m"):
            if self._noun_fits(reference.head, gender):
                alone = reference.head in _ANYBODY
                name = self.subject_person(before, gender, len(before.words), near=alone, floor=floor)
                if name in self.persons and (alone or not self.persons[name].offices):
                    return name
        return None

    def _leader(self, of: frozenset[str], at: int, floor: Floor) -> str | None:
        """Whom "the Russian leader" means where the report gives nobody that office: the one leader that it has, else whom it
        names most often of those without any office."""
        own = [p for p in self.persons.values() if p.seen[0] <= at and not self._foreign(p, of)]
        leaders = [p for p in own if any(office.noun in LEADERS for office in p.offices)]
        if len(leaders) == 1 and all(w in world.BELONGS or w[:1].isalpha() for w in of):
            return leaders[0].name
        for name in reversed(floor.names):
            person = self.persons.get(name)
            if person is not None and person in own and person in leaders:
                return name
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
        body = self.bodies.last(sentence, reference.first)
        return frozenset(w.lower() for w in (body or "").split() if w.lower() not in GRAMMAR)

    def _pronoun(self, sentence: Sentence, reference: Reference, floor: Floor) -> str | None:
        kind = OBJECTS.get(reference.head) or _OWNERS.get(reference.head) or PRONOUNS.get(reference.head, "")
        gender: Gender | None = "m" if kind == "m" else "f" if kind == "f" else None
        if reference.head == "one":
            alone = reference.last == reference.first + 1
            told = described_behind(sentence, reference)
            named = named_behind(sentence, reference) or (self.words(sentence, told) if told else self._member(sentence))
            return named if named or alone else self.words(sentence, reference)
        if kind == "relative" or reference.head in RELATIVES:
            return self._antecedent(sentence, reference, floor)
        if gender is not None:
            name = self._he(sentence, reference, gender, floor)
            if name in self.persons and self.persons[name].gender is None:
                self.persons[name].gender = gender  # whoever was "she" once is not "he" later
            elif name is not None and name not in self.persons:
                self.genders.setdefault(name, gender)
            return name
        if kind == "thing":
            read_out = self._paper_before(sentence, reference)
            if read_out is not None:
                return read_out
            return (
                self._whose_document(sentence, floor)
                or self.bodies.last(sentence, reference.first)
                or self.bodies.last_thing(sentence)
            )
        if kind == "group":
            return self._they(sentence, reference, floor)
        return None

    def _paper_before(self, sentence: Sentence, pronoun: Reference) -> str | None:
        """The document that the sentence before has, where "it" reads or runs: "He left a note. It read: “...”"."""
        words = sentence.words
        if pronoun.last >= len(words) or words[pronoun.last].lower not in _READS or not sentence.number:
            return None
        before = self.sentences[sentence.number - 1]
        papers = [r for r in before.references if r.kind == "noun" and r.head in people.STATEMENTS | people.DOCUMENTS]
        return self.words(before, papers[-1]) if papers and before.paragraph == sentence.paragraph else None

    def _antecedent(self, sentence: Sentence, pronoun: Reference, floor: Floor) -> str | None:
        """Whom "who" stands for: what stands right before it, a comma between or not."""
        before = [r for r in sentence.references if r.last <= pronoun.first and r.kind != "pronoun"]
        if not before or any(not w.punctuation for w in sentence.words[before[-1].last : pronoun.first]):
            return None
        return self.speaker(sentence, before[-1], floor)

    def _they(self, sentence: Sentence, pronoun: Reference, floor: Floor) -> str | None:
        """The last of those that are no single person who had the floor, or the group that was spoken of last."""
        lowest = max(0, sentence.number - BODY_SENTENCES)
        for number in range(sentence.number, lowest - 1, -1):
            for turn, _, name in reversed(floor.turns):
                if turn == number and name not in self.persons and name.split()[-1].lower() not in people.DOCUMENTS:
                    return name
            other = self.sentences[number]
            here = [r for r in other.references if number < sentence.number or r.last <= pronoun.first]
            groups = [
                r
                for r in here
                if r.kind == "noun"
                and r.head in _GROUPS
                and (r.first == 0 or other.words[r.first - 1].lower not in PREPOSITIONS)
            ]
            groups.sort(key=lambda r: (not is_subject(other, r), r.first))
            if groups:
                return self.words(other, groups[0])
        return None

    def _member(self, sentence: Sentence) -> str | None:
        """Whom "one" of several who were spoken of stands for: "an aide" where two aides were, "a man of the night shift" where
        "men of the night shift" were; None where none were."""
        for number in range(sentence.number, max(-1, sentence.number - 1 - BODY_SENTENCES), -1):
            other = self.sentences[number]
            for reference in reversed(other.references):
                if reference.kind == "noun" and reference.head in people.SINGULARS:
                    return one_of(self.words(other, reference), reference.head)
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
            limit = _first_pronoun(other, gender, pronoun.first) if same else len(other.words)
            limit = min(limit, inserted_behind(sentence, pronoun)) if same else limit
            found = self.subject_person(other, gender, limit, near=other.paragraph == sentence.paragraph, floor=floor)
            if found is not None and not (same and self._spoke_before(sentence, found, limit, gender, floor)):
                return found
        for _, _, name in reversed(floor.turns):
            if self._fits(name, gender):
                return name
        fitting = [p for p in self.persons.values() if p.gender in (gender, None)]
        before = [(p.seen[bisect_right(p.seen, sentence.number) - 1], p.name) for p in fitting if p.seen[0] <= sentence.number]
        if before:
            return max(before)[1]
        return min((p.seen[0], p.name) for p in fitting)[1] if fitting else None

    def _spoke_before(self, sentence: Sentence, found: str, before: int, gender: str, floor: Floor) -> bool:
        """Whether somebody else who may be meant spoke in the sentence before, and `found` is named in `sentence` only by the
        way: “No,” Rusk said. The money was Brik's own, he said."""
        spoke = any(
            turn == sentence.number - 1 and paragraph == sentence.paragraph and self._fits(name, gender)
            for turn, paragraph, name in floor.turns[-2:]
        )
        return spoke and not any(
            is_subject(sentence, reference) and reference.last <= before
            for reference in sentence.references
            if reference.kind != "pronoun" and (reference.mention is None or reference.mention.name == found)
        )

    def subject_person(self, sentence: Sentence, gender: str, before: int, near: bool, floor: Floor) -> str | None:
        """The first person named in `sentence` before word `before` who may be meant; only a subject where it is not `near`."""
        others: list[str] = []
        opened = opening(sentence)
        start = sentence.words[opened].begin if opened < len(sentence.words) else sentence.end
        limit = sentence.words[before].begin if before < len(sentence.words) else sentence.end
        for position, reference in enumerate(sentence.references):
            if reference.last > before:
                break
            if reference.last <= opened:
                continue
            name: str | None = None
            if reference.mention is not None and reference.mention.kind == "person":
                name = reference.mention.name
            elif reference.kind == "noun" and reference.head in people.ROLES and not _is_part(sentence, reference):
                apposed = apposed_name(sentence, position)
                resolved = (
                    apposed.mention.name if apposed is not None and apposed.mention else self._noun(sentence, reference, floor)
                )
                indefinite = sentence.words[reference.first].lower in {"a", "an", "one", "another"}
                unnamed = indefinite or sentence.words[reference.first].lower in _DEFINITE
                told_more = [w.lower for w in sentence.words[reference.last : reference.last + 2]] == [",", "who"]
                stands = resolved in self.persons or (near and unnamed and (told_more or is_subject(sentence, reference)))
                name = resolved if stands and self._noun_fits(reference.head, gender) else None
            if name is None or not self._fits(name, gender):
                continue
            if is_subject(sentence, reference):
                return name
            others.append(name)
        if not others and near:
            others = [
                m.name
                for m in sentence.mentions
                if m.kind == "person" and start <= m.span.begin < limit and self._fits(m.name, gender)
            ]
        if not others and near and before == len(sentence.words):
            others = [
                self._noun(sentence, r, floor) or ""
                for r in sentence.references
                if r.kind == "noun" and r.head in (people.FEMALE_NOUNS if gender == "f" else people.MALE_NOUNS) & people.KIN
            ]
        return others[0] if others and near else None

    def _noun_fits(self, noun: str, gender: str) -> bool:
        if noun in people.FEMALE_NOUNS or noun.endswith("woman"):
            return gender == "f"
        return gender == "m" if noun in people.MALE_NOUNS or noun.endswith("man") else True

    def _fits(self, name: str, gender: str) -> bool:
        """Whether `name` may be called "he" or "she"."""
        person = self.persons.get(name)
        if person is None:
            if name in self.genders:
                return self.genders[name] == gender
            head = name.lower().split()
            end = next((n for n, w in enumerate(head) if n and (w in PREPOSITIONS or w in RELATIVES)), len(head))
            own = head[end - 1 : end] if head[0] in _INDEFINITE else head  # "the landlord of Rusk House" is rather a known one
            one = not people.ROLES.isdisjoint(own) and _SEVERAL.isdisjoint(own)
            return one and all(self._noun_fits(w, gender) for w in head)
        if person.gender is None:
            return True
        return person.gender == gender


def _ages(sentences: Sequence[Sentence]) -> dict[str, set[str]]:
    """Whom the report gives each age: "Edda Rusk, 51," and "51-year-old Edda Rusk"."""
    found: dict[str, set[str]] = {}
    for sentence in sentences:
        for reference in sentence.references:
            if reference.mention is None or reference.mention.kind != "person":
                continue
            after = sentence.words[reference.last : reference.last + 3]
            if len(after) == 3 and after[0].text in {",", "("} and after[1].text.isdigit() and after[2].text in {",", ")", "."}:
                found.setdefault(after[1].text, set()).add(reference.mention.name)
            for word in sentence.words[reference.first : reference.name_first]:
                if aged := _AGED.fullmatch(word.lower):
                    found.setdefault(aged[1], set()).add(reference.mention.name)
    return found


def _tells(word: Word, sentence: Sentence) -> bool:
    """Whether `word` is more than one of grammar or a mere adjective: "the West", but not "the others"."""
    inner = word.capital and word.begin != sentence.begin
    return word.lower not in world.DEMONYMS and (inner or word.lower not in GRAMMAR)


def _first_pronoun(sentence: Sentence, gender: str, before: int) -> int:
    """The first pronoun of `gender` in `sentence`, up to the one at `before`: whom both mean is named before the first."""
    return next(
        (r.first for r in sentence.references if r.kind == "pronoun" and PRONOUNS.get(r.head) == gender and r.first < before),
        before,
    )


def _is_part(sentence: Sentence, reference: Reference) -> bool:
    """Whether a noun only says what somebody else is taken for: "police heard Rusk as a witness"."""
    return reference.first > 0 and sentence.words[reference.first - 1].lower == "as"

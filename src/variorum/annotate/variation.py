"""Variation: a report calls somebody whom it has just named by a noun that it has not used before: "said the shepherd"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from variorum.annotate.lexicon import people
from variorum.annotate.references import Reference, Sentence

if TYPE_CHECKING:
    from variorum.annotate.persons import Person

_LONGEST = 3  # words: "the shepherd", "the retired shepherd"; more tell of somebody else
_REACH = 6  # sentences of a paragraph before the noun
_EVENTS_LISTED = """
ambassador analyst assailant attacker attorney author barrister bystander caller captain chair chairman chairwoman colleague
commander constable coroner counsel customer defendant detective doctor driver editor expert eyewitness firefighter gunman
inspector interpreter interviewer investigator journalist judge juror lawyer magistrate mediator medic minister moderator nurse
officer official operator other owner paramedic passenger physician pilot plaintiff policeman policewoman prefect president
presenter prosecutor protester referee registrar reporter rescuer sergeant shooter soldier solicitor source speaker spokesman
spokesperson spokeswoman steward superintendent surgeon survivor suspect translator victim warden witness
"""
_OFFICES_LISTED = """
boss chancellor chief commissioner deputy director general governor head king leader lawmaker mayor pope premier queen ruler
secretary senator
"""
_OF_EVENTS = frozenset(_EVENTS_LISTED.split()) | frozenset(_OFFICES_LISTED.split())
"""Whoever an event or a country has, so that "the officer" need not have been spoken of before."""
_NOBODY = _OF_EVENTS | people.BODIES | people.DOCUMENTS | people.PLURAL_ROLES | people.KIN | people.STATEMENTS


def varied(
    sentence: Sentence, reference: Reference, sentences: Sequence[Sentence], known: Mapping[str, Person],
    turns: Sequence[tuple[int, int, str]],
) -> str | None:  # fmt: skip
    """The person of `known` whom "the shepherd" means: the only one that its paragraph names, who spoke there just before, or
    of whom the sentence before tells where the noun begins the next. None where the report has used the noun before."""
    words = sentence.words[reference.first : reference.last]
    noun = reference.head
    plain = 1 < len(words) <= _LONGEST and words[0].lower == "the" and all(word.text.islower() for word in words[1:])
    if not plain or noun in _NOBODY:
        return None
    above = [s for s in sentences[max(0, sentence.number - _REACH) : sentence.number] if s.paragraph == sentence.paragraph]
    named = {m.name for s in [*above, sentence] for m in s.mentions if m.kind == "person"}
    if len(named) != 1 or not above:
        return None
    name = min(named)
    person = known.get(name)
    other = people.FEMALE_NOUNS if person is not None and person.gender == "m" else people.MALE_NOUNS
    if person is None or (person.gender is not None and noun in other):
        return None
    spoke = bool(turns) and turns[-1][1] == sentence.paragraph and turns[-1][2] == name
    subject = reference.first == 0 and _is_of(above[-1], name)
    follows = subject and noun in people.ROLES and not person.offices
    if not (spoke or follows) or any(word.lower == noun for s in sentences[: sentence.number] for word in s.words):
        return None
    return name


def _is_of(sentence: Sentence, name: str) -> bool:
    """Whether a sentence tells of the person `name`: begins with the name, or with "It was" and the name."""
    first = next((r for r in sentence.references if r.mention is not None and r.mention.name == name), None)
    cleft = [word.lower for word in sentence.words[:2]] in (["it", "was"], ["it", "is"])
    return first is not None and (first.first == 0 or (cleft and first.first == len(["it", "was"])))

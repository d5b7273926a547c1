"""What the reports call one person: "premier", "dictator", "warlord" before or after one name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import msgspec

from variorum.collate.persons import described, persons
from variorum.model import MarkedReport, Span

_ROLES = """
activist actor actress admiral adviser advisor aide ally ambassador analyst anchor archbishop athlete attorney author autocrat
backer baker banker baron billionaire bishop blogger boss broadcaster builder businessman businesswoman campaigner candidate
captain cardinal celebrity chair chairman chairwoman champion chancellor chief cleric coach colonel columnist comedian
commander commissioner commissar composer conductor congressman congresswoman constable consultant convict cop correspondent
councillor counterpart critic crook crusader curator dad defendant defender delegate demagogue deputy despot detective
developer dictator diplomat director dissident doctor donor driver economist editor emissary emperor engineer envoy exile
expert extremist farmer father fighter financier firebrand fisherman founder fugitive general governor guard guerrilla guru
hardliner harbourmaster head headmaster headmistress hero heroine historian host ideologue inspector investigator investor
islamist journalist judge jurist king lawmaker lawyer leader lecturer legislator lieutenant liberal lobbyist magnate major
manager marshal master mastermind mayor mediator militant millionaire minister mogul monarch mother mum mom musician negotiator
nurse official officer oligarch ombudsman organiser organizer owner paediatrician pediatrician partner pastor patriarch
patriot philanthropist physician pilot player policeman policewoman politician pontiff pope populist premier president priest
prime prince princess principal prisoner producer professor prosecutor psychologist publisher queen rabbi radical rebel
rector regulator reporter representative rescuer rival ruler runner saboteur sailor scholar schoolteacher scientist secretary
senator separatist sergeant shaman sheikh sheriff singer skipper soldier speaker spokesman spokesperson spokeswoman star
statesman strategist striker strongman student suffragan sultan supremo surgeon suspect teacher technocrat terrorist thug
traitor treasurer trader trustee tsar tycoon tyrant unionist vet veteran vicar victim veep volunteer warlord warden watchdog
whistleblower winner witness worker writer youngster
"""
ROLES = frozenset(_ROLES.split())
_BEFORE = re.compile(r"([^\W\d_][\w’'-]*)(?:,)?\s+$")
_AFTER = re.compile(
    r",\s+(?:the|its|his|her|their|a|an|who is|[^\W\d_]+['’]s?)\s+((?:[\w’'-]+\s+){0,3}?)([^\W\d_][\w’'-]*)(?=[\s,.;)]|$)"
)
REACH = 90  # characters after a name in which an apposition names its bearer's office


class Title(msgspec.Struct, frozen=True, kw_only=True, order=True):
    """`role`, the word in lower case, that a report has at `span` for `person`."""

    person: str
    role: str
    span: Span


def titles(reports: Sequence[MarkedReport]) -> list[Title]:
    """Every role that stands next to the name of a person, sorted: before it ("union boss Petra Ansgar", "its premier, Anatol
    Vresk") or after it ("Petra Ansgar, its general secretary")."""
    people = persons(mention.name for marked in reports for mention in marked.mentions if mention.kind == "person")
    found = set()
    for marked in reports:
        for mention in marked.mentions:
            person = people.get(" ".join(mention.name.split()))
            if person and not described(person):
                for begin, end in _roles(marked.report.text, mention.span):
                    role = marked.report.text[begin:end].lower()
                    found.add(Title(person=person, role=role, span=Span(marked.id, begin, end)))
    return sorted(found)


def _roles(text: str, name: Span) -> Iterator[tuple[int, int]]:
    """Where the role words next to `name` stand; a title may be the first word of the name itself."""
    begin = name.begin
    for word in re.finditer(r"[^\W\d_]+", text[name.begin : name.end]):
        if word.group().lower() not in ROLES or word.end() == name.end - name.begin:
            break
        begin = name.begin + word.end()
        yield name.begin + word.start(), begin
    before = _BEFORE.search(text, max(0, name.begin - 40), name.begin)
    if before and before.group(1).lower() in ROLES:
        yield before.start(1), before.end(1)
    after = _AFTER.match(text, name.end, name.end + REACH)
    if after and after.group(2).lower() in ROLES:
        yield after.start(2), after.end(2)

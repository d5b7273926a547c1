"""Who did what only one can have done first: gave the alarm, ordered an evacuation, maintains the bridge, owns the ship."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from variorum.collate.contexts import content_words, stem
from variorum.collate.persons import name_words
from variorum.collate.sides import Sentences
from variorum.model import Span

_WORDS = r"(?:\w+\s+){0,3}?"
_HELP = (
    r"(?:999|911|112|for\s+help|(?:the\s+)?(?:police|emergency\s+services|emergency\s+number|fire\s+(?:brigade|service|department)"
    r"|firefighters|ambulance|coast\s?guard|rescuers|rescue\s+services|authorities))"
)
_FIRM = r"(?:the\s+)?(?:\w+\s+){0,2}?(?:(?:company|firm|contractor|group|operator|concern|giant|shipping\s+line)\s+)?$"


class Deed(msgspec.Struct, frozen=True):
    """What `asks` who did it. `active` stands behind whoever did it, `passive` before "by"; `topic` must stand in the sentence
    or the one before. `named`, whether only somebody by name counts: "the committee" may be "the plotters"."""

    asks: str
    active: re.Pattern[str]
    passive: re.Pattern[str]
    topic: re.Pattern[str] | None = None
    named: bool = False


class Tie(msgspec.Struct, frozen=True):
    """What ties a firm to a thing: `before` stands before its name, `behind` behind it; `asks` has a gap for the thing."""

    asks: str
    before: re.Pattern[str]
    behind: re.Pattern[str]


def _pattern(*listed: str) -> re.Pattern[str]:
    return re.compile("|".join(listed), re.IGNORECASE)


_ORDERED = (
    r"(?:has\s+|had\s+)?(?:ordered|orders|decreed|(?:gave|had\s+given|signed)\s+the\s+order)\b",
    r"\b(?:ordered|decreed|told\s+to\s+(?:leave|get\s+out|go|evacuate|stay\s+(?:in|at)\w*))",
)
DEEDS = (
    Deed(
        "who raised the alarm",
        _pattern(
            r"(?:raised|raises|gave|gives|sounded|sounds)\s+the\s+(?:alarm|alert)\b",
            rf"(?:called|rang|phoned|telephoned|dialled|dialed|alerted|ran|tipped\s+off)\s+{_HELP}\b",
        ),
        _pattern(
            r"\b(?:alarm|alert)\s+(?:was|had\s+been|is)\s+(?:raised|given|sounded)",
            rf"\b{_HELP}\s+(?:was|were|had\s+been)\s+(?:called|alerted|summoned|tipped\s+off)",
        ),
    ),
    Deed("who ordered the evacuation", _pattern(_ORDERED[0]), _pattern(_ORDERED[1]),
         _pattern(r"\bevacuat", r"\bto\s+(?:leave|get\s+out)\b", r"\bleave\s+their\s+homes\b"), named=True),
    Deed("who ordered the curfew", _pattern(_ORDERED[0]), _pattern(_ORDERED[1]), _pattern(r"\bcurfew\b"), named=True),
)  # fmt: skip
TIES = (
    Tie(
        "who maintains {}",
        _pattern(
            rf"\b(?:maintained|serviced|looked\s+after)\s+{_WORDS}by\s+{_FIRM}",
            rf"\b(?:maintenance|upkeep|servicing)\b[^.;]{{0,50}}?\b(?:by|to|the\s+hands\s+of)\s+{_FIRM}",
        ),
        _pattern(
            r",\s+(?:which|who|whose\s+job\s+is\s+to)\s+(?:looks?\s+after|maintains?|services?|holds?\s+the\s+maintenance)\b",
            rf",\s+the\s+{_WORDS}maintenance\s+(?:contractor|firm|company)\b",
            r",\s+the\s+(?:firm|company|contractor)\s+(?:that\s+is\s+)?paid\s+to\s+(?:look\s+after|maintain|service)\b",
        ),
    ),
    Tie(
        "who owns {}",
        _pattern(
            rf"\b(?:belong(?:s|ed|ing)?\s+to|owned\s+by|(?:registered|licensed)\s+{_WORDS}(?:in\s+the\s+name\s+of|to))\s+{_FIRM}",
            r"\b(?:bus|coach|autocar|train|tram|ship|ferry|vessel|boat|plane|aircraft|jet|helicopter|lorry|truck|tanker|trawler)\s+"
            r"(?:of|from)\s+the\s+(?:company|firm|operator)\s+$",
        ),
        _pattern(
            r",\s+(?:which|who)\s+(?:own(?:s|ed))\b",
            r"(?:\s+of\s+\w+)?,\s+the\s+owners?\s+of\b",
            r"[’']s\s+(?:bus|coach|ship|ferry|vessel|plane|jet|helicopter|lorry|truck|tanker)\b",
        ),
    ),
    Tie(
        "who built {}",
        _pattern(rf"\b(?:built|constructed|manufactured|made|designed|supplied)\s+{_WORDS}by\s+{_FIRM}"),
        _pattern(r",\s+(?:which|who)\s+(?:built|constructed|manufactured|supplied|designed|makes|made)\b",
                 r",\s+the\s+(?:builder|manufacturer|maker|supplier)s?\s+of\b"),
    ),
)  # fmt: skip
_PLAIN_LISTED = "man woman person people resident neighbour neighbor witness passer-by passerby caller somebody someone"
_PLAIN = frozenset(_PLAIN_LISTED.split())  # of whom any may be any
_THINGS_LISTED = """
bridge tunnel road motorway railway line lines cable cables pylon pylons dam reservoir canal lock harbour harbor port quay
airport station substation stop depot ship ferry vessel boat barge tanker trawler freighter yacht rig platform bus coach
autocar minibus train tram locomotive carriage carriages plane aircraft jet airliner helicopter drone lorry truck van car
crane lift elevator escalator plant factory mill refinery mine quarry warehouse silo silos tank tanks pipeline boiler reactor
turbine transformer generator grid building block tower hotel flats house hall theatre theater cinema stadium stand museum
gallery hospital clinic school shop shops store market mall club nightclub bar restaurant farm estate land site forest park
zoo paper newspaper channel website app server servers software system systems painting statue collection rocket satellite
missile weapon rifle gun
"""
_THINGS = frozenset(_THINGS_LISTED.split())  # that belong to somebody, are built and looked after
_WHO = r"(?P<who>(?:(?:an?|the|one|two)\s+)?[^\s,.;:“”\"][^,.;:“”\"]{1,45}?)"
_ASIDE = r"(?:,\s[^,;.“”\"]{1,70},|\s+(?:who|which)\s[^,;.“”\"]{1,70}?)?"
_LINK = (
    r"(?:\s+(?:then|also|had|has|first|immediately|quickly|at\s+once)"
    r"|\s+(?:saw|heard|noticed|smelled|spotted)\s[^,;.]{1,40}?\sand)*"
)
_CUT = re.compile(r"\s+(?:of|in|from|behind|at|with|near|on|for|aged|working)\s.*$", re.IGNORECASE | re.DOTALL)
_SOME = re.compile(r"(?:an?|the|one|two)\s", re.IGNORECASE)

_NOT = re.compile(r"\b(?:not|never|no|nobody|hardly|neither|if|whether)\b", re.IGNORECASE)
_NEAR = 60  # of those, in which the thing itself stands
_REACH = 120  # characters on either side of a name in which what ties it to a thing stands
_SAYS_SO = {
    deed.asks: (
        _pattern(rf"\bit\s+(?:was|is)\s+{_WHO},?\s+(?:who|that)\s+(?:{deed.active.pattern})"),
        _pattern(
            rf"(?:{deed.passive.pattern})\s+by\s+{_WHO}(?=\s+(?:who|which|that|when|after|on)\b|[,.;:“”\"]|\s*$)"
            r"(?P<name>,\s+[A-Z][^,.;]{3,40})?"
        ),
        _pattern(rf"^\W*(?!It\b){_WHO}{_ASIDE}{_LINK}(?:,?\s+who)?\s+(?:{deed.active.pattern})"),
    )
    for deed in DEEDS
}
"""The ways in which a sentence says who did each deed: "it was X who", "by X", "X did"."""


class Doer(msgspec.Struct, frozen=True):
    """Whoever a report says did what is asked: `value` as it is shown, `name` and `head` what they are known by, one of which
    is empty."""

    asks: str
    span: Span
    value: str
    things: frozenset[str] = frozenset()  # words of its sentence of which one may be what it is of
    name: frozenset[str] = frozenset()
    head: str = ""

    def is_one_with(self, other: Doer) -> bool:
        """Whether both have one name, or one holds the other, or one noun: "Corvane" and "Corvane Works"."""
        if self.name and other.name:
            return self.name <= other.name or other.name <= self.name
        return bool(self.head) and self.head == other.head


def doers(one: Sentences) -> Iterator[Doer]:
    """Everybody of whom a report says that they did one of the deeds, or are tied to a thing, in its order."""
    text = one.marked.report.text
    for number, sentence in enumerate(one.spans):
        told = text[sentence.begin : sentence.end]
        around = told if not number else text[one.spans[number - 1].begin : sentence.end]
        for deed in DEEDS:
            said = deed.active.search(told) or deed.passive.search(told)
            if said and (deed.topic is None or deed.topic.search(around)):
                yield from _did(one, number, told, deed)
        for mention in one.mentions(number):
            if mention.kind == "place":
                continue
            left = text[max(sentence.begin, mention.span.begin - _REACH) : mention.span.begin]
            right = text[mention.span.end : min(sentence.end, mention.span.end + _REACH)]
            for tie in TIES:
                before, behind = tie.before.search(left), tie.behind.match(right)
                if (before or behind) and (name := frozenset(name_words(mention.name))):
                    things = frozenset(content_words(left[-_NEAR:] if before else right[:_NEAR])) & _THINGS
                    yield Doer(tie.asks, mention.span, mention.name, things, name)


def _did(one: Sentences, number: int, told: str, deed: Deed) -> Iterator[Doer]:
    """Whoever sentence `number`, which is `told`, says did `deed`, the first way of saying so that it has."""
    sentence = one.spans[number]
    for pattern in _SAYS_SO[deed.asks]:
        found = pattern.search(told)
        if found is None:
            continue
        begin, end = (sentence.begin + at for at in found.span("who"))
        last = sentence.begin + found.end("name") if found.groupdict().get("name") else end
        names = [
            mention
            for mention in one.mentions(number)
            if mention.kind == "person" and begin <= mention.span.begin < last and name_words(mention.name)
        ]
        who = _CUT.sub("", " ".join(found["who"].split()))
        if _NOT.search(who) or (not names and (deed.named or not _SOME.match(who))):
            return
        span = one.marked.report.span(sentence.begin + found.start(), sentence.begin + found.end())
        head = who.split()[-1].lower()
        if names:
            yield Doer(deed.asks, span, names[0].name, name=frozenset(name_words(names[0].name)[-1:]))
        elif head not in _PLAIN:
            yield Doer(deed.asks, span, who.lower(), head=stem(head))
        return

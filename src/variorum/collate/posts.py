"""Who holds which post, report by report: "the dam's chief engineer, Pavel Dorne", "Ada Holm, who is to lead the inquiry"."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

import msgspec

from variorum.collate.contexts import EMPTY, stem
from variorum.collate.persons import described, persons
from variorum.model import MarkedReport, Span

_ONE_HOLDER = """
chief boss head leader director president premier chancellor governor mayor king queen pope archbishop bishop chairman
chairwoman chairperson chair secretary secretary-general minister commander commissioner coach captain skipper harbourmaster
harbormaster speaker ombudsman ambassador consul rector principal headteacher headmaster headmistress dean editor treasurer
superintendent collector coordinator prosecutor coroner marshal sheriff registrar provost executive constable engineer officer
whip justice judge architect pilot curator
"""
_ONLY_CHIEF = "executive constable engineer officer justice judge architect pilot curator editor whip"
_FIRST = "chief head lead first principal presiding senior general"
_ONLY_WITH_FIELD = "minister secretary chief boss officer"
_IN_EVERY_BODY = """
president premier chairman chairwoman chairperson chair head leader director boss coach speaker minister executive secretary
mayor governor king queen captain ambassador consul prosecutor editor commander
"""
_ENDS = """
the a an its his her their our your my this that another and or but with by to from at in on for of as says said told according
while when where who whom which whose is was are were be been has have had will would quotes quoted quoting
"""
HEADS = frozenset(_ONE_HOLDER.split())
"""Nouns of posts that one person holds in one body at a time."""
_NEED_CHIEF = frozenset(_ONLY_CHIEF.split())
"""Of which only the chief or first one is one: a body has many engineers."""
_CHIEF = frozenset(_FIRST.split())
_NEED_FIELD = frozenset(_ONLY_WITH_FIELD.split())
"""Which say little alone: which minister it is, "transport" says."""
_EVERYWHERE = frozenset(stem(word) for word in _IN_EVERY_BODY.split())
"""Which say nothing of the body: every company has a chief executive, every country a foreign minister."""
_TELLING = 2  # words of a post that tell it from others, "chief engineer"; "mayor" alone is anywhere
_STOPS = frozenset(_ENDS.split())
_MODALS = frozenset(["can", "cannot", "could", "may", "might", "must", "shall", "should", "will", "would"])
_FORMER = re.compile(
    r"\b(?:former|ex|late|then|outgoing|retired|deputy|vice|assistant|under|shadow|honorary|candidate|predecessor|one-time|once)\b"
    r"|\bex-|\bmany\b|\bseveral\b",
    re.IGNORECASE,
)
_NEW = re.compile(r"\b(?:new|acting|interim|incoming|newly|next|designate|elect|temporary)\b", re.IGNORECASE)
_MODIFIER = r"(?:[^\W\d_][\w&’'-]*\s+)"
_NOUN = r"[^\W\d_][\w&’'-]*"
_OF = rf"(?:\s+(?:of|for)\s+(?:the\s+)?(?:{_MODIFIER}){{0,4}}?{_NOUN})"
_HEAD = r"(?P<head>" + "|".join(sorted(HEADS, key=len, reverse=True)) + r")"
_BEFORE = re.compile(
    rf"(?P<modifiers>(?:{_MODIFIER}){{0,5}}?){_HEAD}(?P<officer>\s+officer)?(?P<of>{_OF}?)\s*(?P<comma>,?)\s+$", re.IGNORECASE
)
_AFTER = re.compile(
    rf",?\s+(?:,\s*)?(?:who\s+(?:is|was|serves\s+as)\s+)?(?:aged\s+)?(?:\(?\d+\)?,\s+)?"
    rf"(?P<modifiers>(?:{_MODIFIER}){{0,6}}?){_HEAD}(?P<officer>\s+officer)?(?P<of>{_OF}?)(?=[\s]*[,.;:)—–\n]|\s+(?:and|in|at|since|who|on)\b|$)",
    re.IGNORECASE,
)
_OWNED = re.compile(
    r"(?:(?:the|a|an|its|his|her|their|our)\s+)?(?:(?!(?:the|a|an|its|his|her|their|to|of|in|at|by|on|for|was|is|had|has)\b)\S+\s+)*",
    re.IGNORECASE,
)  # "the valley's farmers' ", not "played down his ties to the "
_LEAD = (
    r"(?:head|lead|run\s+(?:the|its|his|her)|steer|chair|command|oversee|take\s+(?:over|charge\s+of)|succeed|replace"
    r"|become\s+(?:the\s+)?(?:\w+\s+){0,3}?(?:" + "|".join(sorted(HEADS)) + r"))"
)
_HOLDS = r"(?:heads|leads|runs|chairs|commands|oversees)"
_TAKES = (
    r"(?:takes\s+over|takes\s+charge\s+of|takes\s+the\s+oath|succeeds|replaces"
    r"|is\s+(?:leading|heading|running|chairing|succeeding|replacing|taking\s+over))"
)
_OATH = r"(?:be\s+sworn\s+in|take\s+the\s+succession|take\s+the\s+oath|take\s+office)"
_PASSIVE = r"(?:named|appointed|chosen|picked|elected|selected|nominated|sworn\s+in|put\s+in\s+charge|tapped|installed)"
_ASIDE = r"(?:,[^,.;:“”\"]{1,70},|\s*\([^)]{1,40}\)|,)?"
_POST = r"(?P<post>[^,.;:“”\"\n]*)"
_NAMING = (
    r"(?:named|names|naming|appointed|appoints|appointing|picked|chose|chosen|elected|nominated|put|puts|installed|asked"
    r"|confirmed|tapped)"
)
_TOLD = re.compile(
    rf"{_ASIDE}\s*(?:(?!{_NAMING}\b)[a-z]\w*\s+){{0,4}}?(?:who\s+)?(?P<told>"
    rf"(?:is|was|are)\s+(?:now\s+)?(?:to|due\s+to|set\s+to|going\s+to|about\s+to)\s+{_LEAD}"
    rf"|(?:will|would|shall|to)\s+(?:now\s+)?(?:{_LEAD}|{_OATH})|(?P<holds>{_HOLDS})|{_TAKES}"
    rf"|(?:has\s+been|have\s+been|had\s+been|was|is|were)\s+(?:now\s+)?{_PASSIVE}|in\s+charge)\b{_POST}"
)
_NAMES_HIM = re.compile(
    rf"\b(?:(?P<names>{_NAMING}|(?P<given>(?:entrusted|handed|given|assigned)\s+(?:(?:the|an?)\s+[\w-]+\s+)?to"
    rf"|in(?:to)?\s+the\s+hands\s+of))|(?P<post>{_MODIFIER}{{1,4}}?)(?P<be>will\s+be|to\s+be|is|was|being)?\s*"
    rf"(?P<by>led|headed|chaired|run)\s+by)\s+(?:(?:the|a|an|\w+)\s+){{0,4}}?$"
)
_THEN = re.compile(rf"{_ASIDE}\s+(?P<told>to\s+{_LEAD}|as\b|in\s+charge\s+of|instead){_POST}")
_HINGE = re.compile(r"\s(?:and|but|if|when|while|after|before|until|from|on|in|at|next|instead|because|with|as)\b.*")
_INSTEAD = re.compile(r"\binstead\b|\bafter\s+all\b|\bwithdr[ae]w\b|\bturned\s+(?:\w+\s+){0,2}down\b", re.IGNORECASE)
_REACH = 110  # characters on either side of a name in which its bearer's post stands
_POST_WORDS = 5  # of "the combined group from February": what is led stands first


class Held(msgspec.Struct, frozen=True, kw_only=True, order=True):
    """What a report says of the post of `person`: `span` holds the name and, beside it, the words that say so. `post` are the
    roots of the words that tell one post from another, `body` those of the names of whose post it is; `asks` is what is said of
    its holder, as written. `comes`, whether the person is only to have it; `instead`, whether another was to; `new` as told."""

    person: str
    report: str
    span: Span
    asks: str
    post: frozenset[str]
    body: frozenset[str] = frozenset()
    comes: bool = False
    instead: bool = False
    new: bool = False
    leads: bool = False  # what is said has a verb of its own, "leads the inquiry"


def posts(reports: Sequence[MarkedReport]) -> list[Held]:
    """What the reports say of the posts of persons, in their order and that of the text."""
    people = persons(mention.name for marked in reports for mention in marked.mentions if mention.kind == "person")
    found: list[Held] = []
    for marked in sorted(reports, key=lambda one: one.id):
        shut = [furniture.span for furniture in marked.report.furniture]
        sentences = sorted(marked.sentences)
        begins = [sentence.begin for sentence in sentences]
        for mention in sorted(marked.mentions, key=lambda one: one.span):
            person = people.get(" ".join(mention.name.split()))
            if mention.kind != "person" or not person or described(person) or any(one.overlaps(mention.span) for one in shut):
                continue
            at = bisect_right(begins, mention.span.begin) - 1
            inside = at >= 0 and mention.span.begin < sentences[at].end
            around = sentences[at] if inside else mention.span
            found += _held(marked, person, mention.span, around)
    return found


def _held(marked: MarkedReport, person: str, name: Span, sentence: Span) -> Iterator[Held]:
    text = marked.report.text
    begin = name.begin + _titles(text[name.begin : name.end])
    left = " ".join(text[max(sentence.begin, begin - _REACH) : begin].split("\n"))
    right = " ".join(text[name.end : min(max(sentence.end, name.end), name.end + _REACH)].split("\n"))
    if found := _office(_BEFORE.search(left)):
        first = begin - len(left) + found[0]
        yield _named(found[1], person, marked.report.span(min(first, name.begin), name.end))
    match = _AFTER.match(right) if right.startswith((",", " (")) else None
    if match and _OWNED.fullmatch(match["modifiers"]) and (found := _office(match)):
        yield _named(found[1], person, marked.report.span(name.begin, name.end + match.end()))
    if told := _led(left, right):
        around = text[sentence.begin : sentence.end]
        yield Held(
            person=person,
            report=marked.id,
            span=marked.report.span(name.begin, name.end + told.end),
            asks=told.asks,
            post=_roots(told.post.split()[:_POST_WORDS]),
            comes=told.comes,
            instead=bool(_INSTEAD.search(around)),
            leads=True,
        )


def _titles(name: str) -> int:
    """Where the name itself begins in a mention that has the words of an office before it."""
    begin = 0
    for word in re.finditer(r"[\w’'-]+\.?\s+", name):
        if word.group().strip().rstrip(".").lower() not in HEADS or word.end() >= len(name):
            break
        begin = word.end()
    return begin


class _Office(msgspec.Struct, frozen=True):
    asks: str
    post: frozenset[str]
    body: frozenset[str]
    new: bool


def _office(match: re.Match[str] | None) -> tuple[int, _Office] | None:
    """Where the words of a post begin that one person holds, and what they say; None where they name no such post."""
    if match is None or _FORMER.search(match.group()):
        return None
    words = list(re.finditer(r"\S+", match["modifiers"]))
    kept: list[re.Match[str]] = []
    body: set[str] = set()
    owner: list[str] = []
    for word in reversed(words):
        plain = word.group().lower()
        if plain in _MODALS and kept and kept[0].group().islower():
            del kept[0]  # "should approach President Rusk"
            break
        if re.search(r"['’]s?$", plain):
            body |= _proper([one.group() for one in words if one.start() <= word.start()])
            owner = _owner([one.group() for one in words if one.start() <= word.start()])
            break
        if (
            plain in _STOPS
            or plain in EMPTY
            or plain.endswith(("ly", ","))
            or (word.group().islower() and plain.endswith("ed"))
        ):
            break
        kept.insert(0, word)
    head = match["head"].lower()
    fields = [one.group() for one in kept]
    named = [word for word in fields if not _NEW.fullmatch(word)]
    plain_fields = {word.lower() for word in named}
    behind = match["of"].split()[1:] if match["of"] else []
    if head in _NEED_CHIEF and not plain_fields & _CHIEF:
        return None
    if head in _NEED_FIELD and not plain_fields - {"the"} and not behind:
        return None
    begin = match.start("modifiers") + (kept[0].start() if kept else len(match["modifiers"]))
    body |= _proper(behind)
    asks = " ".join([*owner, *named, match["head"], *match["of"].split()]).strip()
    post = _roots([*named, head, *behind])
    return begin, _Office(asks, post, frozenset(body), any(_NEW.fullmatch(word) for word in fields))


def _owner(words: Sequence[str]) -> list[str]:
    """Whose a post is, of the words up to the possessive: "the dam's", "Coast Radio's"."""
    begin = len(words) - 1
    while begin > 0 and words[begin - 1][0].isupper() and words[begin][0].isupper():
        begin -= 1
    if begin > 0 and words[begin - 1].lower() == "the":
        begin -= 1
    if words[begin].lower() != "the":
        return list(words[begin:])
    return ["the", *words[begin + 1 :]] if begin < len(words) - 1 else []


def _named(office: _Office, person: str, span: Span) -> Held:
    return Held(
        person=person, report=span.report, span=span, asks=office.asks, post=office.post, body=office.body, new=office.new
    )


class _Led(msgspec.Struct, frozen=True):
    asks: str
    post: str
    end: int
    comes: bool


def _led(left: str, right: str) -> _Led | None:
    """What is said of somebody who leads, or is to, and how far behind the name it goes; None where nothing is."""
    if match := _TOLD.match(right):
        post = _HINGE.sub("", match["post"])
        if re.search(r"\b(?:not|never|a|an)\b|n[o’']t\b", match["told"] + (post if match["holds"] else "")):
            return None
        said = " ".join(f"{match['told']} {post}".split())
        said = re.sub(r"^(?:to|was to|would)\b", "is to", re.sub(r"^in charge", "is in charge", said))
        return _Led(said, post, match.end("post") - len(match["post"]) + len(post), not match["holds"])
    before = _NAMES_HIM.search(left)
    if before is None:
        return None
    if before["by"]:
        return _Led(f"leads {before['post'].strip()}", before["post"], 0, before["be"] in ("will be", "to be"))
    if match := _THEN.match(right):
        post = _HINGE.sub("", match["post"])
        said = re.sub(
            r"^(?:as|instead)\b", "is named", re.sub(r"^(?=in charge)", "is ", re.sub(r"^to", "is to", match["told"]))
        )
        return _Led(" ".join(f"{said} {post}".split()), post, match.end("post") - len(match["post"]) + len(post), True)
    return _Led("is named", "", 0, True) if before["given"] else None


def _roots(words: Sequence[str]) -> frozenset[str]:
    bare = [re.sub(r"['’]s?$|[^\w]+$", "", word).lower() for word in words]
    return frozenset(stem(word) for word in bare if word and word not in EMPTY and word not in _STOPS and not word[0].isdigit())


def _proper(words: Sequence[str]) -> set[str]:
    """The roots of the words of a name among the last of `words`."""
    bare = [re.sub(r"['’]s?$|[^\w]+$", "", word) for word in words]
    return {stem(word) for word in bare if word[:1].isupper() and word.lower() not in _STOPS and word.lower() not in HEADS}


def is_of_one_body(one: Held, other: Held) -> bool:
    """Whether two reports tell of one post that only one person can hold: in the same words, and where every body has such a
    post ("chief executive", "transport minister"), of a body of one name."""
    a, b = one.post - one.body, other.post - other.body
    shared = a & b
    if one.report == other.report or len(shared) < _TELLING or not (a <= b or b <= a):
        return False
    return not shared & _EVERYWHERE or bool(one.body & other.body)

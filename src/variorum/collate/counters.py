"""Who gives a figure: "police counted 4,500", "52 hurt, according to the ambulance service", and whether two are one source."""

from __future__ import annotations

import re
from collections.abc import Sequence

from variorum.collate.contexts import EMPTY, stem
from variorum.model import MarkedReport, Quotation, Sayer, Span

_WHO = r"(?P<who>(?:[\w'’-]+[ \n]){0,6}[\w'’.-]*[\w’'])"
_EDGE = r"(?:^|[,;:.!?“”\"()–—\n]\s*|\b(?:and|but|while|whereas|though|although|that|when|as)\s+)"
_ADVERBS = r"(?:(?:has|have|had|later|also|now|only|then|itself|themselves)\s+)*"
_TELLS = (
    r"(?:count(?:s|ed)|estimat(?:es|ed)|report(?:s|ed)|record(?:s|ed)|regist(?:ers|ered)|list(?:s|ed)|tall(?:ies|ied)|reckon(?:s|ed)"
    r"|sp(?:oke|eaks|oken)\s+of|put(?:s)?|gave|gives|said|says|confirm(?:s|ed)|claim(?:s|ed)|announced|cited|talk(?:s|ed)\s+of)"
)
_TOLD = re.compile(rf"{_EDGE}{_WHO}\s+{_ADVERBS}{_TELLS}\b(?P<rest>[^.;:“”\"]*)$")
_ACCORDING = re.compile(
    r"\b(?:according\s+to|by\s+the\s+count\s+of|as\s+reported\s+by|in\s+the\s+words\s+of)\s+"
    r"(?P<who>(?:(?:the|its|a|an|their|his|her|one|first|early|latest|figures?|data|estimates?|counts?|reports?|from|by|of)\s+)*"
    r"(?:[\w'’-]+\s?){1,6})",
    re.IGNORECASE,
)
_OWN = re.compile(
    r"(?:^|[\s“])(?P<who>(?:[Tt]he\s+)?(?:[\w'’-]+\s){0,3}[\w-]+)['’]s?\s+(?:own\s+)?(?:count|estimate|figure|tally|toll|number)s?\b"
    r"[^.;,]{0,30}$"
)
_BEFORE_NAME = re.compile(
    r"^(?:(?:the|a|an|its|their|his|her|this|last|first|early|latest|initial|official|preliminary|provisional|annual|own)\s+)*"
    r"(?:figures?|data|estimates?|counts?|reports?|numbers?|information|tall(?:y|ies))\s+(?:by|from|of|given by)\s+",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"^[Tt]he\s+(?=[a-z])")
_JOINS = re.compile(r"^(?:and|but|while|whereas|that|when|as)\s+", re.IGNORECASE)
_AFTER_NAME = re.compile(r"\s+(?:has|have|had|also|later|now|only|then|itself|themselves)$")
_NOBODY = frozenset(
    [
        "he",
        "she",
        "it",
        "they",
        "we",
        "i",
        "you",
        "who",
        "which",
        "that",
        "there",
        "this",
        "these",
        "those",
        "one",
        "some",
        "many",
    ]
    + ["others", "somebody", "someone", "nobody"]
)
_NO_NAME = frozenset(
    ["is", "was", "are", "were", "be", "been", "has", "had", "have", "report", "reports", "version", "story", "notice"]
)
_SPOKEN_FOR = frozenset(
    [
        "spokesman",
        "spokeswoman",
        "spokesperson",
        "official",
        "officials",
        "officer",
        "officers",
        "leader",
        "leaders",
        "chief",
        "head",
    ]
)
_MOST_BEFORE = 160  # characters of a sentence before a figure in which who counts it is looked for
_MOST_WORDS = 7  # of a name


def counter(marked: MarkedReport, figure: Span) -> Sayer | None:
    """Who gives the figure at `figure` of `marked`: the source of the quotation that it stands in, else whom the sentence
    names as the one that counts. None where the report says it itself, or of somebody without a name ("he")."""
    inside = [
        one for one in marked.quotations if one.source and one.statement and any(part.contains(figure) for part in one.content)
    ]
    if inside:
        said = min(inside, key=lambda one: (sum(part.end - part.begin for part in one.content), one.content))
        return _source(marked, said)
    text = marked.report.text
    sentence = next((one for one in marked.sentences if one.contains(figure)), figure)
    begin = max(sentence.begin, figure.begin - _MOST_BEFORE)
    before, after = text[begin : figure.begin], text[figure.end : sentence.end]
    for pattern in (_TOLD, _OWN):
        if found := pattern.search(before):
            return _named(marked, begin + found.start("who"), begin + found.end("who"))
    for place, words in ((figure.end, after), (begin, before)):
        if (found := _ACCORDING.search(words)) and not re.search(r"[;.!?]\s", words[: found.start()]):
            stop = re.search(r"[,;.!?]", words[found.start("who") :])
            end = min(found.end("who"), found.start("who") + stop.start() if stop else len(words))
            return _named(marked, place + found.start("who"), place + end)
    return None


def _source(marked: MarkedReport, quotation: Quotation) -> Sayer | None:
    assert quotation.source is not None
    words = " ".join(marked.report.words(quotation.source).split())
    name = quotation.speaker or words
    return None if name.lower() in _NOBODY else Sayer(name=_ARTICLE.sub("", name), span=quotation.source)


def _named(marked: MarkedReport, begin: int, end: int) -> Sayer | None:
    """Whoever is named between `begin` and `end`, without the words for their counting; None for what is no name."""
    text = marked.report.text
    for before in (_JOINS, _BEFORE_NAME):
        if found := before.match(text[begin:end]):
            begin += found.end()
    if after := _AFTER_NAME.search(text[begin:end].rstrip()):
        end = begin + after.start()
    begin += len(text[begin:end]) - len(text[begin:end].lstrip())
    end -= len(text[begin:end]) - len(text[begin:end].rstrip())
    words = text[begin:end].split()
    telling = [word for word in words if word.lower() not in EMPTY]
    if not telling or len(words) > _MOST_WORDS or words[0].lower() in _NOBODY:
        return None
    if any(word.isdigit() or word.lower() in _NO_NAME for word in words):
        return None
    span = marked.report.span(begin, end)
    known = next((mention.name for mention in marked.mentions if span.contains(mention.span)), None)
    return Sayer(name=known if known and len(telling) == len(known.split()) else _ARTICLE.sub("", " ".join(words)), span=span)


def same_source(one: Sayer, other: Sayer) -> bool:
    """Whether two names may be of one source: all the words of the one that tell are among the other's.

    >>> police, union = (Sayer(name=name, span=Span("a", 0, 1)) for name in ("the police", "the union TFO"))
    >>> same_source(police, union), same_source(police, Sayer(name="Linfield police", span=Span("b", 0, 1)))
    (False, True)
    """
    mine, theirs = _words(one), _words(other)
    return mine <= theirs or theirs <= mine


def _words(sayer: Sayer) -> frozenset[str]:
    words = [re.sub(r"['’]s?$", "", word.lower()) for word in re.findall(r"[\w'’]+", sayer.name)]
    telling = [word for word in words if word not in EMPTY]
    return frozenset(stem(word) for word in telling if word not in _SPOKEN_FOR) or frozenset(stem(word) for word in telling)


def are_rivals(marked: MarkedReport, one: Span, other: Span, most_between: int) -> bool:
    """Whether two figures of one report stand so near each other that the second is a second count: in one sentence, or in two
    of which nothing but the figures is between."""
    first, second = sorted((one, other))
    sentences: Sequence[Span] = [span for span in marked.sentences if span.end > first.begin and span.begin < second.end]
    return len(sentences) <= 2 and len(marked.report.text[first.end : second.begin].split()) <= most_between

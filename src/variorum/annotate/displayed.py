"""Words that the layout quotes: the turns of a transcript or an interview, and blocks set in from the text around them."""

import re
from collections import Counter
from collections.abc import Sequence

import msgspec

from variorum.annotate.attribution import Said
from variorum.annotate.clauses import cues
from variorum.annotate.references import Reference, Sentence
from variorum.annotate.verbless import colon_before
from variorum.model import Mention

_LABEL = re.compile(
    r"[\"“”'‘*_]{0,3}(?:\(\((?P<asking>[A-Z]\w{0,15})\)\)\s?[:.]?"
    r"|(?P<name>[QA](?=[*_']{0,3}[:.])|(?:[A-Z][a-z]{0,3}\.\s)?[A-Z][\w’'.-]*(?:\s(?:de|van|von|bin|al|[A-Z][\w’'.-]*)){0,4})"
    r"(?:\s\([^()\n]{1,60}\))?[*_]{0,3}\s?[:.](?<!\w\w\.)[*_]{0,3})\s+(?=\S)"
)
_FEWEST_TURNS = 3  # labelled paragraphs of a transcript; one label at least comes twice
_EDGES = " \t\r\n\"“”„«»‘'’"
_INDENTED = 2  # spaces before a line that is set in
_IN_MARKS = re.compile(r"[\"“„«‘][^\"”“»’]+[\"”“»’]")
_FIRST_PERSON = re.compile(r"\b(?:I|I['’]\w+|[Mm]e|[Mm]y|[Ww]e|[Ww]e['’]\w+|[Uu]s|[Oo]ur)\b")
_ANSWERS = frozenset(["a", "answer"])
NOBODY = frozenset(["q", "question", "reporter", "moderator", "interviewer"]) | _ANSWERS
"""Labels that name nobody."""


def displayed(text: str, paragraphs: Sequence[tuple[int, int]], sentences: Sequence[Sentence]) -> list[Said]:
    """What the layout of `paragraphs` gives to somebody, in order, as direct quotations.

    A transcript has at least three paragraphs that begin with a name and a colon, two different names at least, one of them
    twice; or two of one name, each under a question. Who asks in "((Lamp))", and "Q" and "A", are labels too. A block is set
    in by two spaces or ">" after a paragraph that ends with a colon and says who speaks.
    """
    first: dict[int, Sentence] = {}
    last: dict[int, Sentence] = {}
    for sentence in sentences:
        first.setdefault(sentence.paragraph, sentence)
        last[sentence.paragraph] = sentence
    said = [*_turns(text, paragraphs, sentences, first), *_blocks(text, paragraphs, first, last)]
    return sorted(said, key=lambda one: one.content)


def beside(marked: Sequence[Said], shown: Sequence[Said]) -> list[Said]:
    """`marked` and `shown` in order, without what of `marked` stands inside one of `shown` or is the same."""
    spans = [span for one in shown for span in one.content]
    kept = []
    at = 0
    for one in sorted(marked, key=lambda one: (one.begin, one.content)):
        while at < len(spans) and spans[at][1] <= one.begin:
            at += 1
        if at == len(spans) or one.content[-1][1] <= spans[at][0]:
            kept.append(one)
    return sorted([*kept, *shown], key=lambda one: (one.begin, one.content))


def _turns(
    text: str, paragraphs: Sequence[tuple[int, int]], sentences: Sequence[Sentence], first: dict[int, Sentence]
) -> list[Said]:
    labels = [(number, match) for number, span in enumerate(paragraphs) if (match := _LABEL.match(text, *span))]
    if not _is_transcript(text, paragraphs, labels):
        return []
    people = _People(sentences, labels[0][0])
    if _explains(text, paragraphs, labels, named_above=bool(people.above)):
        return []
    found = []
    for number, match in labels:
        sentence = first.get(number)
        begin, end = _trimmed(text, match.end(), paragraphs[number][1])
        if sentence is not None and begin < end:
            colon = match.end("name")
            cue = (colon, colon + 1) if match["name"] else None
            found.append(_shown(((begin, end),), sentence.number, number, people.labelled(sentence, match), cue))
    return found


def _is_transcript(text: str, paragraphs: Sequence[tuple[int, int]], labels: Sequence[tuple[int, re.Match[str]]]) -> bool:
    times = Counter(_name(match) for _, match in labels)
    if len(times) == 1 and len(labels) > 1:
        asked = [number and text[: paragraphs[number - 1][1]].rstrip(_EDGES).endswith("?") for number, _ in labels]
        return all(asked)
    if len(labels) < _FEWEST_TURNS or len(times) < 2 or max(times.values()) < 2:
        return False
    return all(name.isupper() for name in times) or 2 * len(labels) >= len(paragraphs)


def _explains(
    text: str, paragraphs: Sequence[tuple[int, int]], labels: Sequence[tuple[int, re.Match[str]]], *, named_above: bool
) -> bool:
    """Whether questions and answers are the report's own, a box that tells what is known, and nobody's interview: the answers
    are labelled "A", nobody says "I" in them, and they quote others, or nobody is named above who could answer."""
    answers = [text[match.end() : paragraphs[number][1]] for number, match in labels if _name(match).lower() in _ANSWERS]
    own = [_IN_MARKS.sub(" ", answer) for answer in answers]
    if not answers or any(_FIRST_PERSON.search(answer) for answer in own):
        return False
    return not named_above or own != answers


def _name(match: re.Match[str]) -> str:
    """The words of a label."""
    return match["asking"] or match["name"] or ""


class _People:
    """The persons of an interview, for the labels of its turns."""

    def __init__(self, sentences: Sequence[Sentence], opens: int) -> None:
        self.by_last: dict[str, Mention] = {}
        self.by_initials: dict[str, set[str]] = {}
        self.by_name: dict[str, Mention] = {}
        above = self.above = set[str]()
        for sentence in sentences:
            for mention in sentence.mentions:
                if mention.kind != "person":
                    continue
                parts = mention.name.split()
                known = self.by_last.setdefault(parts[-1].casefold(), mention)
                if len(mention.name) > len(known.name):
                    self.by_last[parts[-1].casefold()] = mention
                self.by_name.setdefault(mention.name, mention)
                self.by_initials.setdefault("".join(part[0] for part in parts), set()).add(mention.name)
                if sentence.paragraph < opens:
                    above.add(mention.name)
        self.asked = self.by_name[min(above)] if len(above) == 1 else None  # the one person named above the questions

    def labelled(self, sentence: Sentence, match: re.Match[str]) -> Reference | None:
        """The words of a label, as the person of the report with the same last name or initials, or the one who answers."""
        begin, end = match.span(match.lastgroup or 0)
        inside = [n for n, word in enumerate(sentence.words) if begin <= word.begin < end]
        if not inside:
            return None
        name = _name(match).casefold().split()
        mention = self.by_last.get(name[-1])
        if mention is not None and len(name) > 1 and not set(name[:-1]) & set(mention.name.casefold().split()):
            mention = mention if name[0].endswith(".") or " " not in mention.name else None
        if mention is None and len(name) == 1 and len(name[0]) > 1:
            initials = self.by_initials.get(_name(match), set())
            mention = self.by_name[min(initials)] if len(initials) == 1 else None
        if name[0] in _ANSWERS:
            mention = self.asked
        made_up = mention is None
        return Reference(first=inside[0], last=inside[-1] + 1, kind="name", head=name[-1], mention=mention, made_up=made_up)


def _blocks(
    text: str, paragraphs: Sequence[tuple[int, int]], first: dict[int, Sentence], last: dict[int, Sentence]
) -> list[Said]:
    found: list[Said] = []
    opened = False
    for number, (begin, end) in enumerate(paragraphs):
        if not number or not _set_in(text, begin):
            opened = False
            continue
        above = paragraphs[number - 1]
        begin, end = _trimmed(text, begin + (text[begin] == ">"), end)
        here = first.get(number)
        if here is None or begin >= end:
            continue
        if opened:
            found[-1] = msgspec.structs.replace(found[-1], content=(*found[-1].content, (begin, end)))
        elif text[above[1] - 1] == ":" and number - 1 in last and not _set_in(text, above[0]):
            sentence = last[number - 1]
            named = [cue for cue in cues(sentence, []) if cue.subject is not None]
            colon = colon_before(sentence, len(sentence.words))
            if not named and colon is None:
                continue
            cue = (sentence.words[named[-1].first].begin, sentence.words[named[-1].last - 1].end) if named else None
            reference = named[-1].subject if named else colon.reference if colon else None
            found.append(_shown(((begin, end),), sentence.number, number, reference, cue or (colon.cue if colon else None)))
            opened = True
    return found


def _shown(
    content: tuple[tuple[int, int], ...],
    sentence: int,
    paragraph: int,
    reference: Reference | None,
    cue: tuple[int, int] | None,
) -> Said:
    return Said(content=content, kind="direct", sentence=sentence, paragraph=paragraph, reference=reference, cue=cue)


def _set_in(text: str, begin: int) -> bool:
    """Whether the line of a paragraph that begins at `begin` is set in, or marked as quoted with ">"."""
    line = max(text.rfind("\n", 0, begin), text.rfind("\r", 0, begin)) + 1
    before = text[line:begin]
    return text.startswith(">", begin) or "\t" in before or len(before) >= _INDENTED


def _trimmed(text: str, begin: int, end: int) -> tuple[int, int]:
    while begin < end and text[begin] in _EDGES:
        begin += 1
    while end > begin and text[end - 1] in _EDGES:
        end -= 1
    return begin, end

"""Circumstances: to whom, when and where a quotation is said to have been said, as far as its sentence says."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

import msgspec

from variorum.annotate.lexicon import people, sections
from variorum.annotate.lexicon.function import CONJUNCTIONS, DETERMINERS, PREPOSITIONS, PRONOUNS
from variorum.annotate.lexicon.verbs import AUXILIARY, CUE_FORMS, NOUNS, forms
from variorum.annotate.words import words
from variorum.model import Mention, Moment, Quotation, Report, Span

_LISTS = sections("telling.txt")
_TELL = frozenset(form for verb in _LISTS["tell"] for form in forms(verb))
_SAY_TO = frozenset(form for verb in _LISTS["say_to"] for form in forms(verb))
_PERSONAL = frozenset(["me", "him", "her", "them", "us"])
_AUDIENCES = _PERSONAL | _LISTS["audiences"] | people.ROLES | people.PLURAL_ROLES
_OCCASIONS = _LISTS["occasions"]
_PLACED = frozenset(["aboard", "at", "before", "by", "during", "from", "in", "inside", "near", "on", "outside", "via"])
_DATED = frozenset(["on", "in", "at", "late", "early", "earlier", "later"])
_TALKS = frozenset(["call", "conversation", "exchange", "exchanges", "interview", "interviews", "meeting", "talk"])
_AFTER_MOMENT = PREPOSITIONS | CONJUNCTIONS | DETERMINERS | frozenset(PRONOUNS) | CUE_FORMS.keys()
_BEFORE_NO_AUDIENCE = PREPOSITIONS | CONJUNCTIONS | PRONOUNS.keys()
_PASSIVE = frozenset(["am", "are", "be", "been", "being", "is", "was", "were", "'s", "'re"])
_OPENING = frozenset("“‘\"'«„")
_LONGEST_SENTENCE = 2_000  # characters; more is a list or no prose at all
_MOST_QUOTED = 40  # parts of quotations that touch one sentence
_LONGEST_PHRASE = 8  # words of "a joint news conference", "the lower house of parliament"
_MOST_PHRASES = 6  # in a row, of whom, when and where
_LONGEST_TITLE = 7  # words between what opens a sentence and the name of who speaks

_Stretch = tuple[int, int]


class Circumstances(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Stretches of the text that say to whom, when and where something was said, prepositions left out."""

    addressee: _Stretch | None = None
    when: _Stretch | None = None
    where: _Stretch | None = None

    def filled(self, other: "Circumstances") -> "Circumstances":
        """These, with what `other` has where they have nothing."""
        return Circumstances(
            addressee=self.addressee or other.addressee, when=self.when or other.when, where=self.where or other.where
        )


_NONE = Circumstances()


def situated(
    report: Report, sentences: Sequence[Span], mentions: Sequence[Mention], moments: Sequence[Moment], said: Sequence[Quotation]
) -> tuple[Quotation, ...]:
    """The quotations `said` with whom, when and where the sentence of their cue names: beside the cue, or before who speaks."""
    begins = [sentence.begin for sentence in sentences]
    clauses: dict[int, _Clause] = {}
    contents: dict[int, list[Span]] = {}
    named: dict[int, list[Mention]] = {}
    dated: dict[int, list[Moment]] = {}
    for quotation in said:
        for part in quotation.content:
            for number in range(_at(begins, part.begin), _at(begins, part.end - 1) + 1):
                contents.setdefault(number, []).append(part)
    for mention in mentions:
        named.setdefault(_at(begins, mention.span.begin), []).append(mention)
    for moment in moments:
        dated.setdefault(_at(begins, moment.span.begin), []).append(moment)
    made = []
    for quotation in said:
        number = _at(begins, quotation.cue.begin) if quotation.cue else -1
        if number < 0 or quotation.cue is None or _is_list(sentences[number], contents.get(number, [])):
            made.append(quotation)
            continue
        if number not in clauses:
            here = (named.get(number, []), dated.get(number, []), contents.get(number, []))
            clauses[number] = _Clause(report.text, sentences[number], *here)
        found = clauses[number].circumstances(quotation.cue, quotation.source)
        if found != _NONE:
            quotation = msgspec.structs.replace(
                quotation,
                addressee=report.span(*found.addressee) if found.addressee else None,
                when=report.span(*found.when) if found.when else None,
                where=report.span(*found.where) if found.where else None,
            )
        made.append(quotation)
    return tuple(made)


def _is_list(sentence: Span, contents: Sequence[Span]) -> bool:
    """Whether a sentence is too long, or holds too many quotations, to be one of running text."""
    return sentence.end - sentence.begin > _LONGEST_SENTENCE or len(contents) > _MOST_QUOTED


def _at(begins: Sequence[int], offset: int) -> int:
    return bisect_right(begins, offset) - 1


class _Clause:
    """The words of a sentence that say who said something, and what stands beside them."""

    def __init__(
        self, text: str, sentence: Span, mentions: Sequence[Mention], moments: Sequence[Moment], contents: Sequence[Span]
    ) -> None:
        self.words = words(text, sentence.begin, sentence.end)
        self.begins = [word.begin for word in self.words]
        self.contents = contents
        self.names = {mention.span.begin: mention for mention in mentions}
        self.moments = {
            m.span.begin: m
            for m in moments
            if m.type in ("DATE", "TIME") and not any(name.span.begin < m.span.begin < name.span.end for name in mentions)
        }
        self.quoted: list[bool] = []

    def circumstances(self, cue: Span, source: Span | None) -> Circumstances:
        """What stands behind the cue, between the source and the cue, and at the sentence's beginning."""
        self.quoted = [False] * len(self.words)
        for content in self.contents:
            if not (content.begin <= cue.begin and cue.end <= content.end):
                first, last = self._index(content.begin), self._index(content.end)
                self.quoted[first:last] = [True] * (last - first)
        begin, end = self._index(cue.begin), self._index(cue.end)
        verbs = [i for i in range(begin, end) if self.words[i].lower in CUE_FORMS]
        if not verbs:
            return _NONE
        verb, at = self.words[verbs[-1]].lower, verbs[-1] + 1
        if source is not None and source.begin >= cue.end and self._index(source.begin) - end <= 1:
            at = self._index(source.end)
        passive = any(word.lower in _PASSIVE for word in self.words[max(0, verbs[-1] - 2) : verbs[-1]])
        found, _ = self._phrases(at, verb if not passive else "")
        if source is not None and source.end <= cue.begin:
            found = found.filled(self._between(self._index(source.end), begin))
        return found.filled(self._opening(self._index(source.begin if source and source.begin < cue.begin else cue.begin)))

    def _between(self, at: int, cue: int) -> Circumstances:
        """Of "Rusk on Thursday said", "Rusk, speaking in Vellin, said": nothing where any other word stands there."""
        apart = at < cue and self.words[at].text == ","
        found, end = self._phrases(at + apart, "")
        if end < cue and self.words[end].text == ",":
            end += 1
        return found if end == cue and (apart or found.when) else _NONE  # else it tells which: "the judge in Vellin"

    def _opening(self, speaker: int) -> Circumstances:
        """Of "On Thursday, Rusk said", "Speaking to reporters in Vellin, Rusk said": `speaker` is where the source begins."""
        found, end = self._phrases(0, "")
        if not 0 < end <= speaker:
            return _NONE
        comma = self.words[end].text == ","
        between = self.words[end + comma : speaker]
        near = len(between) <= _LONGEST_TITLE and not any(word.punctuation or word.lower in AUXILIARY for word in between)
        return found if near and (comma or not between) else _NONE

    def _phrases(self, at: int, verb: str) -> tuple[Circumstances, int]:
        """What the phrases from word `at` on say, as long as each says whom, when or where, and the word behind them."""
        found = _NONE
        if verb in _TELL:
            end = self._audience(at)
            if end is not None:
                found, at = Circumstances(addressee=self._stretch(at, end)), end
        for _ in range(_MOST_PHRASES):
            one, end = self._phrase(at, verb)
            if end == at:
                break
            if found.where and one.where and self.words[at - 1].end == found.where[1]:
                found = msgspec.structs.replace(found, where=(found.where[0], one.where[1]))
            elif found.when and one.when and self.words[at - 1].end == found.when[1]:
                found = msgspec.structs.replace(found, when=(found.when[0], one.when[1]))
            found, at = found.filled(one), end
        return found, at

    def _phrase(self, at: int, verb: str) -> tuple[Circumstances, int]:
        """The one phrase that begins at word `at`, and the word behind it; `at` itself where none begins there."""
        nothing = (_NONE, at)
        if at + 1 >= len(self.words) or self.quoted[at]:
            return nothing
        word = self.words[at].lower
        end = self._moment(at)
        if end is not None:
            return Circumstances(when=self._stretch(at + (word in {"on", "in", "at"}), end)), end
        if word == "," and self.words[at + 1].lower in _LISTS["occasion_verbs"]:
            one, end = self._phrase(at + 1, verb)
            return (one, end) if end > at + 1 else nothing
        if word in _LISTS["occasion_verbs"]:
            if word in {"addressing", "briefing"}:
                end = self._audience(at + 1)
                return (Circumstances(addressee=self._stretch(at + 1, end)), end) if end else nothing
            return self._phrase(at + 1, "speak")
        if word == "to" and verb in _SAY_TO:
            end = self._audience(at + 1)
            return (Circumstances(addressee=self._stretch(at + 1, end)), end) if end else nothing
        if word in _PLACED:
            return self._place(at)
        return nothing

    def _place(self, at: int) -> tuple[Circumstances, int]:
        """A phrase with a preposition at word `at`: "in Vellin", "at a news conference", "in an interview with the Lamp"."""
        end = self._noun(at + 1, _OCCASIONS, ("place",), self.words[at].lower == "at")
        if end is None:
            return _NONE, at
        where = self._stretch(at + 1, end)
        if end + 1 < len(self.words) and self.words[end - 1].lower in _TALKS and self.words[end].lower in {"with", "to"}:
            last = self._audience(end + 1)
            if last is not None:
                return Circumstances(addressee=self._stretch(end + 1, last), where=where), last
        return Circumstances(where=where), end

    def _audience(self, at: int) -> int | None:
        """Where the phrase ends that names somebody who is told something and begins at word `at`."""
        return self._noun(at, _AUDIENCES, ("person", "organisation"), True)

    def _noun(self, at: int, heads: frozenset[str], kinds: tuple[str, ...], named: bool) -> int | None:
        """Where a noun phrase from word `at` on ends: with the last word of `heads` or name of `kinds`, or any name if `named`;
        None where it has none."""
        end: int | None = None
        index = at
        while index < len(self.words) and index - at < _LONGEST_PHRASE and not self.quoted[index]:
            word = self.words[index]
            mention = self.names.get(word.begin)
            if mention is not None:
                index = max(index + 1, self._index(mention.span.end))
                if named or mention.kind in kinds:
                    end = index
                continue
            if word.lower in heads:
                end = index + 1
                if word.lower in people.PLURAL_ROLES or word.lower in _PERSONAL:
                    break
            elif index > at and word.lower == "of" and end == index:
                pass
            elif word.lower == "'s":
                if index + 1 < len(self.words) and self.words[index + 1].text in _OPENING:
                    break  # the Lamp's “Morning Hour”
                end = None
            elif self._stops(index, index == at):
                break
            index += 1
        return end

    def _stops(self, index: int, first: bool) -> bool:
        """Whether no noun phrase goes on with the word at `index`."""
        word = self.words[index]
        if word.punctuation or word.begin in self.moments or word.lower in AUXILIARY:
            return True
        if word.lower in DETERMINERS:
            return not first
        if word.lower in _BEFORE_NO_AUDIENCE:
            return True
        return word.lower in CUE_FORMS and word.lower not in NOUNS and not word.capital

    def _moment(self, at: int) -> int | None:
        """Where a moment ends that begins at word `at`, with or without "on" or "late on"; None where none does."""
        index = at
        while index + 1 < len(self.words) and index - at < 2 and self.words[index].begin not in self.moments:
            if self.words[index].lower not in _DATED:
                return None
            index += 1
        moment = self.moments.get(self.words[index].begin)
        if moment is None or self.quoted[index]:
            return None
        end = self._index(moment.span.end)
        if end == len(self.words) or self.quoted[end]:
            return end
        after = self.words[end]
        ends = after.punctuation or after.capital or after.lower in _AFTER_MOMENT  # else it goes on: "Thursday night's vote"
        return end if ends else None

    def _stretch(self, first: int, last: int) -> _Stretch:
        return self.words[first].begin, self.words[last - 1].end

    def _index(self, offset: int) -> int:
        """The number of the first word at or after `offset`."""
        return bisect_left(self.begins, offset)

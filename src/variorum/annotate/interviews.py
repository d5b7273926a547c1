"""Interviews without labels: questions, each in a paragraph of its own, and under each an answer that is all in marks."""

from collections.abc import Sequence

from variorum.annotate.attribution import Said
from variorum.annotate.references import Sentence
from variorum.annotate.subjects import is_subject

_FEWEST = 3  # answers, each under a question
_ASKED = 2  # of the questions that end in a question mark; some are put as statements: "You began here yourself."
_ABOVE = 3  # paragraphs above the first question that may say who answers


def answered(sentences: Sequence[Sentence], said: Sequence[Said]) -> dict[int, str]:
    """The paragraphs that are answers in an interview, and who gives them: the subject of a sentence above the questions, or
    the one person whom the paragraphs above name."""
    quoted: dict[int, list[tuple[int, int]]] = {}
    for one in said:
        if one.kind == "direct" and one.reference is None and not one.headline:
            quoted.setdefault(one.paragraph, []).extend(one.content)
    if len(quoted) < _FEWEST:
        return {}
    words: dict[int, list[Sentence]] = {}
    for sentence in sentences:
        words.setdefault(sentence.paragraph, []).append(sentence)
    answers = [number for number in sorted(quoted) if _is_all_quoted(words[number], quoted[number])]
    answers = [number for number in answers if number - 1 in words and not quoted.get(number - 1)]
    runs: list[list[int]] = []
    for number in answers:
        if runs and number - runs[-1][-1] == 2:
            runs[-1].append(number)
        else:
            runs.append([number])
    found: dict[int, str] = {}
    for run in runs:
        asked = sum(words[number - 1][-1].words[-1].text == "?" for number in run if words[number - 1][-1].words)
        if len(run) < _FEWEST or asked < _ASKED:
            continue
        name = _who_answers(words, run[0] - 1)
        found.update(dict.fromkeys(run, name) if name else {})
    return found


def _is_all_quoted(sentences: Sequence[Sentence], quoted: Sequence[tuple[int, int]]) -> bool:
    """Whether every word of a paragraph stands in marks."""
    return all(
        word.punctuation or any(begin <= word.begin < end for begin, end in quoted)
        for sentence in sentences
        for word in sentence.words
    )


def _who_answers(paragraphs: dict[int, list[Sentence]], first: int) -> str | None:
    """Who is spoken of last above the paragraph `first`, the first question."""
    for number in range(first - 1, first - 1 - _ABOVE, -1):
        named = []
        for sentence in paragraphs.get(number, []):
            for reference in sentence.references:
                if reference.mention is not None and reference.mention.kind == "person":
                    if is_subject(sentence, reference):
                        return reference.mention.name
                    named.append(reference.mention.name)
        if len(set(named)) == 1:
            return named[0]
    return None

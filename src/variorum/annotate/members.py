"""Members: who "one of them" is, of several who were spoken of together."""

from variorum.annotate.lexicon import people
from variorum.annotate.lexicon.function import DETERMINERS
from variorum.annotate.references import Reference, Sentence

_COUNTS_LISTED = "two three four five six seven eight nine ten eleven twelve dozen dozens hundreds several"
_COUNTS = frozenset(_COUNTS_LISTED.split())
_WHOSE = frozenset(["her", "his", "its", "my", "our", "their", "your"])
_REACH = 12  # words behind "one of them" in which a name is said to have been given
_GAVE = frozenset(["gave", "gives", "giving"])
_CALLED = frozenset(["identified", "identifies", "identifying", "introduced", "introduces"])
_SELF = frozenset(["herself", "himself", "only", "themselves"])


def one_of(group: str, plural: str) -> str:
    """What one of a `group` is called whose head is `plural`.

    >>> one_of("Two steel specialists", "specialists"), one_of("Men of the night shift", "men")
    ('a steel specialist', 'a man of the night shift')
    """
    words = group.split()
    while words and (words[0].lower() in DETERMINERS or words[0].lower() in _COUNTS or words[0][0].isdigit()):
        del words[0]
    head = next((place for place, word in enumerate(words) if word.lower() == plural), 0)
    if not _WHOSE.isdisjoint(word.lower() for word in words[head:]):
        words = words[: head + 1]  # of "two members of her staff" whose staff is not said
    single = [people.SINGULARS[plural] if word.lower() == plural else word for word in words] or [people.SINGULARS[plural]]
    return f"{'an' if single[0][0].lower() in 'aeiou' else 'a'} {' '.join(single)}"


def named_behind(sentence: Sentence, one: Reference) -> str | None:
    """The person who is named right behind `one` and a comma: "one of them, Edda Rusk, 17", "the chauffeur, Edda Rusk"."""
    if one.last + 1 >= len(sentence.words) or sentence.words[one.last].text != ",":
        return None
    return next(
        (r.mention.name for r in sentence.references if r.first == one.last + 1 and r.mention and r.mention.kind == "person"),
        _given(sentence, one.last + 1),
    )


def _given(sentence: Sentence, begin: int) -> str | None:
    """The name that somebody is said to have given: "one of them, a pensioner who gave her name as Edda"."""
    lowers = [word.lower for word in sentence.words[begin : begin + _REACH]]
    for place in range(1, len(lowers)):
        if lowers[place] == "as" and (
            (lowers[place - 1] == "name" and not _GAVE.isdisjoint(lowers[:place]))
            or (lowers[place - 1] in _SELF and not _CALLED.isdisjoint(lowers[:place]))
        ):
            behind = sentence.words[begin + place].end
            return next((m.name for m in sentence.mentions if 0 < m.span.begin - behind <= 1), None)
    return None


def described_behind(sentence: Sentence, one: Reference) -> Reference | None:
    """The words that tell what "one of them" is, right behind it: "one of them, a pensioner"."""
    behind = (r for r in sentence.references if r.first == one.last + 1 and r.kind == "noun" and r.head in people.ROLES)
    return next(behind, None) if sentence.words[one.last : one.last + 1] and sentence.words[one.last].text == "," else None

"""Forms of English words that are one word in another tense or person."""

from variorum.collate.contexts import stem
from variorum.text.normal import tokens

AUXILIARIES = frozenset(
    ("am", "are", "be", "been", "being", "can", "could", "did", "do", "does", "had", "has", "have", "is", "may", "might",
     "must", "shall", "should", "was", "were", "will", "would")
)  # fmt: skip
ARTICLES = frozenset(("a", "an", "the"))
_IRREGULAR = """
am is are was were be been being|has have had having|do does did done doing|will would|can could|shall should|may might
say said|go goes went gone going|see saw seen|know knew known|find found|become became|take took taken|give gave given
come came|make made|get got|think thought|tell told|feel felt|leave left|bring brought|begin began begun|keep kept
hold held|stand stood|hear heard|mean meant|meet met|run ran|pay paid|sit sat|speak spoke spoken|lie lay lain|lead led
fall fell fallen|send sent|build built|understand understood|draw drew drawn|break broke broken|spend spent|rise rose risen
drive drove driven|buy bought|wear wore worn|choose chose chosen|lose lost|win won|fight fought|catch caught|teach taught
sell sold|seek sought|fly flew flown|strike struck|slide slid|write wrote written|eat ate eaten|grow grew grown
sink sank sunk|ring rang rung|swim swam swum|sing sang sung|throw threw thrown|show showed shown|bear bore borne
shake shook shaken|steal stole stolen|forget forgot forgotten|bind bound|deal dealt|sleep slept|shoot shot|hide hid hidden
"""
_VERBS = {
    word: number
    for number, forms in enumerate(part for line in _IRREGULAR.strip().splitlines() for part in line.split("|"))
    for word in forms.split()
}
_PAST = frozenset(
    word
    for line in _IRREGULAR.strip().splitlines()
    for part in line.split("|")
    for word in part.split()[1:]
    if not word.endswith(("s", "ing")) and word not in ("are", "been")
)
_PERSONS = {
    "first": "i me my mine myself", "first plural": "we us our ours ourselves", "second": "you your yours yourself yourselves",
    "third": "he him his himself she her hers herself it its itself", "third plural": "they them their theirs themselves",
}  # fmt: skip
PRONOUNS = {word: person for person, words in _PERSONS.items() for word in words.split()}
_CONTRACTIONS = {"n't": "not", "'re": "are", "'ve": "have", "'ll": "will", "'m": "am", "'d": "would"}
_BEFORE_IS = frozenset(
    (
        "it",
        "this",
        "nobody",
        "somebody",
        "everybody",
        "everything",
        "nothing",
        "that",
        "he",
        "she",
        "there",
        "what",
        "here",
        "who",
        "where",
        "let",
    )
)


def expanded(text: str) -> tuple[str, ...]:
    """The words of `text` as compared, with contractions written out and one spelling of -ise and -our.

    >>> expanded("That’s why we can't modernise it.")
    ('that', 'is', 'why', 'we', 'can', 'not', 'modernize', 'it')
    """
    words: list[str] = []
    for token in tokens(text):
        words += _written_out(token.compared)
    return tuple(words)


def _written_out(word: str) -> list[str]:
    if word in ("can't", "cannot"):
        return ["can", "not"]
    if word == "won't":
        return ["will", "not"]
    for ending, whole in _CONTRACTIONS.items():
        if word.endswith(ending) and len(word) > len(ending):
            return [word.removesuffix(ending), whole]
    head, apostrophe, tail = word.partition("'")
    if apostrophe and tail == "s" and head in _BEFORE_IS:
        return [head, "us" if head == "let" else "is"]
    for british, american in (("isation", "ization"), ("ising", "izing"), ("ised", "ized"), ("ise", "ize"), ("yse", "yze")):
        if word.endswith(british) and len(word) > len(british) + 3:
            return [word.removesuffix(british) + american]
    return [word]


def irregular(word: str) -> tuple[int, bool] | None:
    """Which irregular verb `word` (as compared) is a form of, by its number, and whether it is of the past; None for others.

    >>> irregular("met") == (irregular("meet")[0], True), irregular("walked")
    (True, None)
    """
    number = _VERBS.get(word)
    return None if number is None else (number, word in _PAST)


def same_verb(left: str, right: str) -> bool:
    """Whether two words are forms of one verb, or two verbs that only say when and whether.

    >>> same_verb("do", "will"), same_verb("counted", "counting"), same_verb("challenge", "challenges")
    (True, True, False)
    """
    if left == right:
        return False
    if left in AUXILIARIES and right in AUXILIARIES:
        return True
    if left in _VERBS and right in _VERBS:
        return _VERBS[left] == _VERBS[right]
    return stem(left) == stem(right) and (left.endswith(("ed", "ing")) or right.endswith(("ed", "ing")))

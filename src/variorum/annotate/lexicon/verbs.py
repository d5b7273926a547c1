"""Verbs that give words to somebody, by what may follow them."""

_IRREGULAR = {
    "say": "say says said saying", "tell": "tell tells told telling", "write": "write writes wrote written writing",
    "put": "put puts putting", "think": "think thinks thought thinking", "feel": "feel feels felt feeling",
    "know": "know knows knew known knowing", "swear": "swear swears swore sworn swearing", "hold": "hold holds held holding",
    "speak": "speak speaks spoke spoken speaking", "read": "read reads reading", "cite": "cite cites cited citing",
    "find": "find finds found finding", "show": "show shows showed shown showing", "quip": "quip quips quipped quipping",
    "admit": "admit admits admitted admitting", "plan": "plan plans planned planning", "refer": "refer refers referred referring",
    "begin": "begin begins began begun beginning", "tweet": "tweet tweets tweeted tweeting", "vow": "vow vows vowed vowing",
    "let": "let lets letting", "hit": "hit hits hitting", "see": "see sees saw seen seeing", "retort": "retort retorts retorted retorting",
    "sing": "sing sings sang sung singing", "understand": "understand understands understood understanding",
    "mean": "mean means meant meaning", "dub": "dub dubs dubbed dubbing", "brand": "brand brands branded branding",
    "make": "make makes made making", "give": "give gives gave given giving", "hear": "hear hears heard hearing",
    "repeat": "repeat repeats repeated repeating", "commit": "commit commits committed committing", "sob": "sob sobs sobbed sobbing",
}  # fmt: skip

SPEECH = ["say", "tell", "add", "write", "state", "declare", "announce", "explain", "insist", "claim", "argue", "note", "warn", "stress", "emphasise", "emphasize", "reply", "answer", "respond", "retort", "continue", "conclude", "recall", "remember", "remark", "observe", "comment", "confirm", "assert", "maintain", "contend", "affirm", "report", "reveal", "admit", "concede", "acknowledge", "suggest", "point", "hint", "predict", "estimate", "caution", "urge", "vow", "promise", "pledge", "swear", "deny", "repeat", "reiterate", "tweet", "post", "quip", "joke", "shout", "yell", "cry", "whisper", "mumble", "mutter", "murmur", "storm", "blast", "thunder", "fume", "rage", "rant", "snap", "bark", "growl", "boast", "beam", "gush", "sigh", "sob", "laugh", "chuckle", "exclaim", "scream", "chant", "proclaim", "pronounce", "testify", "allege", "complain", "lament", "counter", "oppose", "object", "protest", "interject", "inform", "advise", "assure", "counsel", "read", "ask", "inquire", "enquire", "wonder", "demand", "plead", "beg", "appeal", "apologise", "apologize", "agree", "disagree", "opine", "venture", "offer", "go", "elaborate", "clarify", "specify", "disclose", "divulge", "volunteer", "reassure", "echo"]
"""Before or after whole words in marks, and (most) before "that"."""

CLAUSE = ["say", "tell", "add", "write", "state", "declare", "announce", "explain", "insist", "claim", "argue", "note", "warn", "stress", "emphasise", "emphasize", "reply", "respond", "conclude", "recall", "remark", "observe", "comment", "confirm", "assert", "maintain", "contend", "affirm", "report", "reveal", "admit", "concede", "acknowledge", "suggest", "hint", "predict", "estimate", "caution", "vow", "promise", "pledge", "swear", "deny", "repeat", "reiterate", "tweet", "complain", "lament", "counter", "object", "protest", "inform", "advise", "assure", "testify", "allege", "believe", "think", "hope", "fear", "expect", "know", "understand", "feel", "find", "show", "indicate", "agree", "doubt", "realise", "realize", "assume", "guarantee", "foresee", "conclude", "determine", "decide", "speculate", "propose", "imply", "signal", "figure", "reckon", "learn", "hear", "see", "worry", "hold"]
"""May take a clause without marks: "said that ...", "said it would"."""

TO_VERB = ["vow", "promise", "pledge", "threaten", "refuse", "offer", "agree", "propose", "swear", "commit", "plan", "want", "hope", "intend", "decide", "seek", "expect", "claim", "demand", "ask"]
"""May take "to" and a verb: "vowed to swap every dose"."""

TO_OBJECT = ["urge", "ask", "tell", "order", "warn", "advise", "call", "beg", "invite", "direct", "instruct", "encourage", "request", "press", "implore"]
"""May take somebody and "to": "urged families to keep their appointments"."""

FRAGMENT = ["call", "describe", "dismiss", "reject", "denounce", "condemn", "criticise", "criticize", "slam", "blast", "praise", "hail", "welcome", "blame", "accuse", "brand", "label", "term", "dub", "decry", "deride", "mock", "attack", "compare", "liken", "refer", "cite", "speak", "talk", "put", "give", "make", "see", "consider", "regard", "view", "want", "support", "defend", "justify", "express", "voice", "evoke", "mention", "raise", "question", "attribute", "point", "pose", "refuse", "seek", "demand", "appeal", "hold", "name", "characterise", "characterize", "portray", "present", "pledge", "commit", "back", "oppose", "bemoan", "lambaste", "chide", "tout", "urge", "order", "mean", "plan", "promise", "use", "apologise", "apologize", "thank", "underline", "highlight", "outline", "underscore", "publish", "issue", "release", "show", "find", "know", "feel", "think", "believe", "hear", "understand", "hope", "fear", "expect", "doubt", "agree"]
"""Besides the verbs of speech, may govern a few words in marks: "dismissed them as 'ultimatums'"."""

AUXILIARY = frozenset(["is", "are", "was", "were", "be", "been", "being", "am", "has", "have", "had", "having", "do", "does", "did", "will", "would", "can", "could", "may", "might", "must", "shall", "should", "'s", "'ve", "'d", "'ll", "isn't", "aren't", "wasn't", "weren't", "hasn't", "haven't", "hadn't", "don't", "doesn't", "didn't", "won't", "wouldn't", "can't", "couldn't", "cannot", "mightn't", "mustn't", "shouldn't", "isn’t", "aren’t", "wasn’t", "weren’t", "hasn’t", "haven’t", "hadn’t", "don’t", "doesn’t", "didn’t", "won’t", "wouldn’t", "can’t", "couldn’t", "shouldn’t", "'re", "i'm"])  # fmt: skip

NEGATED = frozenset(["not", "never", "n't", "nor", "neither"])

_VOWELS = "aeiou"


def forms(verb: str) -> list[str]:
    """The forms of `verb`: as it stands, third person, past, participles.

    >>> forms("deny")
    ['deny', 'denies', 'denied', 'denying']
    """
    if verb in _IRREGULAR:
        return _IRREGULAR[verb].split()
    if verb.endswith("e"):
        return [verb, verb + "s", verb + "d", verb[:-1] + "ing"]
    if verb.endswith("y") and verb[-2] not in _VOWELS:
        return [verb, verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"]
    if verb == "go":
        return ["go", "goes", "went", "going"]
    if len(verb) <= 4 and verb[-1] in "gpnbt" and verb[-2] in "aiou" and verb[-3] not in _VOWELS:
        return [verb, verb + "s", verb + verb[-1] + "ed", verb + verb[-1] + "ing"]
    third = verb + "es" if verb.endswith(("s", "sh", "ch", "x", "o")) else verb + "s"
    return [verb, third, verb + "ed", verb + "ing"]


def _table(verbs: list[str]) -> dict[str, str]:
    return {form: verb for verb in verbs for form in forms(verb)}


SPEECH_FORMS = _table(SPEECH)
CLAUSE_FORMS = _table(CLAUSE)
TO_VERB_FORMS = _table(TO_VERB)
TO_OBJECT_FORMS = _table(TO_OBJECT)
FRAGMENT_FORMS = {**_table(FRAGMENT), **SPEECH_FORMS, **CLAUSE_FORMS}
CUE_FORMS = {**FRAGMENT_FORMS, **TO_VERB_FORMS, **TO_OBJECT_FORMS}
"""Every form of every verb above, to its verb."""

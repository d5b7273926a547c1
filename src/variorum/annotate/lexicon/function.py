"""Words of grammar: they begin sentences in capitals without being names, and they end a noun phrase."""

DETERMINERS = frozenset(["the", "a", "an", "this", "that", "these", "those", "his", "her", "its", "their", "our", "my", "your", "some", "any", "no", "every", "each", "another", "one", "both", "all", "several", "many", "most", "few", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "other", "such"])  # fmt: skip

PRONOUNS = {
    "he": "m",
    "she": "f",
    "it": "thing",
    "they": "group",
    "i": "self",
    "we": "selves",
    "you": "other",
    "who": "relative",
}

PREPOSITIONS = frozenset(["of", "in", "on", "at", "by", "for", "from", "with", "to", "into", "onto", "over", "under", "after", "before", "between", "during", "against", "about", "among", "through", "without", "within", "across", "along", "around", "behind", "beyond", "near", "off", "toward", "towards", "upon", "via", "amid", "despite", "until", "till", "since", "like", "per", "inside", "outside", "above", "below", "beneath", "beside", "besides", "throughout", "versus", "aboard"])  # fmt: skip

CONJUNCTIONS = frozenset(["and", "but", "or", "nor", "so", "yet", "because", "while", "when", "whereas", "although", "though", "if", "unless", "that", "which", "who", "whom", "whose", "what", "where", "why", "how", "whether", "as", "than", "once", "lest", "whereby"])  # fmt: skip

ADVERBS = frozenset(["also", "then", "later", "again", "still", "now", "already", "once", "earlier", "yesterday", "today", "tonight", "tomorrow", "just", "even", "only", "too", "never", "ever", "always", "often", "sometimes", "soon", "there", "here", "thereafter", "meanwhile", "however", "moreover", "furthermore", "instead", "nevertheless", "therefore", "thus", "perhaps", "maybe", "indeed", "further", "repeatedly", "ago", "first", "previously", "recently", "afterwards", "ever", "rather", "quite", "very", "so", "far", "twice", "thrice", "simply", "merely", "both", "all", "has", "had", "have", "was", "were", "is", "not", "did", "does", "do", "separately", "forward", "back", "out", "up", "down", "on", "away"])  # fmt: skip

STARTERS = frozenset(["yes", "no", "well", "please", "dear", "hello", "thank", "thanks", "sorry", "meanwhile", "according", "asked", "following", "given", "despite", "nearly", "almost", "about", "around", "roughly", "some", "more", "less", "most", "least", "much", "many", "half", "dozens", "hundreds", "thousands", "millions", "twelve", "eleven", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety", "hundred", "thousand", "million", "billion", "here", "there", "now", "then", "today", "yesterday", "tomorrow", "last", "next", "first", "second", "third", "earlier", "later", "only", "just", "even", "still", "also", "again", "never", "always", "often", "perhaps", "maybe", "nobody", "nothing", "none", "everyone", "everybody", "everything", "someone", "somebody", "something", "anyone", "anybody", "anything", "let", "make", "take", "give", "get", "go", "come", "see", "look", "think", "know", "say", "ask", "call", "want", "need", "use", "find", "keep", "put", "tell", "work", "feel", "try", "leave", "being", "having", "doing", "seeing", "saying", "according", "speaking", "asked", "told", "said", "published", "updated", "posted", "photo", "image", "video", "read", "share", "follow", "sign", "subscribe", "click", "correction", "editor", "note", "tags", "related", "advertisement", "source", "sources", "comment", "comments", "breaking", "exclusive", "watch", "listen", "live", "home", "news", "politics", "business", "sport", "world", "opinion", "weather", "people", "things", "officials", "police", "authorities", "family", "president", "minister", "prime", "secretary", "chief", "director", "general", "captain", "doctor", "professor", "judge", "mayor", "governor", "senator", "leader", "north", "south", "east", "west", "northern", "southern", "eastern", "western", "central", "new", "old", "great", "good", "bad", "big", "small", "long", "short", "high", "low", "dead", "missing", "injured", "killed", "hurt", "like", "such", "same", "own", "other", "another", "each", "every", "both", "either", "neither", "whether", "despite", "better", "best", "worse", "worst", "let's", "what's", "that's", "it's", "there's", "he's", "she's", "they're", "we're", "you're", "i'm", "i've", "i'll", "don't", "can't", "won't", "didn't", "isn't", "it’s", "that’s", "there’s", "he’s", "she’s", "they’re", "we’re", "you’re", "i’m", "i’ve", "i’ll", "don’t", "can’t", "won’t", "didn’t", "isn’t", "not", "never", "ok", "okay", "mr", "mrs", "ms", "dr"])  # fmt: skip

GRAMMAR = DETERMINERS | frozenset(PRONOUNS) | PREPOSITIONS | CONJUNCTIONS | ADVERBS | STARTERS

"""What two reports share."""

import msgspec


class Compare(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Passages that two reports share."""

    min_words: int = (
        6  # equal words of a passage: below this, set phrases ("the coast guard said on") are most of what is found
    )
    min_rarity: float = 3.0  # sum over those words (0 the, 1 a rare name): with 2, one of 40 matches in an archive is chance
    min_told: float = 3.5  # sum of what they tell in the archive: the logarithm of how few of its reports have each of them
    world: float = 200.0  # reports of the world beside the pile, none with its words: in a story of five, each word tells 3.7
    least_telling: float = 0.1  # that the commonest word tells: 35 words in a row are no chance, be they in every report
    seed_words: int = 3  # with one word in five changed, runs of four are too seldom to start from
    seed_rarity: float = 0.9  # "one of the" starts nothing
    max_gap: int = 8  # words between two runs of one passage: an inserted apposition, seldom more
    max_overlap: int = 2  # words that two runs may share where a word was dropped beside its like
    gap_cost: float = 0.5  # equal words that a passage loses for each word between its runs
    min_similarity: float = 0.5  # of an edited passage: below, it is two passages or chance
    most_reports: int = 50  # that a seed joins each to each; one of more is tried twice as long, then joins each to the first
    most_repeats: int = 8  # of one seed in one report: a list or a chant
    background_reports: int = 8  # with one passage and else of different text, from which it is background or boilerplate
    kin_share: float = 0.3  # of the shorter report's words, shared with the other: versions of one text, however many print it
    most_held_mib: int = 8  # of text compared in memory and in one process: a story; of more, words lie in temporary files
    memory_mib: int = 1_024  # that comparing an archive takes beside the texts, about; more goes to temporary files, in parts
    most_paraphrased: int = 1_000  # reports among which paraphrases are looked for: encoding their sentences takes a minute
    min_sentence_words: int = 5  # shorter sentences ("Nobody was hurt.") are near to everything
    max_sentence_words: int = 120  # longer ones are tables and lists; the encoder reads no further
    min_cosine: float = 0.62  # two translations of one sentence have 0.65 and up, two sentences on one matter 0.6 and below
    rare: float = 0.75  # rarity of a word that ties two reports: names, and words beyond the first 1,800
    min_shared_rare: int = 3  # such words before sentences of two reports are compared in meaning
    same_name: float = 80.0  # per cent of letters: Costrava and Kostrava, Thomas and Tomas

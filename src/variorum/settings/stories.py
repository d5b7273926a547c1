"""Which reports tell of one event."""

import msgspec


class Stories(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Which reports tell of one event."""

    lead_words: int = 60  # the title and two or three sentences: what happened, where, when
    background: float = 200.0  # reports of the world beside the pile: with fewer, five reports make every word common
    min_weight: float = 1.0  # words that tell less ("said", "people") are left out: half of all work, nothing gained
    # a logistic regression on the gun-violence and Wikinews dev sets together
    base: float = -5.86  # of the regression, as the weights that follow; each is taken times the root of a cosine or share
    words: float = 5.34  # of all words: what lookalikes share too, but seldom so much
    names: float = 1.56  # of single names; most of what they tell is in the two settings of shared names
    full_names: float = 0.89  # of names of two words and more: a surname is shared by chance, a full name hardly
    numbers: float = 1.09  # of figures, ages, dates: copied most faithfully, but revised from day to day
    lead: float = 7.16  # of the share of one's title and first sentences that stands anywhere in the other
    verbatim: float = 4.16  # taken for the share of text word for word: an outlet's set phrases and background are no event
    no_name_shared: float = 2.0  # taken where both name several and share none: twins have all but the names in common
    one_name_shared: float = 0.18  # the same where one is shared: a town, a minister
    several_names: int = 3  # below, that none is shared tells nothing
    rare_name: float = 0.75  # rarity from which a name tells of few: beyond the first 1,800 words
    min_score: float = -2.5  # one in 13: less changes no grouping
    crowd: float = 5.03  # taken for each point of crowd around the two: among fifty lookalikes, likeness says less
    small_pile: int = 700  # reports below which a pile is one that somebody gathered on some matters: time must tell
    followed: float = 8.0  # taken, the more the smaller it is, from what is written beyond the window and shares all but time
    telling: float = 0.5  # rarity of a word of the lead by which a later report recalls the event: "tram", not "people"
    recalled_words: int = 3  # that "three weeks after …" shares with a lead; with two, one report in 40 is taken for later
    recalling_sentence: int = 600  # characters; longer ones are lists
    kin: float = 2.5  # score of terms alone from which a neighbour is none of a crowd: a story that forty papers print is one
    crowd_from: int = 6  # a story of a dozen reports is no crowd
    crowd_to: int = 20  # neighbours beyond that change nothing
    crowded: float = 0.6  # crowd around two reports from which --why says so
    crowd_days: int = 30  # who wrote a month earlier is none of the crowd
    per_log_day: float = 1.08  # what days between reports take: most of it in the first two
    most_days: int = 60  # days beyond which more take nothing: a sixth of what one event brings is written later
    window_days: int = 9  # in a small pile, what is written later follows on the event, and is another story
    copied: float = 0.6  # share of common five-word stretches from which a later report there is no follow-up, but a copy
    supposed: float = 0.6  # share of what an undated report is like that must be of one time, to suppose that it is too
    threshold: float = 0.23  # average probability from which two groups are one story
    thread_days: int = 45  # what follows later starts a thread of its own
    thread_threshold: float = 0.25  # the same for two stories of one thread
    why_ties: int = 3  # of a report that --why shows: those that it is most like; the rest of a story say the same again
    why_terms: int = 8  # names, terms or figures of a tie that are shown: a line of each, those that tell most first
    why_passages: int = 3  # of a tie that are shown, the longest
    postings: int = 64  # newest reports with a term that are looked at: who shares only commoner terms is no candidate
    nearest: int = 128  # reports that share most of what tells, from which those are chosen that a new one is compared with
    nearer: float = 0.6  # by so much, for each factor of e of the days between, less counts of what such reports share
    compared: int = 32  # of them, the nearest first, no more than are heard of one story
    surest: float = 0.99  # mean likeness beyond which more is nothing: or one twin outweighs a story of five near relations
    heard: int = 12  # reports of a story that a new one is compared with, those most like it; larger stories have corners
    settled: int = 4096  # reports from which on nothing is laid anew: by then it is known how common each word is
    memory_mib: int = 2048  # of rows of reports that are held in memory; what is more lies in temporary files
    lookalikes: int = 3  # stories that were kept apart and are shown with --why, of those most like one
    lookalike: float = 0.0  # score by terms alone, names and days aside, from which: two events of one kind have 0.2 to 4

"""What is found in one report."""

from typing import Literal

import msgspec


class Annotate(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Marks in one report."""

    tagger: Literal["on", "off"] = (
        "on"  # finds words without marks; off: rules do, many times faster, and miss half of what it finds
    )
    # words without marks that are given to somebody; all: speech, thought and stance ("criticised the plan for its cost");
    # spoken: those with a clause of their own ("said that", "vowed to", "according to"); none: only what stands in marks
    indirect: Literal["all", "spoken", "none"] = (
        "spoken"  # "all" finds a fifth more in comment, half of it wrong in agency copy
    )
    pronoun_sentences: int = 12  # how far back "he" looks for a subject before it takes whoever last had the floor
    leader_mentions: int = 2  # times that somebody without an office is named before a bare "the president" can be them
    floor_paragraphs: int = 2  # a quotation without a source takes the last speaker's name up to so many paragraphs on
    bare_fragment_words: int = 3  # in marks, no verb giving them to anybody: shorter ones are mostly irony, not quotation
    clause_holds: float = 0.8  # of the characters of words in marks: from here on a clause that shares them holds them
    clause_same: float = (
        0.5  # of the characters of two quotations together, shared: they are one, and the marks say where it ends
    )
    headline_share: float = 0.6  # of a headline's quoted words: from here on the body's quotation with them is the same
    capitals_share: float = 0.6  # of the longer words of a line: from here on it is a headline, and capitals in it are no sign
    common_word: float = 0.8  # rarity below which a word that opens a sentence is no name: "recent" has 0.72, "fresh" 0.78
    spelling_letters: int = 6  # of a surname: from here on one letter more, less or else is a slip and no other name
    history_years: int = 6  # named from which on a report can be a history: news seldom names as many
    history_words: int = 750  # to each year named, at most, in a history: news that looks back has more
    history_share: float = 0.9  # of the years named in a history lie two years back or more; less is news with a past
    history_days: int = 3  # years named for each weekday and "today", at least, in a history: news is full of those
    dateline_days: int = 366  # from dateline to publication: an old report put on the web anew comes within a year
    verb_words: int = 16  # from "on Thursday" to the verb that says whether it lies ahead; farther off is another clause
    event_words: int = 6  # from an event to its day: "the vote, which will be held on 14 June"
    years_back: int = 250  # before the writing: four digits alone, no "in" or "since" before them, are a year from here on
    years_ahead: int = 30  # and up to here; others count something
    first_decade: int = 50  # "the 60s" are years; what is less are degrees, ages and scores
    # how far from the figure said "about" may be, as a share of it: the rounder the figure, the farther
    about_one_digit: float = 0.075  # and noughts: "about 400" is 370 to 430
    about_one_round: float = 0.1  # of hundreds and more behind "nearly" and "just over": "just over 200" may be 220
    about_two_digits: float = 0.05  # "about 3,500"
    about_more_digits: float = 0.02  # "about 3,512": who gives so many hardly rounds
    fate_words: int = 12  # from those counted to the verb that says what became of them: asides are no longer
    toll_words: int = 25  # from a figure back to "the number of those killed", which heads its sentence
    figures_back: int = 8  # that a figure without a noun looks back for one: lists are no longer than that

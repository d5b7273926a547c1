"""Who speaks where the words beside the marks name somebody that no list knows, or nobody: turns, replies, callers."""

import pytest
from tests.annotate.test_speakers import spoken


def test_who_is_asked_answers_in_the_next_paragraph():
    text = (
        "Ada Brik rose for the port. “Why did you not look, Mr Plint?”\n\n“It was dark.”\n\n“And later?”\n\n"
        "“Later it was light.”\n\n"
        "Captain Joren Plint had sat down."
    )
    assert spoken(text) == ["Ada Brik", "Joren Plint", "Ada Brik", "Joren Plint"]


def test_the_reply_is_of_whoever_was_spoken_to():
    text = "Captain Joren Mald raised Edda Rusk by radio. “Where are you?” he asked. “Far out,” came the reply."
    assert spoken(text) == ["Joren Mald", "Edda Rusk"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Mayor Dario Plint sat. “One of those is mine,” the plotholder stormed.", "the plotholder"),
        ("Mayor Dario Plint sat. “It just slipped,” a girl of about ten told him.", "a girl"),
        ("“You don't cross the bridge,” says principal cornet Edda Rusk.", "Edda Rusk"),
        ("Captain Joren Mald stormed past reporters, snarling: “Write what you like.”", "Joren Mald"),
        ("Edda Rusk is the chef. It rained. The chef bears no grudge. “He asked the right thing,” she says.", "Edda Rusk"),
        ("Dario Plint left. All agree, but the steward who led him is sure. “He kept asking me,” she said.", "the steward"),
        ("Joren Mald played it to his wife, who did not look up. “No, that's you,” she said.", "his wife"),
        ("Dario Plint was captain. Teammate Joren Mald had come from Goa. “I passed to him,” he told guests.", "Joren Mald"),
    ],
)
def test_nouns_of_no_list_and_those_who_are_told_of_speak(text, speaker):
    assert spoken(text) == [speaker]


def test_a_nickname_is_nobodys_words():
    assert spoken("The man they call “the Professor” on account of his glasses smiled.") == []


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Tom Hale spoke. T. W. Lund takes the other view. “What next?” he asks.", "T. W. Lund"),
        (
            "Hesper Quaill, who has died, was four when she hid there. “I had found the engine room,” she wrote.",
            "Hesper Quaill",
        ),
        ("She succeeded Harald Nwosu, now Ravensea's director of rowing. “I leave,” the director said.", "Harald Nwosu"),
        ("The new coach is Edda Rusk. On her hopes, the new coach added: “They want to win.”", "Edda Rusk"),
        (
            "The minister sent a wreath, he said. His translator, Marta Rusk, wept. “He put it in the post,” she said.",
            "Marta Rusk",
        ),
    ],
)
def test_pronouns_and_offices_are_of_whom_the_report_gives_them_to(text, speaker):
    assert spoken(text) == [speaker]


def test_words_of_ones_own_and_words_quoted_as_anothers():
    text = "Ada Brik was not amused. “He is on a bus,” was her verdict. Joren Mald saw it. “It was the boots,” he shot back."
    assert spoken(text) == ["Ada Brik", "Joren Mald"]
    text = "Dario Plint met them. Lola Rusk sells fruit. “The old man always lost,” he quoted her as saying."
    assert spoken(text) == ["Lola Rusk"]
    text = "The historian had been put on stage with Edda Rusk. He read it aloud. “That is not how I talk,” she protested."
    assert spoken(text) == ["Edda Rusk"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "Edda Rusk was less relaxed. The general, she told guests in Orle, was “a deserter with a radio” and old.",
            "Edda Rusk",
        ),
        ("The clerk, Tom Ferris, read out a letter from Joren Mald dated 4 June: “We regret the delay.”", "Joren Mald"),
        ("Write in the terms described by Cllr Atwell as “not poorly at all”.", "Atwell"),
        ("Ada Brik remembered it. Joren Mald looked up from his soup. “Friends,” she heard him say.", "Joren Mald"),
        ("He will face sitting councillor Edda Hext. The Lamp asked both. “For,” wrote Coun Hext.", "Edda Hext"),
        ("President Lhun met Ada Brik. “We will talk,” the president was quoted as saying by his aide, Ms Intan.", "Lhun"),
        ("Abel Rusk is missing. “He can swim, but it is eight degrees,” said his wife, Thandi.", "Thandi"),
        ("Remedios Calvo came out at nine. “I have wished him well,” she said, and waited.", "Remedios Calvo"),
    ],
)
def test_who_speaks_is_told_beside_others_who_do_not(text, speaker):
    assert spoken(text) == [speaker]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Edda Rusk in Port Orle writes: “They did my windows at noon.”", "Edda Rusk"),
        (
            "Edda Rusk rose. Asked by the coroner, Dr Ada Brik, who had done it, she replied: “I never knew.”",
            "Edda Rusk",
        ),
        ("Emails seen by the Lamp show that Joren Mald sent it on, adding: “Can we get her to soften?”", "Joren Mald"),
        ("Joren Mald cheered. A lad in a red shirt told Edda: “He paid my fare.”", "A lad"),
        ("Tom Rusk's mother, in a message passed on by her solicitor, Fiona Brik: “Your tea is in the oven.”", "mother"),
        ("Supporters carried placards reading “Let our goats go” and sang.", "placards"),
        ("The prison rose. A man put a note under his door. It read: “Is anybody working here?”", "a note"),
        ("Joren Mald was asked who was in charge; his answer was “Trust nobody”.", "Joren Mald"),
        ("Joren Mald looked at his mother. She leaned over the rail. “Breathe in,” she told him.", "his mother"),
    ],
)
def test_who_writes_shows_or_is_told(text, speaker):
    (name,) = spoken(text)
    assert name is not None
    assert speaker.lower() in name.lower()

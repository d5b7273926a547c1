"""Small invented piles, each with one difficulty of the newsroom."""

import pytest

KESTREL = """
VESTERMO, May 14 (KESTREL) - A passenger train hit a lorry on a level crossing near Vestermo on Tuesday evening,
killing three people and injuring 27, police said.

The train, on its way from Lund to Harrowgate with 164 people aboard, struck the lorry at 6:52 p.m. and dragged it for
300 metres, police inspector Dagny Holm said.

"The barriers were up and the lights were dark," Holm told reporters at the scene. "We do not know for how long they
had been so."

The lorry driver, a man of 44, jumped from his cab seconds before the collision and was unhurt.

"I heard the horn and I ran," the driver, Pavel Strand, said. "I have been driving this road for nineteen years."

The railway company, Nordbane, said the crossing had been inspected on April 2. Its head of safety, Unni Krag, said
the line would stay closed until Friday.

"A crossing that fails must fail with its barriers down," Krag said. "This one did not, and that should not be
possible."

Transport Minister Arvid Losen ordered a report within two weeks. He said 212 crossings of the same type would be
checked.

Passengers were taken to a school, where volunteers served soup. Elin Marsk, a nurse who was in the second carriage,
said she had treated eleven people with her scarf and a first-aid box.

"It went quiet, and then everybody began to telephone," Marsk said.
""".strip()

NORDWIRE = """
VESTERMO, Kaland (Nordwire) - Three people died and at least 25 were hurt when an express train ploughed into a timber
lorry stuck at a railway crossing outside Vestermo late Tuesday, officials said.

Rescue workers cut passengers out of the first two carriages under floodlights. The locomotive lay on its side in a
field of rape, its wheels still turning an hour later, witnesses said.

"The barriers were up and the lights were dark," police inspector Dagny Holm told a news conference. "We do not know
for how long they had been so."

Farmer Jorgen Bakk, whose house stands 80 metres from the track, said he had reported the crossing three times since
winter.

"Every frost it goes dumb," Bakk told Nordwire. "They send a boy with a screwdriver."

The national rail inspectorate said it had opened an inquiry and taken the signal box away for tests. Results could
take a month, its spokesman Rolf Tein said.

The driver of the train, 58, was among the dead. The two others were passengers, a couple from Lund on their way to a
wedding.

King Sverre sent his condolences. Flags in the county will fly at half-mast on Wednesday.

Kaland has some 1,900 level crossings and has promised to close 400 of them by 2035.
""".strip()

TABLOID = """
It was the crossing from hell. Three people are dead and 27 hurt after a packed commuter train smashed into a lorry at
Vestermo on Tuesday.

"The barriers were up and the lights were dark," stunned cop Dagny Holm revealed.

Lucky trucker Pavel Strand leapt for his life. "I heard the horn and I ran," he gasped.

And the bosses? Rail chief Unni Krag says the killer crossing passed its check on April 2. "A crossing that fails must
fail with its barriers down," she huffed.

Now 212 death-trap crossings will be checked on the orders of minister Arvid Losen.
""".strip()

SCHOOL = """
By seven the smell of diesel had reached the school at Nordre Vestermo, and the caretaker, Gro Lie, had opened the
gymnasium without asking anybody.

"I counted blankets and I counted people and there were more people," she told the Vestermo Tidende.

Outside stood the priest, Amund Ask, who had come on a borrowed bicycle. He would not say how many he had sat with.

The council has known about the crossing since 2027, according to minutes that the Tidende has read. Item nine, on a
Thursday in November: lights to be looked at.

A statement on the council's website says: "The municipality mourns with the families and asks everybody to keep away
from the site until the recovery of the carriages has been completed."

The bakery will open at four, so that there is bread when the night shift comes up.
""".strip()

STATION = """
The queue of parents outside Harrowgate station on Tuesday night had nothing to do but wait, and so it sang, quietly,
the song about the ferryman.

"My son was to bring me plums," said Torhild Ness, 71, to this newspaper. He rang her at ten from a stranger's
telephone.

Nordbane's buses came at midnight. Station master Iver Dahl wrote each name in chalk on the board where the platforms
stand.

"The municipality mourns with the families and asks everybody to keep away from the site until the recovery of the
carriages has been completed," the neighbouring council said in a notice.

In Harrowgate the choir has cancelled its spring concert.
""".strip()

UNCREDITED = KESTREL.replace(" (KESTREL)", "")


def without(text, *numbers):
    """`text` without the paragraphs of these numbers."""
    return "\n\n".join(p for n, p in enumerate(text.split("\n\n")) if n not in numbers)


def test_copies_of_two_agencies_that_heard_one_news_conference_have_two_sources(told, tree, descents):
    reports = [
        told("k1", KESTREL, agencies=["KESTREL"]),
        told("k2", without(KESTREL, 3, 8, 9), agencies=["KESTREL"]),
        told("n1", NORDWIRE, agencies=["Nordwire"]),
        told("n2", without(NORDWIRE, 3, 4, 7), agencies=["Nordwire"]),
    ]
    found = tree(reports)
    assert [(d.child, d.parent) for d in found.descents] == [
        ("k1", "unseen-1"), ("k2", "unseen-1"), ("n1", "unseen-2"), ("n2", "unseen-2"),
    ]  # fmt: skip
    assert [source.agency for source in found.unseen] == ["KESTREL", "Nordwire"]


def test_copies_each_of_which_lacks_something_hang_on_a_source_that_nobody_saw(told, tree):
    cuts = {"a": (3, 4), "b": (6, 7), "c": (5, 8, 9)}
    found = tree([told(name, without(UNCREDITED, *numbers)) for name, numbers in cuts.items()])
    assert [(d.child, d.parent) for d in found.descents] == [("a", "unseen-1"), ("b", "unseen-1"), ("c", "unseen-1")]
    assert [source.agency for source in found.unseen] == [None]


def test_a_lone_copy_that_opens_with_a_credit_hangs_on_that_agencys_dispatch(told, tree, descents):
    found = tree([told("a", KESTREL, agencies=["KESTREL"])])
    assert descents(found) == ["a <- unseen-1 near-verbatim"]
    assert found.origins == 1


def test_a_copy_of_a_rewritten_copy_hangs_on_that_one(told, tree):
    reworded = UNCREDITED.replace(
        "jumped from his cab seconds before the collision and was unhurt", "leapt clear, without a scratch"
    )
    reworded = reworded.replace("volunteers served soup", "neighbours handed out barley broth and blankets")
    assert reworded.count("scratch") == reworded.count("broth") == 1
    reports = [told("a", UNCREDITED), told("b", without(reworded, 5, 9)), told("c", without(reworded, 1, 5, 6, 9))]
    assert [(d.child, d.parent) for d in tree(reports).descents] == [("b", "a"), ("c", "b")]


def test_a_report_put_together_from_two_is_merged_though_nobody_says_i(told, tree, descents):
    one, other = KESTREL.split("\n\n"), NORDWIRE.split("\n\n")
    digest = "\n\n".join([one[1], one[2], other[3], other[4], one[6], other[5], other[6]])
    reports = [told("k", KESTREL, agencies=["KESTREL"]), told("n", NORDWIRE, agencies=["Nordwire"]), told("z", digest)]
    assert descents(tree(reports))[-2:] == ["z <- k merged", "z <- n merged"]


def test_two_that_share_a_public_statement_are_two_origins(told, tree):
    found = tree([told("a", SCHOOL), told("b", STATION)])
    assert (found.descents, found.origins, found.common_source) == ((), 2, (("a", "b"),))


@pytest.mark.parametrize("credit", [True, False])
def test_twelve_copies_of_one_dispatch_under_twelve_headlines_are_one_origin(told, tree, credit):
    text = KESTREL if credit else UNCREDITED
    headlines = [f"Crossing crash, as told for the {n}th time" for n in range(12)]
    reports = [
        told(
            f"r{n:02}", f"{headline}\n\n{without(text, *([9] if n % 3 else []), *([8] if n % 4 else []))}", agencies=["KESTREL"]
        )
        for n, headline in enumerate(headlines)
    ]
    assert tree(reports).origins == 1


def test_reports_that_share_their_topic_only_hang_on_nobody(told, tree):
    other = NORDWIRE.replace(" (Nordwire)", "").replace("told Nordwire", "said")
    other = without(other, 2)
    found = tree([told("a", SCHOOL), told("b", other), told("c", UNCREDITED)])
    assert (found.descents, found.origins) == ((), 3)


def test_who_names_an_outlet_is_its_child_and_never_its_parent(told, tree):
    follower = """
    Crossings of the kind that failed at Vestermo are to be checked across the country, the Blaze reports.

    After the crash, which left three people dead and 27 hurt, the minister, Arvid Losen, has ordered checks of 212 of what
    the newspaper calls "death-trap crossings".

    "I heard the horn and I ran," Pavel Strand, the trucker, is quoted as saying.

    Rail chief Unni Krag has said that the killer crossing passed its check on April 2.
    """
    reports = [
        told("a", KESTREL, outlet="Lund Courier", agencies=["KESTREL"]),
        told("b", TABLOID, outlet="The Daily Blaze"),
        told("c", follower, outlet="Sund Gazette"),
    ]
    assert [(d.child, d.parent) for d in tree(reports).descents] == [("a", "unseen-1"), ("b", "unseen-1"), ("c", "b")]


def test_who_has_one_utterance_in_two_wordings_had_it_from_two(told, tree):
    translated = """
    Three dead and 27 wounded has cost the shock of a train of passengers with a truck at Vestermo, communicates the police.

    "I have heard the horn of it and then I have run," recounted the chauffeur, Pavel Strand.

    "The barriers found themselves up and the lights were all dark," declared the inspectress Dagny Holm.

    The bishop of Sund has suspended the feast of the cherries.
    """
    review = """
    Two accounts of Vestermo. In one the driver says: "I heard the horn and I ran." In the other: "I have heard the horn of it
    and then I have run."

    And the railway? "A crossing that fails must fail with its barriers down," it says. The bishop has suspended the feast
    of the cherries.
    """
    reports = [told("a", TABLOID), told("b", translated), told("z", review)]
    found = tree(reports).descents
    assert {d.parent for d in found if d.child == "z"} == {"a", "b"}
    assert not any(d.parent == "z" for d in found)


def test_copies_of_a_dispatch_that_names_an_outlet_do_not_hang_on_that_outlet(told, tree):
    naming = KESTREL.replace("Nordbane, said the", "Nordbane, told the Lund Courier that the")
    assert naming != KESTREL
    reports = [
        told("a", naming, outlet="Lund Courier", agencies=["KESTREL"]),
        told("b", without(naming, 3), outlet="Harrowgate Mail", agencies=["KESTREL"]),
        told("c", without(naming, 4, 9), outlet="Sund Gazette", agencies=["KESTREL"]),
    ]
    assert {d.parent for d in tree([reports[1], reports[2]]).descents} == {"unseen-1"}
    assert tree(reports).origins == 1


def test_an_i_that_strayed_into_a_copy_leaves_it_a_copy(told, tree):
    stray = KESTREL.replace('"I heard the horn and I ran,"', "I heard the horn and I ran,").replace('"I have', "I have")
    found = tree([told("a", KESTREL, agencies=["KESTREL"]), told("b", without(stray, 8, 9))])
    assert [(d.child, d.parent) for d in found.descents] == [("a", "unseen-1"), ("b", "unseen-1")]
    assert [d.parent for d in tree([told("b", stray, agencies=["KESTREL"])]).descents] == ["unseen-1"]

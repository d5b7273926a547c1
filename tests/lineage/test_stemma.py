from hypothesis import given, settings
from hypothesis import strategies as st

DISPATCH = """
MARL, May 3 (KESTREL) - The old iron bridge over the Sorn was closed on Monday after divers found cracks in two of its piers.

Some 12,000 commuters will have to make a detour of 19 km through Upper Dray, the county engineer, Ida Falk, said.

"The bridge has not failed, and I do not intend to wait until it does," Falk told reporters. "It has carried us for 97 years."

Repairs will cost about 4.6 million crowns and last until October. Barges are being brought from Lund to ferry schoolchildren.

"Nobody asked the ferrymen," said Olof Brandt, who runs the only boat yard in Marl. "We could have told them about the ice."
""".strip()

COPY = DISPATCH.replace("on Monday", "yesterday").partition("\n\nRepairs")[0] + "\n\nThe county council meets on Thursday."

TABLOID = """
BRIDGE OF SIGHS: 12,000 commuters stranded!

Furious drivers face a mammoth 19 km detour through sleepy Upper Dray after cracks were found in the creaking Sorn bridge.

"The bridge has not failed, and I do not intend to wait until it does," stormed engineer Ida Falk. "It has carried us
for 97 years."

The bill? A cool 4.6 million crowns, and no end before October.

"Nobody asked the ferrymen," fumed boat boss Olof Brandt. "We could have told them about the ice."
""".strip()

LOCAL = """
THE MARL HERALD

By Tuesday the baker on Sorn Street had sold half of what he sells on a Tuesday.

"They cannot get to me and I cannot get to them," Per Lind told the Herald over a full tray of rye. "My grandfather
laughed at that bridge."

Across the water Sister Agnes of the hospice has hired a rowing boat and a boy of fifteen to row it. Her patients
take it in turns
to wave from the window.
""".strip()


def test_copies_of_a_dispatch_hang_on_a_source_that_nobody_saw(told, tree, descents):
    found = tree([told("copy", COPY, agencies=["KESTREL"]), told("full", DISPATCH, agencies=["KESTREL"]), told("local", LOCAL)])
    assert descents(found) == ["copy <- unseen-1 trimmed", "full <- unseen-1 near-verbatim"]
    assert [(source.id, source.agency) for source in found.unseen] == [("unseen-1", "KESTREL")]
    assert found.independent == ("local",)
    assert found.origins == 2


def test_without_any_credit_the_fullest_report_is_the_source(told, tree, descents):
    plain = DISPATCH.replace(" (KESTREL)", "")
    found = tree([told("full", plain), told("tabloid", TABLOID)])
    assert descents(found) == ["tabloid <- full reworded"]
    assert found.independent == ("full",)
    assert found.unseen == ()


def test_a_corrected_version_hangs_on_the_version_that_it_corrects(told, tree, descents):
    note = "\n\nCorrection: An earlier version of this report said that the bridge is 97 years old. It is 79 years old."
    found = tree([told("second", TABLOID.replace("97", "79") + note), told("first", TABLOID)])
    assert descents(found) == ["second <- first corrected"]


def test_who_repeats_a_withdrawn_claim_took_it_from_there(told, tree, descents):
    wrong = TABLOID.replace(
        "A cool 4.6 million crowns, and no end before October.", "A child fell into the river Sorn, neighbours say."
    )
    right = wrong.replace("A child fell into the river Sorn, neighbours say.", "Nobody was hurt.")
    note = "\n\nCorrection: An earlier version of this report said that a child fell into the river Sorn. No child did."
    late = TABLOID.replace("stormed engineer Ida Falk", "said Ida Falk, an engineer").replace(
        "The bill? A cool 4.6 million crowns, and no end before October.", "One child fell into the river Sorn."
    )
    reports = [
        told("a", DISPATCH, agencies=["KESTREL"]),
        told("b", wrong, outlet="Evening Lamp"),
        told("c", right + note, outlet="Evening Lamp"),
        told("d", late, outlet="Daily Spade"),
    ]
    assert descents(tree(reports))[1:] == ["b <- unseen-1 reworded", "c <- b corrected", "d <- b near-verbatim"]


def test_a_later_report_of_the_same_outlet_hangs_on_its_first(told, tree, descents):
    later = """
    The old iron bridge over the Sorn, which was closed on Monday after divers found cracks in two of its piers, will
    be torn down,
    the county council decided on Thursday by 19 votes to 3.

    Commuters have had to make a detour of 19 km through Upper Dray since.

    "I asked for cement and was given a funeral," the council's chairwoman, Berit Holm, said after the vote.
    """
    reports = [
        told("thursday", later, outlet="Evening Lamp", published="2031-05-06"),
        told("monday", DISPATCH, outlet="The Evening Lamp", published="2031-05-03"),
    ]
    assert descents(tree(reports)) == ["thursday <- monday reworded"]


def test_reports_that_share_only_a_public_statement_have_a_common_source_and_no_parent(told, tree):
    statement = "The council regrets the inconvenience and asks all residents of both banks to be patient until October"
    one = LOCAL + f'\n\nIn a statement the council said: "{statement}."'
    other = f"""
    THE DRAY GUARDIAN

    Lorries have stood nose to tail in Upper Dray since dawn, and Gerda Holt has counted them. "Four hundred and
    six," she told the
    Guardian from her bench.

    "{statement}," says the notice on the church door. Somebody has drawn a snail on it.
    """
    found = tree([told("one", one), told("other", other)])
    assert found.descents == ()
    assert found.common_source == (("one", "other"),)


def test_two_translations_of_one_dispatch_hang_on_a_source_in_another_language(told, tree, descents):
    one = """
    Four climbers of the Vardø club survived nine nights in an ice cave under the Skarvan, the rescue service communicated.

    "We melted snow with a candle and told each other recipes," related the expedition leader, Tor Eide. "On the
    fifth night we had
    run out of recipes."

    The cave measured two metres by three. The rescuers found it thanks to a red mitten which they had hung on a ski pole.

    "I have never been so glad about a mitten," declared the pilot, Siv Moen.
    """
    other = """
    The rescuers say that four members of the Vardø climbing club have come out alive from an ice cave below the
    Skarvan after nine
    nights.

    "With a candle we made water from the snow, and one after the other we recited recipes," Tor Eide, who led the
    expedition, told.
    "When the fifth night came there were no more recipes."

    It was a red mitten on the pole of a ski that showed the way to the cave, two metres broad and three long.

    "Never has a mitten made me this happy," assured Siv Moen, the pilot.
    """
    found = tree([told("one", one), told("other", other)])
    assert descents(found) == ["one <- unseen-1 translated", "other <- unseen-1 translated"]
    assert found.unseen[0].text is None


def test_evidence_is_said_in_words_of_the_reports(told, tree):
    found = tree([told("copy", COPY, agencies=["KESTREL"]), told("full", DISPATCH, agencies=["KESTREL"])])
    assert found.descents[0].evidence[0] == "credits KESTREL"
    assert "words stand in full word for word" in found.descents[0].evidence[1]


def test_no_reports_have_no_tree(tree):
    assert tree([]).descents == ()


def test_the_ferry_collisions_tree_is_found(tree, descents, ferry):
    reports, gold = ferry
    found = tree(reports)
    assert descents(found) == [
        "A <- unseen-1 trimmed",
        "B <- F reworded",
        "D <- J reworded",
        "F <- unseen-1 near-verbatim",
        "G <- F translated",
        "H <- C merged",
        "H <- J merged",
        "J <- unseen-1 reworded",
        "L <- J corrected",
    ]
    assert found.independent == tuple(gold["independent"])
    assert found.unseen[0].agency == "LNS"


def test_the_edges_between_the_reports_of_the_vaccine_recall_are_found(tradition, tree):
    reports, gold = tradition("vaccine-recall")
    seen = {report.id for report in reports}
    wanted = {(d["child"], d["parent"]) for d in gold["descents"] if d["child"] in seen and d["parent"] in seen}
    assert {(d.child, d.parent) for d in tree(reports).descents if d.parent in seen} == wanted


@settings(max_examples=4, deadline=None)
@given(st.permutations(range(10)))
def test_the_order_in_which_reports_come_changes_nothing(tree, ferry, order):
    reports, _ = ferry
    assert tree([reports[n] for n in order]) == tree(reports)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.text(alphabet="ab I“”'\".,\n1é–", max_size=200), max_size=4), st.booleans())
def test_any_texts_give_a_tree_whose_nodes_are_reports_or_sources(told, tree, texts, credited):
    reports = [told(f"r{n}", text, agencies=["a"] if credited else ()) for n, text in enumerate(texts)]
    found = tree(reports)
    ids = {report.id for report in reports}
    assert all(
        d.child in ids and d.parent in ids | {s.id for s in found.unseen} and d.child != d.parent for d in found.descents
    )
    assert ids == {d.child for d in found.descents} | set(found.independent)

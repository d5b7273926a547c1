"""What one report says happened and another says did not."""

from textwrap import dedent

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.collate.shown import lines

from variorum.collate.predicates import denials, words_of
from variorum.collate.statements import statements
from variorum.language import encoder
from variorum.model import MarkedReport, Mention, Quotation, Report, Span
from variorum.settings import Collate

PEOPLE = ("Ida Brandt", "Joren Vik")


def says(name, text, published=None):
    """A report of `text`, a sentence a line; of PEOPLE every mention is marked, and words in “ ” are Ida Brandt's."""
    report = Report(id=name, digest=name, text=text, source=name, published=published)
    sentences, at = [], 0
    for line in text.splitlines(keepends=True):
        sentences.append(Span(name, at, at + len(line.rstrip("\n"))))
        at += len(line)
    mentions = [
        Mention(span=Span(name, place, place + len(form)), kind="person", name=person)
        for person in PEOPLE
        for form in (person.split()[-1],)
        for place in range(len(text))
        if text.startswith(form, place)
    ]
    quotations = []
    if "“" in text:
        begin, end = text.index("“") + 1, text.index("”")
        quotations.append(Quotation(content=(Span(name, begin, end),), kind="direct", speaker="Ida Brandt"))
    return MarkedReport(
        report=report,
        sentences=tuple(sentences),
        mentions=tuple(sorted(mentions, key=lambda mention: mention.span)),
        quotations=tuple(quotations),
    )


def table(*reports):
    return "\n".join(lines(statements(reports, encoder(), Collate()), reports))


def test_a_captain_on_his_bridge_and_below_decks_differ_and_a_third_report_is_silent():
    assert table(
        says("A", "Captain Joren Vik was on the bridge when the ships met."),
        says("B", "The man in charge was not on his bridge but below decks, it has emerged."),
        says("C", "The skipper, Joren Vik, 41, was below decks."),
        says("D", "A ship sank."),
    ) == (
        "whether Captain Joren Vik was on the bridge: A was on the bridge | B was not on his bridge but below decks"
        " | C was below decks | D - differ"
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The fire alarm sounded in the warehouse.", "The fire alarm never sounded in the warehouse, workers said."),
        ("Ida Brandt met the lobbyist in March.", "Ida Brandt denied having met the lobbyist."),
        ("The minister signed the contract in person.", "The minister did not sign the contract."),
        ("The tanker was insured.", "The tanker was not insured."),
        ("The mayor has been charged with fraud.", "The mayor hasn’t been charged with fraud."),
        ("The trawler vanished in dense fog.", "There was no fog."),
        ("The dam sirens sounded.", "No dam sirens sounded."),
        ("The siren sounded at 3:50 that night.", "People are adamant that no siren was sounded."),
        ("The engineer claimed that the siren was sounded.", "The siren did not sound."),
        ("The certificate was valid up to 31 December 2031.", "Its certificate lapsed on 30 June."),
        ("Several people were hurt in the crash.", "No one was hurt in the crash, police said."),
    ],
)
def test_what_is_said_and_what_is_denied_differ(one, other):
    found = table(says("A", one), says("B", other))
    assert found.endswith(" differ")
    assert table(says("A", other), says("B", one)).endswith(" differ")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ida Brandt was on the bridge.", "Joren Vik was not on the bridge."),
        ("Was the tanker insured?", "The tanker was not insured."),
        ("If the tanker was insured the port will pay.", "The tanker was not insured."),
        ("The tanker was insured.", "The tanker might not be insured."),
        ("There was strong evidence that he lied.", "There was no evidence that she knew."),
        ("She rejected claims that the siren sounded.", "The siren did not sound."),
        ("The tanker was insured on Monday.", "The tanker was not insured on Friday."),
        ("The tanker was insured.", "The tanker was not only insured in Oslo."),
        ("Police said where the tanker was.", "Police did not say where the tanker was."),
        ("“The tanker was insured,” she said.", "“The tanker was not insured,” she said."),
        ("The tanker was insured.", "The tanker was insured, and the crew was not paid."),
    ],
)
def test_no_opposition(one, other):
    assert table(says("A", one), says("B", other)) == ""


def test_a_report_that_says_both_takes_no_side():
    both = "Owners said the tanker was insured.\nThe port said the tanker was not insured."
    assert table(says("A", both), says("B", "The tanker was insured.")) == ""


def test_a_denial_that_all_later_reports_drop_is_overtaken():
    assert (
        table(
            says("A", "No one was arrested over the fire.", "2031-05-01T10:00:00Z"),
            says("B", "Two people were arrested over the fire.", "2031-05-03T10:00:00Z"),
        )
        == dedent("""\
        whether two people were arrested over the fire: A No one was arrested over the fire | B were arrested over the fire""")
        + (" overtaken")
    )


def test_what_has_happened_is_not_undone_by_a_later_report_that_denies_it():
    assert table(
        says("A", "The siren sounded at four.", "2031-05-01T10:00:00Z"),
        says("B", "The siren did not sound.", "2031-05-03T10:00:00Z"),
    ).endswith(" differ")


def test_one_thing_denied_in_two_words_is_one_place():
    assert (
        table(
            says("A", "The siren sounded at four."),
            says("B", "The siren did not sound."),
            says("C", "People said that no siren was sounded."),
            says("D", "The siren was sounded at four."),
        ).count("\n")
        == 0
    )


def test_the_order_of_the_reports_does_not_matter():
    reports = [
        says("A", "The tanker was insured."),
        says("B", "The tanker was not insured."),
        says("C", "The tanker was insured."),
    ]
    assert table(*reports) == table(*reversed(reports))


SCRAPS = (
    "no",
    "not",
    "never",
    "was",
    "there",
    "nobody",
    "fog",
    "denied",
    "having",
    "been",
    "refused",
    "to",
    ",",
    ".",
    "but",
    "’",
)


@pytest.mark.parametrize(
    ("denied", "said"),
    [
        ("Not one pump started in the cellar.", "A pump started in the cellar at noon."),
        ("Not a single shot was fired at the crowd.", "Shots were fired at the crowd, a witness said."),
        ("None of the doors was locked.", "The doors were locked."),
        ("Ida Brandt denied that she had met the banker.", "Ida Brandt met the banker in June."),
        ("It is untrue that the dam was inspected in May.", "The dam was inspected in May."),
        ("The claim that the dam was inspected in May is false.", "The dam was inspected in May."),
        ("Joren Vik rejected claims that the ship carried rifles.", "The ship carried rifles."),
        ("The ministry saw no truth in reports that the bridge had cracked.", "The bridge had cracked."),
        ("No one inspected the boiler.", "The boiler was inspected in March."),
        ("The boiler had not been inspected.", "A smith inspected the boiler in March."),
        ("The dam was never inspected.", "The dam was inspected on 5 May."),
    ],
)
def test_what_is_denied_in_any_form_of_the_language_differs_from_what_is_said(denied, said):
    found = table(says("A", denied), says("B", said), says("C", "It rained."))
    assert " | C - differ" in found and "\n" not in found


@pytest.mark.parametrize(
    ("denied", "said", "told"),
    [
        (
            "Joren Vik rejected claims that the ship carried rifles.",
            "The ship carried rifles.",
            "rejected claims that the ship carried rifles",
        ),
        ("He denied that a siren had sounded.", "The siren sounded.", "denied that a siren had sounded"),
        ("The siren did not sound.", "The siren wailed.", "siren did not sound"),
    ],
)
def test_the_side_that_denies_is_told_with_the_words_that_deny(denied, said, told):
    (locus,) = statements([says("A", denied), says("B", said)], encoder(), Collate())
    assert locus.readings[0].value == told


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ida Brandt did not deny that she had met the banker.", "Ida Brandt met the banker in June."),
        ("Ida Brandt denied that Joren Vik had met the banker.", "Ida Brandt met the banker in June."),
        ("It is untrue that the dam may have been inspected.", "The dam may have been inspected."),
        ("He denied that it was not inspected.", "The dam was not inspected."),
        ("The claim that the dam was inspected in May is old.", "The dam was inspected in May."),
        ("No one inspected the boiler.", "The boiler may be inspected in March."),
        ("The boiler had not been inspected.", "A smith inspected the brakes of the boiler cart in March."),
    ],
)
def test_what_only_sounds_like_a_denial_is_none(one, other):
    assert table(says("A", one), says("B", other)) == ""


@given(st.lists(st.sampled_from(SCRAPS), min_size=1))
def test_any_row_of_words_is_read(row):
    text = " ".join(row)
    words = words_of(text, Span("a", 0, len(text)))
    for denial in denials(0, words):
        assert 0 <= denial.subject[0] <= denial.subject[1] <= denial.end <= len(words)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The airport at Dunmere is open.", "Dunmere airport was closed, a spokeswoman said."),
        ("The accused, Joren Vik, was acquitted.", "Vik was found guilty on Tuesday."),
        ("Joren Vik walked free.", "Mr Vik was convicted of a lesser charge."),
        ("Ida Brandt rejected the union's plea for an inquiry.", "Brandt granted the plea of the union."),
        ("The driver was unhurt.", "The driver was slightly injured, the hospital said."),
        ("No line will be closed.", "Line 9 will be closed in the summer."),
        ("The painting is genuine.", "The painting was a fake, and it was forged."),
        ("The vote was unanimous.", "The vote was split."),
        ("The fire was deliberate, the brigade found.", "The fire was accidental."),
        ("The lamp was switched off.", "The lamp was lit."),
        ("Joren Vik was aware of the fault.", "Joren Vik was unaware of the fault."),
        ("Ida Brandt opposes the new pier.", "Ida Brandt supports the new pier."),
        ("The bridge over the Arn is not open.", "The bridge over the Arn is open."),
    ],
)
def test_opposite_words_of_one_thing_differ(one, other):
    found = table(says("A", one), says("B", other))
    assert found.endswith(" differ")
    assert "A " in found.replace("A -", "") and "B " in found.replace("B -", "")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The bridge over the Arn is open.", "The road to Dunmere is closed."),
        ("A man died in the fire.", "A man survived the fire."),
        ("The shop was closed on Sunday.", "The shop was open on Monday."),
        ("The bridge will be closed.", "The bridge is open."),
        ("The bridge could be closed.", "The bridge is open."),
        ("The bridge, which had been closed before, is open.", "The bridge is open."),
        ("Joren Vik was acquitted.", "Ida Brandt was convicted."),
        ("Joren Vik accepted the fine.", "Joren Vik rejected the invitation."),
        ("“The bridge is open,” she said.", "“The bridge is closed,” she said."),
        ("Joren Vik fell from the wall.", "Joren Vik jumped."),
        ("Ida Brandt rose through the ranks.", "Ida Brandt dropped out of sight."),
        ("Joren Vik survived by mending nets.", "Joren Vik died at home."),
        ("Joren Vik accepted.", "Joren Vik rejected the offer of a seat."),
        ("The club rejected the plan for a new pier.", "Ida Brandt spoke of the plan in the Granted Room of the pier."),
        ("The records are not only relevant but old.", "The records are relevant."),
        ("They asked for new permits but were denied the permits for boats.", "Ida Brandt granted the permits for boats."),
        ("Joren Vik was seen.\nHe was not hurt in the crash.", "Six others were hurt in the crash."),
    ],
)
def test_opposite_words_of_two_things_or_of_two_times_are_no_statement(one, other):
    assert table(says("A", one), says("B", other)) == ""


def test_what_was_closed_and_is_opened_later_is_overtaken():
    assert (
        table(
            says("A", "The bridge over the Arn is closed to traffic.", "2031-05-01"),
            says("B", "The Arn bridge is still closed.", "2031-05-03"),
            says("C", "The bridge over the Arn was opened on Saturday morning.", "2031-05-03T18:00"),
        )
        == "whether the bridge over the Arn was opened on Saturday morning: A is closed to traffic | B is still closed"
        " | C was opened on Saturday morning overtaken"
    )


@pytest.mark.parametrize(
    ("yes", "no", "asks"),
    [
        ("A siren wailed at noon.", "The siren did not sound.", "whether the siren sounded"),
        ("The siren went off at noon.", "Neighbours say that no siren was sounded.", "whether the siren sounded"),
        ("The siren rang.", "I asked them about the siren.\nNone had heard one.", "whether the siren sounded"),
        ("The permit runs to 2031.", "The permit lapsed in June.", "whether the permit was valid"),
        ("The permit is valid.", "Beside the door hangs the permit; it ran out in June.", "whether the permit was valid"),
        ("The two sides will sit down again on Monday.", "The union walked out of the talks.", "whether the talks go on"),
        ("We warned them on Friday.", "The union had had no warning.", "whether there was a warning"),
        ("The staff were told in advance.", "Nobody tipped off the staff.", "whether there was a warning"),
        ("Hackers broke into the control room.", "There is no sign of an attack.", "whether there was an attack"),
        ("The deal followed a restricted tender.", "It was awarded without a tender.", "whether there was a tender"),
        ("The hospital paid the ransom.", "The hospital refused to pay any ransom.", "whether a ransom was paid"),
        ("The brakes failed.", "The brakes worked.", "whether the brakes worked"),
        ("The funds can be spent only on seed.", "The money comes with no strings.", "whether the money is tied to a purpose"),
        (
            "The hostages left once they paid their debt.",
            "Not a single crown was paid for the hostages.",
            "whether a ransom was paid",
        ),
        (
            "Stones flew before any shot was fired at the crowd.",
            "Until the horses came first nobody had thrown a stone.",
            "whether force was used only after an attack",
        ),
        (
            "Rubber bullets had been used.",
            "Rubber bullets? We do not carry them.",
            "whether rubber bullets were used",
        ),
        (
            "There are no rubber bullets here, he said.\nThere are two of them on my desk.",
            "He denied that rubber bullets had been fired.",
            "whether rubber bullets were used",
        ),
        ("The curfew is still in force.", "The curfew was lifted.", "whether the curfew stands"),
        ("The exit was unlocked.", "The exit at the back was chained.", "whether the exit was open"),
        ("The signal was red.", "The driver insists that the signal showed green.", "whether the signal was red"),
        ("The bus was going too fast.", "The bus was well within the limit.", "whether the speed was too high"),
        ("The jet was shot down.", "The army put the loss of the jet down to engine failure.", "whether the jet was shot down"),
        ("The jet was shot down.", "The army denied that the rebels' men shot down a jet.", "whether the jet was shot down"),
        ("The truce is holding.", "The truce was broken within hours.", "whether the truce holds"),
        ("The march had a permit.", "The march went on without permission.", "whether the march was permitted"),
        ("The court heard that he will appeal.", "There would be no appeal, the court was told.", "whether there is an appeal"),
        ("The party threw her out.", "The party has suspended her membership.", "whether there was an expulsion"),
        ("The cable was carrying current.", "The cable had been switched off at noon.", "whether the cable was live"),
    ],
)
def test_reports_that_say_yes_and_no_to_a_standing_matter_of_news_differ_in_whatever_words(yes, no, asks):
    found = table(says("A", yes), says("B", no), says("C", "It rained."))
    assert found.startswith(f"{asks}: A ") and found.endswith(" | C - differ")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The bells might have sounded.", "The bells were silent."),  # only perhaps
        ("The pilot was warned off by radio.", "He was not told the truth."),  # no warning beforehand
        ("The most serious attack was in May.", "I am not afraid of any attacks."),
        ("The gates made it hard to work.", "The door was locked."),
        ("The fire chief, Joren Vik, came.", "Joren Vik quit."),
        ("Ida Brandt fired Joren Vik.", "Ida Brandt dismissed claims that it was late."),
        ("Joren Vik fired shots at the door.", "Joren Vik has resigned."),
        ("Police used gas, but no rubber bullets.", "Rubber boats were used to reach them."),  # no bullets
        ("Rubber bullets were not used.", "Police used gas, and rubber bullets were not seen."),
        ("Nobody was warned too late.", "We warned them on Friday."),  # they were
        ("They paid their debt.", "Not a single crown was paid."),  # for nobody: no hostages in it
        ("The curfew is in force.", "The curfew has not been lifted."),
        ("The party threw out the plan.", "The union suspended the strike."),
        ("The plane was shot down.", "Rebels cannot shoot down a plane without a radar."),
        ("The army warned Ida's crew that it would go on.", "The shop was hit without the least warning."),
    ],
)
def test_words_that_only_look_like_such_a_matter_are_no_statement(one, other):
    assert table(says("A", one), says("B", other)) == ""


def test_a_person_who_went_and_one_who_was_sent_away_differ_only_where_it_is_one_person():
    assert table(says("A", "Joren Vik resigned on Thursday."), says("B", "The premier fired Joren Vik on Thursday.")) == (
        "whether Joren Vik resigned on Thursday: A resigned on Thursday | B fired Joren Vik on Thursday differ"
    )
    assert table(says("A", "Joren Vik resigned on Thursday."), says("B", "The premier fired Ida Brandt on Thursday.")) == ""


def test_a_report_with_both_sides_stands_by_its_own_words():
    found = table(
        says("A", "The premier fired Joren Vik, though he insists that he stepped down of his own accord."),
        says("B", "Joren Vik resigned on Thursday."),
        says("C", "Joren Vik has resigned."),
    )
    assert "A fired Joren Vik" in found and found.endswith("differ")


def test_of_two_sides_that_a_report_quotes_it_is_shown_with_the_one_that_says_so():
    found = table(
        says("A", "“There was no warning. We warned them on Friday.”"),
        says("B", "The union had had no warning."),
    )
    assert "A warned them on Friday" in found


def test_a_matter_that_two_reports_tell_in_one_clause_with_another_stays_apart():
    found = table(
        says("A", "Stones flew before any gas was fired at the crowd, and rubber bullets had been used."),
        says("B", "The police charged first at the crowd. Nobody had thrown a stone."),
        says("C", "The force denied that rubber bullets had been used."),
    )
    assert sorted(line.partition(":")[0] for line in found.splitlines()) == [
        "whether force was used only after an attack",
        "whether rubber bullets were used",
    ]


def test_of_two_sides_of_a_deal_that_a_report_quotes_it_is_shown_with_the_first():
    found = table(
        says("A", "Of the hostages he said: “Not a single crown was paid. They have paid what they owed.”"),
        says("B", "The hostages are free, for the other side has paid what it owed."),
    )
    assert "A Not a single crown was paid" in found and found.endswith("differ")


def test_what_is_not_so_for_a_reason_is_so_for_another():
    reason = "The plant is not being closed because its people failed."
    assert table(says("A", reason), says("B", "The plant is being closed because it stood idle.")) == ""


def test_what_is_not_so_because_of_something_is_denied_all_the_same():
    denied = says("A", "The mayor said: no line would close, and the bridge will not be closed because of this.")
    assert table(denied, says("B", "The bridge will be closed in spring.")).endswith("differ")

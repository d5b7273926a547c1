from typing import Literal

from variorum.annotate.mentions import mentions
from variorum.annotate.quotations import quotations
from variorum.annotate.sentences import sentences
from variorum.model import Report
from variorum.settings import Annotate


def spoken(text: str, indirect: Literal["all", "spoken", "sayings", "none"] = "none") -> list[str | None]:
    report = Report(id="r", digest="0" * 64, text=text, source="r")
    spans = sentences(report)
    return [
        mark.speaker for mark in quotations(report, spans, mentions(report, spans, Annotate()), Annotate(indirect=indirect))
    ]


def test_a_surname_gives_the_full_name():
    assert spoken("Mayor Dario Plint came late. “I was held up by rain,” Plint said.") == ["Dario Plint"]


def test_she_is_the_last_woman_given_the_floor():
    text = (
        "“It holds for now,” said Ada Brik, an engineer.\n\nMayor Peter Plint listened.\n\n"
        "“It will hold for years,” she said.\n\n“I hope it does,” he said."
    )
    assert spoken(text) == ["Ada Brik", "Ada Brik", "Peter Plint"]


def test_an_office_stands_for_whoever_was_introduced_with_it():
    text = "Transport Minister Ilva Kestrin flew in. President Aldo Thorn stayed away.\n\n“I am here now,” the minister said."
    assert spoken(text) == ["Ilva Kestrin"]
    assert spoken("The president of Carvia, Aldo Thorn, spoke.\n\n“We are ready to talk,” the Carvian leader said.") == [
        "Aldo Thorn"
    ]


def test_an_apposition_names_the_speaker():
    assert spoken("“The hours are long,” its general secretary, Petra Anders, said.") == ["Petra Anders"]
    assert spoken("A ministry spokesman, David Lunt, said the letters were “answered in good time”.") == ["David Lunt"]


def test_nobody_who_has_no_name_gets_one():
    assert spoken("“He never slept at all,” an ambassador said.") == ["an ambassador"]


def test_a_quotation_without_a_source_takes_the_speaker_of_its_paragraph():
    text = "“It holds for now,” said Ada Brik. It rained. “It will not hold for long.”"
    assert spoken(text) == ["Ada Brik", "Ada Brik"]
    assert spoken("Ada Brik, an engineer, shook her head. “It will not hold for long.”") == ["Ada Brik"]


def test_an_open_mark_carries_the_floor_over_the_paragraph():
    text = "“It holds for now,” said Ada Brik. “We looked twice.\n\n“It will not hold for long.”"
    assert spoken(text) == ["Ada Brik"] * 2


def test_a_statement_is_its_issuers():
    text = "The Ministry of Works closed the bridge.\n\n“The bridge is closed until further notice,” the statement said."
    assert spoken(text) == ["Ministry of Works"]


def test_a_headline_takes_its_speaker_from_the_report():
    text = "‘The bridge is safe’: engineer calms town\n\nOn Monday the town heard Ada Brik.\n\n“The bridge is safe,” Brik said."
    assert spoken(text) == ["Ada Brik", "Ada Brik"]


def test_where_nobody_is_named_nobody_speaks():
    assert spoken("The rain fell all day.\n\n“It is what it is, and no more.”") == [None]


def test_the_leader_of_a_country_is_not_another_countrys_president():
    text = (
        "Russian President Olek Dvorin met Ukrainian President Taras Holub.\n\n"
        "“We will talk again soon,” the Ukrainian leader said.\n\n“We shall see about it,” the Kremlin chief said."
    )
    assert spoken(text) == ["Taras Holub", "Olek Dvorin"]


def test_a_verb_before_its_main_clause_belongs_to_the_same_speaker():
    text = "While admitting that more guards might be “rather costly”, Mayor Dario Plint said that it would be done."
    assert spoken(text) == ["Dario Plint"]


def test_the_company_is_the_firm_that_the_report_has_introduced():
    text = "The mill, owned by Brandt Corn, fell down. “It met all the rules,” the company said."
    assert spoken(text) == ["Brandt Corn"]
    assert spoken("According to the proprietor, the society Brandt Corn, the mill “met all the rules”.") == ["Brandt Corn"]


def test_one_of_two_firms_is_not_guessed():
    text = "The mill, owned by Brandt Corn, was built by Tolle Works. “It met all the rules,” the firm said."
    assert spoken(text) == ["the firm"]


def test_a_man_of_a_trade_is_whoever_has_it():
    text = "Crane driver Torm Alsen ran. The docker Bo Dolk fell.\n\n“I heard it go,” the crane man said."
    assert spoken(text) == ["Torm Alsen"]


def test_a_name_pointed_at_after_a_quotation_has_said_it():
    assert spoken("The line of the day: “We were told to wait.” That is Piet Anders, and he should know.") == ["Piet Anders"]


def test_a_name_behind_a_rule_signs_the_quotation():
    assert spoken("“It holds for now.” ― Ada Brik") == ["Ada Brik"]
    assert spoken("“It holds for now.” — The city slept.") == [None]


def test_a_question_is_given_to_the_name_behind_it():
    assert spoken("He left. “Is it safe, and for how long?” Plint demanded.") == ["Plint"]


def test_a_name_behind_a_preposition_is_not_who_he_is():
    text = "“We will pay,” Tom Plint said.\n\nOn Anton Vesk he was short. “I would meet him tomorrow.”\n\n“I would,” he added."
    assert spoken(text) == ["Tom Plint"] * 3
    text = "“We will pay,” Tom Plint said.\n\nAsked whether Ian Rusk might leave, he replied: “Nobody is leaving us.”"
    assert spoken(text) == ["Tom Plint"] * 2


def test_one_of_several_is_one():
    assert spoken("Two aides stood at the door. “There was soup and then there was a row,” one said.") == ["an aide"]


def test_they_are_the_group_that_was_the_subject():
    text = "Union leaders spoke to reporters in the rain.\n\n“It is not enough for us,” they said."
    assert spoken(text) == ["Union leaders"]


def test_a_relative_pronoun_stands_for_the_name_before_it():
    assert spoken("The plan upset Ada Brik, who called it “a very bad joke indeed”.") == ["Ada Brik"]


def test_a_quotation_under_a_line_that_announces_it_has_its_speaker():
    text = "Mayor Ada Brik went on:\n\n“It will hold for years.”\n\nSome neighbours doubted it, said Peter Plint."
    assert spoken(text) == ["Ada Brik"]


def test_documents_have_the_words_of_whoever_is_named_with_them():
    text = "The note that Harrow House released is short. “The door stays open,” the note said."
    assert spoken(text) == ["Harrow House"]
    assert spoken("“The door stays open for all,” a letter seen by the Daily Lamp said.") == ["a letter"]


def test_a_mood_before_a_name_does_not_hide_it():
    assert spoken("“He was a good boy,” said a sobbing Sandra Plint, Tom’s mother.") == ["Sandra Plint"]


def test_the_mother_of_one_is_not_the_mother_of_another():
    text = "Ada Brik, the mother of Tom, listened. “He was always late for school,” Rusk’s mother said."
    assert spoken(text) == ["Rusk’s mother"]


def test_an_office_is_nobodys_who_was_not_named_yet():
    text = "Aldo Thorn, a sailor, rose early. “I will go alone,” the president said.\n\nPresident Ada Brik slept."
    assert spoken(text) != ["Ada Brik"]


def test_a_police_source_is_a_source():
    assert spoken("“They heard about it and fired,” a police source said.") == ["a police source"]


def test_the_leader_of_one_country_is_not_that_of_another_who_spoke_last():
    text = (
        "“We are ready to talk,” Aldo Thorn said. Russian readers listened to Thorn.\n\n"
        "“I am not so sure,” said Ukrainian President Ada Brik.\n\n“Nobody asked her at all,” the Russian president said."
    )
    assert spoken(text) == ["Aldo Thorn", "Ada Brik", "Aldo Thorn"]


def test_a_paragraph_between_two_speakers_is_the_first_ones():
    text = (
        "“We looked twice,” said Ada Brik.\n\n“It was sound when we left it on Monday.”\n\n"
        "Mayor Peter Plint slept. “I heard nothing,” he said."
    )
    assert spoken(text) == ["Ada Brik", "Ada Brik", "Peter Plint"]


def test_a_notice_is_of_whoever_signed_it():
    text = "A notice on the glass, signed by Harrow Bank, read: “All savings are safe with us.”"
    assert spoken(text) == ["Harrow Bank"]


def test_a_body_before_its_verb_explains_no_name():
    text = "There were 379 people, 212 of them on the Sela Brand, the ministry said. “They are safe,” the ministry said."
    assert spoken(text) == ["the ministry"]


def test_who_asks_beside_a_speaker_does_not_take_the_floor():
    text = (
        "“Nobody is going away,” Aldo Thorn answered to a journalist who asked if he might leave.\n\n"
        "He promised as well that “I will sign no paper tonight”."
    )
    assert spoken(text) == ["Aldo Thorn"] * 2


def test_the_official_is_who_was_last_named_with_a_public_office():
    text = "The spokeswoman Galina Ustrev reacted early. “We accept no homework,” the official said."
    assert spoken(text) == ["Galina Ustrev"]
    text = "The spokeswoman Galina Ustrev slept. An official came. “We accept no homework,” the official said."
    assert spoken(text) == ["the official"]


def test_the_president_is_not_whoever_spoke_last():
    text = "“It was loud,” Anna Brik said. “I will look into it at once,” the president said."
    assert spoken(text) == ["Anna Brik", "the president"]


def test_words_that_are_only_noticed_are_of_whoever_spoke_before():
    text = "“It is over,” Aldo Thorn said.\n\nObservers noted the phrase “a door which is never opened is a wall”."
    assert spoken(text, indirect="all") == ["Aldo Thorn"] * 2


def test_a_place_does_not_take_the_floor_from_a_person():
    text = "“It is over,” Aldo Thorn said. France demands more. “A door which is never opened is a wall.”"
    assert spoken(text) == ["Aldo Thorn"] * 2


def test_a_ship_in_marks_belongs_to_its_captain():
    text = "The captain of the “Northern Grace”, Joren Mald (52), stood there. “I saw its lights too late,” said he."
    assert spoken(text) == ["Joren Mald"]
    assert spoken("The captain of the “Northern Grace” wept. “I saw its lights too late,” he said.") == [
        "The captain of the “Northern Grace”"
    ]


def test_a_mood_at_a_sentences_beginning_is_no_given_name():
    text = "Furious Lucia Brik, who wants his job, was not having it. “He has given them a chair,” she fumed."
    assert spoken(text) == ["Lucia Brik"]


def test_so_gives_words_without_marks_in_copy_from_german():
    assert spoken("The payment shall follow within seven days, so Ada Brik.", indirect="spoken") == ["Ada Brik"]


def test_a_rank_that_is_cut_short_is_no_name():
    assert spoken("“He was hit,” Santa Ana Police Cpl. Anthony Berto said. “There were six of them.”") == ["Anthony Berto"]


def test_a_name_that_men_and_women_have_is_either():
    text = "“I am out of here,” Anna Plint said.\n\nTerry Noisom lives there. She likes it less now.\n\n“It got bad,” she said."
    assert spoken(text) == ["Anna Plint", "Terry Noisom"]


def test_a_mourning_mother_is_the_mother_who_was_named():
    text = (
        "Graham’s mother, Yvonne Graham, 51, wept. “He was no thief,” the grieving mother said.\n\n"
        "“He was mine,” the 51-year-old said."
    )
    assert spoken(text) == ["Yvonne Graham"] * 2


def test_the_man_of_a_trade_is_not_one_who_was_named_before_another_without_a_name():
    text = "Officer Garrett Swann died.\n\nAn officer pulled up there. “You are in the line of fire,” the officer said."
    assert spoken(text) == ["the officer"]


def test_the_mother_of_somebody_whose_name_ends_in_s_is_not_that_somebody():
    text = "Tom Roberts fell. “He was a good boy,” Roberts’ mother said. “Now I have nobody left.”"
    assert spoken(text) == ["Roberts’ mother"]


def test_what_happened_meanwhile_gives_nobody_the_words():
    text = "A woman came and screamed, “That’s my brother” as police held her back."
    assert spoken(text) == ["A woman"]


def test_the_other_verb_of_a_sentence_has_its_main_subject():
    text = "Mayor Ada Brik said nobody knew the gunman who attacked the mill, but said people could make “their own guesses”."
    assert spoken(text) == ["Ada Brik"]


def test_a_month_may_be_a_surname():
    text = "Home secretary Theresa May spoke in May 2014. “We have all been told stories,” the home secretary said."
    assert spoken(text) == ["Theresa May"]


def test_a_state_before_a_surname_is_no_given_name():
    text = "Injury-plagued Rice has not raced since.\n\n“London was tough,” she said. Stephanie Rice won gold."
    assert spoken(text) == ["Stephanie Rice"]


def test_the_police_statement_is_the_polices():
    text = "He was led by the media team.\n\n“He promised to spread their deeds,” the police statement said."
    assert spoken(text) == ["police"]


def test_paragraphs_that_go_on_have_the_speaker_of_the_first_or_none():
    text = (
        "Clydebank police seek a man. It rained all day.\n\nThe suspect is tall.\n\nHe wore dark clothes.\n\n"
        "“We have looked at the film of the whole day.\n\n“It was the only case of its kind here.”\n\n"
        "Inspector Ada Brik said: “It is rare.”"
    )
    found = spoken(text)
    assert found[0] == found[1] and found[2] == "Ada Brik"


def test_words_without_a_stop_before_their_speaker_are_the_speakers():
    text = "Mimi Plint was inside.\n\n“It was a fight. We hid under the car.” Plint said\n\nWitnesses told of it."
    assert spoken(text) == ["Mimi Plint"]


def test_the_grandfather_of_somebody_without_a_name_is_shown_whole():
    text = "The alleged shooter’s grandfather told Sheriff Dodd: “We do not know why.”"
    assert spoken(text) == ["The alleged shooter’s grandfather"]


def test_an_office_that_is_cut_short_is_the_office():
    text = "Louisiana Gov. John Bel Holm came. “It is no overstatement at all,” the governor said."
    assert spoken(text) == ["John Bel Holm"]


def test_a_second_verb_behind_a_comma_has_the_first_verbs_subject():
    text = "Ada Brik says police have been asked about it, but says it shows that “we are up against a force of evil”."
    assert spoken(text) == ["Ada Brik"]


def test_a_press_release_is_not_the_presss():
    text = "The Brandt Agency laid out its plan.\n\n“We will build it next year,” the press release said."
    assert spoken(text) == ["Brandt Agency"]


def test_whom_a_statement_quotes_has_the_words():
    text = "Norvik published a note. “We are glad,” the note quotes Edda Rusk as saying."
    assert spoken(text) == ["Edda Rusk"]
    text = "Ada Brik, who fished there, is quoted by the Halvey Lamp as saying “It had lifted by then.”"
    assert spoken(text) == ["Ada Brik"]


def test_a_verb_behind_an_aside_in_marks_is_the_subjects_before_the_aside():
    text = "Ada Brik, who had told the board that “a wall is no door”, said on Friday: “They have lost the key.”"
    assert spoken(text)[-1] == "Ada Brik"


def test_a_colon_after_it_gives_the_words_to_the_person_named():
    assert spoken("It goes to Ada Brik as well, on the money for the quay: “A gift is no loan.”") == ["Ada Brik"]


def test_who_was_asked_speaks_after_the_colon():
    text = "The engineer, Ada Brik, smiled. Asked who heard the bell: “The log heard it.”"
    assert spoken(text) == ["Ada Brik"]


def test_an_office_that_nobody_has_is_the_subjects_of_the_sentence_before():
    text = "10.20 Ada Brik has come out of the ward. “I have read it,” the works minister told us."
    assert spoken(text) == ["Ada Brik"]
    text = "Ada Brik came out of the ward. “He is pale,” the doctor said."
    assert spoken(text) == ["the doctor"]


def test_a_man_called_by_a_name_has_it():
    text = "Ten hung in lifts, among them a plumber called Rolf Stell. “We had one bottle,” the poor bloke said."
    assert spoken(text) == ["Rolf Stell"]


def test_a_headline_that_begins_with_a_number_or_an_hour_names_nobody():
    assert spoken("Sixty-nine Winters, and then a sheet\n\nIt hung in a window.\n\n“We close,” it said.") == [None]
    text = "13.50 Line of the day\n\nThey liked it at the gate. “A gift is no loan.”"
    assert "Line" not in spoken(text)


def test_he_is_a_spokesman_whom_a_body_sends_and_nobody_named_later():
    text = "A trust spokesman said rents would stay. Asked about the crane, he said: “It stays.”\n\nRolf Lind rents a shed."
    assert spoken(text)[0] == "A trust spokesman"


def test_a_statement_is_the_subjects_and_not_its_websites():
    text = "In a note on its website, the Kestrel Museum was brief.\n\n“Forty years went up in an hour,” the note read."
    assert spoken(text) == ["Kestrel Museum"]
    assert spoken("The Kestrel Museum burned. “We are heartbroken,” the museum said.") == ["Kestrel Museum"]


def test_a_driver_who_is_a_man_called_by_a_name_has_it():
    text = "“You get used to the squeal,” the driver, a cheerful man called Bo Stenmark, told me."
    assert spoken(text) == ["Bo Stenmark"]


def test_who_asked_not_to_be_named_speaks():
    assert spoken("A warden who asked not to be named said: “The pipes coughed and gave up.”") == ["A warden"]


def test_adding_is_whoevers_who_said_before():
    text = "Opposition leader Rolf Thiel said the remark showed how little she understood, adding: “She should come and queue.”"
    assert spoken(text) == ["Rolf Thiel"]


def test_given_names_that_read_like_other_words_are_names():
    assert spoken("“It rains,” said Per Lind. “It pours,” said Jan Prill.") == ["Per Lind", "Jan Prill"]


def test_a_pal_of_somebodys_is_not_the_paper_that_was_told():
    assert spoken("A pal of Torp’s told the Klaxon: “He loves sausages.”") == ["A pal of Torp’s"]


def test_a_mood_before_a_surname_is_no_part_of_it():
    assert spoken("Late at night the chief, Magnus Torp, left.\n\nSobbing Torp said: “I am truly sorry.”") == ["Magnus Torp"]


def test_who_ends_a_quotation_that_ran_over_a_paragraph_said_its_beginning_too():
    text = (
        "“Go home,” said Ida Bell.\n\n“I have seen this pit take horses.\n\n“I never saw it take a man,” said Canon Orrin Tate."
    )
    assert spoken(text) == ["Ida Bell", "Canon Orrin Tate", "Canon Orrin Tate"]


def test_a_hearer_between_the_verb_and_the_speaker_does_not_speak():
    assert spoken("“They came without coats”, declared to the NBV the consul of Tresk at Orvane, Marie Lind.") == ["Marie Lind"]
    assert spoken("“We shall not pay,” has declared to Orvane the minister of Trade, Luc Tarn.") == ["Luc Tarn"]


def test_according_to_somebody_is_nearer_than_the_verb_before_it():
    text = "Orvane sees it otherwise: according to the deputy minister Ilyan Dorr, Tresk has “paid in full, with interest”."
    assert spoken(text) == ["Ilyan Dorr"]


def test_whom_somebody_quotes_is_who_speaks():
    assert spoken("I met a retired teacher, the same Luc Perrot whom Vantage quotes: “They counted us like sheep.”") == [
        "Luc Perrot"
    ]


def test_an_aside_between_the_verb_and_the_colon_leaves_the_speaker():
    text = "He was alone, complains Ramon Otero, secretary of the union, which asked for more staff twice: “A man and a torch.”"
    assert spoken(text) == ["Ramon Otero"]


def test_he_is_nobody_who_is_named_after_the_first_he_or_only_by_the_way():
    text = (
        "“We like it here,” the chief executive, Livia Ferro, said. She had met the Norcott board twice since May, "
        "she added.\n\nHarriet Norcott owns it."
    )
    assert spoken(text, "all") == ["Livia Ferro", "Livia Ferro"]
    text = (
        "The Prime Minister, Edric Solland, denied it. “Not one coin was paid,” he said in Orvane. "
        "The money was Edgar Darun’s own, he said."
    )
    assert spoken(text, "all") == ["Edric Solland", "Edric Solland"]


def test_what_somebody_is_heard_as_is_nobody_else():
    text = "Police heard Paul Redding as a witness. In a bar it had become an arrest. “They asked me what I saw,” he said."
    assert spoken(text) == ["Paul Redding"]


def test_a_noun_right_behind_a_name_tells_who_that_is():
    text = "Old Paul Redding the beekeeper saw smoke at “ten to two, by the church”. “They asked me what I saw,” he says."
    assert spoken(text) == ["Paul Redding", "Paul Redding"]


def test_words_that_colour_a_name_leave_it_the_subject():
    text = (
        "“A lead is no result,” said Judith Amstel.\n\nBleary-eyed counter Martha Illig, 67, sat there all night. "
        "“My eyes gave out,” she moaned."
    )
    assert spoken(text) == ["Judith Amstel", "Martha Illig"]


def test_any_verb_right_behind_the_mark_gives_the_words():
    assert spoken("“We lost the boat,” moaned skipper Tom Aldis.") == ["Tom Aldis"]
    assert spoken("“We lost the boat,” Aldis wailed. Tom Aldis is 40.") == ["Tom Aldis"]
    assert spoken("“We left,” said Ida Bell.\n\n“Who is there?” Tom Aldis opened the door.")[1] != "Tom Aldis"


def test_the_subject_before_the_mark_has_the_verb_inside_it():
    text = "Mayor Ida Bell waved. The governments had a note too. They “confirm that all have been handed over in good order”."
    assert spoken(text) == ["The governments"]


def test_the_person_of_the_own_sentence_has_words_that_no_verb_gives():
    text = (
        "Tom Aldis thinks that “they will have to come back”. I can wait until June, and Ruben Ashby of the Port Office has "
        "until July to look “at bottles, not at flags”."
    )
    assert spoken(text) == ["Tom Aldis", "Ruben Ashby"]


def test_a_firm_is_meant_by_what_it_was_introduced_as():
    text = "A jet of the carrier Highline Air was lost. In a written statement the airline said: “Our thoughts are with all.”"
    assert spoken(text) == ["Highline Air"]


def test_somebody_of_a_guild_is_a_person():
    text = (
        "The captain, Jon Hallor, is dead; he had been on duty.\n\nDario Vann, of the guild, on Friday held up a photograph. "
        "He said again that “somebody else signed it off”."
    )
    assert spoken(text) == ["Dario Vann"]


def test_single_marks_that_never_close_end_before_he_said():
    text = "The harbour master, Osric Legge, had a hundred pallets on the quay. ‘Glass doesn’t vote, he said."
    assert spoken(text) == ["Osric Legge"]

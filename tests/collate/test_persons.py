from variorum.collate.persons import persons


def test_one_person_goes_by_short_forms_initials_and_other_alphabets():
    assert set(persons(["Joe Brik", "Joseph R. Brik Jr.", "Brik"]).values()) == {"Joseph R. Brik Jr."}
    assert set(persons(["Serhiy Kostrava", "Sergei Costrava", "Sergey Kostrava"]).values()) == {"Sergei Costrava"}
    assert set(persons(["Muammar al-Gadhran", "Moammar Qadhran", "Kadran"]).values()) == {"Moammar Qadhran"}
    assert set(persons(["Lin Jong-su", "Lin Jong Su", "Lin"]).values()) == {"Lin Jong Su"}


def test_persons_of_one_surname_stay_apart():
    kept = persons(["Tom G. Rusk", "Tom H. Rusk", "Tim Rusk", "Ada Rusk"])
    assert len(set(kept.values())) == 4


def test_bodies_and_places_of_several_names_are_one():
    assert set(persons(["NATO", "the Atlantic Alliance", "North Atlantic Treaty Organization"]).values()) == {"NATO"}
    assert set(persons(["Kiev", "Kyiv"]).values()) == {"Kyiv"}

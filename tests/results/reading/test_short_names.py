from results.reading.short_names import short_names


def test_a_driver_is_known_by_the_last_name():
    assert short_names(
        [
            ("Jim Clark", "Clark"),
            ("Hermano da Silva Ramos", "da Silva Ramos"),
            ("Nyck de Vries", "De Vries"),
            ("Bira", ""),
        ]
    ) == {
        "Jim Clark": "Clark",
        "Nyck de Vries": "de Vries",
        "Hermano da Silva Ramos": "da Silva Ramos",
        "Bira": "Bira",
    }


def test_two_of_one_last_name_have_their_initials_and_nobody_else_has():
    drivers = [("Graham Hill", "Hill"), ("Jim Clark", "Clark"), ("Phil Hill", "Hill"), ("Graham Hill", "Hill")]
    assert short_names(drivers) == {"Graham Hill": "G. Hill", "Jim Clark": "Clark", "Phil Hill": "P. Hill"}


def test_the_whole_name_stands_where_an_initial_does_not_tell_who_it_is():
    drivers = [("Jimmy Stewart", "Stewart"), ("Jackie Stewart", "Stewart"), ("Ian Stewart", "Stewart")]
    assert list(short_names(drivers).values()) == ["Jimmy Stewart", "Jackie Stewart", "I. Stewart"]
    assert list(short_names([("Bira", "Bira"), ("Ann Bira", "Bira")]).values()) == ["Bira", "A. Bira"]

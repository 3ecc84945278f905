"""Whom an editor means who types a surname, out of everybody since 1950."""

import pytest
from django.contrib.auth.models import User


@pytest.fixture
def offered(client):
    client.force_login(User.objects.create(username="editor", is_staff=True, is_superuser=True))

    def ask(term, field="drivers"):
        asked = {"app_label": "articles", "model_name": "article", "field_name": field, "term": term}
        return [offer["text"] for offer in client.get("/admin/autocomplete/", asked).json()["results"]]

    return ask


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("verstappen", "Max Verstappen"),
        ("hill", "Graham Hill"),
        ("senna", "Ayrton Senna"),
        ("schumacher", "Michael Schumacher"),
        ("villeneuve", "Jacques Villeneuve"),
        ("brabham", "Jack Brabham"),
        ("moss", "Stirling Moss"),
        ("hamilton", "Lewis Hamilton"),
        ("rosberg", "Nico Rosberg"),
        ("fittipaldi", "Emerson Fittipaldi"),
        ("perez", "Sergio Pérez"),
        ("raikonnen", "Kimi Räikkönen"),
        ("zhou", "Guanyu Zhou"),
        ("antoneli", "Kimi Antonelli"),
        ("verstapen", "Max Verstappen"),
    ],
)
def test_surname_offers_its_best_known_bearer_first(typed, first, offered):
    assert offered(typed)[0].split(",")[0] == first


def test_namesakes_are_told_apart(offered):
    assert offered("schumacher") == [
        "Michael Schumacher, Mercedes, 1991–2012",
        "Ralf Schumacher, Toyota, 1997–2007",
        "Mick Schumacher, Haas, 2021–2022",
    ]
    assert {"Lotus, 1958–1994", "Lotus, 2012–2015"} <= set(offered("lotus", "constructors"))
    assert offered("ats", "constructors")[:2] == ["ATS, 1978–1984", "ATS, 1963"]


def test_no_two_offers_read_alike(offered):
    for letter in "abcdefghijklmnopqrstuvwxyz":
        for field in ("drivers", "constructors", "grand_prix"):
            labels = offered(letter, field)
            assert len(set(labels)) == len(labels)

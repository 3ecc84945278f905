"""Who said it: speakers, and drivers who become speakers with their first quotation."""

from datetime import UTC, date, datetime

import pytest
from django.contrib.auth.models import Permission, User
from django.urls import reverse

from articles.models import Quote, Speaker
from tests.admin_page import faults, form_of, submit
from tests.builders import (
    a_classification,
    a_constructor,
    a_driver,
    a_grand_prix,
    a_quote,
    a_session,
    a_speaker,
    an_article,
)

ADD_QUOTE = reverse("admin:articles_quote_add")


def _change(story):
    return reverse("admin:articles_article_change", args=[story.pk])


def _named(first, last, slug=None):
    return a_driver(name=f"{first} {last}", first_name=first, last_name=last, slug=slug or f"{first}-{last}".lower())


def _raced(driver, team, day, **fields):
    grand_prix = a_grand_prix(day.year, date=day)
    a_classification(a_session(grand_prix), rows=[{"driver": driver, "constructor": team}], **fields)
    return grand_prix


def _offered(client, term):
    asked = {"app_label": "articles", "model_name": "quote", "field_name": "speaker", "term": term}
    return [(offer["id"], offer["text"]) for offer in client.get("/admin/autocomplete/", asked).json()["results"]]


def _role(client, speaker, **day):
    return client.get(reverse("admin:articles_quote_role"), {"speaker": speaker, **day}).json()["role"]


def test_driver_is_offered_who_is_no_speaker_yet(editor):
    norris, team = _named("Lando", "Norris"), a_constructor(name="McLaren")
    _raced(norris, team, date(2023, 3, 5))
    assert _offered(editor, "norris") == [("driver:lando-norris", "Lando Norris, McLaren, 2023, not quoted yet")]
    assert _offered(editor, "noris") == [("driver:lando-norris", "Lando Norris, McLaren, 2023, not quoted yet")]
    assert _offered(editor, "") == []


def test_driver_who_is_a_speaker_is_offered_once(editor):
    norris = _named("Lando", "Norris")
    speaker = a_speaker(name="Lando Norris", slug="lando-norris", driver=norris)
    namesake = a_speaker(name="Adam Norris", slug="adam-norris")
    assert _offered(editor, "norris") == [(str(namesake.pk), "Adam Norris"), (str(speaker.pk), "Lando Norris")]


def test_driver_is_not_offered_beside_a_speaker_of_his_name(editor):
    _named("Lando", "Norris")
    speaker = a_speaker(name="Lando Norris", slug="lando-norris")
    assert _offered(editor, "norris") == [(str(speaker.pk), "Lando Norris")]


def test_exact_name_of_a_driver_comes_before_a_speaker_with_part_of_it(editor):
    _named("Damon", "Hill")
    speaker = a_speaker(name="Bernie Hillson")
    assert [key for key, _ in _offered(editor, "hill")] == ["driver:damon-hill", str(speaker.pk)]


def test_quoted_driver_becomes_a_speaker_once(editor):
    norris, story = _named("Lando", "Norris"), an_article(published_at=None)
    key = "driver:lando-norris"
    submit(
        editor, _change(story), quotes__TOTAL_FORMS="2",
        quotes__0__speaker=key, quotes__0__words="One.", quotes__0__role="McLaren driver",
        quotes__1__speaker=key, quotes__1__words="Two.", quotes__1__role="",
    )  # fmt: skip
    speaker = Speaker.objects.get()
    assert (speaker.name, speaker.slug, speaker.driver) == ("Lando Norris", "lando-norris", norris)
    assert list(story.quotes.values_list("speaker", "words", "role")) == [
        (speaker.pk, "One.", "McLaren driver"),
        (speaker.pk, "Two.", ""),
    ]
    submit(editor, ADD_QUOTE, article=str(story.pk), speaker=key, words="Three.")
    assert Quote.objects.get(words="Three.").speaker == speaker


def test_quote_on_its_own_page_makes_the_speaker(editor):
    norris, story = _named("Lando", "Norris"), an_article()
    a_speaker(name="Another", slug="lando-norris")
    submit(editor, ADD_QUOTE, article=str(story.pk), speaker="driver:lando-norris", words="One.")
    speaker = Speaker.objects.get(driver=norris)
    assert (speaker.slug, speaker.quotes.get().words) == ("lando-norris-driver", "One.")


def test_speaker_of_a_quote_is_changed_to_a_driver(editor):
    norris, quote = _named("Lando", "Norris"), a_quote()
    submit(editor, _change(quote.article), quotes__0__speaker="driver:lando-norris")
    quote.refresh_from_db()
    assert quote.speaker.driver == norris


def test_refused_story_keeps_its_driver_and_makes_no_speaker(editor):
    _named("Lando", "Norris")
    story = an_article(published_at=None)
    response = submit(
        editor, _change(story), headline="", quotes__TOTAL_FORMS="1", quotes__0__speaker="driver:lando-norris",
        quotes__0__words="One.",
    )  # fmt: skip
    assert faults(response) == ["This field is required."]
    assert form_of(response)["quotes-0-speaker"] == "driver:lando-norris"
    assert "Lando Norris" in response.content.decode()
    assert not Speaker.objects.exists()


@pytest.mark.parametrize("key", ["driver:nobody", "driver:", "driver:\x00", "driver:" + "9" * 300, "9" * 40, "x"])
def test_nobody_is_refused(key, editor):
    story = an_article()
    response = submit(editor, ADD_QUOTE, article=str(story.pk), speaker=key, words="One.")
    assert faults(response) == ["Select a valid choice. That choice is not one of the available choices."]
    assert not Speaker.objects.exists()
    assert _role(editor, key) == ""


def test_writer_who_may_add_no_speaker_is_offered_none_to_add(client, db):
    writer = User.objects.create(username="writer", is_staff=True)
    names = ["add_quote", "change_quote", "view_quote", "view_article", "change_article", "view_speaker"]
    writer.user_permissions.set(Permission.objects.filter(codename__in=names))
    client.force_login(writer)
    _named("Lando", "Norris")
    assert _offered(client, "norris") == []
    story = an_article()
    response = submit(client, ADD_QUOTE, article=str(story.pk), speaker="driver:lando-norris", words="One.")
    assert len(faults(response)) == 1
    assert not Speaker.objects.exists()


def test_role_is_that_of_the_day_of_the_story(editor):
    driver = _named("Carlos", "Mover")
    red, blue = a_constructor(name="Red"), a_constructor(name="Blue")
    first = _raced(driver, red, date(2023, 3, 5))
    second = _raced(driver, blue, date(2024, 3, 5))
    other = _raced(a_driver(), red, date(2025, 3, 5))
    key = f"driver:{driver.slug}"
    assert _role(editor, key, grand_prix=first.pk) == "Red driver"
    assert _role(editor, key, grand_prix=second.pk) == "Blue driver"
    assert _role(editor, key, day="2023-10-01") == "Red driver"
    assert _role(editor, key, grand_prix=other.pk) == "former Blue driver"
    assert _role(editor, key, day="2022-10-01") == ""
    assert _role(editor, key, day="never") == _role(editor, key) == "former Blue driver"


def test_role_follows_the_story_of_a_quote(editor):
    driver, red, blue = _named("Carlos", "Mover"), a_constructor(name="Red"), a_constructor(name="Blue")
    race = _raced(driver, red, date(2023, 3, 5))
    _raced(driver, blue, date(2024, 3, 5))
    speaker = a_speaker(driver=driver)
    told = an_article(grand_prix=race)
    dated = an_article(published_at=datetime(2024, 10, 1, tzinfo=UTC))
    assert _role(editor, speaker.pk, article=told.pk) == "Red driver"
    assert _role(editor, speaker.pk, article=dated.pk) == "Blue driver"
    assert _role(editor, a_speaker().pk, article=told.pk) == ""


def test_role_of_a_preview_comes_from_the_race_before_and_never_from_a_draft(editor):
    driver, red = _named("Ann", "Early"), a_constructor(name="Red")
    _raced(driver, red, date(2023, 3, 5))
    coming = _raced(driver, a_constructor(name="Secret"), date(2023, 3, 19), issued_at=None)
    assert _role(editor, f"driver:{driver.slug}", grand_prix=coming.pk) == "Red driver"


def test_role_is_told_to_whoever_writes_quotes(client, db):
    client.force_login(User.objects.create(username="visitor", is_staff=True))
    assert client.get(reverse("admin:articles_quote_role"), {"speaker": "1"}).status_code == 403

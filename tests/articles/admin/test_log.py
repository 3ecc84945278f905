"""The history of a story says what was done to it, its quotes and its tables."""

import pytest
from django.contrib.admin.models import LogEntry
from django.urls import reverse

from tests.admin_page import submit
from tests.builders import a_grand_prix, a_quote, a_session, a_speaker, an_article, an_embed

LIST = reverse("admin:articles_quote_changelist")


def _change(story):
    return reverse("admin:articles_article_change", args=[story.pk])


def _page(quote, page="change"):
    return reverse(f"admin:articles_quote_{page}", args=[quote.pk])


@pytest.fixture
def history(editor):
    """What the page of a story's history says, the newest first."""

    def read(story):
        page = editor.get(reverse("admin:articles_article_history", args=[story.pk]))
        return [entry.get_change_message() for entry in reversed(list(page.context["action_list"]))]

    return read


@pytest.fixture
def story(db):
    return an_article(published_at=None)


def test_quotes_of_a_story_are_named(editor, story, history):
    speaker = a_speaker(name="Ann Ruiz")
    row = {"quotes__TOTAL_FORMS": "1", "quotes__0__speaker": str(speaker.pk), "quotes__0__words": "We won."}
    submit(editor, _change(story), **row)
    submit(editor, _change(story), quotes__0__words="We lost.", quotes__0__role="driver")
    submit(editor, _change(story), quotes__0__DELETE="on")
    assert history(story) == [
        "Deleted quote “Ann Ruiz: We lost.”.",
        "Changed Role and Words for quote “Ann Ruiz: We lost.”.",
        "Added quote “Ann Ruiz: We won.”.",
    ]


def test_tables_of_a_story_are_named(editor, story, history):
    session = a_session(a_grand_prix(name="Moon Grand Prix"))
    row = {"embeds__TOTAL_FORMS": "1", "embeds__0__table": "classification", "embeds__0__session": str(session.pk)}
    submit(editor, _change(story), tables="chosen", **row)
    submit(editor, _change(story), embeds__0__order="2")
    submit(editor, _change(story), embeds__0__DELETE="on", tables="automatic")
    table = "table “result of a session: 2023 Moon Grand Prix, race”"
    assert history(story) == [
        f"Changed Tables. Deleted {table}.",
        f"Changed Order for {table}.",
        f"Changed Tables. Added {table}.",
    ]


def test_what_was_done_comes_before_what_was_typed(editor, story, history):
    quote = a_quote(story, a_speaker(name="Ann Ruiz"))
    submit(editor, _change(story), button="_publish", kicker="Now", quotes__0__words="We won.")
    assert history(story) == ["Published. Changed Kicker. Changed Words for quote “Ann Ruiz: We won.”."]
    assert quote.pk


def test_many_rows_are_told_in_one_sentence(editor, story, history):
    for _ in range(6):
        a_quote(story)
    session = a_session(a_grand_prix(name="Moon Grand Prix"))
    for _ in range(2):
        an_embed(story, session=session)
    rows = {f"quotes__{number}__role": "driver" for number in range(6)}
    submit(editor, _change(story), kicker="Now", embeds__0__DELETE="on", tables="chosen", **rows)
    assert history(story) == [
        "Changed Kicker and Tables. Changed Role for 6 quotes. "
        "Deleted table “result of a session: 2023 Moon Grand Prix, race”."
    ]


def test_quote_edited_on_its_own_page_stands_in_the_history_of_its_story(editor, story, history):
    speaker = a_speaker(name="Ann Ruiz")
    submit(editor, reverse("admin:articles_quote_add"), article=str(story.pk), speaker=str(speaker.pk), words="We won.")
    quote = story.quotes.get()
    submit(editor, _page(quote), words="We lost.")
    submit(editor, _page(quote))
    editor.post(_page(quote, "delete"), {"post": "yes"})
    assert history(story) == [
        "Deleted quote “Ann Ruiz: We lost.”.",
        "Changed Words for quote “Ann Ruiz: We lost.”.",
        "Added quote “Ann Ruiz: We won.”.",
    ]


def test_quotes_deleted_in_the_list_stand_in_the_history_of_their_stories(editor, story, history):
    mine, other = a_quote(story, a_speaker(name="Ann Ruiz")), a_quote()
    editor.post(LIST, {"action": "delete_selected", "_selected_action": [mine.pk, other.pk], "post": "yes"})
    assert history(story) == ["Deleted quote “Ann Ruiz: We did what we could.”."]
    assert len(history(other.article)) == 1


def test_nothing_typed_is_said_to_be_nothing(editor, story, history):
    submit(editor, _change(story))
    assert history(story) == ["No fields changed."]
    assert LogEntry.objects.count() == 1

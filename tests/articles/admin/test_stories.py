"""Writing, sharing, scheduling, publishing, correcting and withdrawing a story."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from django.contrib.admin.models import LogEntry
from django.urls import reverse
from django.utils import timezone

from articles.models import Article, Embed, Quote
from f1site.addresses import current_address
from tests.admin_page import faults, form_of, messages, submit
from tests.builders import (
    a_constructor,
    a_driver,
    a_grand_prix,
    a_quote,
    a_session,
    a_speaker,
    an_article,
    an_embed,
)

ADD = reverse("admin:articles_article_add")
LIST = reverse("admin:articles_article_changelist")


def _change(story):
    return reverse("admin:articles_article_change", args=[story.pk])


def _again(story):
    return Article.objects.get(pk=story.pk)


def test_story_is_written_with_quotes_and_tables_and_published(editor, client):
    driver, team, speaker, session = a_driver(), a_constructor(), a_speaker(), a_session()
    submit(
        editor, ADD, button="_publish", kind="preview", headline="Pérez comes home", slug="perez-comes-home",
        body="<p>Everything counts.</p><p>[quote 1]</p><p>[quote 2]</p>", byline="Ana Ruiz", tables="chosen",
        grand_prix=str(session.grand_prix_id), drivers=[str(driver.pk)], constructors=[str(team.pk)],
        quotes__TOTAL_FORMS="2", quotes__0__speaker=str(speaker.pk), quotes__0__words="My people.",
        quotes__1__speaker=str(speaker.pk), quotes__1__words="My race.",
        embeds__TOTAL_FORMS="2", embeds__0__table="classification", embeds__0__session=str(session.pk),
        embeds__1__order="2", embeds__1__table="drivers", embeds__1__grand_prix=str(session.grand_prix_id),
    )  # fmt: skip
    story = Article.objects.get()
    assert story.is_public
    assert (list(story.drivers.all()), list(story.constructors.all())) == ([driver], [team])
    assert list(story.quotes.values_list("number", "words")) == [(1, "My people."), (2, "My race.")]
    assert list(story.embeds.values_list("table", "session", "grand_prix")) == [
        ("classification", session.pk, None),
        ("drivers", None, session.grand_prix_id),
    ]
    assert "Pérez comes home" in client.get(story.get_absolute_url()).content.decode()


def test_marker_without_a_quote_is_told_after_saving(editor):
    story = an_article(published_at=None)
    response = submit(editor, _change(story), body="<p>He said: [quote 3]</p>")
    assert any("[quote 3]" in message for message in messages(response))
    assert _again(story).body == "<p>He said: [quote 3]</p>"


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("<p>Hi<script>alert(1)</script></p>", "<p>Hi</p>"),
        ('<p onclick="x()">Hi <img src=x onerror=y></p>', "<p>Hi </p>"),
        ('<p><a href="javascript:x()">Hi</a></p>', "<p><a>Hi</a></p>"),
        ('<p style="color:red"><b>Hi</b> <strong>you</strong></p>', None),
    ],
)
def test_pasted_html_is_made_safe(typed, stored, editor):
    story = an_article(published_at=None)
    submit(editor, _change(story), body=typed)
    body = _again(story).body
    assert not any(word in body for word in ("script", "onclick", "onerror", "style", "<img"))
    assert stored is None or body == stored


@pytest.mark.parametrize("body", ["", "<p></p>", "<p>&nbsp; <br></p>", "<script>alert(1)</script>", "<p>a\x00b</p>"])
def test_story_needs_a_text(body, editor):
    story = an_article(published_at=None)
    assert len(faults(submit(editor, _change(story), body=body))) == 1
    assert _again(story).body == story.body


def test_stage_is_told_in_words(editor):
    soon = timezone.now() + timedelta(days=300)
    an_article(headline="A", published_at=None)
    an_article(headline="B", published_at=soon)
    an_article(headline="C", published_at=datetime(2023, 10, 26, 10, 0, tzinfo=UTC))
    an_article(headline="D", withdrawn_at=datetime(2023, 11, 1, 9, 30, tzinfo=UTC))
    page = editor.get(LIST).content.decode()
    for words in ("draft", f"scheduled for {soon:%-d %B %Y, %H:%M} UTC", "published 26 October 2023, 10:00 UTC",
                  "withdrawn 1 November 2023, 09:30 UTC"):  # fmt: skip
        assert f">{words}<" in page
    for stage in ("draft", "scheduled", "published", "withdrawn"):
        assert editor.get(LIST, {"stage": stage}).context["cl"].result_count == 1


def test_withdrawn_story_can_be_put_back(editor):
    story = an_article()
    submit(editor, _change(story), button="_withdraw", kicker="Typed meanwhile")
    assert _again(story).withdrawn_at is not None
    assert _again(story).kicker == "Typed meanwhile"
    submit(editor, _change(story), button="_put_back")
    assert _again(story).withdrawn_at is None


def test_draft_is_shared_and_no_longer_shared(editor, client):
    story = an_article(published_at=None)
    submit(editor, _change(story), button="_share")
    address = reverse("preview", args=[_again(story).preview_token])
    assert address in editor.get(_change(story)).content.decode()
    assert story.headline in client.get(address).content.decode()
    submit(editor, _change(story), button="_stop_sharing")
    assert _again(story).preview_token is None


def test_looking_changes_nothing(editor):
    story = an_article(published_at=None)
    before = Article.objects.values().get()
    for button in ("_publish", "_withdraw", "_share"):
        editor.get(_change(story), {button: "pressed"})
    assert Article.objects.values().get() == before


def test_button_that_does_not_fit_does_nothing(editor):
    story = an_article(published_at=None)
    submit(editor, _change(story), button="_withdraw")
    assert _again(story).withdrawn_at is None


def test_change_of_a_published_story_is_dated(editor):
    story, draft = an_article(), an_article(published_at=None)
    submit(editor, _change(story))
    assert _again(story).updated_at is None
    submit(editor, _change(story), kicker="Corrected")
    submit(editor, _change(draft), kicker="Typed")
    assert timezone.now() - _again(story).updated_at < timedelta(minutes=1)
    assert _again(draft).updated_at is None


def test_change_of_a_quote_dates_its_story(editor):
    story = an_article()
    quote = a_quote(story)
    submit(editor, _change(story), quotes__0__words="What was really said.")
    assert _again(story).updated_at is not None
    Article.objects.update(updated_at=None)
    submit(editor, reverse("admin:articles_quote_change", args=[quote.pk]), words="And again.")
    assert _again(story).updated_at is not None
    assert Quote.objects.get().words == "And again."


@pytest.mark.parametrize("change", [{"slug": "a-better-slug"}, {"published_at_0": "2023-09-30"}])
def test_moved_story_is_found_at_its_old_address(change, editor):
    story = an_article()
    old = story.get_absolute_url()
    submit(editor, _change(story), **change)
    assert _again(story).get_absolute_url() != old
    assert current_address(old) == _again(story).get_absolute_url()


def test_moved_draft_leaves_no_address_behind(editor):
    story = an_article(published_at=None)
    old = story.get_absolute_url()
    submit(editor, _change(story), slug="a-better-slug")
    assert current_address(old) is None


@pytest.mark.parametrize("day", ["", "2093-01-01", "1066-10-14"])
def test_story_that_was_out_stays_out(day, editor):
    story = an_article()
    response = submit(editor, _change(story), published_at_0=day, published_at_1="10:00" if day else "")
    assert len(faults(response)) == 1
    assert _again(story).published_at == story.published_at


def test_quotes_can_swap_numbers(editor):
    story = an_article(published_at=None)
    first, second = a_quote(story), a_quote(story)
    response = submit(editor, _change(story), quotes__0__number="2")
    assert faults(response) == ["There are two quotations with number 2."]
    submit(editor, _change(story), quotes__0__number="2", quotes__1__number="1")
    assert list(story.quotes.values_list("number", "pk")) == [(1, second.pk), (2, first.pk)]


def test_quote_of_another_story_stays_out_of_reach(editor):
    mine, other = an_article(published_at=None), an_article()
    a_quote(mine)
    foreign = a_quote(other, words="Not yours.")
    response = submit(editor, _change(mine), quotes__0__id=str(foreign.pk), quotes__0__words="Mine now.")
    assert faults(response)[0] == "This row has been changed by someone else since you opened the page. Open it again."
    assert Quote.objects.get(pk=foreign.pk).words == "Not yours."


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        ({"table": "classification"}, "A result needs its session."),
        ({"table": "drivers"}, "Standings need the Grand Prix before them."),
        ({"table": "drivers", "session": "1"}, "Leave this empty: it is for the other kind of table."),
        ({"table": "nonsense"}, "Select a valid choice. nonsense is not one of the available choices."),
        (
            {"table": "drivers", "grand_prix": "x"},
            "Select a valid choice. That choice is not one of the available choices.",
        ),
        ({"table": "drivers", "order": "9" * 30}, "Ensure this value is less than or equal to 32767."),
    ],
)  # fmt: skip
def test_slip_in_a_table_is_told(row, sentence, editor):
    story, session = an_article(published_at=None), a_session()
    row = row | ({"session": str(session.pk)} if "session" in row else {})
    response = submit(editor, _change(story), **{f"embeds__0__{name}": value for name, value in row.items()})
    assert sentence in faults(response)
    assert not Embed.objects.exists()


def test_chosen_tables_have_to_be_listed(editor):
    response = submit(editor, _change(an_article(published_at=None)), tables="chosen")
    assert faults(response) == ["List the tables of the story here, or let them choose themselves."]


@pytest.mark.parametrize(
    "changes",
    [
        {"headline": "a\x00b"},
        {"slug": "9" * 500},
        {"drivers": ["9" * 40]},
        {"drivers": ["x\x00"]},
        {"constructors": ["-1"]},
        {"grand_prix": "abc"},
        {"kind": "nonsense"},
        {"published_at_0": "0000-00-00", "published_at_1": "25:61"},
        {"quotes__TOTAL_FORMS": "9" * 30},
        {"quotes__INITIAL_FORMS": None},
        {"quotes__0__id": "\x00"},
        {"quotes__0__number": "-1"},
    ],
)
def test_tampered_form_comes_back_with_a_complaint(changes, editor):
    story = an_article(published_at=None)
    a_quote(story)
    response = submit(editor, _change(story), kicker="changed", **changes)
    assert response.status_code == 200
    assert faults(response)
    assert _again(story).kicker == ""


def test_published_story_cannot_be_deleted_but_a_draft_can(editor):
    story, draft = an_article(), an_article(published_at=None)
    a_quote(draft)
    for one in (story, draft):
        editor.post(reverse("admin:articles_article_delete", args=[one.pk]), {"post": "yes"})
    assert list(Article.objects.all()) == [story]
    editor.post(LIST, {"action": "delete_selected", "_selected_action": [story.pk], "post": "yes"})
    assert list(Article.objects.all()) == [story]


def test_several_stories_are_published_and_withdrawn_together(editor):
    draft, public, gone = an_article(published_at=None), an_article(), an_article(withdrawn_at=timezone.now())
    chosen = [draft.pk, public.pk, gone.pk]
    editor.post(LIST, {"action": "publish_now", "_selected_action": chosen})
    assert [_again(story).is_public for story in (draft, public, gone)] == [True, True, False]
    assert _again(public).published_at == public.published_at
    editor.post(LIST, {"action": "withdraw", "_selected_action": chosen})
    assert [_again(story).is_public for story in (draft, public, gone)] == [False, False, False]


@pytest.mark.parametrize("rows", [1, 6])
def test_story_costs_few_queries_with_any_number_of_quotes(rows, editor, django_assert_max_num_queries):
    story = an_article([a_driver() for _ in range(rows)], [a_constructor() for _ in range(rows)],
                       grand_prix=a_grand_prix(), published_at=None)  # fmt: skip
    for _ in range(rows):
        a_quote(story)
        an_embed(story, session=a_session())
        an_embed(story, table="drivers", grand_prix=a_grand_prix())
    with django_assert_max_num_queries(30):
        fields = form_of(editor.get(_change(story)))
    with django_assert_max_num_queries(30):
        assert len(faults(editor.post(_change(story), fields | {"headline": ""}))) == 1


def test_only_the_page_with_the_text_editor_has_a_nonce(editor):
    policy = editor.get(ADD)["Content-Security-Policy"]
    assert "script-src 'self' 'nonce-" in policy
    assert "unsafe" not in policy
    assert "nonce" not in editor.get(LIST)["Content-Security-Policy"]


def test_quote_page_numbers_the_next_and_refuses_the_taken(editor):
    quote = a_quote()
    fields = {"article": str(quote.article_id), "speaker": str(a_speaker().pk), "words": "More."}
    page = reverse("admin:articles_quote_add")
    assert faults(submit(editor, page, **fields, number="1")) == ["The story has a quotation 1 already."]
    submit(editor, page, **fields)
    assert set(Quote.objects.values_list("number", flat=True)) == {1, 2}


def _log(story):
    entries = LogEntry.objects.filter(object_id=story.pk).order_by("pk")
    return [entry.get_change_message() for entry in entries]


def test_log_says_what_was_done(editor):
    story = an_article(published_at=None)
    for button in ("_share", "_stop_sharing", "_publish", "_withdraw", "_put_back"):
        submit(editor, _change(story), button=button)
    submit(editor, _change(story), button="_withdraw", kicker="Typed meanwhile")
    assert _log(story) == [
        *("Shared.", "Sharing ended.", "Published.", "Withdrawn.", "Put back."),
        "Withdrawn. Changed Kicker.",
    ]


def test_log_tells_the_moment_a_story_is_scheduled_for(editor):
    story = an_article(published_at=None)
    submit(editor, _change(story), published_at_0="2098-03-01", published_at_1="09:30:00")
    submit(editor, _change(story), published_at_0="", published_at_1="")
    assert [said.split(". ")[0] for said in _log(story)] == [
        "Scheduled for 1 March 2098, 09:30 UTC",
        "No longer scheduled",
    ]


STATES = {
    "draft": {"published_at": None},
    "scheduled": {"published_at": timezone.now() + timedelta(days=1000)},
    "published": {},
    "withdrawn": {"withdrawn_at": timezone.now()},
}


@pytest.mark.parametrize("state", STATES)
def test_sharing_ends_with_one_button_in_every_state(state, editor):
    story = an_article(preview_token=uuid4(), **STATES[state])
    submit(editor, _change(story), button="_stop_sharing")
    assert _again(story).preview_token is None


def test_link_of_a_withdrawn_story_says_that_it_is_gone(client, db):
    story = an_article(preview_token=uuid4(), withdrawn_at=timezone.now(), body="<p>Taken back.</p>")
    answer = client.get(reverse("preview", args=[story.preview_token]))
    assert answer.status_code == 410
    assert "Taken back." not in answer.content.decode()
    assert answer["Cache-Control"] == "private, no-store"

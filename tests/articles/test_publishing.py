"""What is done with a story: by whom it may be, what it leaves behind, when it is refused."""

from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Permission, User
from django.core.exceptions import PermissionDenied

from articles import publishing
from articles.models import Article
from f1site.verbs import Refused
from tests.builders import an_article

pytestmark = pytest.mark.django_db
NOW = datetime(2023, 11, 1, 12, tzinfo=UTC)
BEFORE, LATER = NOW - timedelta(hours=1), NOW + timedelta(hours=1)

DRAFT, SCHEDULED, OUT = {"published_at": None}, {"published_at": LATER}, {"published_at": BEFORE}
GONE = OUT | {"withdrawn_at": BEFORE}


def _editor(*permissions):
    user = User.objects.create(username="editor", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename__in=permissions))
    return user


def _stored(story):
    return Article.objects.get(pk=story.pk)


def _log():
    return [entry.get_change_message() for entry in LogEntry.objects.order_by("pk")]


@pytest.mark.parametrize(
    ("verb", "before", "after", "told"),
    [
        (publishing.publish, DRAFT, {"published_at": NOW}, "Published."),
        (publishing.publish, SCHEDULED, {"published_at": NOW}, "Published."),
        (publishing.withdraw, OUT, OUT | {"withdrawn_at": NOW}, "Withdrawn."),
        (publishing.put_back, GONE, OUT | {"withdrawn_at": None}, "Put back."),
    ],
)
def test_a_verb_changes_the_story_and_says_so_in_the_log(verb, before, after, told):
    story = an_article(**before)
    verb(story, _editor("change_article"), at=NOW)
    assert {name: getattr(_stored(story), name) for name in after} == after
    assert _log() == [told]


def test_a_draft_is_shared_until_sharing_ends():
    story, editor = an_article(**DRAFT), _editor("add_article")
    publishing.share(story, editor)
    assert _stored(story).preview_token
    publishing.stop_sharing(story, editor)
    assert _stored(story).preview_token is None
    assert _log() == ["Shared.", "Sharing ended."]


@pytest.mark.parametrize(
    ("verb", "state", "sentence"),
    [
        (publishing.publish, OUT, "Readers have it already."),
        (publishing.publish, GONE, "It is withdrawn: put it back instead."),
        (publishing.withdraw, DRAFT, "Readers have not seen it yet."),
        (publishing.withdraw, SCHEDULED, "Readers have not seen it yet."),
        (publishing.withdraw, GONE, "It is withdrawn already."),
        (publishing.put_back, OUT, "It is not withdrawn."),
        (publishing.share, OUT, "Readers have had it already."),
        (publishing.share, GONE, "Readers have had it already."),
        (publishing.stop_sharing, DRAFT, "It is not shared."),
        (publishing.correct, SCHEDULED, "Readers have not seen it yet: there is nothing to correct."),
    ],
)
def test_what_makes_no_sense_is_refused_in_a_sentence(verb, state, sentence):
    story = an_article(**state)
    before = Article.objects.values().get()
    with pytest.raises(Refused) as refused:
        verb(story, at=NOW)
    assert str(refused.value) == sentence
    assert Article.objects.values().get() == before


@pytest.mark.parametrize(
    ("state", "moment", "told"),
    [
        (DRAFT, LATER, "Scheduled for 1 November 2023, 13:00 UTC."),
        (DRAFT, BEFORE, "Published."),
        (SCHEDULED, None, "No longer scheduled."),
        (OUT, BEFORE - timedelta(days=1), "Published."),
    ],
)
def test_a_story_comes_out_when_it_is_scheduled(state, moment, told):
    story = an_article(**state)
    publishing.schedule(story, moment, _editor("change_article"), at=NOW)
    assert _stored(story).published_at == moment
    assert _log() == [told]


@pytest.mark.parametrize("moment", [None, LATER])
def test_what_readers_have_is_not_put_off(moment):
    story = an_article(**OUT)
    with pytest.raises(Refused, match="Readers have this story already"):
        publishing.schedule(story, moment, at=NOW)
    assert _stored(story).published_at == BEFORE


def test_a_correction_dates_the_story_and_leaves_its_publication():
    story = an_article(**OUT)
    publishing.correct(story, _editor("change_quote"), at=NOW)
    assert (_stored(story).published_at, _stored(story).updated_at) == (BEFORE, NOW)


@pytest.mark.parametrize("permissions", [(), ("view_article", "change_quote")])
def test_whoever_may_not_write_stories_may_not_publish_them(permissions):
    story = an_article(**DRAFT)
    with pytest.raises(PermissionDenied):
        publishing.publish(story, _editor(*permissions))
    assert _stored(story).published_at is None
    assert _log() == []


def test_nobody_leaves_no_trace_in_the_log():
    publishing.publish(an_article(**DRAFT))
    assert _log() == []


def test_only_what_a_verb_changes_is_saved():
    story = an_article(**DRAFT)
    Article.objects.update(headline="Typed by somebody else meanwhile")
    publishing.publish(story, at=NOW)
    assert _stored(story).headline == "Typed by somebody else meanwhile"


def test_a_page_collects_what_was_done_and_logs_it_itself():
    done = []
    publishing.publish(an_article(**DRAFT), _editor("add_article"), done=done)
    assert (done, _log()) == (["Published."], [])

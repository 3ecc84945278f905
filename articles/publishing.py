"""What is done with a story beside writing it: it is published, scheduled, withdrawn, put back, shared, corrected.

Each verb takes a story that is stored, saves what it changes and says so in the log.
"""

import uuid
from collections.abc import Callable
from datetime import datetime
from typing import Any

from articles.models import Article
from f1site import clock
from f1site.verbs import Done, Refused, User, permit, tell

WRITERS = ("articles.add_article", "articles.change_article")
# A quotation is a part of its story.
CORRECTORS = (*WRITERS, "articles.add_quote", "articles.change_quote", "articles.delete_quote")
FIRST_YEAR, LAST_YEAR = 1950, 2100


def has_been_out(story: Article, at: datetime | None = None) -> bool:
    """Readers have had it, even if it was withdrawn since."""
    return story.published_at is not None and story.published_at <= (at or clock.now())


def publish(story: Article, user: User = None, *, at: datetime | None = None, done: Done = None) -> None:
    at = at or clock.now()
    _act(publish, story, user, at, done, "Published.", published_at=at)


def withdraw(story: Article, user: User = None, *, at: datetime | None = None, done: Done = None) -> None:
    at = at or clock.now()
    _act(withdraw, story, user, at, done, "Withdrawn.", withdrawn_at=at)


def put_back(story: Article, user: User = None, *, at: datetime | None = None, done: Done = None) -> None:
    _act(put_back, story, user, at, done, "Put back.", withdrawn_at=None)


def share(story: Article, user: User = None, *, at: datetime | None = None, done: Done = None) -> None:
    """From now on the draft has an address that can be read without an account."""
    _act(share, story, user, at, done, "Shared.", preview_token=uuid.uuid4())


def stop_sharing(story: Article, user: User = None, *, at: datetime | None = None, done: Done = None) -> None:
    _act(stop_sharing, story, user, at, done, "Sharing ended.", preview_token=None)


def schedule(
    story: Article, moment: datetime | None, user: User = None, *, at: datetime | None = None, done: Done = None
) -> None:
    """It comes out at ``moment``, not at all if that is None; a story that is out is dated anew."""
    permit(user, *WRITERS)
    check_moment(story, moment, at)
    _save(story, published_at=moment)
    told = "Published." if has_been_out(story, at) else f"Scheduled for {in_words(moment)}." if moment else ""
    tell(user, story, told or "No longer scheduled.", done=done)


def correct(story: Article, user: User = None, *, at: datetime | None = None) -> None:
    """Readers and feeds see that it has changed. What has, is logged by whoever changed it."""
    permit(user, *CORRECTORS)
    if not has_been_out(story, at):
        raise Refused("Readers have not seen it yet: there is nothing to correct.")
    _save(story, updated_at=at or clock.now())


Verb = Callable[..., None]


def why_not(verb: Verb, story: Article, at: datetime | None = None) -> str:
    """Why a verb cannot be done with a story as it is, in a sentence; empty where it can."""
    is_out, is_gone, is_shared = has_been_out(story, at), bool(story.withdrawn_at), bool(story.preview_token)
    reasons = {
        publish: [(is_gone, "It is withdrawn: put it back instead."), (is_out, "Readers have it already.")],
        withdraw: [(is_gone, "It is withdrawn already."), (not is_out, "Readers have not seen it yet.")],
        put_back: [(not is_gone, "It is not withdrawn.")],
        share: [(is_gone or is_out, "Readers have had it already."), (is_shared, "It is shared already.")],
        stop_sharing: [(not is_shared, "It is not shared.")],
    }
    return next((sentence for is_so, sentence in reasons[verb] if is_so), "")


def check_moment(story: Article, moment: datetime | None, at: datetime | None = None) -> None:
    """Raises Refused unless the story may come out then."""
    if has_been_out(story, at) and (moment is None or moment > (at or clock.now())):
        raise Refused("Readers have this story already. To take it back, use “Save and withdraw”.", "published_at")
    if moment and not FIRST_YEAR <= moment.year <= LAST_YEAR:
        raise Refused(f"Give a year from {FIRST_YEAR} to {LAST_YEAR}.", "published_at")


def in_words(moment: datetime) -> str:
    return f"{moment:%-d %B %Y, %H:%M} UTC"


def _act(verb: Verb, story: Article, user: User, at: datetime | None, done: Done, sentence: str, **fields: Any) -> None:
    permit(user, *WRITERS)
    if reason := why_not(verb, story, at):
        raise Refused(reason)
    _save(story, **fields)
    tell(user, story, sentence, done=done)


def _save(story: Article, **fields: Any) -> None:
    for name, value in fields.items():
        setattr(story, name, value)
    story.save(update_fields=fields)

"""Stories nobody may see, to be present wherever stories are listed."""

from datetime import UTC, datetime
from uuid import UUID

from tests.builders import A_MOMENT, a_quote, a_speaker, an_article

TOKEN = UUID("11111111-2222-3333-4444-555555555555")


def unpublished_stories(**fields):
    """A draft, a scheduled and a withdrawn story, each with a quotation; all of it says SECRET."""
    states = {
        "draft": {"published_at": None, "preview_token": TOKEN},
        "scheduled": {"published_at": datetime(2199, 1, 1, tzinfo=UTC)},
        "withdrawn": {"published_at": A_MOMENT, "withdrawn_at": A_MOMENT},
    }
    secret = {
        "headline": "SECRET",
        "standfirst": "SECRET",
        "body": "<p>SECRET</p>",
        "kicker": "SECRET",
        "is_lead": True,
    }
    stories = {}
    for state, dates in states.items():
        stories[state] = an_article(slug=f"secret-{state}", **(secret | dates | fields))
        a_quote(stories[state], speaker=a_speaker(slug=f"secret-{state}", name="SECRET"), words="SECRET")
    return stories

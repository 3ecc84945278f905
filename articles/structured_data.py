"""Stories in the words search engines read (schema.org)."""

from typing import Any

from django.conf import settings
from django.templatetags.static import static

from articles.reading.stories import FullStory
from f1site.marks.site import absolute


def news_article(full: FullStory) -> dict[str, Any]:
    """A published story as a NewsArticle."""
    site, article = _site(), full.story
    return {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": article.headline,
        "description": article.standfirst,
        "url": absolute(article.get_absolute_url()),
        "mainEntityOfPage": absolute(article.get_absolute_url()),
        "datePublished": article.published_at.isoformat() if article.published_at else None,
        "dateModified": full.last_seen_change.isoformat(),
        "image": absolute(static("img/card.png")),
        "author": _author(article.byline),
        "publisher": site,
        "about": _subjects(full),
    }


def web_site() -> dict[str, Any]:
    """This site, for its front page."""
    return {"@context": "https://schema.org", "@type": "WebSite", "name": settings.SITE_NAME, "url": absolute("/")}


def _site() -> dict[str, Any]:
    return {"@type": "Organization", "name": settings.SITE_NAME, "url": absolute("/")}


def _author(byline: str) -> dict[str, Any]:
    """A byline with this site's name in front is a desk of it (Parc Fermé race desk), any other a person's name."""
    if not byline:
        return _site()
    if not byline.casefold().startswith(settings.SITE_NAME.casefold()):
        return {"@type": "Person", "name": byline}
    return {"@type": "Organization", "name": byline, "url": absolute("/")}


def _subjects(full: FullStory) -> list[dict[str, Any]]:
    # Not a SportsEvent: that has to say when and where, which is for the page of the race to tell.
    subjects: list[tuple[str, Any]] = [("Thing", full.grand_prix)] if full.grand_prix else []
    subjects += [("Person", driver) for driver in full.people.drivers]
    subjects += [("SportsTeam", team) for team in full.people.teams]
    return [
        {"@type": kind, "name": str(subject), "url": absolute(subject.get_absolute_url())} for kind, subject in subjects
    ]

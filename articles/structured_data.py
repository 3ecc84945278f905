"""Stories in the words search engines read (schema.org)."""

from datetime import datetime
from typing import Any

from django.conf import settings

from articles.models import Article
from articles.tags import tags_of
from f1site.templatetags.site import absolute


def news_article(article: Article, modified: datetime) -> dict[str, Any]:
    """A published story as a NewsArticle."""
    site = {"@type": "Organization", "name": settings.SITE_NAME, "url": absolute("/")}
    return {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": article.headline,
        "description": article.standfirst,
        "url": absolute(article.get_absolute_url()),
        "mainEntityOfPage": absolute(article.get_absolute_url()),
        "datePublished": article.published_at.isoformat(),
        "dateModified": modified.isoformat(),
        "author": {"@type": "Person", "name": article.byline} if article.byline else site,
        "publisher": site,
        "about": _subjects(article),
    }


def _subjects(article: Article) -> list[dict[str, Any]]:
    subjects = [("SportsEvent", article.grand_prix)] if article.grand_prix else []
    subjects += [("Person", driver) for driver in tags_of(article).drivers]
    subjects += [("SportsTeam", constructor) for constructor in tags_of(article).constructors]
    return [
        {"@type": kind, "name": str(subject), "url": absolute(subject.get_absolute_url())} for kind, subject in subjects
    ]

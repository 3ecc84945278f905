"""What an editor can do with a story beside writing it. Each verb changes the story; the page saves it."""

import uuid

from django.utils import timezone

from articles.models import Article


def publish(article: Article) -> str:
    if not article.published_at or article.published_at > timezone.now():
        article.published_at = timezone.now()
    return "The story is out."


def withdraw(article: Article) -> str:
    article.withdrawn_at = article.withdrawn_at or timezone.now()
    return "The story is withdrawn. Its address says so."


def put_back(article: Article) -> str:
    article.withdrawn_at = None
    return "The story is no longer withdrawn."


def share(article: Article) -> str:
    article.preview_token = article.preview_token or uuid.uuid4()
    return "Whoever has the link under “Publication” may read the draft."


def stop_sharing(article: Article) -> str:
    article.preview_token = None
    return "The link to the draft no longer works."


# What the button says, what it does, and what the log says afterwards.
VERBS = {
    "_publish": ("Save and publish now", publish, "Published."),
    "_withdraw": ("Save and withdraw", withdraw, "Withdrawn."),
    "_put_back": ("Save and put back", put_back, "Put back."),
    "_share": ("Save and share the draft", share, "Shared."),
    "_stop_sharing": ("Save and stop sharing", stop_sharing, "Sharing ended."),
}


def fitting(article: Article | None) -> list[str]:
    """Names of the verbs that make sense for a story as it is."""
    if article is None:
        return ["_publish", "_share"]
    stop = ["_stop_sharing"] if article.preview_token else []
    if article.withdrawn_at:
        return ["_put_back", *stop]
    if article.is_public:
        return ["_withdraw", *stop]
    return ["_publish", *(stop or ["_share"])]

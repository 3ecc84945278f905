"""Where a story stands on its way to readers, in words."""

from datetime import datetime

from django.contrib import admin
from django.db.models import Q
from django.utils import timezone

from articles.models import Article


def stage(article: Article) -> str:
    """Draft, scheduled for a moment, published or withdrawn."""
    if article.withdrawn_at:
        return f"withdrawn {_moment(article.withdrawn_at)}"
    if article.published_at is None:
        return "draft"
    if article.published_at > timezone.now():
        return f"scheduled for {_moment(article.published_at)}"
    return f"published {_moment(article.published_at)}"


def came_to(article: Article) -> str:
    """The log's sentence for a story whose moment of publication was typed."""
    if article.published_at is None:
        return "No longer scheduled."
    return "Published." if article.published_at <= timezone.now() else f"Scheduled for {_moment(article.published_at)}."


def _moment(at: datetime) -> str:
    return f"{at:%-d %B %Y, %H:%M} UTC"


class StageFilter(admin.SimpleListFilter):
    title = "stage"
    parameter_name = "stage"

    def lookups(self, request, model_admin):
        return [(stage, stage) for stage in ("draft", "scheduled", "published", "withdrawn")]

    def queryset(self, request, queryset):
        now = timezone.now()
        stages = {
            "draft": Q(withdrawn_at=None, published_at=None),
            "scheduled": Q(withdrawn_at=None, published_at__gt=now),
            "published": Q(withdrawn_at=None, published_at__lte=now),
            "withdrawn": Q(withdrawn_at__isnull=False),
        }
        return queryset.filter(stages.get(self.value(), Q()))

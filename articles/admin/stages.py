"""Where a story stands on its way to readers, in words."""

from django.contrib import admin
from django.db.models import Q
from django.utils import timezone

from articles.models import Article
from articles.publishing import has_been_out, in_words


def stage(article: Article) -> str:
    """Draft, scheduled for a moment, published or withdrawn."""
    if article.withdrawn_at:
        return f"withdrawn {in_words(article.withdrawn_at)}"
    if article.published_at is None:
        return "draft"
    return f"{'published' if has_been_out(article) else 'scheduled for'} {in_words(article.published_at)}"


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

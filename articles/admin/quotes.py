"""Who is quoted, and every quotation."""

from django.contrib import admin
from django.db.models import F
from django.utils import timezone

from articles.forms.story import QuoteForm
from articles.models import Article, Quote, Speaker
from f1site.admin.pages import AddressedAdmin, EditorAdmin


@admin.register(Speaker)
class SpeakerAdmin(AddressedAdmin):
    fields = ["name", "slug", "driver"]
    list_display = ["name", "driver", "slug"]
    list_select_related = ["driver"]
    search_fields = ["name", "slug"]
    prepopulated_fields = {"slug": ["name"]}


@admin.register(Quote)
class QuoteAdmin(EditorAdmin):
    form = QuoteForm
    fields = ["article", "number", "speaker", "role", "words"]
    list_display = ["beginning", "speaker", "role", "article"]
    search_fields = ["words", "speaker__name", "role", "article__headline"]
    ordering = [F("article__published_at").desc(nulls_first=True), "-article_id", "number"]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("speaker", "article")

    @admin.display(description="words", ordering="words")
    def beginning(self, quote):
        return quote.words if len(quote.words) <= 100 else f"{quote.words[:100]}…"

    def view_on_site(self, quote):
        return quote.get_absolute_url() if quote.article.is_public else None

    def save_model(self, request, obj, form, change):
        super().save_model(request, obj, form, change)
        if form.has_changed():
            _mark_updated([obj.article_id, form.initial.get("article", obj.article_id)])

    def delete_model(self, request, obj):
        super().delete_model(request, obj)
        _mark_updated([obj.article_id])

    def delete_queryset(self, request, queryset):
        stories = list(queryset.values_list("article", flat=True))
        super().delete_queryset(request, queryset)
        _mark_updated(stories)


def _mark_updated(stories: list[int]) -> None:
    """Readers and feeds see that published stories have changed."""
    Article.objects.published().filter(pk__in=stories).update(updated_at=timezone.now())

"""Every quotation."""

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import F
from django.urls import path

from articles import publishing
from articles.admin.speakers import ChoosesSpeaker, role_view
from articles.forms.story import QuoteForm
from articles.models import Article, Quote
from f1site.admin.pages import EditorAdmin
from f1site.verbs import User, tell


@admin.register(Quote)
class QuoteAdmin(ChoosesSpeaker, EditorAdmin):
    form = QuoteForm
    fields = ["article", "number", "speaker", "role", "words"]
    list_display = ["beginning", "speaker", "role", "article"]
    search_fields = ["words", "speaker__name", "role", "article__headline"]
    ordering = [F("article__published_at").desc(nulls_first=True), "-article_id", "number"]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("speaker", "article")

    def get_urls(self):
        return [path("role/", self.admin_site.admin_view(self.role), name="articles_quote_role"), *super().get_urls()]

    def role(self, request):
        may_write = any(request.user.has_perm(f"articles.{verb}_quote") for verb in ("add", "change"))
        if not may_write:
            raise PermissionDenied
        return role_view(request)

    # The history of a story tells of its quotes, wherever they were edited.

    def log_addition(self, request, obj, message):
        self._log_with_story(request, {"added": {}}, [obj])
        return super().log_addition(request, obj, message)

    def log_change(self, request, obj, message):
        fields = message[0]["changed"].get("fields", []) if message and isinstance(message, list) else []
        if fields:
            self._log_with_story(request, {"changed": {"fields": fields}}, [obj])
        return super().log_change(request, obj, message)

    def log_deletions(self, request, queryset):
        self._log_with_story(request, {"deleted": {}}, queryset)
        return super().log_deletions(request, queryset)

    def _log_with_story(self, request, change, quotes) -> None:
        for quote in quotes:
            ((verb, what),) = change.items()
            told = [{verb: {"name": "quote", "object": str(quote), **what}}]
            tell(request.user, quote.article, told)

    @admin.display(description="words", ordering="words")
    def beginning(self, quote):
        return quote.words if len(quote.words) <= 100 else f"{quote.words[:100]}…"

    def view_on_site(self, quote):
        return quote.get_absolute_url() if quote.article.is_public else None

    def save_model(self, request, obj, form, change):
        super().save_model(request, obj, form, change)
        if form.has_changed():
            _correct([obj.article_id, form.initial.get("article", obj.article_id)], request.user)

    def delete_model(self, request, obj):
        super().delete_model(request, obj)
        _correct([obj.article_id], request.user)

    def delete_queryset(self, request, queryset):
        stories = list(queryset.values_list("article", flat=True))
        super().delete_queryset(request, queryset)
        _correct(stories, request.user)


def _correct(stories: list[int], user: User) -> None:
    """What readers have not seen is only edited."""
    for story in Article.objects.published().filter(pk__in=stories):
        publishing.correct(story, user)

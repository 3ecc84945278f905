"""Writing, scheduling, publishing and withdrawing stories."""

from csp.constants import NONCE
from csp.decorators import csp_update
from django.contrib import admin, messages
from django.db import transaction
from django.db.models import F, QuerySet
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.html import format_html
from js_asset import Media as EditorMedia

from articles import publishing
from articles.admin import verbs
from articles.admin.speakers import ChoosesSpeaker
from articles.admin.stages import StageFilter, stage
from articles.forms.story import ArticleForm, EmbedRowForm, EmbedRows, QuoteRowForm, QuoteRows
from articles.models import Article, Embed, Quote
from articles.text.body import marker_faults
from f1site.admin.pages import AddressedAdmin, InlineRowsAdmin
from f1site.marks.site import absolute

# The editor's modules find each other by an import map, which can only stand in the page itself.
EDITOR_POLICY = {"script-src": [NONCE], "style-src": [NONCE]}


class QuoteInline(ChoosesSpeaker, InlineRowsAdmin):
    model = Quote
    form = QuoteRowForm
    formset = QuoteRows
    verbose_name_plural = "quotations"
    stands_after = "The text"
    ordering = ["number"]
    fields = ["number", "speaker", "role", "words"]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("speaker")


class EmbedInline(InlineRowsAdmin):
    model = Embed
    form = EmbedRowForm
    formset = EmbedRows
    verbose_name_plural = "tables chosen by hand"
    stands_after = "Tables"
    ordering = ["order", "pk"]
    fields = ["order", "table", "session", "grand_prix"]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("session__grand_prix", "grand_prix")


@admin.register(Article)
class ArticleAdmin(AddressedAdmin):
    form = ArticleForm
    change_form_template = "admin/articles/article/change_form.html"
    # Their order is the order an editor thinks in; quotations and tables stand in between, see ``stands_after``.
    fieldsets = [
        ("What it is", {"fields": ["kind", "kicker", "headline", "slug", "standfirst", "byline"]}),
        ("The text", {"fields": ["body"]}),
        ("What it is about", {"fields": ["grand_prix", "drivers", "constructors"]}),
        ("Tables", {"fields": ["tables"]}),
        ("Publication", {"fields": ["stage", "published_at", "is_lead", "preview_link"]}),
    ]
    readonly_fields = ["stage", "preview_link"]
    prepopulated_fields = {"slug": ["headline"]}
    inlines = [QuoteInline, EmbedInline]
    list_display = ["headline", "stage", "kind", "grand_prix", "is_lead"]
    list_select_related = ["grand_prix"]
    list_filter = [StageFilter, "kind", "is_lead", "grand_prix__season"]
    # Drafts first, on every database.
    ordering = [F("published_at").desc(nulls_first=True), "-pk"]
    search_fields = ["headline", "kicker", "standfirst", "byline", "slug", "grand_prix__name"]
    date_hierarchy = "published_at"
    actions = ["publish_now", "withdraw"]

    @admin.display(description="stage", ordering="published_at")
    def stage(self, article):
        return stage(article)

    @admin.display(description="link to the draft")
    def preview_link(self, article):
        if not article.preview_token:
            return "Not shared. “Save and share the draft” makes a link that can be read without an account."
        address = absolute(reverse("preview", args=[article.preview_token]))
        return format_html('<a href="{0}">{0}</a>', address)

    def label(self, article):
        return f"{article}, {stage(article)}"

    def view_on_site(self, article):
        if article.is_public or article.withdrawn_at:
            return article.get_absolute_url()
        return reverse("preview", args=[article.preview_token]) if article.preview_token else None

    def has_delete_permission(self, request, obj=None):
        """What readers have seen is withdrawn, never deleted: its address has to say so."""
        was_out = obj is not None and publishing.has_been_out(obj)
        return super().has_delete_permission(request, obj) and not was_out

    def former_address(self, article):
        before = Article.objects.get(pk=article.pk)
        return before.get_absolute_url() if publishing.has_been_out(before) else None

    class Media:
        js = ["js/admin-spelling.js"]

    # The text editor under a strict policy.

    @method_decorator(csp_update(EDITOR_POLICY))
    def changeform_view(self, request, *args, **kwargs):
        return super().changeform_view(request, *args, **kwargs)

    def render_change_form(self, request, context, *args, **kwargs):
        context["media"] = EditorMedia.from_media(context["media"], nonce=str(request.csp_nonce))
        return super().render_change_form(request, context, *args, **kwargs)

    # Verbs.

    def get_verbs(self, request, obj):
        return [(name, verbs.VERBS[name][0]) for name in verbs.fitting(obj)]

    def store(self, request, obj, form, change):
        """The moment of publication is typed, and yet no text: it is set as the verb sets it."""
        typed, obj.published_at = obj.published_at, form.initial.get("published_at")
        super().store(request, obj, form, change)
        by = {"user": request.user, "done": form.done}
        if "published_at" in form.changed_data:
            publishing.schedule(obj, typed, **by)
        for name in verbs.fitting(obj):
            if name in request.POST:
                _, act, told = verbs.VERBS[name]
                act(obj, **by)
                self.message_user(request, told)

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        story = form.instance
        if form.was_public and (form.has_changed() or any(formset.has_changed() for formset in formsets)):
            publishing.correct(story, request.user)
        for fault in marker_faults(story.body, story.quotes.values_list("number", flat=True)):
            self.message_user(request, fault, messages.WARNING)

    def response_change(self, request, obj):
        if {"_share", "_stop_sharing"} & request.POST.keys():
            return HttpResponseRedirect(reverse("admin:articles_article_change", args=[obj.pk]))
        return super().response_change(request, obj)

    def response_add(self, request, obj, post_url_continue=None):
        return self.response_change(request, obj) if "_share" in request.POST else super().response_add(request, obj)

    @admin.action(description="Publish the selected stories now", permissions=["change"])
    def publish_now(self, request, queryset):
        waiting = queryset.filter(withdrawn_at=None).exclude(published_at__lte=timezone.now())
        self._act(request, waiting, publishing.publish, "Published.")

    @admin.action(description="Withdraw the selected stories", permissions=["change"])
    def withdraw(self, request, queryset):
        public = queryset.published()
        self._act(request, public, publishing.withdraw, "Withdrawn.")

    @transaction.atomic
    def _act(self, request, stories: QuerySet[Article], verb: publishing.Verb, told: str) -> None:
        stories = list(stories)
        for story in stories:
            verb(story, request.user)
        self.message_user(request, f"{told} {len(stories)} of the selected stories.")

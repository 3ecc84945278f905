"""A story, its quotations and its tables as an editor writes them."""

from html import unescape

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.html import strip_tags

from articles import publishing
from articles.forms.speakers import settle
from articles.models import Article, Embed, Quote
from articles.text import prose
from f1site.admin.formsets import InlineRows, RowForm
from f1site.verbs import Refused


class ArticleForm(forms.ModelForm):
    class Meta:
        model = Article
        fields = [
            *("kind", "kicker", "headline", "slug", "standfirst", "byline", "body"),
            *("grand_prix", "drivers", "constructors", "tables", "published_at", "is_lead"),
        ]
        widgets = {"standfirst": forms.Textarea(attrs={"rows": 3, "class": "vLargeTextField"})}
        help_texts = {
            "byline": "Who wrote it, as readers see it: Ana Ruiz.",
            "grand_prix": "The race weekend it is about: type 2023 mexico. The tables follow from it.",
            "tables": "Usually they choose themselves: by the kind of story, its Grand Prix and its date. "
            "“The ones listed below” takes yours instead.",
            "is_lead": "The newest story ticked here opens the home page, for a week or until the next race starts.",
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.done: list[str] = []  # what was done beside the typing, for the log
        self.was_public = self.instance.is_public

    def clean_is_lead(self):
        is_lead = self.cleaned_data["is_lead"]
        if is_lead and not self.initial.get("is_lead"):
            self.instance.lead_since = timezone.now()
        return is_lead

    def clean_body(self):
        body = prose.sanitize(self.cleaned_data["body"])
        if not unescape(strip_tags(body)).strip():
            raise ValidationError("A story needs a text.")
        return body

    def clean_published_at(self):
        moment = self.cleaned_data["published_at"]
        try:
            publishing.check_moment(self.instance, moment)
        except Refused as refused:
            raise ValidationError(str(refused)) from None
        return moment


class QuoteRowForm(RowForm):
    number = forms.IntegerField(
        required=False,
        min_value=1,
        max_value=999,
        help_text="Leave it empty to number them in order. [quote 1] in the text puts the first one in its place.",
        widget=forms.NumberInput(attrs={"class": "sheet-number"}),
    )

    class Meta:
        model = Quote
        exclude = []
        widgets = {"words": forms.Textarea(attrs={"rows": 3, "cols": 50})}
        help_texts = {"role": "What they were at that time: team principal, Red Bull Racing."}
        error_messages = {"speaker": {"required": "Choose who said it."}, "words": {"required": "Give the words."}}


class QuoteRows(InlineRows):
    key = "number"
    numbered = True

    def repeated(self, key):
        return f"There are two quotations with number {key}."

    def save(self, commit=True):
        for form in self.kept:
            settle(form.instance)
        return super().save(commit)


class EmbedRowForm(RowForm):
    class Meta:
        model = Embed
        exclude = []
        help_texts = {
            "session": "For a result: type 2023 austin race.",
            "grand_prix": "For standings: the Grand Prix they were drawn up after. Type 2023 united states.",
        }

    def clean(self):
        table, session, grand_prix = (self.cleaned_data.get(name) for name in ("table", "session", "grand_prix"))
        if table == Embed.Table.CLASSIFICATION:
            self._wants("session", session, "grand_prix", grand_prix, "A result needs its session.")
        elif table:
            self._wants("grand_prix", grand_prix, "session", session, "Standings need the Grand Prix before them.")

    def _wants(self, wanted, chosen, other, surplus, sentence) -> None:
        if not chosen and wanted not in self.errors:
            self.add_error(wanted, sentence)
        if surplus:
            self.add_error(other, "Leave this empty: it is for the other kind of table.")


class EmbedRows(InlineRows):
    row_name = "table"

    def clean(self):
        super().clean()
        if self.data.get("tables") == Article.Tables.CHOSEN and not self.kept:
            raise ValidationError("List the tables of the story here, or let them choose themselves.")


class QuoteForm(forms.ModelForm):
    number = forms.IntegerField(
        required=False, min_value=1, max_value=999, help_text="Leave it empty for the next number of the story."
    )

    class Meta:
        model = Quote
        fields = ["article", "number", "speaker", "role", "words"]

    def clean(self):
        article, number = self.cleaned_data.get("article"), self.cleaned_data.get("number")
        if article is None or "number" in self.errors:
            return
        taken = set(article.quotes.exclude(pk=self.instance.pk).values_list("number", flat=True))
        if number is None:
            self.cleaned_data["number"] = max(taken, default=0) + 1
        elif number in taken:
            self.add_error("number", f"The story has a quotation {number} already.")

    def _get_validation_exclusions(self):
        return super()._get_validation_exclusions() | {"speaker"}  # the field has found it, or will make it

    def save(self, commit=True):
        settle(self.instance)
        return super().save(commit)

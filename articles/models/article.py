"""Stories, and the tables an editor chose for one by hand."""

import uuid

from django.db import models
from django.db.models import Q
from django_prose_editor.fields import ProseEditorField

from articles.text import prose
from f1site import clock
from f1site.paths import path_to
from results.models import Constructor, Driver, GrandPrix, Session


class ArticleQuerySet(models.QuerySet):
    def published(self, at=None):
        """Out at a moment (default: now) and not withdrawn."""
        return self.filter(published_at__lte=at or clock.now(), withdrawn_at=None)

    def newest_first(self):
        return self.order_by("-published_at", "-pk")


class Article(models.Model):
    class Kind(models.TextChoices):
        PREVIEW = "preview", "preview"
        REPORT = "report", "race report"
        QUALIFYING_REPORT = "qualifying-report", "qualifying report"
        SPRINT_REPORT = "sprint-report", "sprint report"
        ANALYSIS = "analysis", "analysis"
        NEWS = "news", "news"
        INTERVIEW = "interview", "interview"

    class Tables(models.TextChoices):
        AUTOMATIC = "automatic", "chosen by kind and date"
        CHOSEN = "chosen", "the ones listed below"
        NONE = "none", "no tables"

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    kind = models.CharField(
        max_length=20,
        choices=Kind,
        default=Kind.NEWS,
        help_text="A preview shows the race before and the standings after it; a report shows its own.",
    )
    slug = models.SlugField(
        max_length=120,
        unique=True,
        help_text="Stands in the address. The old address keeps working when you change it.",
    )
    kicker = models.CharField(max_length=60, blank=True, help_text="The small line above the headline.")
    headline = models.CharField(max_length=160)
    standfirst = models.TextField(
        max_length=500, blank=True, help_text="One or two sentences under the headline; lists and feeds show it too."
    )
    body = ProseEditorField(
        extensions=prose.EXTENSIONS,
        sanitize=True,
        help_text="Put [quote 1] where the first quotation of the list below stands. "
        "Names of the drivers and teams you tag become links by themselves. Never type a table: it comes by itself.",
    )
    byline = models.CharField(max_length=100, blank=True, help_text="Who wrote it, as readers see it.")
    grand_prix = models.ForeignKey(
        GrandPrix,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="stories",
        verbose_name="Grand Prix",
        help_text="The race weekend it is about. The tables follow from it.",
    )
    drivers = models.ManyToManyField(
        Driver, blank=True, related_name="stories", help_text="The story appears on their pages."
    )
    constructors = models.ManyToManyField(
        Constructor, blank=True, related_name="stories", verbose_name="teams", help_text="It appears on their pages."
    )
    tables = models.CharField(max_length=10, choices=Tables, default=Tables.AUTOMATIC)
    is_lead = models.BooleanField(
        "lead story", default=False, help_text="The newest story ticked here opens the home page."
    )
    lead_since = models.DateTimeField(
        null=True,
        blank=True,
        editable=False,
        help_text="When it was made the lead story: it does not stay one for ever.",
    )
    published_at = models.DateTimeField(
        null=True,
        blank=True,
        db_index=True,
        help_text="Empty: a draft. In the future: it appears by itself at that time. Times are UTC.",
    )
    updated_at = models.DateTimeField(null=True, blank=True, editable=False)
    withdrawn_at = models.DateTimeField(
        null=True, blank=True, help_text="Filled: the story is taken back, and its address says so."
    )
    preview_token = models.UUIDField(
        null=True, blank=True, unique=True, editable=False, help_text="Whoever has the link may read the draft."
    )
    created_at = models.DateTimeField(auto_now_add=True)

    objects = ArticleQuerySet.as_manager()

    class Meta:
        ordering = ["-published_at", "-pk"]

    def __str__(self):
        return self.headline

    def get_absolute_url(self):
        """The public address; for a draft the one it would have if it came out today."""
        at = self.published_at or clock.now()
        return path_to("story", at.year, f"{at.month:02}", self.slug)

    @property
    def is_public(self):
        return bool(self.published_at and self.published_at <= clock.now() and not self.withdrawn_at)


class Embed(models.Model):
    """A table an editor put into a story in place of the automatic ones."""

    class Table(models.TextChoices):
        CLASSIFICATION = "classification", "result of a session"
        DRIVERS = "drivers", "drivers' standings after a Grand Prix"
        CONSTRUCTORS = "constructors", "constructors' standings after a Grand Prix"

    article = models.ForeignKey(Article, models.CASCADE, related_name="embeds")
    order = models.PositiveSmallIntegerField(default=1)
    table = models.CharField(max_length=16, choices=Table)
    session = models.ForeignKey(
        Session, models.PROTECT, null=True, blank=True, related_name="embeds", help_text="For the result of a session."
    )
    grand_prix = models.ForeignKey(
        GrandPrix,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="embeds",
        verbose_name="after",
        help_text="For standings: the Grand Prix they were drawn up after.",
    )

    class Meta:
        ordering = ["article", "order", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(table="classification", session__isnull=False, grand_prix__isnull=True)
                | Q(table__in=["drivers", "constructors"], session__isnull=True, grand_prix__isnull=False),
                name="embed_names_a_session_or_a_grand_prix_to_fit_its_table",
                violation_error_message="A result needs a session and nothing else; standings need a Grand Prix.",
            )
        ]

    def __str__(self):
        return f"{self.get_table_display()}: {self.session or self.grand_prix}"

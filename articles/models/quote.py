"""The quote ledger: who said what, in which role, in which story."""

from django.db import models

from articles.models.article import Article
from f1site.paths import path_to
from results.models import Driver


class SpeakerQuerySet(models.QuerySet):
    def quoted(self, at=None):
        """Those whom readers can find quoted, by name, with the number of times as ``said``."""
        public = models.Q(quotes__article__in=Article.objects.published(at))
        return self.annotate(said=models.Count("quotes", filter=public)).filter(said__gt=0).order_by("name")


class Speaker(models.Model):
    """Anyone who is quoted: a driver, a team principal, an engineer."""

    slug = models.SlugField(max_length=80, unique=True, help_text="Stands in the address: /speakers/helmut-marko/")
    name = models.CharField(max_length=100)
    driver = models.OneToOneField(
        Driver, models.PROTECT, null=True, blank=True, related_name="speaker", help_text="If the speaker is a driver."
    )

    objects = SpeakerQuerySet.as_manager()

    class Meta:
        ordering = ["name"]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return path_to("speaker", self.slug)


class QuoteQuerySet(models.QuerySet):
    def published(self, at=None):
        """Quotes of stories that readers can open."""
        return self.filter(article__in=Article.objects.published(at))


class Quote(models.Model):
    article = models.ForeignKey(Article, models.CASCADE, related_name="quotes")
    number = models.PositiveSmallIntegerField(help_text="[quote 1] in the text puts the first one in its place.")
    speaker = models.ForeignKey(Speaker, models.PROTECT, related_name="quotes")
    role = models.CharField(max_length=100, blank=True, help_text="At that time: team principal, Red Bull Racing.")
    words = models.TextField(help_text="Exactly as said, without quotation marks.")

    objects = QuoteQuerySet.as_manager()

    class Meta:
        ordering = ["article", "number"]
        constraints = [models.UniqueConstraint("article", "number", name="one_quote_per_number_in_a_story")]

    def __str__(self):
        return f"{self.speaker}: {self.words[:60]}"

    def get_absolute_url(self):
        """Where it stands in its story."""
        return f"{self.article.get_absolute_url()}#{self.anchor}"

    @property
    def anchor(self):
        return f"quote-{self.number}"

"""A season: a year of the championship and the rules it is scored by."""

from django.db import models

from f1site.paths import path_to

EDITORS = "the editors"  # the owner of what was entered or changed in the admin
NO_SOURCE = "a season folder without a source"


class Owner(models.CharField):
    """The source whose facts a row holds, as its credit names it (``F1DB (...)``), or the editors. Empty: not known."""

    def __init__(self, **kwargs):
        super().__init__(**{"max_length": 200, "blank": True, "default": "", "editable": False} | kwargs)


class Season(models.Model):
    year = models.PositiveSmallIntegerField(
        primary_key=True, help_text="The calendar year the championship is named after."
    )
    name = models.CharField(max_length=20, blank=True, help_text="If it is not called by its year: 2023-24.")
    rules = models.JSONField(
        null=True,
        blank=True,
        help_text="Only for a league with scoring rules of its own, in the words of its season.toml. "
        "Leave empty for the World Championship: the rules of the year are used.",
    )
    source = models.CharField(
        max_length=200, blank=True, help_text="Who the facts come from, as the licence wants it said."
    )
    source_url = models.URLField("address of the source", blank=True)
    owner = Owner()

    class Meta:
        ordering = ["-year"]

    def __str__(self):
        return self.name or str(self.year)

    def get_absolute_url(self):
        return path_to("season", self.year)

"""What teams were before, and what became of them."""

from django.db import models
from django.db.models import F, Q

from results.models.people import Constructor


class LineageStep(models.Model):
    """The years in which a team raced under one name, between what it was before and what it became.

    All steps of a team have the same ``line``: the last name it had, or has. A name may come back (Renault, Lotus-F1,
    Renault), so a constructor may have several steps of one line.
    """

    line = models.ForeignKey(
        Constructor, models.CASCADE, related_name="lineage", help_text="The last name the team had, or has."
    )
    constructor = models.ForeignKey(
        Constructor, models.PROTECT, related_name="lineage_steps", help_text="The name it had in these years."
    )
    first_year = models.PositiveSmallIntegerField("first season")
    last_year = models.PositiveSmallIntegerField(
        "last season", null=True, blank=True, help_text="Empty while the team races under this name."
    )

    class Meta:
        ordering = ["line", "first_year"]
        constraints = [
            models.UniqueConstraint("line", "first_year", name="a_team_has_one_name_at_a_time"),
            models.UniqueConstraint("constructor", "first_year", name="a_constructor_takes_over_one_team_a_season"),
            models.CheckConstraint(
                condition=Q(last_year__isnull=True) | Q(last_year__gte=F("first_year")),
                name="a_lineage_step_ends_after_it_begins",
            ),
        ]

    def __str__(self):
        return f"{self.constructor} {self.first_year}–{self.last_year or ''}"

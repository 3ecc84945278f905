"""Championship tables, computed and stored after every Grand Prix, and the adjustments a ruling makes to them."""

from django.db import models
from django.db.models import Exists, OuterRef, Q

from f1site import clock
from results.models.classification import Ruling
from results.models.people import Constructor, Driver, EngineManufacturer
from results.models.season import Season
from results.models.weekend import GrandPrix


class Championship(models.TextChoices):
    DRIVERS = "drivers", "drivers"
    CONSTRUCTORS = "constructors", "constructors"


class Exclusion(models.TextChoices):
    DISQUALIFIED = "DSQ", "disqualified"
    EXCLUDED = "EX", "excluded"


class StandingsTableQuerySet(models.QuerySet):
    def drivers(self):
        return self.filter(championship=Championship.DRIVERS)

    def constructors(self):
        return self.filter(championship=Championship.CONSTRUCTORS)

    def current(self, at=None):
        """The newest version of each table, as it was at a moment (default: now)."""
        at = at or clock.now()
        newer = StandingsTable.objects.filter(
            grand_prix=OuterRef("grand_prix"),
            championship=OuterRef("championship"),
            valid_from__gt=OuterRef("valid_from"),
            valid_from__lte=at,
        )
        return self.filter(~Exists(newer), valid_from__lte=at)

    def latest_first(self):
        """The table after the last Grand Prix first."""
        return self.order_by("-grand_prix__season_id", models.F("grand_prix__date").desc(), "-valid_from")


class StandingsTable(models.Model):
    """A championship after a Grand Prix, as the sheets known from ``valid_from`` on make it. Never changes."""

    grand_prix = models.ForeignKey(GrandPrix, models.PROTECT, related_name="standings_tables")
    championship = models.CharField(max_length=12, choices=Championship)
    valid_from = models.DateTimeField()
    races_counted = models.PositiveSmallIntegerField()
    sprints_counted = models.PositiveSmallIntegerField(default=0)

    objects = StandingsTableQuerySet.as_manager()

    class Meta:
        ordering = ["grand_prix", "championship", "valid_from"]
        constraints = [
            models.UniqueConstraint(
                "grand_prix", "championship", "valid_from", name="one_table_per_grand_prix_championship_and_moment"
            )
        ]

    def __str__(self):
        return f"{self.get_championship_display()} after {self.grand_prix}"


class Standing(models.Model):
    """One line of a championship table."""

    table = models.ForeignKey(StandingsTable, models.CASCADE, related_name="standings")
    line = models.PositiveSmallIntegerField(help_text="Order in the table, from 1.")
    position = models.PositiveSmallIntegerField(
        null=True, blank=True, help_text="Shared by competitors who are level; empty for one who is excluded."
    )
    driver = models.ForeignKey(Driver, models.PROTECT, null=True, blank=True, related_name="standings")
    constructor = models.ForeignKey(Constructor, models.PROTECT, null=True, blank=True, related_name="standings")
    engine = models.ForeignKey(EngineManufacturer, models.PROTECT, null=True, blank=True, related_name="standings")
    points = models.DecimalField(max_digits=7, decimal_places=2)
    dropped = models.DecimalField(
        max_digits=7, decimal_places=2, default=0, help_text="Points of results that do not count."
    )
    left_out = models.JSONField(
        default=list, help_text="Ids of the sessions whose points are not in it: only the best of the season count."
    )
    wins = models.PositiveSmallIntegerField(default=0)
    status = models.CharField(max_length=3, choices=Exclusion, blank=True, default="")

    class Meta:
        ordering = ["table", "line"]
        constraints = [
            models.UniqueConstraint("table", "line", name="one_competitor_per_line_of_a_table"),
            models.UniqueConstraint("table", "driver", name="one_line_per_driver_in_a_table"),
            models.UniqueConstraint(
                "table", "constructor", "engine", name="one_line_per_chassis_and_engine_in_a_table"
            ),
            models.CheckConstraint(
                condition=Q(driver__isnull=False, constructor__isnull=True, engine__isnull=True)
                | Q(driver__isnull=True, constructor__isnull=False, engine__isnull=False),
                name="standing_is_for_a_driver_or_a_constructor",
            ),
        ]

    def __str__(self):
        return f"{self.position} {self.driver or self.constructor} {self.points}"


class PointsAdjustment(models.Model):
    """A decision on a competitor's championship, felt from one Grand Prix on: points, or the whole of it."""

    class Effect(models.TextChoices):
        POINTS = "points", "points given or taken"
        DISQUALIFIED = "DSQ", "disqualified: last in the table, the points stay on show"
        EXCLUDED = "EX", "excluded: last in the table, without points"
        RESTART = "restart", "starts again from nothing"

    season = models.ForeignKey(Season, models.PROTECT, related_name="points_adjustments")
    grand_prix = models.ForeignKey(
        GrandPrix, models.PROTECT, related_name="points_adjustments", help_text="The first table it shows in."
    )
    driver = models.ForeignKey(Driver, models.PROTECT, null=True, blank=True, related_name="points_adjustments")
    constructor = models.ForeignKey(
        Constructor, models.PROTECT, null=True, blank=True, related_name="points_adjustments"
    )
    engine = models.ForeignKey(
        EngineManufacturer, models.PROTECT, null=True, blank=True, related_name="points_adjustments"
    )
    effect = models.CharField(max_length=8, choices=Effect, default=Effect.POINTS)
    points = models.DecimalField(
        max_digits=6, decimal_places=2, default=0, help_text="Negative for a deduction: -15. 0 for any other effect."
    )
    decided_at = models.DateTimeField(default=clock.now)
    reason = models.CharField(max_length=300, help_text="Shown under the table.")
    ruling = models.ForeignKey(Ruling, models.PROTECT, null=True, blank=True, related_name="points_adjustments")

    class Meta:
        ordering = ["season", "decided_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(driver__isnull=False, constructor__isnull=True, engine__isnull=True)
                | Q(driver__isnull=True, constructor__isnull=False, engine__isnull=False),
                name="adjustment_is_for_a_driver_or_a_constructor",
            ),
            models.CheckConstraint(
                condition=Q(effect="points") | Q(points=0), name="only_a_points_adjustment_has_points"
            ),
        ]

    def __str__(self):
        what = f"{self.points:+}" if self.effect == self.Effect.POINTS else self.get_effect_display().split(":")[0]
        return f"{what} {self.driver or self.constructor}: {self.reason}"

"""Result sheets: every version of a session's classification, its rows and its grid.

A sheet is typed while ``issued_at`` is empty. Once issued it never changes: a correction is a new version,
with its cause.
"""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.text import capfirst

from f1site import clock
from results.models.people import Constructor, Driver, EngineManufacturer
from results.models.weekend import Session


class FrozenSheet(ValidationError):
    """Raised on an attempt to change a sheet that has been issued."""


class Ruling(models.Model):
    """A decision of the stewards (or a court) that changes what a sheet says."""

    session = models.ForeignKey(Session, models.PROTECT, related_name="rulings")
    decided_at = models.DateTimeField()
    title = models.CharField(
        max_length=200, help_text="What was decided, in a headline: Hamilton and Leclerc disqualified."
    )
    rule = models.CharField(max_length=200, blank=True, help_text="The article that was broken.")
    reason = models.TextField(help_text="What was found, in a sentence or two.")

    class Meta:
        ordering = ["-decided_at"]

    def __str__(self):
        return self.title


class ClassificationQuerySet(models.QuerySet):
    def issued(self, at=None):
        """Sheets that were out at a moment (default: now)."""
        return self.filter(issued_at__lte=at or clock.now())

    def current(self, at=None):
        """The newest issued version of each session, as it was at a moment (default: now)."""
        at = at or clock.now()
        newer = Classification.objects.issued(at).filter(session=OuterRef("session"), version__gt=OuterRef("version"))
        return self.issued(at).filter(~Exists(newer))

    def scoring(self):
        """Sheets of sessions that give points."""
        return self.filter(session__kind__in=Session.SCORING_KINDS)


class AnySheet:
    """What a version of a sheet tells of itself, be it a row or a value that was read from one."""

    __slots__ = ()

    version: int
    state: str
    cause: str
    ruling: Any
    session: Any

    def get_absolute_url(self) -> str:
        return f"{self.session.get_absolute_url()}?version={self.version}"

    @property
    def is_correction(self) -> bool:
        """It puts right what was wrong on paper: nobody decided anything."""
        return self.cause in (Classification.Cause.SOURCE, Classification.Cause.CLERICAL)

    @property
    def headline(self) -> str:
        """Why it differs from the version before: ``Hamilton disqualified``, ``A clerical correction``; or empty."""
        if self.cause == Classification.Cause.RULING:
            return self.ruling.title
        return capfirst(Classification.Cause(self.cause).label) if self.cause else ""


class Classification(AnySheet, models.Model):
    class State(models.TextChoices):
        PROVISIONAL = "provisional", "provisional"
        FINAL = "final", "final"
        REVISED = "revised", "revised"

    class Cause(models.TextChoices):
        """Why there is a version after the first."""

        RULING = "ruling", "a ruling"
        SOURCE = "source", "a correction of the source"
        CLERICAL = "clerical", "a clerical correction"

    session = models.ForeignKey(Session, models.PROTECT, related_name="classifications")
    version = models.PositiveSmallIntegerField(default=1, help_text="1 is the first sheet; each correction adds one.")
    state = models.CharField(max_length=12, choices=State, default=State.PROVISIONAL)
    issued_at = models.DateTimeField(
        null=True,
        blank=True,
        help_text="Empty: you are still typing and nobody sees it. Filled: the sheet is out and can no longer change.",
    )
    ruling = models.ForeignKey(
        Ruling,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="classifications",
        help_text="The decision behind a revised sheet.",
    )
    cause = models.CharField(
        max_length=8, choices=Cause, blank=True, default="", help_text="Why this version differs from the one before."
    )
    cause_note = models.CharField(
        "in a word",
        max_length=300,
        blank=True,
        help_text="What was put right, where no ruling says so: two places were exchanged in typing.",
    )
    source = models.CharField(
        max_length=60, blank=True, editable=False, help_text="The import it came from; empty: an editor entered it."
    )

    objects = ClassificationQuerySet.as_manager()

    class Meta:
        ordering = ["session", "version"]
        constraints = [
            models.UniqueConstraint("session", "version", name="one_sheet_per_version_of_a_session"),
            models.CheckConstraint(condition=Q(version__gte=1), name="sheet_versions_start_at_one"),
            models.CheckConstraint(condition=~Q(state="revised") | ~Q(cause=""), name="revised_sheet_has_a_cause"),
            models.CheckConstraint(
                condition=~Q(cause="ruling") | Q(ruling__isnull=False), name="sheet_caused_by_a_ruling_names_it"
            ),
            models.CheckConstraint(
                condition=~Q(cause__in=["source", "clerical"]) | ~Q(cause_note=""), name="a_correction_says_what_it_is"
            ),
        ]

    def __str__(self):
        return f"{self.session}, version {self.version} ({self.get_state_display()})"

    def save(self, *args, **kwargs):
        if self.is_frozen:
            raise FrozenSheet("This sheet has been issued and cannot change. Enter a revised version instead.")
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        if self.is_frozen:
            raise FrozenSheet("This sheet has been issued and stays. Enter a revised version instead.")
        return super().delete(*args, **kwargs)

    @property
    def is_frozen(self):
        """Issued in the database: from then on the sheet is history."""
        return bool(self.pk) and Classification.objects.filter(pk=self.pk, issued_at__isnull=False).exists()


class Entry(models.Model):
    """One row of a sheet. A row, not a driver: cars were shared, so a driver may stand in several rows."""

    class Status(models.TextChoices):
        CLASSIFIED = "", "classified"
        NOT_CLASSIFIED = "NC", "not classified"
        RETIRED = "DNF", "did not finish"
        DISQUALIFIED = "DSQ", "disqualified"
        DID_NOT_START = "DNS", "did not start"
        DID_NOT_QUALIFY = "DNQ", "did not qualify"
        DID_NOT_PREQUALIFY = "DNPQ", "did not pre-qualify"
        DID_NOT_PRACTISE = "DNP", "did not practise"
        EXCLUDED = "EX", "excluded"

    classification = models.ForeignKey(Classification, models.CASCADE, related_name="entries")
    line = models.PositiveSmallIntegerField(help_text="Order on the sheet, from 1.")
    position = models.PositiveSmallIntegerField(null=True, blank=True, help_text="Empty for a car without a place.")
    status = models.CharField(max_length=4, choices=Status, blank=True, default=Status.CLASSIFIED)
    number = models.CharField("car number", max_length=4, blank=True)
    driver = models.ForeignKey(Driver, models.PROTECT, related_name="entries")
    constructor = models.ForeignKey(Constructor, models.PROTECT, related_name="entries", db_index=False)
    engine = models.ForeignKey(EngineManufacturer, models.PROTECT, related_name="entries")
    shared_car = models.BooleanField(default=False, help_text="Drove a car that another row lists first.")
    laps = models.PositiveSmallIntegerField(null=True, blank=True)
    time_ms = models.PositiveIntegerField("time", null=True, blank=True)
    penalty_ms = models.PositiveIntegerField("time penalty", null=True, blank=True)
    q1_ms = models.PositiveIntegerField("first part", null=True, blank=True)
    q2_ms = models.PositiveIntegerField("second part", null=True, blank=True)
    q3_ms = models.PositiveIntegerField("third part", null=True, blank=True)
    reason = models.CharField(max_length=100, blank=True, help_text="Why it retired, did not start or was excluded.")
    fastest_lap = models.BooleanField(default=False, help_text="Fastest lap of the race.")
    pit_stops = models.PositiveSmallIntegerField(null=True, blank=True)

    class Meta:
        ordering = ["classification", "line"]
        verbose_name_plural = "entries"
        constraints = [
            models.UniqueConstraint("classification", "line", name="one_entry_per_line_of_a_sheet"),
            models.CheckConstraint(
                condition=Q(position__isnull=False, status="") | Q(position__isnull=True) & ~Q(status=""),
                name="entry_has_a_place_or_says_why_not",
            ),
            models.CheckConstraint(condition=Q(position__gte=1), name="places_start_at_one"),
        ]
        indexes = [
            models.Index("driver", "position", name="entry_by_driver_and_place"),
            models.Index("constructor", "classification", name="entry_by_constructor_and_sheet"),
        ]

    def __str__(self):
        return f"{self.position or self.status} {self.driver}"

    def save(self, *args, **kwargs):
        self._refuse_when_frozen()
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        self._refuse_when_frozen()
        return super().delete(*args, **kwargs)

    def _refuse_when_frozen(self):
        if self.classification.is_frozen:
            raise FrozenSheet("This row stands on an issued sheet. Enter a revised version instead.")

    @property
    def best_ms(self):
        """The lap time that set the place in qualifying or practice: the last part driven in."""
        return self.q3_ms or self.q2_ms or self.q1_ms or self.time_ms


class Score(models.Model):
    """Points one entry earned for one championship. Computed by the scoring engine, never typed."""

    entry = models.ForeignKey(Entry, models.CASCADE, related_name="scores")
    championship = models.CharField(max_length=12, choices=[("drivers", "drivers"), ("constructors", "constructors")])
    points = models.DecimalField(max_digits=6, decimal_places=2)

    class Meta:
        constraints = [models.UniqueConstraint("entry", "championship", name="one_score_per_entry_and_championship")]

    def __str__(self):
        return f"{self.points} {self.championship}"


class GridPositionQuerySet(models.QuerySet):
    def known(self, at=None, *, by_session=False):
        """Of grids that were made by a moment (default: now): by qualifying, and known with their own sheet at last.

        A grid says of itself only where it is from: while the sheets of both are to come, so is the grid.
        ``by_session``: asked of each session and not of each place, which is quicker for a few of them.
        """
        at = at or clock.now()
        out = Classification.objects.issued(at)
        session, path = (OuterRef("pk"), "") if by_session else (OuterRef("session"), "session__")
        is_known = Exists(out.filter(session=session))
        is_known |= ~Exists(Classification.objects.filter(session=session, issued_at__gt=at))
        for kind in Session.SCORING_KINDS:
            decided = out.filter(session__grand_prix=OuterRef(f"{path}grand_prix"), session__kind=kind.row.decided_by)
            is_known |= Q(Exists(decided), **{f"{path}kind": kind})
        if by_session:
            is_known = Exists(Session.objects.filter(is_known, pk=OuterRef("session")))
        return self.filter(is_known)


class GridPosition(models.Model):
    """A place on the starting grid of a race or sprint, with the penalty that moved it."""

    session = models.ForeignKey(Session, models.PROTECT, related_name="grid")
    line = models.PositiveSmallIntegerField(help_text="Order on the grid sheet, from 1.")
    position = models.PositiveSmallIntegerField(null=True, blank=True)
    pit_lane = models.BooleanField(default=False)
    number = models.CharField("car number", max_length=4, blank=True)
    driver = models.ForeignKey(Driver, models.PROTECT, related_name="grid_positions", db_index=False)
    penalty_places = models.PositiveSmallIntegerField(null=True, blank=True)
    sent_to_back = models.BooleanField(default=False)

    objects = GridPositionQuerySet.as_manager()

    class Meta:
        ordering = ["session", "line"]
        constraints = [
            models.UniqueConstraint("session", "line", name="one_car_per_line_of_a_grid"),
            models.CheckConstraint(
                condition=~Q(pit_lane=True) | Q(position__isnull=True), name="pit_lane_start_has_no_grid_place"
            ),
        ]
        indexes = [models.Index("driver", "position", name="grid_by_driver_and_place")]

    def __str__(self):
        return f"{self.position or 'pit lane'} {self.driver}"

"""Where and when: circuits and their layouts, Grands Prix and the sessions of a weekend."""

import re
from datetime import date
from typing import Any

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.utils.text import capfirst

from f1site.paths import path_to
from results.models.season import Owner, Season
from results.models.session_kinds import SessionKind

ISO_ALPHA3 = RegexValidator(r"^[A-Z]{3}$", "Three capital letters, as in ISO 3166: NLD, MEX, CHN.")

NUMBERED = re.compile(r"(?:round|race|heat|event|stage|meeting) \w+", re.IGNORECASE)  # names that take no article


class Circuit(models.Model):
    class Direction(models.TextChoices):
        CLOCKWISE = "clockwise", "clockwise"
        ANTI_CLOCKWISE = "anti-clockwise", "anti-clockwise"

    class Type(models.TextChoices):
        RACE = "race", "permanent circuit"
        STREET = "street", "street circuit"
        ROAD = "road", "road circuit"

    slug = models.SlugField(max_length=80, unique=True, help_text="Stands in the address: /circuits/austin/")
    name = models.CharField(max_length=100, help_text="What people call it: Suzuka, Spa-Francorchamps.")
    full_name = models.CharField(max_length=150, help_text="Its name in full: Circuit of the Americas.")
    place = models.CharField(max_length=100, blank=True, help_text="The town it lies in or near.")
    country = models.CharField(max_length=3, blank=True, validators=[ISO_ALPHA3], help_text="ISO code: USA.")
    type = models.CharField(max_length=10, choices=Type, blank=True)
    direction = models.CharField(max_length=20, choices=Direction, blank=True)
    latitude = models.DecimalField(max_digits=9, decimal_places=6, null=True, blank=True)
    longitude = models.DecimalField(max_digits=9, decimal_places=6, null=True, blank=True)
    time_zone = models.CharField(
        max_length=60, blank=True, help_text="IANA name, for times at the track: America/Chicago."
    )
    owner = Owner()

    class Meta:
        ordering = ["name"]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return path_to("circuit", self.slug)


class CircuitLayout(models.Model):
    slug = models.SlugField(max_length=80, unique=True)
    circuit = models.ForeignKey(Circuit, models.PROTECT, related_name="layouts")
    length_m = models.PositiveIntegerField("length in metres", null=True, blank=True)
    turns = models.PositiveSmallIntegerField(null=True, blank=True)
    drawing = models.TextField(
        blank=True, editable=False, help_text="The line of the track: SVG path data, straight, in whole numbers."
    )
    owner = Owner()

    class Meta:
        ordering = ["circuit__name", "slug"]

    def __str__(self):
        length = f" ({self.length_m / 1000:.3f} km)" if self.length_m else ""
        return f"{self.slug}{length}"

    @property
    def length_km(self):
        """Length of a lap in kilometres, or None where it is not known."""
        return self.length_m / 1000 if self.length_m else None


class GrandPrixQuerySet(models.QuerySet):
    def counting(self):
        """Those that make up the season: all but the cancelled."""
        return self.exclude(state=GrandPrix.State.CANCELLED)

    def chronological(self):
        """Oldest first; one without a date (postponed, new date unknown) stands at the end of its season."""
        return self.order_by("season_id", models.F("date").asc(nulls_last=True), "slug")

    def by_date(self):
        """Oldest first, of whatever season."""
        return self.order_by("date", "season_id", "slug")


class AnyGrandPrix:
    """What a Grand Prix tells of itself, be it a row or a value that was read from one."""

    __slots__ = ()

    pk: int
    season_id: int
    season: Any
    slug: str
    name: str
    short_name: str
    circuit_name: str
    lap_length_m: int | None
    layout: Any
    date: date | None
    state: str

    def __str__(self) -> str:
        return f"{self.season_id} {self.name}"

    def get_absolute_url(self) -> str:
        return path_to("grand_prix", self.season_id, self.slug)

    @property
    def the_name(self) -> str:
        """``the Austrian Grand Prix`` but ``Round 3``: what a sentence calls it."""
        return self.name if NUMBERED.fullmatch(self.name) else f"the {self.name}"

    @property
    def circuit_then(self) -> str:
        """The name of the circuit that year, in full."""
        return self.circuit_name or self.layout.circuit.full_name

    @property
    def lap_length_km(self) -> float | None:
        """Length of a lap that year in kilometres, or None where it is not known."""
        return self.lap_length_m / 1000 if self.lap_length_m else self.layout.length_km

    @property
    def is_cancelled(self) -> bool:
        return self.state == "cancelled"

    @property
    def is_postponed(self) -> bool:
        return self.state == "postponed"


class GrandPrix(AnyGrandPrix, models.Model):
    """One edition. Its identity is the season and the slug, never the round: rounds shift."""

    class State(models.TextChoices):
        SCHEDULED = "scheduled", "scheduled"
        POSTPONED = "postponed", "postponed"
        CANCELLED = "cancelled", "cancelled"

    season = models.ForeignKey(Season, models.PROTECT, related_name="grands_prix")
    slug = models.SlugField(
        max_length=80, help_text="Stands in the address: /seasons/2023/united-states/. Not the round number."
    )
    name = models.CharField(max_length=100, help_text="United States Grand Prix")
    short_name = models.CharField(max_length=40, help_text="For headings and narrow tables: USA GP")
    official_name = models.CharField(max_length=200, blank=True, help_text="With the sponsor, as on the poster.")
    layout = models.ForeignKey(CircuitLayout, models.PROTECT, related_name="grands_prix")
    circuit_name = models.CharField(
        max_length=150, blank=True, help_text="What the circuit was called that year, if otherwise than now."
    )
    date = models.DateField(
        null=True, blank=True, help_text="Day of the race at the track. Empty only while a new date is sought."
    )
    lap_length_m = models.PositiveIntegerField(
        "length of a lap in metres",
        null=True,
        blank=True,
        help_text="Only if it was not the length the layout is listed with: tracks are moved by a few metres.",
    )
    state = models.CharField(
        max_length=10,
        choices=State,
        default=State.SCHEDULED,
        help_text="Cancelled stays in the calendar and counts for nothing; postponed still counts as a round.",
    )

    objects = GrandPrixQuerySet.as_manager()

    class Meta:
        ordering = ["-season_id", "date", "slug"]
        verbose_name_plural = "Grands Prix"
        constraints = [
            models.UniqueConstraint("season", "slug", name="one_grand_prix_per_slug_in_a_season"),
            models.CheckConstraint(
                condition=Q(date__isnull=False) | Q(state__in=["postponed", "cancelled"]),
                name="scheduled_grand_prix_has_a_date",
            ),
        ]
        indexes = [models.Index("season", "date", name="grand_prix_by_date")]


class AnySession:
    """What a session tells of itself, be it a row or a value that was read from one."""

    __slots__ = ()

    pk: int
    grand_prix: Any
    kind: str
    state: str

    def __str__(self) -> str:
        return f"{self.grand_prix}, {self.get_kind_display()}"

    def get_kind_display(self) -> str:
        return Session.Kind(self.kind).label

    def get_state_display(self) -> str:
        return Session.State(self.state).label

    def get_absolute_url(self) -> str:
        return path_to("session", self.grand_prix.season_id, self.grand_prix.slug, self.kind)

    @property
    def about(self) -> SessionKind:
        """All that is known of its kind."""
        return SessionKind(self.kind)

    @property
    def name(self) -> str:
        """Its name as a heading: ``Sprint qualifying``."""
        return capfirst(self.get_kind_display())

    @property
    def is_postponed(self) -> bool:
        return self.state == Session.State.POSTPONED

    @property
    def is_called_off(self) -> bool:
        """There will be no result of it."""
        return self.state in Session.CALLED_OFF

    @property
    def is_race_like(self) -> bool:
        """A race or a sprint: a grid at the start, places and points at the end."""
        return self.kind in Session.SCORING_KINDS


class Session(AnySession, models.Model):
    Kind = SessionKind

    class State(models.TextChoices):
        SCHEDULED = "scheduled", "scheduled"
        POSTPONED = "postponed", "postponed"
        CANCELLED = "cancelled", "cancelled"
        ABANDONED = "abandoned", "abandoned"

    SCORING_KINDS = tuple(kind for kind in SessionKind if kind.is_race_like)
    CALLED_OFF = (State.CANCELLED, State.ABANDONED)

    grand_prix = models.ForeignKey(GrandPrix, models.PROTECT, related_name="sessions")
    kind = models.CharField(max_length=20, choices=Kind)
    date = models.DateField(null=True, blank=True, help_text="Day at the track.")
    starts_at = models.DateTimeField(db_index=True, null=True, blank=True, help_text="Stored in UTC.")
    state = models.CharField(
        max_length=10,
        choices=State,
        default=State.SCHEDULED,
        db_default=State.SCHEDULED,
        help_text="Cancelled: it was never started. Abandoned: it was, and there is no result. Of neither will one "
        "come; the other sessions of the weekend count all the same.",
    )
    scheduled_laps = models.PositiveSmallIntegerField(null=True, blank=True)
    distance_m = models.PositiveIntegerField("distance run, in metres", null=True, blank=True)

    class Meta:
        ordering = ["grand_prix", "date", "starts_at", "kind"]
        constraints = [models.UniqueConstraint("grand_prix", "kind", name="one_session_of_a_kind_per_grand_prix")]

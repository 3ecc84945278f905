"""What is told beside the sheet of a session: the quickest laps, the stops in the pits, the driver of the day."""

from django.db import models
from django.db.models import Exists, OuterRef

from results.models.classification import Classification
from results.models.people import Driver
from results.models.weekend import Session


class OfASheetQuerySet(models.QuerySet):
    def out(self, at=None):
        """Of sessions with a sheet that is out: what was counted in one is told with its result."""
        return self.filter(Exists(Classification.objects.issued(at).filter(session=OuterRef("session"))))


class FastestLap(models.Model):
    """A car's fastest lap of a race."""

    session = models.ForeignKey(Session, models.PROTECT, related_name="fastest_laps")
    line = models.PositiveSmallIntegerField(help_text="1 is the fastest.")
    number = models.CharField("car number", max_length=4, blank=True)
    driver = models.ForeignKey(Driver, models.PROTECT, related_name="fastest_laps")
    lap = models.PositiveSmallIntegerField(null=True, blank=True)
    time_ms = models.PositiveIntegerField("time", null=True, blank=True)

    objects = OfASheetQuerySet.as_manager()

    class Meta:
        ordering = ["session", "line"]
        constraints = [models.UniqueConstraint("session", "line", name="one_car_per_line_of_the_fastest_laps")]

    def __str__(self):
        return f"{self.line} {self.driver}"


class PitStop(models.Model):
    """A car's stop in the pits during a race."""

    session = models.ForeignKey(Session, models.PROTECT, related_name="pit_stops")
    line = models.PositiveSmallIntegerField(help_text="Order on the sheet, from 1.")
    number = models.CharField("car number", max_length=4, blank=True)
    driver = models.ForeignKey(Driver, models.PROTECT, related_name="pit_stops")
    stop = models.PositiveSmallIntegerField(help_text="1 is the car's first.")
    lap = models.PositiveSmallIntegerField(null=True, blank=True)
    time_ms = models.PositiveIntegerField("time", null=True, blank=True)

    objects = OfASheetQuerySet.as_manager()

    class Meta:
        ordering = ["session", "line"]
        constraints = [models.UniqueConstraint("session", "line", name="one_stop_per_line_of_the_pit_stops")]

    def __str__(self):
        return f"{self.driver}, stop {self.stop}"


class DriverOfTheDay(models.Model):
    """A place in the fans' vote after a race."""

    session = models.ForeignKey(Session, models.PROTECT, related_name="drivers_of_the_day")
    line = models.PositiveSmallIntegerField(help_text="1 is the winner of the vote.")
    driver = models.ForeignKey(Driver, models.PROTECT, related_name="days")
    percentage = models.DecimalField(max_digits=5, decimal_places=2, null=True, blank=True)

    objects = OfASheetQuerySet.as_manager()

    class Meta:
        ordering = ["session", "line"]
        verbose_name_plural = "drivers of the day"
        constraints = [models.UniqueConstraint("session", "line", name="one_driver_per_line_of_the_vote")]

    def __str__(self):
        return f"{self.line} {self.driver}"

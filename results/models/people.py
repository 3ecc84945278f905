"""Who: drivers, constructors and the makers of their engines."""

from django.db import models

from f1site.paths import path_to
from results import nationalities
from results.models.season import Owner, Season
from results.models.weekend import ISO_ALPHA3


class Driver(models.Model):
    slug = models.SlugField(max_length=80, unique=True, help_text="Stands in the address: /drivers/max-verstappen/")
    name = models.CharField(max_length=100, help_text="As fans say it: Sergio Pérez.")
    first_name = models.CharField(max_length=60, blank=True)
    last_name = models.CharField(max_length=60)
    full_name = models.CharField(max_length=150, blank=True, help_text="As in the passport.")
    code = models.CharField(max_length=3, blank=True, help_text="Three letters on the timing screen: PER.")
    nationality = models.CharField(
        max_length=3, blank=True, validators=[ISO_ALPHA3], help_text="ISO code: MEX. China is CHN, Chile is CHL."
    )
    born_on = models.DateField("born on", null=True, blank=True)
    died_on = models.DateField("died on", null=True, blank=True)
    birthplace = models.CharField(max_length=150, blank=True)
    owner = Owner()

    class Meta:
        ordering = ["last_name", "first_name"]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return path_to("driver", self.slug)

    @property
    def country(self):
        """The driver's ``Nationality``, or None where it is not known."""
        return nationalities.find(self.nationality)


class Constructor(models.Model):
    slug = models.SlugField(max_length=80, unique=True, help_text="Stands in the address: /constructors/red-bull/")
    name = models.CharField(max_length=100, help_text="As fans say it: Red Bull.")
    full_name = models.CharField(max_length=150, blank=True, help_text="Red Bull Racing")
    nationality = models.CharField(max_length=3, blank=True, validators=[ISO_ALPHA3], help_text="ISO code: AUT.")
    owner = Owner()

    class Meta:
        ordering = ["name"]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return path_to("constructor", self.slug)

    @property
    def country(self):
        """The constructor's ``Nationality``, or None where it is not known."""
        return nationalities.find(self.nationality)


class EngineManufacturer(models.Model):
    slug = models.SlugField(max_length=80, unique=True)
    name = models.CharField(max_length=100)
    nationality = models.CharField(max_length=3, blank=True, validators=[ISO_ALPHA3])
    owner = Owner()

    class Meta:
        ordering = ["name"]

    def __str__(self):
        return self.name


class Entrant(models.Model):
    """Who enters cars for a season: a works team, a private one, a single owner."""

    slug = models.SlugField(max_length=100, unique=True)
    name = models.CharField(max_length=150)

    class Meta:
        ordering = ["name"]

    def __str__(self):
        return self.name


class Drive(models.Model):
    """A driver in an entrant's car for some or all rounds of a season."""

    season = models.ForeignKey(Season, models.PROTECT, related_name="drives")
    entrant = models.ForeignKey(Entrant, models.PROTECT, related_name="drives")
    constructor = models.ForeignKey(Constructor, models.PROTECT, related_name="drives")
    engine = models.ForeignKey(EngineManufacturer, models.PROTECT, related_name="drives")
    driver = models.ForeignKey(Driver, models.PROTECT, related_name="drives")
    rounds = models.CharField(max_length=100, blank=True, help_text="As the source prints them: 1-2,4-7.")
    test_driver = models.BooleanField(default=False)

    class Meta:
        ordering = ["season", "entrant", "driver"]
        constraints = [
            models.UniqueConstraint(
                "season", "entrant", "constructor", "engine", "driver", name="one_drive_per_car_and_driver_in_a_season"
            )
        ]

    def __str__(self):
        return f"{self.season_id} {self.entrant}: {self.driver}"

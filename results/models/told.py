"""What imports have told, kept so that a later one which has less of it is noticed."""

from django.db import models

from results.models.season import Season
from results.models.weekend import Session


class Told(models.Model):
    """How many rows of a file a source had at its last import: of a session, of a season, or in all."""

    source = models.CharField(max_length=200, help_text="As the owner of a season is called.")
    file = models.CharField(max_length=60)
    season = models.ForeignKey(Season, models.CASCADE, null=True, related_name="+")
    session = models.ForeignKey(Session, models.CASCADE, null=True, related_name="+")
    rows = models.PositiveIntegerField()

    class Meta:
        verbose_name_plural = "rows told"
        constraints = [models.UniqueConstraint("file", "session", name="one_number_of_rows_per_file_and_session")]

    def __str__(self):
        return f"{self.file}: {self.rows}"

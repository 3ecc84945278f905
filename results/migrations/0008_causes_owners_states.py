"""Why a version was issued, whose facts a row holds, and what became of a session."""

import results.models.season
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('results', '0007_track_lines'),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='classification',
            name='revised_sheet_names_its_ruling',
        ),
        migrations.AddField(
            model_name='circuit',
            name='owner',
            field=results.models.season.Owner(blank=True, default='', editable=False, max_length=200),
        ),
        migrations.AddField(
            model_name='circuitlayout',
            name='owner',
            field=results.models.season.Owner(blank=True, default='', editable=False, max_length=200),
        ),
        migrations.AddField(
            model_name='classification',
            name='cause',
            field=models.CharField(blank=True, choices=[('ruling', 'a ruling'), ('source', 'a correction of the source'), ('clerical', 'a clerical correction')], default='', help_text='Why this version differs from the one before.', max_length=8),
        ),
        migrations.AddField(
            model_name='classification',
            name='cause_note',
            field=models.CharField(blank=True, help_text='What was put right, where no ruling says so: two places were exchanged in typing.', max_length=300, verbose_name='in a word'),
        ),
        migrations.AddField(
            model_name='constructor',
            name='owner',
            field=results.models.season.Owner(blank=True, default='', editable=False, max_length=200),
        ),
        migrations.AddField(
            model_name='driver',
            name='owner',
            field=results.models.season.Owner(blank=True, default='', editable=False, max_length=200),
        ),
        migrations.AddField(
            model_name='enginemanufacturer',
            name='owner',
            field=results.models.season.Owner(blank=True, default='', editable=False, max_length=200),
        ),
        migrations.AddField(
            model_name='grandprix',
            name='circuit_name',
            field=models.CharField(blank=True, help_text='What the circuit was called that year, if otherwise than now.', max_length=150),
        ),
        migrations.AddField(
            model_name='season',
            name='name',
            field=models.CharField(blank=True, help_text='If it is not called by its year: 2023-24.', max_length=20),
        ),
        migrations.AddField(
            model_name='season',
            name='owner',
            field=results.models.season.Owner(blank=True, default='', editable=False, max_length=200),
        ),
        migrations.AddField(
            model_name='session',
            name='state',
            field=models.CharField(choices=[('scheduled', 'scheduled'), ('postponed', 'postponed'), ('cancelled', 'cancelled'), ('abandoned', 'abandoned')], db_default='scheduled', default='scheduled', help_text='Cancelled: it was never started. Abandoned: it was, and there is no result. Of neither will one come; the other sessions of the weekend count all the same.', max_length=10),
        ),
    ]

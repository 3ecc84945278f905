"""What the imports before this version told is what they have stored."""

import django.db.models.deletion
from django.db import migrations, models
from django.db.models import Count

FOLDER = "season folder"
F1DB = "F1DB (github.com/f1db/f1db), CC BY 4.0"
NO_SOURCE = "a season folder without a source"
PRACTICE = {f"practice-{number}": f"races-free-practice-{number}-results" for number in range(1, 5)}
F1DB_SHEETS = PRACTICE | {
    "race": "races-race-results",
    "sprint": "races-sprint-race-results",
    "qualifying": "races-qualifying-results",
    "qualifying-1": "races-qualifying-1-results",
    "qualifying-2": "races-qualifying-2-results",
    "pre-qualifying": "races-pre-qualifying-results",
    "sprint-qualifying": "races-sprint-qualifying-results",
    "warm-up": "races-warming-up-results",
}
# (model, kind of session, table of F1DB, file of a folder)
LISTS = (
    ("GridPosition", "race", "races-starting-grid-positions", "grids.csv"),
    ("GridPosition", "sprint", "races-sprint-starting-grid-positions", "sprint_grids.csv"),
    ("FastestLap", "race", "races-fastest-laps", "fastest_laps.csv"),
    ("FastestLap", "sprint", None, "fastest_laps.csv"),
    ("PitStop", "race", "races-pit-stops", None),
    ("DriverOfTheDay", "race", "races-driver-of-the-day-results", None),
)


def remember(apps, schema_editor):
    alias = schema_editor.connection.alias

    def rows_of(name):
        return apps.get_model("results", name).objects.using(alias).order_by()

    sheets = list(
        rows_of("Classification").filter(issued_at__isnull=False).values_list(
            "session_id", "session__kind", "session__grand_prix__season", "version", "source"
        )
    )
    newest, counted = {}, _counts(rows_of("Entry"), "classification__session", "classification__version")
    for session, kind, season, version, source in sorted(sheets, key=lambda sheet: sheet[3]):
        newest[session] = (kind, season, version, source)
    f1db_seasons = {season for _, _, season, _, source in sheets if source.startswith("F1DB")}
    found = []
    for session, (kind, season, version, source) in newest.items():
        if source.startswith("F1DB") or (source == FOLDER and season in f1db_seasons):
            rows = counted.get((session, version), 0)
            found.append((F1DB, f"f1db-{F1DB_SHEETS[kind]}.csv", season, session, rows))
    seasons = rows_of("Season").values_list("year", "owner", "source")
    leagues = {year: owner or source or NO_SOURCE for year, owner, source in seasons}
    folder = {}
    for session, kind, season, version, source in sheets:
        if source == FOLDER:
            key = (leagues[season], f"{kind.replace('-', '_')}_results.csv", season, session)
            folder[key] = folder.get(key, 0) + counted.get((session, version), 0)
    found += [(*key, rows) for key, rows in folder.items()]
    told_by_folder = {session for *_, session in folder}
    for name, kind, table, file in LISTS:
        lists = rows_of(name).filter(session__kind=kind)
        for (session, season), rows in _counts(lists, "session", "session__grand_prix__season").items():
            if table and season in f1db_seasons:
                found.append((F1DB, f"f1db-{table}.csv", season, session, rows))
            if file and session in told_by_folder:
                found.append((leagues[season], file, season, session, rows))
    for (season,), rows in _counts(rows_of("Drive"), "season").items():
        found.append((F1DB, "f1db-seasons-entrants-drivers.csv", season, None, rows))
    Told = apps.get_model("results", "Told")
    Told.objects.using(alias).bulk_create(
        [
            Told(source=source, file=file, season_id=season, session_id=session, rows=rows)
            for source, file, season, session, rows in found
            if rows
        ],
        batch_size=500,
    )


def _counts(rows, *by):
    return {tuple(values[:-1]): values[-1] for values in rows.values_list(*by).annotate(n=Count("pk"))}


class Migration(migrations.Migration):
    dependencies = [("results", "0011_owners")]

    operations = [
        migrations.CreateModel(
            name="Told",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("source", models.CharField(help_text="As the owner of a season is called.", max_length=200)),
                ("file", models.CharField(max_length=60)),
                ("rows", models.PositiveIntegerField()),
                (
                    "season",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="results.season",
                    ),
                ),
                (
                    "session",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="results.session",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "rows told",
                "constraints": [
                    models.UniqueConstraint("file", "session", name="one_number_of_rows_per_file_and_session")
                ],
            },
        ),
        migrations.RunPython(remember, migrations.RunPython.noop, elidable=True),
    ]

"""Which results do not count is said by each table: by a score it was true only of the newest."""

from collections import defaultdict

from django.db import migrations, models
from django.db.models import F

from results.scoring.championship import dropped, result_key
from results.scoring.points import hundredths
from results.scoring.season_rules import known_rules

SESSION = "entry__classification__session"


def say_in_the_tables(apps, schema_editor):
    def rows_of(name):
        return apps.get_model("results", name).objects.using(schema_editor.connection.alias).order_by()

    lines = rows_of("Standing").filter(dropped__gt=0).select_related("table__grand_prix__season")
    by_season = defaultdict(list)
    for line in lines:
        by_season[line.table.grand_prix.season].append(line)
    for season, found in by_season.items():
        rules = known_rules(season.year, season.rules)
        if rules is None:
            continue
        grands_prix = rows_of("GrandPrix").filter(season=season).exclude(state="cancelled")
        order = grands_prix.order_by(F("date").asc(nulls_last=True), "slug").values_list("pk", flat=True)
        index = {pk: number for number, pk in enumerate(order)}
        restarts = list(rows_of("PointsAdjustment").filter(season=season, effect="restart"))
        sheets = _sheets(rows_of, season)
        scores = _scores(rows_of, season)
        for line in found:
            own = rules.of(line.table.championship)
            since = max((index[one.grand_prix_id] for one in restarts if _is_about(one, line)), default=0)
            known = _current(sheets, line.table, index, since)
            line.left_out = _left_out(own, known, scores[_competitor(line)], index)
            line.save(update_fields=["left_out"])


def _competitor(row):
    return row.driver_id, row.constructor_id, row.engine_id


def _is_about(restart, line):
    return restart.decided_at <= line.table.valid_from and _competitor(restart) == _competitor(line)


def _sheets(rows_of, season):
    """Id, session, Grand Prix, kind and moment of each sheet, oldest version first."""
    found = rows_of("Classification").filter(session__grand_prix__season=season, issued_at__isnull=False)
    return list(
        found.order_by("version").values_list("pk", "session", "session__grand_prix", "session__kind", "issued_at")
    )


def _scores(rows_of, season):
    """Hundredths of a point by competitor and sheet."""
    found = defaultdict(lambda: defaultdict(int))
    scores = rows_of("Score").filter(**{f"{SESSION}__grand_prix__season": season})
    for championship, points, sheet, driver, constructor, engine in scores.values_list(
        *("championship", "points", "entry__classification"), *("entry__driver", "entry__constructor", "entry__engine")
    ):
        who = (driver, None, None) if championship == "drivers" else (None, constructor, engine)
        found[who][sheet] += hundredths(points)
    return found


def _current(sheets, table, index, since):
    """The sheets in a table by session: id, Grand Prix and kind."""
    last = index.get(table.grand_prix_id, -1)
    current = {}
    for pk, session, grand_prix, kind, issued_at in sheets:
        if issued_at <= table.valid_from and since <= index.get(grand_prix, last + 1) <= last:
            current[session] = (pk, grand_prix, kind)
    return current


def _left_out(rules, current, scores, index):
    earned, sessions = defaultdict(int), defaultdict(list)
    for session, (sheet, grand_prix, kind) in current.items():
        key = result_key(rules, index[grand_prix], kind)
        if points := scores.get(sheet):
            earned[key] += points
        if kind in ("race", "sprint"):
            sessions[key].append(session)
    return sorted(session for key in dropped(rules, earned) for session in sessions[key])


class Migration(migrations.Migration):
    dependencies = [
        ("results", "0014_moment_of_a_decision"),
    ]

    operations = [
        migrations.AddField(
            model_name="standing",
            name="left_out",
            field=models.JSONField(
                default=list,
                help_text="Ids of the sessions whose points are not in it: only the best of the season count.",
            ),
        ),
        migrations.RunPython(say_in_the_tables, migrations.RunPython.noop),
        migrations.RemoveField(model_name="score", name="counted"),
    ]

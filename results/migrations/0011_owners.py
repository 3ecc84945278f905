"""Seasons, people, teams and circuits in the database get the source that told them as their owner."""

from django.db import migrations

USED_BY = {  # the model, and how a season in which it was leads to it
    "Driver": "entries__driver",
    "Constructor": "entries__constructor",
    "EngineManufacturer": "entries__engine",
    "CircuitLayout": "grands_prix__layout",
    "Circuit": "grands_prix__layout__circuit",
}
AT_ONCE = 500


def give_owners(apps, schema_editor):
    alias = schema_editor.connection.alias
    seasons = {
        season.pk: season.source
        for season in apps.get_model("results", "Season").objects.using(alias).exclude(source="")
    }
    for year, source in seasons.items():
        apps.get_model("results", "Season").objects.using(alias).filter(pk=year, owner="").update(owner=source)
    for name, path in USED_BY.items():
        newest = _newest_season(apps, alias, path)
        owned = {}
        for pk, year in newest.items():
            if year in seasons:
                owned.setdefault(seasons[year], []).append(pk)
        rows = apps.get_model("results", name).objects.using(alias).filter(owner="")
        for owner, pks in owned.items():
            for start in range(0, len(pks), AT_ONCE):
                rows.filter(pk__in=pks[start : start + AT_ONCE]).update(owner=owner)


def _newest_season(apps, alias, path):
    """{primary key: year} of what the entries or the Grands Prix refer to."""
    start, _, field = path.partition("__")
    model, season = ("Entry", "classification__session__grand_prix__season")
    if start == "grands_prix":
        model, season = "GrandPrix", "season"
    rows = apps.get_model("results", model).objects.using(alias).order_by(season).values_list(field, season)
    return {pk: year for pk, year in rows.distinct() if pk is not None}


class Migration(migrations.Migration):
    dependencies = [("results", "0010_versions_have_causes")]

    operations = [migrations.RunPython(give_owners, migrations.RunPython.noop, elidable=True)]

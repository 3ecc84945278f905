"""Versions in the database get their cause. What a source had corrected is no ruling of the stewards any more."""

from django.db import migrations

BY_THE_SOURCE = "F1DB, the source of this sheet, has corrected it: "


def give_causes(apps, schema_editor):
    alias = schema_editor.connection.alias
    sheets = apps.get_model("results", "Classification").objects.using(alias)
    rulings = apps.get_model("results", "Ruling").objects.using(alias)
    adjustments = apps.get_model("results", "PointsAdjustment").objects.using(alias)
    by_source = rulings.filter(title__startswith="As in F1DB ", reason__startswith=BY_THE_SOURCE).exclude(
        pk__in=adjustments.filter(ruling__isnull=False).values("ruling")
    )
    for ruling in by_source:
        note = f"{ruling.title}: {ruling.reason}"[:300]
        sheets.filter(ruling=ruling.pk).update(cause="source", cause_note=note, ruling=None)
        ruling.delete()
    sheets.filter(ruling__isnull=False).update(cause="ruling")


class Migration(migrations.Migration):
    dependencies = [("results", "0008_causes_owners_states")]

    operations = [migrations.RunPython(give_causes, migrations.RunPython.noop, elidable=True)]

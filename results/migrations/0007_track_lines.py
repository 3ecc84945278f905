"""Drawings of tracks become lines: traced once and kept, instead of followed again on every page."""

import json

from django.db import migrations, models

from results.charts.tracks import traced
from results.parsing.drawings import Path


def trace(apps, schema_editor):
    layouts = apps.get_model("results", "CircuitLayout").objects.using(schema_editor.connection.alias)
    for layout in layouts.filter(drawing__startswith="{"):
        try:
            layout.drawing = traced(Path(path["d"], path["transform"]) for path in json.loads(layout.drawing)["paths"])
        except ValueError:  # a drawing of which nothing could be seen
            layout.drawing = ""
        layout.save(update_fields=["drawing"])


class Migration(migrations.Migration):
    dependencies = [("results", "0006_lineage")]

    operations = [
        migrations.AlterField(
            model_name="circuitlayout",
            name="drawing",
            field=models.TextField(
                blank=True, editable=False, help_text="The line of the track: SVG path data, straight, in whole numbers."
            ),
        ),
        migrations.RunPython(trace, migrations.RunPython.noop, elidable=True),
    ]

"""What the causes of versions must be like."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("results", "0009_causes_of_versions")]

    operations = [
        migrations.AddConstraint(
            model_name='classification',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'revised'), _negated=True), models.Q(('cause', ''), _negated=True), _connector='OR'), name='revised_sheet_has_a_cause'),
        ),
        migrations.AddConstraint(
            model_name='classification',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('cause', 'ruling'), _negated=True), ('ruling__isnull', False), _connector='OR'), name='sheet_caused_by_a_ruling_names_it'),
        ),
        migrations.AddConstraint(
            model_name='classification',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('cause__in', ['source', 'clerical']), _negated=True), models.Q(('cause_note', ''), _negated=True), _connector='OR'), name='a_correction_says_what_it_is'),
        ),
    ]

"""When a story was made the lead."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0002_quotes'),
    ]

    operations = [
        migrations.AddField(
            model_name='article',
            name='lead_since',
            field=models.DateTimeField(blank=True, editable=False, help_text='When it was made the lead story: it does not stay one for ever.', null=True),
        ),
    ]

"""Bulk changes that unite people, part them, or put right whom an article names."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("articles", "0020_drafts_and_presence")]

    operations = [
        migrations.AlterField(
            "batch",
            "kind",
            models.CharField(
                choices=[
                    ("replace", "replaced in many"),
                    ("accept", "accepted everywhere"),
                    ("structure", "structure changed"),
                    ("unite", "people united"),
                    ("part", "places given to another person"),
                    ("cast", "people of an article"),
                ],
                editable=False,
                max_length=10,
                verbose_name="kind",
            ),
        ),
    ]

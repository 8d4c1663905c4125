"""Articles that editors make of parts of others, and articles that were merged into others."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("articles", "0016_samples_of_the_second_reader")]

    operations = [
        migrations.AddField(
            "article",
            "place",
            models.FloatField(blank=True, editable=False, null=True, verbose_name="place in print"),
        ),
        migrations.AddField(
            "article",
            "by_hand",
            models.BooleanField(
                default=False,
                editable=False,
                help_text="Of text that the machine had elsewhere.",
                verbose_name="made by an editor",
            ),
        ),
        migrations.AddField(
            "article",
            "merged_into",
            models.ForeignKey(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.RESTRICT,
                related_name="merged",
                to="articles.article",
                verbose_name="merged into",
            ),
        ),
        migrations.AddField(
            "fragment",
            "article",
            models.ForeignKey(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.RESTRICT,
                related_name="fragments",
                to="articles.article",
                verbose_name="article",
            ),
        ),
        migrations.AddConstraint(
            "article",
            models.CheckConstraint(
                condition=models.Q(
                    ("merged_into__isnull", True),
                    models.Q(("merged_into", models.F("id")), _negated=True),
                    _connector="OR",
                ),
                name="article_not_merged_into_itself",
            ),
        ),
    ]

"""People of an article that editors have set, and words of which they say that they name nobody."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("articles", "0024_the_search")]

    operations = [
        migrations.AddField(
            "appearance",
            "by_hand",
            models.BooleanField(
                default=False,
                editable=False,
                help_text="A new reading leaves it as it is.",
                verbose_name="set by an editor",
            ),
        ),
        migrations.CreateModel(
            name="Unnamed",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=60, verbose_name="words")),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="unnamed",
                        to="articles.article",
                        verbose_name="article",
                    ),
                ),
            ],
            options={
                "verbose_name": "words that name nobody",
                "verbose_name_plural": "words that name nobody",
                "ordering": ["article", "name"],
                "constraints": [models.UniqueConstraint(fields=("article", "name"), name="words_name_nobody_once")],
            },
        ),
    ]

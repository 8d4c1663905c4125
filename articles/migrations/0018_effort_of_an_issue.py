"""What an issue costs: active seconds, keys and clicks at the pages of its articles."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0017_articles_are_split_and_merged"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Effort",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("day", models.DateField(verbose_name="day")),
                ("seconds", models.PositiveIntegerField(default=0, verbose_name="active seconds")),
                ("keystrokes", models.PositiveIntegerField(default=0, verbose_name="keystrokes")),
                ("clicks", models.PositiveIntegerField(default=0, verbose_name="clicks")),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="effort",
                        to="articles.article",
                        verbose_name="article",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "verbose_name": "effort",
                "verbose_name_plural": "efforts",
                "ordering": ["article", "day"],
                "constraints": [models.UniqueConstraint(fields=("article", "user", "day"), name="one_effort_a_day")],
            },
        ),
    ]

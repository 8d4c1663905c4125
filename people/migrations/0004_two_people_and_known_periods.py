"""Pairs of rows that are two people, and offices whose days an editor knows."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.models import F, Q


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0003_near_names_and_decisions"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            "office",
            "confirmed",
            models.BooleanField(
                default=False,
                help_text=(
                    "An editor knows these days. Imports do not widen them; what is printed outside is pointed at."
                ),
                verbose_name="period confirmed",
            ),
        ),
        migrations.CreateModel(
            name="TwoPeople",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("decided", models.DateTimeField(auto_now_add=True, verbose_name="decided")),
                (
                    "decided_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="decided by",
                    ),
                ),
                (
                    "one",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="people.person",
                        verbose_name="one person",
                    ),
                ),
                (
                    "other",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="people.person",
                        verbose_name="the other person",
                    ),
                ),
            ],
            options={
                "verbose_name": "two people",
                "verbose_name_plural": "two people",
                "ordering": ["one", "other"],
                "constraints": [
                    models.UniqueConstraint(fields=["one", "other"], name="one_row_per_pair_of_people"),
                    models.CheckConstraint(condition=Q(one__lt=F("other")), name="pair_of_people_in_order"),
                ],
            },
        ),
    ]

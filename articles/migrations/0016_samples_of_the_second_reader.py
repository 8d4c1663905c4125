"""The second reader's samples of an issue."""

import django.db.models.deletion
from django.apps import apps as installed
from django.conf import settings
from django.contrib.auth.management import create_permissions
from django.db import migrations, models

EDITORS = ["view_sample"]
REVIEWERS = ["view_sample", "add_sample", "change_sample"]


def permissions(apps, codenames):
    found = apps.get_model("auth", "Permission").objects
    return found.filter(content_type__app_label="articles", codename__in=codenames)


def grant(apps, schema_editor):
    create_permissions(installed.get_app_config("articles"), verbosity=0, using=schema_editor.connection.alias)
    for name, codenames in (("editors", EDITORS), ("reviewers", REVIEWERS)):
        for group in apps.get_model("auth", "Group").objects.filter(name=name):
            group.permissions.add(*permissions(apps, codenames))


def revoke(apps, schema_editor):
    for group in apps.get_model("auth", "Group").objects.filter(name__in=["editors", "reviewers"]):
        group.permissions.remove(*permissions(apps, REVIEWERS))


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0015_signed_waivers"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Sample",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("seed", models.BigIntegerField(verbose_name="seed")),
                ("size", models.PositiveIntegerField(verbose_name="characters asked for")),
                ("characters", models.PositiveIntegerField(verbose_name="characters drawn")),
                ("population", models.PositiveIntegerField(verbose_name="characters of the issue")),
                (
                    "state",
                    models.CharField(
                        choices=[("reading", "being read"), ("finished", "read"), ("aside", "set aside")],
                        default="reading",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                ("places", models.PositiveIntegerField(default=0, verbose_name="errors found")),
                ("tenths", models.PositiveIntegerField(default=0, verbose_name="what they count, in tenths")),
                ("created", models.DateTimeField(auto_now_add=True, verbose_name="drawn at")),
                ("finished_at", models.DateTimeField(blank=True, null=True, verbose_name="finished at")),
                (
                    "issue",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="samples",
                        to="articles.issue",
                        verbose_name="issue",
                    ),
                ),
                (
                    "reader",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="reader",
                    ),
                ),
            ],
            options={
                "verbose_name": "sample",
                "verbose_name_plural": "samples",
                "ordering": ["-created", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="SampleExcerpt",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("position", models.PositiveIntegerField(verbose_name="position")),
                (
                    "field",
                    models.CharField(
                        choices=[
                            ("kicker", "kicker"),
                            ("headline", "headline"),
                            ("deck", "deck"),
                            ("byline", "byline"),
                            ("text", "text"),
                            ("caption", "caption"),
                        ],
                        max_length=10,
                        verbose_name="part",
                    ),
                ),
                ("version", models.PositiveIntegerField(blank=True, null=True, verbose_name="version")),
                ("start", models.PositiveIntegerField(verbose_name="start")),
                ("end", models.PositiveIntegerField(verbose_name="end")),
                ("exact", models.TextField(verbose_name="text")),
                (
                    "article",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="articles.article",
                        verbose_name="article",
                    ),
                ),
                (
                    "photo",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="articles.photo",
                        verbose_name="photo",
                    ),
                ),
                (
                    "sample",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="excerpts",
                        to="articles.sample",
                        verbose_name="sample",
                    ),
                ),
            ],
            options={
                "verbose_name": "excerpt of a sample",
                "verbose_name_plural": "excerpts of a sample",
                "ordering": ["sample", "position"],
            },
        ),
        migrations.CreateModel(
            name="SampleError",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("start", models.PositiveIntegerField(verbose_name="start")),
                ("end", models.PositiveIntegerField(verbose_name="end")),
                ("words", models.CharField(max_length=200, verbose_name="what stands there")),
                ("right", models.CharField(blank=True, max_length=200, verbose_name="what is right")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("characters", "wrong, missing or superfluous characters"),
                            ("transposed", "characters transposed"),
                            ("punctuation", "punctuation"),
                            ("figure", "figure"),
                            ("numerals", "wrong kind of numerals"),
                            ("sense", "fact, logic or grammar"),
                        ],
                        default="characters",
                        max_length=12,
                        verbose_name="kind",
                    ),
                ),
                (
                    "is_important",
                    models.BooleanField(default=False, verbose_name="a name, time or picture of importance"),
                ),
                ("tenths", models.PositiveSmallIntegerField(verbose_name="what it counts, in tenths")),
                ("created", models.DateTimeField(auto_now_add=True, verbose_name="when")),
                (
                    "suggestion",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="articles.suggestion",
                        verbose_name="suggestion",
                    ),
                ),
                (
                    "excerpt",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="errors",
                        to="articles.sampleexcerpt",
                        verbose_name="excerpt",
                    ),
                ),
            ],
            options={
                "verbose_name": "error of a sample",
                "verbose_name_plural": "errors of a sample",
                "ordering": ["excerpt", "start"],
            },
        ),
        migrations.AddConstraint(
            model_name="sample",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", "reading")), fields=("issue",), name="one_sample_read_at_a_time"
            ),
        ),
        migrations.AddConstraint(
            model_name="sample",
            constraint=models.CheckConstraint(
                condition=models.Q(("characters__gte", 1), ("characters__lte", models.F("population"))),
                name="sample_is_part_of_its_issue",
            ),
        ),
        migrations.AddConstraint(
            model_name="sample",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("finished_at__isnull", True), ("state", "reading")),
                    models.Q(models.Q(("state", "reading"), _negated=True), ("finished_at__isnull", False)),
                    _connector="OR",
                ),
                name="sample_finished_at_a_time",
            ),
        ),
        migrations.AddConstraint(
            model_name="sampleexcerpt",
            constraint=models.UniqueConstraint(fields=("sample", "position"), name="one_excerpt_per_position"),
        ),
        migrations.AddConstraint(
            model_name="sampleexcerpt",
            constraint=models.CheckConstraint(
                condition=models.Q(("end__gt", models.F("start"))), name="excerpt_has_characters"
            ),
        ),
        migrations.AddConstraint(
            model_name="sampleerror",
            constraint=models.UniqueConstraint(fields=("excerpt", "start", "end"), name="error_marked_once"),
        ),
        migrations.AddConstraint(
            model_name="sampleerror",
            constraint=models.CheckConstraint(
                condition=models.Q(("end__gt", models.F("start"))), name="error_has_characters"
            ),
        ),
        migrations.AddConstraint(
            model_name="sampleerror",
            constraint=models.CheckConstraint(condition=models.Q(("tenths__gte", 1)), name="error_counts_something"),
        ),
        migrations.RunPython(grant, revoke),
    ]

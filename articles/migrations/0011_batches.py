"""Bulk changes that can be undone."""

import django.db.models.deletion
from django.apps import apps as installed
from django.conf import settings
from django.contrib.auth.management import create_permissions
from django.db import migrations, models

CODENAMES = ["view_batch", "add_batch", "change_batch"]


def permissions(apps):
    found = apps.get_model("auth", "Permission").objects
    return found.filter(content_type__app_label="articles", codename__in=CODENAMES)


def grant(apps, schema_editor):
    create_permissions(installed.get_app_config("articles"), verbosity=0, using=schema_editor.connection.alias)
    for group in apps.get_model("auth", "Group").objects.filter(name__in=["editors", "reviewers"]):
        group.permissions.add(*permissions(apps))


def revoke(apps, schema_editor):
    for group in apps.get_model("auth", "Group").objects.filter(name__in=["editors", "reviewers"]):
        group.permissions.remove(*permissions(apps))


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0010_page_scans"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Batch",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("replace", "replaced in many"),
                            ("accept", "accepted everywhere"),
                            ("structure", "structure changed"),
                            ("unite", "people united"),
                        ],
                        editable=False,
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                ("label", models.CharField(editable=False, max_length=200, verbose_name="what was done")),
                ("state", models.JSONField(blank=True, default=dict, editable=False, verbose_name="state")),
                ("created", models.DateTimeField(auto_now_add=True, verbose_name="when")),
                ("undone_at", models.DateTimeField(blank=True, null=True, verbose_name="undone at")),
                ("places", models.PositiveIntegerField(default=0, verbose_name="places changed")),
                ("texts", models.PositiveIntegerField(default=0, verbose_name="texts changed")),
                (
                    "made_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="by",
                    ),
                ),
                (
                    "undone_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="undone by",
                    ),
                ),
            ],
            options={
                "verbose_name": "bulk change",
                "verbose_name_plural": "bulk changes",
                "ordering": ["-created", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="BatchRow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("before", models.PositiveIntegerField(blank=True, null=True, verbose_name="version before")),
                ("after", models.PositiveIntegerField(blank=True, null=True, verbose_name="version after")),
                ("texts", models.JSONField(blank=True, default=dict, verbose_name="texts")),
                ("suggestions", models.JSONField(blank=True, default=list, verbose_name="suggestions")),
                ("places", models.PositiveIntegerField(default=0, verbose_name="places changed")),
                ("missed", models.PositiveIntegerField(default=0, verbose_name="places left")),
                (
                    "result",
                    models.CharField(
                        choices=[
                            ("changed", "changed"),
                            ("gone", "no longer there"),
                            ("edited", "edited meanwhile"),
                            ("refused", "not allowed"),
                        ],
                        max_length=10,
                        verbose_name="result",
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=300, verbose_name="why")),
                (
                    "undo_result",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "—"),
                            ("restored", "as it was"),
                            ("around", "taken back, later edits kept"),
                            ("partly", "taken back in part, the rest was edited since"),
                            ("left", "left: edited since"),
                            ("refused", "left: not allowed"),
                        ],
                        default="",
                        max_length=10,
                        verbose_name="undone",
                    ),
                ),
                (
                    "article",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="batch_rows",
                        to="articles.article",
                        verbose_name="article",
                    ),
                ),
                (
                    "batch",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="rows",
                        to="articles.batch",
                        verbose_name="bulk change",
                    ),
                ),
                (
                    "photo",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="batch_rows",
                        to="articles.photo",
                        verbose_name="photo",
                    ),
                ),
            ],
            options={
                "verbose_name": "text of a bulk change",
                "verbose_name_plural": "texts of a bulk change",
                "ordering": ["batch", "pk"],
            },
        ),
        migrations.AddIndex(
            model_name="batch",
            index=models.Index(fields=["-created", "-id"], name="batches_newest_first"),
        ),
        migrations.AddConstraint(
            model_name="batch",
            constraint=models.CheckConstraint(
                condition=models.Q(("label", ""), _negated=True), name="batch_says_what_was_done"
            ),
        ),
        migrations.AddConstraint(
            model_name="batch",
            constraint=models.CheckConstraint(
                condition=models.Q(("undone_by__isnull", True), ("undone_at__isnull", False), _connector="OR"),
                name="batch_undone_at_a_time",
            ),
        ),
        migrations.AddConstraint(
            model_name="batchrow",
            constraint=models.UniqueConstraint(
                condition=models.Q(("photo__isnull", True)),
                fields=("batch", "article"),
                name="one_row_per_article_of_a_batch",
            ),
        ),
        migrations.AddConstraint(
            model_name="batchrow",
            constraint=models.UniqueConstraint(fields=("batch", "photo"), name="one_row_per_photo_of_a_batch"),
        ),
        migrations.AddConstraint(
            model_name="batchrow",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("article__isnull", False), ("photo__isnull", True)),
                    models.Q(("article__isnull", True), ("photo__isnull", False)),
                    _connector="OR",
                ),
                name="batch_row_has_one_text",
            ),
        ),
        migrations.AddConstraint(
            model_name="batchrow",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("result", "changed"), _negated=True),
                    ("photo__isnull", False),
                    models.Q(("after__gt", models.F("before")), ("before__gte", 1)),
                    _connector="OR",
                ),
                name="changed_article_has_versions",
            ),
        ),
        migrations.AddConstraint(
            model_name="batchrow",
            constraint=models.CheckConstraint(
                condition=models.Q(("undo_result", ""), ("result", "changed"), _connector="OR"),
                name="only_changes_are_undone",
            ),
        ),
        migrations.RunPython(grant, revoke),
    ]

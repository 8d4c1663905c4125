"""Scans of pages, and the right of editors and reviewers to upload and arrange them."""

import django.core.validators
import django.db.models.deletion
from django.apps import apps as installed
from django.conf import settings
from django.contrib.auth.management import create_permissions
from django.db import migrations, models

import articles.models.scan

CODENAMES = ["view_pagescan", "add_pagescan", "change_pagescan"]


def permissions(apps):
    return apps.get_model("auth", "Permission").objects.filter(
        content_type__app_label="articles", codename__in=CODENAMES
    )


def grant(apps, schema_editor):
    create_permissions(installed.get_app_config("articles"), verbosity=0, using=schema_editor.connection.alias)
    for group in apps.get_model("auth", "Group").objects.filter(name__in=["editors", "reviewers"]):
        group.permissions.add(*permissions(apps))


def revoke(apps, schema_editor):
    for group in apps.get_model("auth", "Group").objects.filter(name__in=["editors", "reviewers"]):
        group.permissions.remove(*permissions(apps))


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0009_a_changed_file_is_merged"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="PageScan",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "page",
                    models.PositiveSmallIntegerField(
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(200),
                        ],
                        verbose_name="page",
                    ),
                ),
                ("is_current", models.BooleanField(default=True, verbose_name="in use")),
                (
                    "image",
                    models.FileField(
                        max_length=200, upload_to=articles.models.scan.path_below_media, verbose_name="image"
                    ),
                ),
                (
                    "display",
                    models.FileField(
                        blank=True,
                        help_text="Empty where the image itself is small enough.",
                        max_length=200,
                        upload_to=articles.models.scan.path_below_media,
                        verbose_name="smaller image",
                    ),
                ),
                ("width", models.PositiveIntegerField(help_text="in pixels", verbose_name="width")),
                ("height", models.PositiveIntegerField(help_text="in pixels", verbose_name="height")),
                ("name", models.CharField(max_length=500, verbose_name="file")),
                (
                    "file_page",
                    models.PositiveSmallIntegerField(
                        default=1, help_text="Of a PDF that has several.", verbose_name="page of the file"
                    ),
                ),
                ("sha256", models.CharField(max_length=64, verbose_name="SHA-256 of the file")),
                ("uploaded_at", models.DateTimeField(auto_now_add=True, verbose_name="uploaded at")),
                (
                    "issue",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="scans",
                        to="articles.issue",
                        verbose_name="issue",
                    ),
                ),
                (
                    "uploaded_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="uploaded by",
                    ),
                ),
            ],
            options={
                "verbose_name": "page scan",
                "verbose_name_plural": "page scans",
                "ordering": ["issue", "page", "-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("is_current", True)),
                        fields=("issue", "page"),
                        name="one_current_scan_per_page",
                    ),
                    models.UniqueConstraint(fields=("issue", "sha256", "file_page"), name="scan_kept_once_per_issue"),
                    models.CheckConstraint(
                        condition=models.Q(("page__gte", 1), ("page__lte", 200)), name="scan_of_a_page_that_can_be"
                    ),
                ],
            },
        ),
        migrations.RunPython(grant, revoke),
    ]

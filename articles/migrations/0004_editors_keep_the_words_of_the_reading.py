"""Lets editors and reviewers keep the words that the reading is told."""

from django.apps import apps as installed
from django.contrib.auth.management import create_permissions
from django.db import migrations

CODENAMES = [f"{act}_listedword" for act in ("view", "add", "change", "delete")]


def grant(apps, schema_editor):
    create_permissions(installed.get_app_config("people"), verbosity=0, using=schema_editor.connection.alias)
    permissions = apps.get_model("auth", "Permission").objects.filter(
        content_type__app_label="people", codename__in=CODENAMES
    )
    for group in apps.get_model("auth", "Group").objects.filter(name__in=["editors", "reviewers"]):
        group.permissions.add(*permissions)


def revoke(apps, schema_editor):
    permissions = apps.get_model("auth", "Permission").objects.filter(
        content_type__app_label="people", codename__in=CODENAMES
    )
    for group in apps.get_model("auth", "Group").objects.filter(name__in=["editors", "reviewers"]):
        group.permissions.remove(*permissions)


class Migration(migrations.Migration):
    dependencies = [("articles", "0003_editors_and_reviewers"), ("people", "0002_words_of_the_reading")]
    operations = [migrations.RunPython(grant, revoke)]

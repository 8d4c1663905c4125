"""Lets editors and reviewers decide suggestions and keep the terms of the bulletin."""

from django.apps import apps as installed
from django.contrib.auth.management import create_permissions
from django.db import migrations

CODENAMES = {
    "articles": [
        "view_suggestion", "change_suggestion", "view_question", "change_question", "view_detectorrecord",
        "view_correction", "view_learnttext", "view_term", "add_term", "change_term", "delete_term",
    ],
    "people": ["view_differentpeople", "delete_differentpeople"],
}  # fmt: skip


def permissions(apps):
    permission = apps.get_model("auth", "Permission")
    for app, codenames in CODENAMES.items():
        yield from permission.objects.filter(content_type__app_label=app, codename__in=codenames)


def grant(apps, schema_editor):
    for app in CODENAMES:
        create_permissions(installed.get_app_config(app), verbosity=0, using=schema_editor.connection.alias)
    for group in apps.get_model("auth", "Group").objects.filter(name__in=["editors", "reviewers"]):
        group.permissions.add(*permissions(apps))
    # Only those who may publish may wake a detector that has gone quiet.
    for group in apps.get_model("auth", "Group").objects.filter(name="reviewers"):
        group.permissions.add(
            apps.get_model("auth", "Permission").objects.get(
                content_type__app_label="articles", codename="change_detectorrecord"
            )
        )


def revoke(apps, schema_editor):
    for group in apps.get_model("auth", "Group").objects.filter(name__in=["editors", "reviewers"]):
        group.permissions.remove(*permissions(apps))
        group.permissions.remove(*apps.get_model("auth", "Permission").objects.filter(codename="change_detectorrecord"))


class Migration(migrations.Migration):
    dependencies = [("articles", "0007_suggestions"), ("people", "0003_near_names_and_decisions")]
    operations = [migrations.RunPython(grant, revoke)]

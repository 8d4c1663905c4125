"""Lets editors and reviewers hide a person from readers, and show them again."""

from django.apps import apps as installed
from django.contrib.auth.management import create_permissions
from django.db import migrations


def permission(apps):
    found = apps.get_model("auth", "Permission").objects
    return found.filter(content_type__app_label="people", codename="hide_person")


def grant(apps, schema_editor):
    create_permissions(installed.get_app_config("people"), verbosity=0, using=schema_editor.connection.alias)
    for group in apps.get_model("auth", "Group").objects.filter(name__in=["editors", "reviewers"]):
        group.permissions.add(*permission(apps))


def revoke(apps, schema_editor):
    for group in apps.get_model("auth", "Group").objects.filter(name__in=["editors", "reviewers"]):
        group.permissions.remove(*permission(apps))


class Migration(migrations.Migration):
    dependencies = [("articles", "0025_people_set_by_editors"), ("people", "0005_sounds_of_names_and_privacy")]
    operations = [migrations.RunPython(grant, revoke)]

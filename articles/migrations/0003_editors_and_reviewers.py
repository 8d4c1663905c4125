"""Creates the groups `editors` and `reviewers` with their permissions.

Permissions are normally created after all migrations have run; on a new database they are not there
yet, so they are created here first.
"""

from django.apps import apps as installed
from django.contrib.auth.management import create_permissions
from django.db import migrations

EDITORS = {
    "articles": [
        "view_publication", "view_issue", "change_issue", "view_article", "change_article",
        "view_byline", "add_byline", "change_byline", "delete_byline",
        "view_photo", "change_photo", "view_fragment", "view_revision",
        "view_appearance", "add_appearance", "change_appearance", "delete_appearance",
        "view_importrun", "view_importedfile", "view_historicalissue", "view_historicalphoto",
    ],
    "people": [
        "view_person", "add_person", "change_person",
        "view_nameform", "add_nameform", "change_nameform", "delete_nameform",
        "view_office", "add_office", "change_office", "delete_office",
        "view_event", "add_event", "change_event", "view_historicalperson", "view_historicalevent",
    ],
}  # fmt: skip
REVIEWERS = {"articles": [*EDITORS["articles"], "publish_issue", "change_publication"], "people": EDITORS["people"]}


def create(apps, schema_editor):
    for app in EDITORS:
        create_permissions(installed.get_app_config(app), verbosity=0, using=schema_editor.connection.alias)
    Group, Permission = apps.get_model("auth", "Group"), apps.get_model("auth", "Permission")
    for name, granted in [("editors", EDITORS), ("reviewers", REVIEWERS)]:
        group, _ = Group.objects.get_or_create(name=name)
        for app, codenames in granted.items():
            found = Permission.objects.filter(content_type__app_label=app, codename__in=codenames)
            missing = set(codenames) - set(found.values_list("codename", flat=True))
            if missing:
                raise LookupError(f"no permission {app}.{sorted(missing)[0]}")
            group.permissions.add(*found)


def remove(apps, schema_editor):
    apps.get_model("auth", "Group").objects.filter(name__in=["editors", "reviewers"]).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0002_default_publication"),
        ("people", "0001_people"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]
    operations = [migrations.RunPython(create, remove)]

"""Creates the bulletin whose issues stand at plain addresses."""

from django.db import migrations


def create(apps, schema_editor):
    apps.get_model("articles", "Publication").objects.get_or_create(slug="", defaults={"name": "区报"})


class Migration(migrations.Migration):
    dependencies = [("articles", "0001_issues_and_articles")]
    operations = [migrations.RunPython(create, migrations.RunPython.noop)]

"""The order of names by their sound, kinds of offices, and people whom an editor hides from readers."""

from django.db import migrations, models


def tell(apps, schema_editor):
    """Writes the columns that are told from others, for the rows that are there."""
    from people.reading.office_kinds import office_kind
    from people.reading.pinyin import sort_key

    for name, source, column, told in (
        ("Person", "name", "sort_key", sort_key),
        ("Office", "title", "kind", office_kind),
    ):
        rows = apps.get_model("people", name).objects
        portion = []
        for row in rows.only("pk", source).iterator(2000):
            setattr(row, column, told(getattr(row, source)))
            portion.append(row)
            if len(portion) == 2000:
                rows.bulk_update(portion, [column], batch_size=500)
                portion = []
        rows.bulk_update(portion, [column], batch_size=500)


HELP = "Readers find no page, link or search of this person; what is printed stays as printed."


class Migration(migrations.Migration):
    dependencies = [("people", "0004_two_people_and_known_periods")]

    operations = [
        migrations.AlterModelOptions(
            "person",
            options={
                "ordering": ["name", "slug"],
                "permissions": [("hide_person", "Can hide a person from readers and show them again")],
                "verbose_name": "person",
                "verbose_name_plural": "people",
            },
        ),
        *(
            migrations.AddField(model, name, field)
            for model in ("person", "historicalperson")
            for name, field in (
                (
                    "is_private",
                    models.BooleanField(default=False, editable=False, help_text=HELP, verbose_name="private"),
                ),
                ("privacy_changed", models.DateTimeField(editable=False, null=True)),
            )
        ),
        migrations.AddField("person", "sort_key", models.CharField(default="", editable=False, max_length=600), False),
        migrations.AddField(
            "office",
            "kind",
            models.CharField(blank=True, default="", editable=False, max_length=120, verbose_name="kind of office"),
            False,
        ),
        migrations.RunPython(tell, migrations.RunPython.noop),
        migrations.AddIndex("person", models.Index(fields=["sort_key"], name="people_by_sound")),
        migrations.AddIndex("office", models.Index(fields=["kind"], name="offices_by_kind")),
    ]

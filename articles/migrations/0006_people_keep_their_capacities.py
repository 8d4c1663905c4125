"""Keeps as what people appear, which loading needs of everybody that a file names."""

import django.db.models.deletion
from django.db import migrations, models

MANY = 1000


def fill(apps, schema_editor):
    """What the appearances so far tell. Reads them in one stream: an archive may have a million."""
    database = schema_editor.connection.alias
    Capacity = apps.get_model("articles", "Capacity")
    appearances = apps.get_model("articles", "Appearance").objects.using(database).order_by()
    told = appearances.values_list("person", "article__issue__publication", "kinds").distinct()
    rows = {(person, publication, kind) for person, publication, kinds in told.iterator(MANY) for kind in kinds if kind}
    Capacity.objects.using(database).bulk_create(
        (
            Capacity(person_id=person, publication_id=publication, kind=kind)
            for person, publication, kind in sorted(rows)
        ),
        batch_size=MANY,
    )


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0005_jumps_between_pages"),
        ("people", "0002_words_of_the_reading"),
    ]

    operations = [
        migrations.CreateModel(
            name="Capacity",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("subject", "subject"),
                            ("quoted", "quoted"),
                            ("performer", "performer"),
                            ("award", "award winner"),
                            ("reporter", "reporter"),
                            ("trainee", "trainee reporter"),
                            ("correspondent", "correspondent"),
                            ("author", "author"),
                            ("photographer", "photographer"),
                        ],
                        max_length=14,
                        verbose_name="as what",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="capacities",
                        to="people.person",
                        verbose_name="person",
                    ),
                ),
                (
                    "publication",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="articles.publication",
                        verbose_name="bulletin",
                    ),
                ),
            ],
            options={
                "verbose_name": "capacity",
                "verbose_name_plural": "capacities",
                "ordering": ["person", "pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("person", "publication", "kind"), name="one_capacity_of_a_kind"),
                    models.CheckConstraint(condition=models.Q(("kind", ""), _negated=True), name="capacity_has_a_kind"),
                ],
            },
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]

import django.db.models.deletion
from django.db import migrations, models

# The words of the entries. SQLite keeps them in a full-text table under each entry's key; an entry that goes takes
# them with it. Neither database cuts the text: articles.search does, the same for both.
SQLITE = [
    "CREATE VIRTUAL TABLE articles_search "
    "USING fts5(heading, opening, body, raw, facets, tokenize='ascii', columnsize=0, prefix='1')",
    "CREATE TRIGGER articles_search_gone AFTER DELETE ON articles_searchentry "
    "BEGIN DELETE FROM articles_search WHERE rowid = old.key; END",
]
SQLITE_BACK = ["DROP TRIGGER articles_search_gone", "DROP TABLE articles_search"]
POSTGRESQL = [
    "ALTER TABLE articles_searchentry "
    "ADD COLUMN heading tsvector NOT NULL, ADD COLUMN opening tsvector NOT NULL, "
    "ADD COLUMN whole tsvector NOT NULL, ADD COLUMN raw tsvector NOT NULL",
    # Without figures of how common each word is the planner asks the words' own index. With them it goes through the
    # archive for a common one, not knowing what it costs to unpack a vector (measured: ten times as long).
    *(
        f"ALTER TABLE articles_searchentry ALTER COLUMN {name} SET STATISTICS 0"
        for name in ("heading", "opening", "whole", "raw")
    ),
    *(
        f"CREATE INDEX articles_search_{name} ON articles_searchentry USING gin ({name})"
        for name in ("heading", "opening", "whole", "raw")
    ),
]


def keep_words(apps, schema_editor):
    for statement in POSTGRESQL if schema_editor.connection.vendor == "postgresql" else SQLITE:
        schema_editor.execute(statement)


def drop_words(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        for statement in SQLITE_BACK:
            schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0023_correction_notices"),
    ]

    operations = [
        migrations.CreateModel(
            name="SearchEntry",
            fields=[
                (
                    "article",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="search_entry",
                        serialize=False,
                        to="articles.article",
                        verbose_name="article",
                    ),
                ),
                ("key", models.BigIntegerField(unique=True, verbose_name="place in the archive")),
                ("section", models.CharField(blank=True, max_length=60, verbose_name="section")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("news", "news"),
                            ("feature", "feature"),
                            ("commentary", "commentary"),
                            ("brief", "brief"),
                            ("photo", "photo news"),
                            ("notice", "notice"),
                            ("listing", "listing"),
                            ("report", "report"),
                        ],
                        max_length=12,
                        verbose_name="kind",
                    ),
                ),
            ],
            options={
                "verbose_name": "entry of the search",
                "verbose_name_plural": "entries of the search",
            },
        ),
        migrations.RunPython(keep_words, drop_words),
    ]

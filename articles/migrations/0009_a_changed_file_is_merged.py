"""A changed file of a known issue is merged; what it and the editors disagree on waits as a conflict."""

import django.db.models.deletion
from django.apps import apps as installed
from django.conf import settings
from django.contrib.auth.management import create_permissions
from django.db import migrations, models

CODENAMES = ["view_conflict", "change_conflict"]


def grant(apps, schema_editor):
    create_permissions(installed.get_app_config("articles"), verbosity=0, using=schema_editor.connection.alias)
    for group in apps.get_model("auth", "Group").objects.filter(name__in=["editors", "reviewers"]):
        group.permissions.add(*permissions(apps))


def revoke(apps, schema_editor):
    for group in apps.get_model("auth", "Group").objects.filter(name__in=["editors", "reviewers"]):
        group.permissions.remove(*permissions(apps))


def call_changed(apps, schema_editor):
    """Backwards: a merged file is to the former program a changed one, which it knows and refuses."""
    files = apps.get_model("articles", "ImportedFile").objects.using(schema_editor.connection.alias)
    files.filter(outcome="merged").update(outcome="changed")


def permissions(apps):
    found = apps.get_model("auth", "Permission").objects
    return found.filter(content_type__app_label="articles", codename__in=CODENAMES)


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0008_editors_decide_suggestions"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Conflict",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("clash", "both changed it"),
                            ("offer", "read otherwise"),
                            ("vanished", "no longer in the file"),
                            ("appeared", "new in the file"),
                        ],
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                (
                    "field",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "the whole"),
                            ("kicker", "kicker"),
                            ("headline", "headline"),
                            ("deck", "deck"),
                            ("text", "text"),
                            ("caption", "caption"),
                            ("credit", "credit"),
                            ("date", "date"),
                            ("bylines", "bylines"),
                            ("section", "section"),
                            ("kind", "kind"),
                            ("page", "page"),
                            ("days", "reported days"),
                            ("completeness", "completeness"),
                        ],
                        default="",
                        max_length=12,
                        verbose_name="part",
                    ),
                ),
                ("prefix", models.CharField(blank=True, max_length=40, verbose_name="before it")),
                ("suffix", models.CharField(blank=True, max_length=40, verbose_name="behind it")),
                ("start", models.PositiveIntegerField(default=0, verbose_name="place")),
                ("base", models.TextField(blank=True, verbose_name="read before")),
                ("ours", models.TextField(blank=True, verbose_name="the editors’ text")),
                ("theirs", models.TextField(blank=True, verbose_name="the new text")),
                ("record", models.JSONField(blank=True, default=dict, editable=False, verbose_name="record")),
                ("note", models.TextField(blank=True, verbose_name="note")),
                (
                    "state",
                    models.CharField(
                        choices=[("open", "open"), ("settled", "settled")],
                        default="open",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                (
                    "taken",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "—"),
                            ("ours", "the editors’ text"),
                            ("theirs", "the new text"),
                            ("overtaken", "overtaken by a later import"),
                        ],
                        default="",
                        max_length=10,
                        verbose_name="taken",
                    ),
                ),
                ("settled_at", models.DateTimeField(blank=True, null=True, verbose_name="settled at")),
                (
                    "version",
                    models.PositiveIntegerField(
                        blank=True,
                        help_text="The version of the article that the decision made.",
                        null=True,
                        verbose_name="version",
                    ),
                ),
                ("fingerprint", models.CharField(editable=False, max_length=64)),
                ("created", models.DateTimeField(auto_now_add=True, verbose_name="created")),
            ],
            options={
                "verbose_name": "conflict",
                "verbose_name_plural": "conflicts",
                "ordering": ["issue", "article", "field", "start", "pk"],
            },
        ),
        migrations.RemoveConstraint(
            model_name="importedfile",
            name="content_loaded_once",
        ),
        migrations.RemoveConstraint(
            model_name="importedfile",
            name="loaded_file_has_an_issue",
        ),
        migrations.AddField(
            model_name="importedfile",
            name="merge",
            field=models.JSONField(default=dict, editable=False, verbose_name="what was merged"),
        ),
        migrations.AddField(
            model_name="importedfile",
            name="replaces",
            field=models.OneToOneField(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.RESTRICT,
                related_name="replaced_by",
                to="articles.importedfile",
                verbose_name="replaces",
            ),
        ),
        migrations.AlterField(
            model_name="importedfile",
            name="outcome",
            field=models.CharField(
                choices=[
                    ("new", "new"),
                    ("merged", "merged"),
                    ("unchanged", "unchanged"),
                    ("changed", "changed, refused"),
                    ("refused", "refused"),
                ],
                max_length=10,
                verbose_name="outcome",
            ),
        ),
        # Backwards it comes after the constraints that it would break.
        migrations.RunPython(migrations.RunPython.noop, call_changed),
        migrations.AddConstraint(
            model_name="importedfile",
            constraint=models.UniqueConstraint(
                condition=models.Q(("outcome__in", ["new", "merged"])),
                fields=("publication", "sha256"),
                name="content_loaded_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="importedfile",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("outcome__in", ["new", "merged"]), _negated=True),
                    ("issue__isnull", False),
                    _connector="OR",
                ),
                name="loaded_file_has_an_issue",
            ),
        ),
        migrations.AddConstraint(
            model_name="importedfile",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("outcome", "merged"), ("replaces__isnull", False)),
                    models.Q(models.Q(("outcome", "merged"), _negated=True), ("replaces__isnull", True)),
                    _connector="OR",
                ),
                name="merged_file_replaces_another",
            ),
        ),
        migrations.AddField(
            model_name="conflict",
            name="article",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="conflicts",
                to="articles.article",
                verbose_name="article",
            ),
        ),
        migrations.AddField(
            model_name="conflict",
            name="file",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="conflicts",
                to="articles.importedfile",
                verbose_name="imported file",
            ),
        ),
        migrations.AddField(
            model_name="conflict",
            name="issue",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="conflicts",
                to="articles.issue",
                verbose_name="issue",
            ),
        ),
        migrations.AddField(
            model_name="conflict",
            name="photo",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="conflicts",
                to="articles.photo",
                verbose_name="photo",
            ),
        ),
        migrations.AddField(
            model_name="conflict",
            name="settled_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="settled by",
            ),
        ),
        migrations.AddIndex(
            model_name="conflict",
            index=models.Index(fields=["issue", "state"], name="conflict_of_issue"),
        ),
        migrations.AddIndex(
            model_name="conflict",
            index=models.Index(fields=["article", "state"], name="conflict_of_article"),
        ),
        migrations.AddConstraint(
            model_name="conflict",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", "open")), fields=("fingerprint",), name="one_open_conflict_per_place"
            ),
        ),
        migrations.AddConstraint(
            model_name="conflict",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("settled_at__isnull", True), ("state", "open"), ("taken", "")),
                    models.Q(
                        ("settled_at__isnull", False), ("state", "settled"), models.Q(("taken", ""), _negated=True)
                    ),
                    _connector="OR",
                ),
                name="conflict_settled_at_a_time",
            ),
        ),
        migrations.AddConstraint(
            model_name="conflict",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("field", ""), ("kind__in", ["vanished", "appeared"])),
                    models.Q(
                        ("kind__in", ["clash", "offer"]),
                        models.Q(("field", ""), _negated=True),
                        models.Q(("ours", models.F("theirs")), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="conflict_is_about_a_difference",
            ),
        ),
        migrations.AddConstraint(
            model_name="conflict",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("kind", "appeared"), ("article__isnull", False), ("photo__isnull", False), _connector="OR"
                ),
                name="conflict_has_its_text",
            ),
        ),
        migrations.RunPython(grant, revoke),
    ]

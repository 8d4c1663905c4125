"""What readers are told of changes after publication, and whether they may see an article's versions."""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0022_readers_report_errors"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="article",
            name="shows_history",
            field=models.BooleanField(
                default=False,
                editable=False,
                help_text="Those since publication.",
                verbose_name="readers may see its versions",
            ),
        ),
        migrations.CreateModel(
            name="CorrectionNotice",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("text", models.TextField(blank=True, verbose_name="correction notice")),
                ("reason", models.TextField(blank=True, verbose_name="why there is no notice")),
                ("day", models.DateField(default=django.utils.timezone.localdate, editable=False, verbose_name="day")),
                ("created", models.DateTimeField(auto_now_add=True, verbose_name="created")),
                (
                    "article",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="notices",
                        to="articles.article",
                        verbose_name="article",
                    ),
                ),
                (
                    "author",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="author",
                    ),
                ),
                (
                    "batch",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="notices",
                        to="articles.batch",
                        verbose_name="bulk change",
                    ),
                ),
                (
                    "issue",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="notices",
                        to="articles.issue",
                        verbose_name="issue",
                    ),
                ),
                (
                    "photo",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="notices",
                        to="articles.photo",
                        verbose_name="photo",
                    ),
                ),
                (
                    "revision",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="notices",
                        to="articles.revision",
                        verbose_name="revision",
                    ),
                ),
            ],
            options={
                "verbose_name": "correction notice",
                "verbose_name_plural": "correction notices",
                "ordering": ["-day", "-pk"],
                "default_permissions": (),
                "indexes": [
                    models.Index(
                        models.OrderBy(models.F("day"), descending=True),
                        models.OrderBy(models.F("id"), descending=True),
                        condition=models.Q(("text", ""), _negated=True),
                        name="notices_newest_first",
                    ),
                    models.Index(fields=["batch", "id"], name="notices_of_batch"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("text", ""), models.Q(("reason", ""), _negated=True)),
                            models.Q(models.Q(("text", ""), _negated=True), ("reason", "")),
                            _connector="OR",
                        ),
                        name="notice_or_why_none",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("article__isnull", False), ("photo__isnull", False), _connector="OR"),
                        name="notice_has_its_text",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("revision__isnull", True), ("article__isnull", False), _connector="OR"),
                        name="notice_of_a_revision_has_its_article",
                    ),
                    models.UniqueConstraint(fields=("revision",), name="one_notice_a_revision"),
                ],
            },
        ),
    ]

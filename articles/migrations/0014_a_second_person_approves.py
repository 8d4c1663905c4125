from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("articles", "0013_issues_in_their_new_states")]

    operations = [
        migrations.AddConstraint(
            model_name="issue",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("status__in", ["approved", "published"]), _negated=True),
                    ("approved_at__isnull", False),
                    _connector="OR",
                ),
                name="published_only_after_approval",
            ),
        ),
        migrations.AddConstraint(
            model_name="issue",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("approved_by__isnull", True),
                    ("submitted_by__isnull", True),
                    models.Q(("approved_by", models.F("submitted_by")), _negated=True),
                    models.Q(("override_reason", ""), _negated=True),
                    _connector="OR",
                ),
                name="approved_by_a_second_person",
            ),
        ),
    ]

"""How a name is read, where an editor knows it better than the lists."""

from django.db import migrations, models

HELP = (
    "Only where the name is read otherwise than usual: a syllable with the number of its tone for each character, "
    "as le4 yi4 fan1."
)


class Migration(migrations.Migration):
    dependencies = [("people", "0005_sounds_of_names_and_privacy")]

    operations = [
        migrations.AddField(
            model,
            "reading",
            models.CharField(blank=True, default="", help_text=HELP, max_length=480, verbose_name="pronunciation"),
            preserve_default=False,
        )
        for model in ("person", "historicalperson")
    ]

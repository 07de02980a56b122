from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("hacks", "0004_competency"), ("stories", "0001_stories_and_their_files")]

    operations = [
        migrations.AddField(
            model_name="storystep",
            name="photos",
            field=models.ManyToManyField(blank=True, related_name="+", to="hacks.photo"),
        ),
    ]

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("stories", "0003_one_photo_becomes_photos")]

    operations = [migrations.RemoveField(model_name="storystep", name="photo")]

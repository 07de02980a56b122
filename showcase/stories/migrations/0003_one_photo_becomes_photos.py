from django.db import migrations


def to_photos(apps, schema_editor):
    step = apps.get_model("stories", "StoryStep")
    through = step.photos.through
    rows = step.objects.exclude(photo=None).values_list("pk", "photo_id")
    through.objects.bulk_create(
        (through(storystep_id=pk, photo_id=photo) for pk, photo in rows), ignore_conflicts=True
    )


def to_one_photo(apps, schema_editor):
    step = apps.get_model("stories", "StoryStep")
    for one in step.objects.filter(photo=None, photos__isnull=False).distinct():
        one.photo = one.photos.order_by("position", "created_at").first()
        one.save()


class Migration(migrations.Migration):
    dependencies = [("stories", "0002_photos_of_a_step")]

    operations = [migrations.RunPython(to_photos, to_one_photo)]

from django.db import migrations


def add_index(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(
            "CREATE INDEX hack_title_trigrams ON hacks_hack USING gin (title gin_trgm_ops)"
        )


def remove_index(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DROP INDEX hack_title_trigrams")


class Migration(migrations.Migration):
    dependencies = [("hacks", "0002_trigrams_on_postgresql")]

    operations = [migrations.RunPython(add_index, remove_index)]

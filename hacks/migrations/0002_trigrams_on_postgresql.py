from django.contrib.postgres.operations import TrigramExtension
from django.db import migrations


class Migration(migrations.Migration):
    """Trigrams find titles by likeness; on other databases nothing changes."""

    dependencies = [("hacks", "0001_initial")]

    operations = [TrigramExtension()]

from django.db import migrations

from incubator.core.append_only import AppendOnly


class Migration(migrations.Migration):
    dependencies = [("trust", "0001_reports_and_decisions")]

    operations = [AppendOnly("trust_decision")]

from django.db import migrations

from incubator.core.append_only import AppendOnly


class Migration(migrations.Migration):
    dependencies = [("accounts", "0002_people_come_in_and_sign")]
    operations = [AppendOnly("accounts_signoff")]

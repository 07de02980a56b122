from django.db import migrations

from incubator.core.overlaps import NoOverlap


class Migration(migrations.Migration):
    dependencies = [("visits", "0001_initial")]

    operations = [
        NoOverlap(
            table="visits_slot", key="team_id", name="slots_share_no_time", free="withdrawn_at"
        )
    ]

from django.db import migrations

from incubator.core.overlaps import NoOverlap


class Migration(migrations.Migration):
    dependencies = [("visits", "0003_visits_and_seats")]

    operations = [
        NoOverlap(
            table="visits_seat", key="person_id", name="people_share_no_time", free="given_up_at"
        )
    ]

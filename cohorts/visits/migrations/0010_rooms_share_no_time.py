from django.db import migrations

from incubator.core.overlaps import NoOverlap


class Migration(migrations.Migration):
    dependencies = [("visits", "0009_stops_in_rooms")]

    operations = [
        NoOverlap(
            table="visits_stop",
            key=["school_id", "room_key"],
            name="rooms_share_no_time",
            free="freed_at",
        )
    ]

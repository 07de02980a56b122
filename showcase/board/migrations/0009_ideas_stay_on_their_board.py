from django.db import migrations

from incubator.core.same_parent import SameParent


class Migration(migrations.Migration):
    dependencies = [("board", "0008_ideas_are_grouped_and_merged")]

    operations = [
        SameParent(
            table="board_idea",
            link="merged_into_id",
            other="board_idea",
            parent="board_id",
            name="merged_within_one_board",
        ),
        SameParent(
            table="board_idea",
            link="column_id",
            other="board_column",
            parent="board_id",
            name="column_of_the_same_board",
        ),
    ]

import secrets

from django.db import migrations

LETTERS = 'BCDFGHJKMNPQRSTVWXYZ23456789'


def give_codes(apps, schema_editor):
    boards = apps.get_model('board', 'Board').objects
    for board in boards.filter(join_code=None):
        board.join_code = ''.join(secrets.choice(LETTERS) for _ in range(6))
        board.save(update_fields=['join_code'])


class Migration(migrations.Migration):

    dependencies = [
        ('board', '0002_boards_can_have_join_codes'),
    ]

    operations = [
        migrations.RunPython(give_codes, migrations.RunPython.noop),
    ]

from django.db import migrations, models

import showcase.board.codes


class Migration(migrations.Migration):

    dependencies = [
        ('board', '0001_initial'),
    ]

    operations = [
        migrations.AddField(
            model_name='board',
            name='join_code',
            field=models.CharField(blank=True, editable=False, max_length=6, null=True, unique=True, verbose_name='join code'),
        ),
        migrations.AlterField(
            model_name='board',
            name='join_code',
            field=models.CharField(blank=True, default=showcase.board.codes.new_code, editable=False, max_length=6, null=True, unique=True, verbose_name='join code'),
        ),
    ]

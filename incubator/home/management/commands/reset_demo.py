"""Throw the demonstration away: the next ``make demo`` starts over."""

import shutil
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from incubator.home.demo.accounts import PASSWORD_FILE, SECRET_FILE


class Command(BaseCommand):
    help = "Delete the demonstration's database, photos, pictures, mail and static files."

    def handle(self, **options):
        if getattr(settings, "DEMO_ALLOWED", False) is not True:
            raise CommandError("Nothing is deleted: these settings do not allow a demonstration.")
        if connection.vendor != "sqlite":
            raise CommandError("Nothing is deleted: the demonstration is kept in SQLite only.")
        connection.close()
        database = str(settings.DATABASES["default"]["NAME"])
        database_files = (database, f"{database}-wal", f"{database}-shm")
        for path in (*database_files, PASSWORD_FILE, SECRET_FILE):
            Path(path).unlink(missing_ok=True)
        for folder in _folders():
            shutil.rmtree(folder, ignore_errors=True)
        self.stdout.write("The demonstration and all that was written into it are gone.")


def _folders() -> list[Path]:
    """What the site wrote: private photos, mail, collected static files, the Office's pictures."""
    media = Path(settings.MEDIA_ROOT)
    return [
        Path(settings.PRIVATE_MEDIA_ROOT),
        Path(settings.STATIC_ROOT),
        settings.VAR / "mail",
        media / "original_images",
        media / "images",
        media / "documents",
    ]

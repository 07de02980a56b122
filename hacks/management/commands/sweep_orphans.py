from django.core.management.base import BaseCommand

from hacks.services.photo_files import sweep_orphans


class Command(BaseCommand):
    help = "Delete private files that no photo names: what a crash left behind. Run it daily."

    def handle(self, **options):
        swept = sweep_orphans()
        self.stdout.write(f"Private files without a photo, deleted: {len(swept)}")

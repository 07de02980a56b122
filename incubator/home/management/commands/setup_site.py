from django.core.management.base import BaseCommand

from incubator.home.services import ensure_site_tree


class Command(BaseCommand):
    help = "Make the home page, its lists and plain pages, where they are missing."

    def handle(self, *args, **options):
        tree = ensure_site_tree()
        self.stdout.write(f"The site begins at the page “{tree.home.title}”.")

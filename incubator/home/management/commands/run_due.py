"""What is due by the clock, done once; run it every few minutes."""

from django.core.management.base import BaseCommand

from cohorts.visits.services.reminders import remind


class Command(BaseCommand):
    help = "Send the reminders that are due. Safe to run as often as one likes."

    def handle(self, **options):
        self.stdout.write(f"Reminders of visits: {remind()}")

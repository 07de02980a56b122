"""What is due by the clock, done once; run it every few minutes."""

import logging

from django.core.management.base import BaseCommand, CommandError

from cohorts.visits.services.queue import give_seats_that_stayed_free
from cohorts.visits.services.reminders import remind
from incubator.trust.services.exports import forget_exports
from showcase.board.services.guests import forget_guests
from showcase.mailings.services.digests import send_due_digests
from showcase.mailings.services.newsletters import send_due_newsletters

from ...services.schedule import publish_due, tell_of_late

logger = logging.getLogger(__name__)
DUE = {
    "Scheduled pages": publish_due,
    "Lines about late pages": tell_of_late,
    "Reminders of visits": remind,
    "Seats given to who waits": give_seats_that_stayed_free,
    "Guests forgotten": forget_guests,
    "Exports of one’s data forgotten": forget_exports,
    "Digests that wait": send_due_digests,
    "Newsletters that wait": send_due_newsletters,
}


class Command(BaseCommand):
    help = "Publish what is scheduled and send reminders. Safe to run as often as one likes."

    def handle(self, **options):
        failed = [name for name, do in DUE.items() if not self._did(name, do)]
        if failed:
            raise CommandError(f"These could not be done, the log says why: {', '.join(failed)}")

    def _did(self, name: str, do) -> bool:
        """One that fails leaves the others alone."""
        try:
            self.stdout.write(f"{name}: {do()}")
        except Exception:  # each job has errors of its own
            logger.exception("Due by the clock, and failed: %s", name)
            return False
        return True

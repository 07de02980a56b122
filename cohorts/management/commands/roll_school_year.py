"""Turn the school year over: from cron every day, or by hand."""

from django.core.management.base import BaseCommand

from cohorts.selectors.school_year import to_roll
from cohorts.services.school_year import roll_school_year


class Command(BaseCommand):
    help = (
        "Complete cohorts whose last day has passed, withdraw expired invitations of ended teams, "
        "and remind everybody once who has not signed this school year. Safe to run every day."
    )

    def add_arguments(self, parser):
        parser.add_argument("--dry-run", action="store_true", help="Say what would be done.")

    def handle(self, *, dry_run, **options):
        if dry_run:
            now = to_roll()
            self.stdout.write(f"School year {now.in_words}. Nothing is changed. It would:")
            self._say(len(now.cohorts), now.invitations, now.to_remind)
            return
        year = to_roll().in_words
        done = roll_school_year(actor=None)
        self.stdout.write(f"School year {year}. Done:")
        self._say(done.cohorts, done.invitations, done.reminded)

    def _say(self, cohorts: int, invitations: int, people: int) -> None:
        self.stdout.write(f"  complete cohorts: {cohorts}")
        self.stdout.write(f"  withdraw expired invitations of ended teams: {invitations}")
        self.stdout.write(f"  remind people who have not signed: {people}")

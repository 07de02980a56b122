"""Fill the site with the demonstration, or with a large made-up cohort for measurements."""

import logging

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from incubator.home.demo import load
from incubator.home.demo.accounts import demo_password, demo_totp_secret
from incubator.home.demo.scale import load_scale
from incubator.home.demo.texts.people import SIGN_INS, STAFF, address_of
from showcase.board.models import Board


class Command(BaseCommand):
    help = "Load the demonstration. A second run adds what is missing and changes nothing else."

    def add_arguments(self, parser):
        parser.add_argument("--scale", type=int, metavar="N", help="N large units instead.")
        parser.add_argument("--photo-width", type=int, default=1600, help="Pixels; for tests.")

    def handle(self, *, scale, photo_width, verbosity, **options):
        if getattr(settings, "DEMO_ALLOWED", False) is not True:
            raise CommandError(
                "The demonstration is not loaded here: these settings do not allow it "
                "(DEMO_ALLOWED)."
            )
        logging.getLogger("wagtail").setLevel(logging.WARNING)  # a line for each page otherwise
        if scale is None:
            load(password=demo_password(), photo_width=photo_width)
        else:
            load_scale(units=scale, say=self.stdout.write)
        call_command("update_index", verbosity=0)
        call_command("rebuild_references_index", verbosity=0)
        if scale is None and verbosity:
            self._say_sign_ins()

    def _say_sign_ins(self) -> None:
        self.stdout.write("\nSign-ins of the demonstration (everybody is made up):\n\n")
        for name, _shown, _role, does in SIGN_INS:
            self.stdout.write(f"  {address_of(name):38} {does}\n")
        self.stdout.write(f"\n  Password of all of them: {demo_password()}\n\n")
        for board in Board.objects.filter(is_open_to_guests=True).exclude(join_code=None):
            self.stdout.write(f"Guests join the board “{board}” at {board.join_address}\n\n")
        self.stdout.write("Add these to an authenticator app, which shows the second factor:\n\n")
        for name in STAFF:
            self.stdout.write(f"{address_of(name)} totp {demo_totp_secret()}\n")
        self.stdout.write("\n")

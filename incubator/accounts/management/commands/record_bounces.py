"""Note which invitations came back: reads the mail that the mail server sent to us."""

import mailbox
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from incubator.accounts.bounced_mail import bounces_in
from incubator.accounts.services.bounces import note_bounce


class Command(BaseCommand):
    help = (
        "Mark invitations whose mail came back. Reads new mail of a maildir, or a file with one "
        "mail or many (mbox). Reading the same mail twice changes nothing."
    )

    def add_arguments(self, parser):
        parser.add_argument("path", nargs="?", default=settings.BOUNCES)

    def handle(self, *, path, **options):
        if not path or not Path(path).exists():
            raise CommandError("Name a maildir or a file, or set BOUNCES in the environment.")
        found = [bounce for mail in mails_in(Path(path)) for bounce in bounces_in(mail)]
        marked = sum(note_bounce(**bounce._asdict()) for bounce in found)
        self.stdout.write(f"{len(found)} bounces read, {marked} invitations marked.")


def mails_in(path: Path) -> Iterator[bytes]:
    """Each mail as it came. Those of a maildir are then marked as seen."""
    if path.is_dir():
        yield from _unseen(mailbox.Maildir(path, create=False))
    elif path.read_bytes()[:5] == b"From ":
        with closing(mailbox.mbox(path, create=False)) as box:
            yield from (mail.as_bytes() for mail in box)
    else:
        yield path.read_bytes()


def _unseen(box: mailbox.Maildir) -> Iterator[bytes]:
    for key, mail in list(box.iteritems()):
        if "S" in mail.get_flags():
            continue
        yield box.get_bytes(key)
        mail.set_subdir("cur")
        mail.add_flag("S")
        box[key] = mail

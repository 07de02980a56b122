"""What a guest reads and accepts before taking part: one screen, in plain words."""

from hashlib import sha256

from django.utils.translation import gettext_lazy as _

LINES = [
    _("You take part without an account, under a number. We ask for no name and no address."),
    _("Write about the question. Write no names of students, families or colleagues."),
    _("Be kind: write what you would also say aloud in the room."),
    _("The facilitator reads what you post before others see it, and can take it off the board."),
    _("What you post stays on the board after the session, under your number."),
    _("You take part for 12 hours at most. A cookie in this browser keeps your place until then."),
]


def notice() -> list[str]:
    """The lines in the reader's language."""
    return [str(line) for line in LINES]


def notice_digest() -> str:
    """Tells which words somebody read: another text or another language has another digest."""
    return sha256("\n".join(notice()).encode()).hexdigest()

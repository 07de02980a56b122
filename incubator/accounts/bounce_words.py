"""What a mail server's refusal means, in plain words (codes of RFC 3463, replies of RFC 5321)."""

import re

from django.utils.translation import gettext as _

STATUS = re.compile(r"\b[45]\.(\d{1,3})\.(\d{1,3})\b")


def in_plain_words(reason: str) -> str:
    """A sentence with what to do; the server's own words are shown beside it."""
    status = STATUS.search(reason)
    subject, detail = (int(one) for one in status.groups()) if status else (0, 0)
    words = reason.lower()
    if (subject, detail) == (2, 2) or "full" in words or "quota" in words:
        return _("The mailbox is full. Send it again later, or pass on the link.")
    if subject == 7 or "spam" in words or "blocked" in words:
        return _("The school’s mail server refuses our mail. Pass on the link by hand.")
    if subject == 1 or "unknown" in words or "no such" in words or "does not exist" in words:
        return _("No mailbox has this address. Check the spelling.")
    return _("The mail came back. Check the address, or pass on the link.")

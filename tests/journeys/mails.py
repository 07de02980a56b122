"""The mails that the site has sent, read back from its folder."""

import time
from email import message_from_string, policy
from email.message import EmailMessage

LINE = "\n" + "-" * 79 + "\n"


def mail_to(site, email: str, words: str) -> EmailMessage:
    """The first mail to somebody with these words in it; waits until it is there."""
    end = time.monotonic() + 30
    while time.monotonic() < end:
        for mail in _mails(site):
            if mail["To"] == email and words in f"{mail['Subject']} {text_of(mail)}":
                return mail
        time.sleep(0.2)
    raise AssertionError(f"No mail to {email} says {words}")


def mails_to(site, email: str, words: str) -> list[EmailMessage]:
    """All mails to somebody whose text has these words, as they are now."""
    return [mail for mail in _mails(site) if mail["To"] == email and words in text_of(mail)]


def text_of(mail: EmailMessage) -> str:
    return " ".join(mail.get_body(("plain",)).get_content().split())


def calendar_in(mail: EmailMessage) -> tuple[str, str]:
    """The method of the only calendar file of a mail, and the file."""
    (part,) = [one for one in mail.walk() if one.get_content_type() == "text/calendar"]
    return part.get_param("method"), part.get_payload(decode=True).decode()


def _mails(site):
    for path in sorted((site.folder / "mail").glob("*.log")):
        for text in path.read_text().split(LINE):
            if "Subject:" in text:
                yield message_from_string(text.lstrip("\n"), policy=policy.default)

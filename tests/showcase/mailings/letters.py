"""Mails as a mail program reads them."""

from email import message_from_bytes, policy
from email.message import EmailMessage
from html.parser import HTMLParser


def parsed(message) -> EmailMessage:
    """The mail as it goes over the wire, read again."""
    return message_from_bytes(message.message().as_bytes(), policy=policy.default)


def parts(message) -> tuple[str, str]:
    """The plain part and the HTML part."""
    mail = parsed(message)
    plain, html = mail.get_body(("plain",)), mail.get_body(("html",))
    return plain.get_content(), html.get_content()


class Seen(HTMLParser):
    """What an HTML part shows: ``words``, addresses of ``links``, and what it would ``load``."""

    def __init__(self, html: str):
        super().__init__()
        self.words, self.links, self.loads = "", [], []
        self.skipped = 0
        self.feed(html)
        self.words = " ".join(self.words.split())

    def handle_starttag(self, tag, attrs):
        named = dict(attrs)
        self.skipped += tag in {"style", "title"}
        if tag == "a":
            self.links.append(named["href"])
        self.loads += [value for name, value in attrs if name in {"src", "background"}]
        if tag in {"link", "script", "img", "iframe", "object", "form"}:
            self.loads.append(tag)

    def handle_endtag(self, tag):
        self.skipped -= tag in {"style", "title"}

    def handle_data(self, data):
        if not self.skipped:
            self.words += f" {data}"

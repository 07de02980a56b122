"""A letter as a mail: one text, drawn as HTML and as plain text, with the way to end it."""

from email.utils import parseaddr
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.crypto import salted_hmac

from .letter import Letter, whole
from .models import Kind, mute_token, stop_token


def stop_address(person_id: int, kind: str) -> str:
    """Where one click ends this kind of mail (RFC 8058)."""
    return whole(reverse("mailings:stop_mail", args=[stop_token(person_id, kind)]))


def mute_address(person_id: int, team_id: int) -> str:
    """Where the person can leave this team out of the digest."""
    return whole(reverse("mailings:mute_by_mail", args=[mute_token(person_id, team_id)]))


def words_of(letter: Letter, person, kind: str) -> dict:
    """What the templates of both parts know; each group of a team gets the person's own way to
    mute it."""
    for group in (group for section in letter.sections for group in section.groups):
        group.mute = mute_address(person.pk, group.team) if group.team else ""
    return {
        "letter": letter,
        "name": person.get_short_name(),
        "kind": Kind(kind).label,
        "stop": stop_address(person.pk, kind),
        "settings": whole(reverse("mailings:mail_settings")),
    }


def text_of(letter: Letter, person, kind: str) -> str:
    """The plain part."""
    return render_to_string("emails/letter.txt", words_of(letter, person, kind)).strip() + "\n"


def mail_of(letter: Letter, person, kind: str, key: str) -> EmailMultiAlternatives:
    """The mail; ``key`` names it for ever, so that a mail program knows a double."""
    stop = stop_address(person.pk, kind)
    mail = EmailMultiAlternatives(
        subject=letter.subject,
        body=text_of(letter, person, kind),
        to=[person.email],
        headers={
            "List-Unsubscribe": f"<{stop}>",
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
            "List-Id": f"<{Kind(kind).value}.{_host()}>",
            "Auto-Submitted": "auto-generated",
            "Message-ID": f"<{_name_of(key)}@{_domain()}>",
        },
    )
    html = render_to_string("emails/letter.html", words_of(letter, person, kind))
    mail.attach_alternative(html, "text/html")
    return mail


def _name_of(key: str) -> str:
    return salted_hmac("mailings.message", key).hexdigest()


def _host() -> str:
    return urlsplit(settings.WAGTAILADMIN_BASE_URL).hostname or "localhost"


def _domain() -> str:
    return parseaddr(settings.DEFAULT_FROM_EMAIL)[1].partition("@")[2]

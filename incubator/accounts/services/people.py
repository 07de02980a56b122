"""What changes accounts."""

from django.db import transaction
from django.http import HttpRequest

from allauth.account.forms import ResetPasswordForm
from allauth.account.models import EmailAddress
from allauth.core.context import request_context

from incubator.core import audit
from incubator.core.retries import retried
from incubator.live.close_codes import SIGNED_OUT

from ..models import User
from ..signals import person_deactivated
from .sessions import end_sessions_and_sockets


@transaction.atomic
def welcome_person(*, person: User, actor: User, request: HttpRequest) -> None:
    """Let a person whom the Office added sign in: a mail leads to choosing a password."""
    EmailAddress.objects.get_or_create(
        user=person, email=person.email.lower(), defaults={"verified": True, "primary": True}
    )
    audit.record(actor, "person.added", person)
    transaction.on_commit(lambda: mail_password_link(person, request), robust=True)


def mail_password_link(person: User, request: HttpRequest) -> None:
    """Mail a link that leads to choosing a password."""
    form = ResetPasswordForm({"email": person.email})
    with request_context(request):
        if form.is_valid():
            form.save(request)


@transaction.atomic
def void_first_password(*, person: User) -> bool:
    """Whether there was a password that nobody has signed in with; it opens nothing any more.

    Whoever had a copied link chose it, and that need not be the person who reads the mailbox.
    """
    if person.last_login is not None or not person.has_usable_password():
        return False
    person.set_unusable_password()
    person.save(update_fields=["password"])
    audit.record(person, "person.first_password_void", person)
    return True


@transaction.atomic
def follow_new_address(*, person: User, actor: User) -> str:
    """Keep the address that signs a person in the same as the one in /cms/.

    Gives the address that did so until now, or nothing where it still does.
    """
    addresses = EmailAddress.objects.filter(user=person)
    if addresses.filter(email__iexact=person.email, primary=True).exists():
        return ""
    old = addresses.filter(primary=True).first()
    addresses.delete()
    EmailAddress.objects.create(user=person, email=person.email, verified=True, primary=True)
    audit.record(actor, "person.address_changed", person)
    return old.email if old else ""


@retried
@transaction.atomic
def deactivate(*, person: User, actor: User) -> None:
    """End the person's sign-in: all sessions and open pages end at once, what they made stays.

    Doing it twice changes nothing.
    """
    if _set_active(person, False):
        audit.record(actor, "person.deactivated", person)
        person_deactivated.send(User, person=person, actor=actor)
    end_sessions_and_sockets(person=person, code=SIGNED_OUT)


@transaction.atomic
def reactivate(*, person: User, actor: User) -> None:
    """Let the person sign in again. Doing it twice changes nothing."""
    if _set_active(person, True):
        audit.record(actor, "person.reactivated", person)


def _set_active(person: User, is_active: bool) -> bool:
    """Whether that changes anything; the object in hand follows."""
    rows = User.objects.filter(pk=person.pk, is_active=not is_active)
    person.is_active = is_active
    return rows.update(is_active=is_active) == 1


@transaction.atomic
def change_profile(*, person: User, name: str, role_line: str) -> None:
    """Save how others know the person; nothing is written where nothing changed."""
    changed = User.objects.filter(pk=person.pk).exclude(name=name, role_line=role_line)
    if changed.update(name=name, role_line=role_line):
        audit.record(person, "person.profile_changed", person)

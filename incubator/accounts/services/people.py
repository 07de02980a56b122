"""What changes accounts."""

from django.db import transaction
from django.http import HttpRequest

from allauth.account.forms import ResetPasswordForm
from allauth.account.models import EmailAddress
from allauth.core.context import request_context

from incubator.core import audit
from incubator.live.close_codes import SIGNED_OUT
from incubator.live.rooms import end_on_commit, room_of_person, room_of_session

from ..models import User


@transaction.atomic
def welcome_person(*, person: User, actor: User, request: HttpRequest) -> None:
    """Let a person whom the Office added sign in: a mail leads to choosing a password."""
    EmailAddress.objects.get_or_create(
        user=person, email=person.email.lower(), defaults={"verified": True, "primary": True}
    )
    audit.record(actor, "person.added", person)
    transaction.on_commit(lambda: _mail_link(person, request), robust=True)


def _mail_link(person: User, request: HttpRequest) -> None:
    form = ResetPasswordForm({"email": person.email})
    with request_context(request):
        if form.is_valid():
            form.save(request)


@transaction.atomic
def follow_new_address(*, person: User, actor: User) -> None:
    """Keep the address that signs a person in the same as the one in /cms/."""
    addresses = EmailAddress.objects.filter(user=person)
    if not addresses.filter(email__iexact=person.email, primary=True).exists():
        addresses.delete()
        EmailAddress.objects.create(user=person, email=person.email, verified=True, primary=True)
        audit.record(actor, "person.address_changed", person)


def end_sockets(*, person: User) -> None:
    """Close the person's open sockets: pages that may still listen come back by themselves."""
    end_on_commit(room_of_person(person.pk), SIGNED_OUT)


def end_sockets_of_session(*, session_key: str) -> None:
    """Close the sockets of one browser whose session ends."""
    end_on_commit(room_of_session(session_key), SIGNED_OUT)

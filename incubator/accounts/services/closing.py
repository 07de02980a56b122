"""Closing one's own account for good: the name goes, the work stays the team's."""

from uuid import uuid4

from django.db import transaction
from django.db.models import Q

from wagtail.models import ModelLogEntry

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount

from incubator.core import audit
from incubator.core.retries import retried
from incubator.notifications.services import forget_person

from ..models import Invitation, User
from ..signals import account_closing
from .people import deactivate

NAME = "Former member"
"""Kept in the database as it is, so in English; pages show it wherever the name stood."""


@retried
@transaction.atomic
def close_account(*, person: User) -> None:
    """Make an account nobody's: no name, no address, no way to sign in; what was made stays.

    What the law wants kept stays as it is: sign-offs of the policy with the name as signed, and
    the audit log, which holds numbers. Raises DomainError where a team would lose its last lead.
    """
    name, addresses = person.name, _addresses_of(person)
    account_closing.send(User, person=person)
    deactivate(person=person, actor=person)
    audit.record(person, "person.account_closed", person)
    forget_person(person=person, name=name, instead=NAME)
    _forget_invitations(person, addresses)
    for model in (EmailAddress, Authenticator, SocialAccount):
        model.objects.filter(user=person).delete()
    ModelLogEntry.objects.for_instance(person).update(label=NAME)
    _anonymize(person)


def _addresses_of(person: User) -> set[str]:
    own = EmailAddress.objects.filter(user=person, verified=True)
    return {person.email, *own.values_list("email", flat=True)}


def _forget_invitations(person: User, addresses: set[str]) -> None:
    to_person = Q(accepted_by=person)
    for address in addresses:
        to_person |= Q(email__iexact=address)
    for invitation in Invitation.objects.filter(to_person):
        invitation.name, invitation.email = "", _nowhere()
        invitation.save(update_fields=["name", "email"])


def _anonymize(person: User) -> None:
    person.name, person.role_line, person.email = NAME, "", _nowhere()
    person.set_unusable_password()
    person.groups.clear()
    person.user_permissions.clear()
    person.save()


def _nowhere() -> str:
    """An address that is nobody's (RFC 2606), and unique."""
    return f"closed-{uuid4().hex}@account.invalid"

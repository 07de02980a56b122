"""A person without an account comes in by an invitation."""

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from allauth.account.models import EmailAddress
from allauth.socialaccount.models import SocialAccount

from incubator.core import audit
from incubator.core.errors import DomainError

from ..models import Invitation, User
from ..models.invitation import JoinLink
from ..selectors.joining import has_no_way_in, person_with_address
from .invitations import accept


@transaction.atomic
def join(*, link: JoinLink, name: str, password: str) -> User:
    """Make the account that the invitation is for, and accept it.

    A mailed link proves the address; after a copied one it is confirmed at the first sign-in.
    Raises DomainError when the link is no longer good or the address has an account in use.
    """
    invitation = _locked(link.invitation)
    person = _account(invitation.email, name)
    person.set_password(password)
    person.save()
    _note_address(person, invitation.email, is_proved=link.proves_address)
    audit.record(person, "person.joined", person, invitation=invitation.pk)
    accept(invitation=link.invitation, person=person)
    return person


@transaction.atomic
def join_by_district(
    *, invitation: Invitation, provider: str, sub: str, name: str
) -> SocialAccount:
    """Make the account of a person whose address the district has proved, without a password.

    ``sub`` is how the district knows the person. Raises DomainError as ``join`` does.
    """
    invitation = _locked(invitation)
    person = _account(invitation.email, name or invitation.name or invitation.email)
    person.save()
    _note_address(person, invitation.email, is_proved=True)
    account = SocialAccount.objects.create(
        user=person, provider=provider, uid=sub, extra_data={"email": invitation.email}
    )
    audit.record(person, "person.joined", person, invitation=invitation.pk, by="district")
    accept(invitation=invitation, person=person)
    return account


def _locked(invitation: Invitation) -> Invitation:
    found = Invitation.objects.select_for_update().get(pk=invitation.pk)
    if not found.is_open:
        raise DomainError(_("This invitation can no longer be used."))
    return found


def _account(email: str, name: str) -> User:
    """A new account, or the one that the Office made and nobody has used."""
    person = person_with_address(email)
    if person is None:
        return _new_account(email, name)
    if not has_no_way_in(person):
        raise _has_account()
    person.name = name
    return person


def _new_account(email: str, name: str) -> User:
    try:
        with transaction.atomic():
            return User.objects.create_user(email, name=name)
    except IntegrityError as error:  # by another invitation at the same moment
        raise _has_account() from error


def _has_account() -> DomainError:
    return DomainError(_("This email address has an account. Sign in to accept."))


def _note_address(person: User, email: str, *, is_proved: bool) -> None:
    """An address that nobody has proved yet is not taken for proved, whoever noted it before."""
    EmailAddress.objects.update_or_create(
        user=person, email=email, defaults={"primary": True, "verified": is_proved}
    )

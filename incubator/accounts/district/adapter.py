"""Who a checked district account is here. Nobody signs up alone."""

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialAccount, SocialApp
from allauth.socialaccount.providers.base.constants import AuthProcess
from requests import RequestException

from incubator.core.errors import DomainError

from ..models import Invitation, User
from ..rules import is_office
from ..selectors.joining import has_no_way_in, holders_of_address, person_with_address
from ..services.joining import join_by_district
from .provider import PROVIDER_ID
from .refusals import (
    AWAY,
    CLOSED,
    OTHER_INVITATION,
    STAFF,
    STOPPED,
    TAKEN,
    UNCONFIRMED,
    UNFINISHED,
    UNKNOWN,
    RefusedError,
    refuse,
)


class DistrictAdapter(DefaultSocialAccountAdapter):
    """A district account is known by ``sub``; docs/signing-in.md says how a new one comes in."""

    error_messages = DefaultSocialAccountAdapter.error_messages | {
        "no_password": _(
            "This is your only way in. Choose a password first, then disconnect the account."
        ),
        "no_verified_email": _("Confirm your email address first, then disconnect the account."),
    }

    def list_apps(self, request, provider=None, client_id=None):
        """The one server that the environment names, or none; never one from the database."""
        app = district_app()
        fits = (
            app
            and provider in {None, app.provider, app.provider_id}
            and client_id in {None, app.client_id}
        )
        return [app] if fits else []

    def is_open_for_signup(self, request, sociallogin):
        return False

    def populate_user(self, request, sociallogin, data):
        """Nothing: whom the account belongs to is found or made below, by rules of our own."""
        return sociallogin.user

    def on_authentication_error(
        self, request, provider, error=None, exception=None, extra_context=None
    ):
        reason = AWAY if isinstance(exception, RequestException) else UNFINISHED
        raise ImmediateHttpResponse(refuse(request, RefusedError(reason)))

    def pre_social_login(self, request, sociallogin):
        """Find or make the person before allauth goes on to the session and its second factor."""
        if sociallogin.is_existing or sociallogin.state["process"] == AuthProcess.CONNECT:
            return
        try:
            self._meet(request, sociallogin)
        except RefusedError as refusal:
            raise ImmediateHttpResponse(refuse(request, refusal)) from refusal

    def _meet(self, request, sociallogin) -> None:
        claims = sociallogin.claims
        invitation = _invitation_followed(sociallogin)
        if invitation and _is_new(claims.email):
            if invitation.email.lower() != claims.email:
                raise RefusedError(OTHER_INVITATION, claims.email)
            sociallogin.account = _join(invitation, claims)
            sociallogin.user = sociallogin.account.user
        else:
            with transaction.atomic():
                sociallogin.connect(request, holder_to_connect(claims.email))


def district_app() -> SocialApp | None:
    """The district's server as allauth wants it, or None where the environment names none."""
    district = settings.DISTRICT
    return district and SocialApp(
        provider="openid_connect",
        provider_id=PROVIDER_ID,
        name=gettext("your district account"),
        client_id=district["client_id"],
        secret=district["secret"],
        settings={"server_url": district["server_url"], "fetch_userinfo": False},
    )


def holder_to_connect(email: str) -> User:
    """Whose account a first sign-in with this proved address may open.

    Raises RefusedError unless it is exactly one open account that has confirmed the address,
    works with nobody's records, and has no other district account.
    """
    holders = holders_of_address(email)
    if not holders:
        raise RefusedError(UNKNOWN, email)
    person = holders[0]
    if len(holders) > 1 or not person.has_confirmed:
        raise RefusedError(UNCONFIRMED, email)
    if not person.is_active:
        raise RefusedError(CLOSED, email)
    if person.is_staff or is_office(person):
        raise RefusedError(STAFF, email)
    if SocialAccount.objects.filter(user=person, provider=PROVIDER_ID).exists():
        raise RefusedError(TAKEN, email)
    return person


def _invitation_followed(sociallogin) -> Invitation | None:
    """The invitation whose page the person left for the district; the state carries its number."""
    number = (sociallogin.state.get("data") or {}).get("invitation")
    return Invitation.objects.open().filter(pk=number).first() if number else None


def _is_new(email: str) -> bool:
    person = person_with_address(email)
    return person is None or has_no_way_in(person)


def _join(invitation: Invitation, claims) -> SocialAccount:
    try:
        return join_by_district(
            invitation=invitation, provider=PROVIDER_ID, sub=claims.sub, name=claims.name
        )
    except DomainError as error:
        raise RefusedError(STOPPED, claims.email, str(error)) from error

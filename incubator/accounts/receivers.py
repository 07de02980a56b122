"""What happens to accounts as people come and go; one line each into a service."""

from django.contrib import messages
from django.utils.translation import gettext as _

from allauth.account.models import EmailAddress

from . import second_factor, session_limits
from .services import people, sessions, sign_ins


def end_sockets_of_session(request, user, **kwargs) -> None:
    """Pages that are still open in the same browser stop listening."""
    if user is not None and request.session.session_key:
        sessions.end_sockets_of_session(session_key=request.session.session_key)


def begin_session(request, **kwargs) -> None:
    session_limits.begin(request.session)


def signed_in(user, **kwargs) -> None:
    sign_ins.note(person=user, action="person.signed_in")


def signed_out(user, **kwargs) -> None:
    if user is not None:
        sign_ins.note(person=user, action="person.signed_out")


def sign_in_failed(credentials, **kwargs) -> None:
    sign_ins.note_failure(email=credentials.get("email") or credentials.get("username") or "")


def password_changed(user, **kwargs) -> None:
    sessions.end_sessions(person=user)
    sign_ins.note(person=user, action="person.password_changed")


def check_sockets(user, **kwargs) -> None:
    """A new password ends the other sessions: their pages stop listening."""
    sessions.check_sockets(person=user)


def password_reset(user, **kwargs) -> None:
    sessions.end_sessions(person=user)
    sign_ins.note(person=user, action="person.password_reset")


def district_connected(sociallogin, **kwargs) -> None:
    sign_ins.note(person=sociallogin.user, action="person.district_connected")


def district_disconnected(socialaccount, **kwargs) -> None:
    sign_ins.note(person=socialaccount.user, action="person.district_disconnected")


def address_confirmed(request, email_address: EmailAddress, **kwargs) -> None:
    """In another browser than the one that chose the password: that may be somebody else's."""
    person = email_address.user
    if second_factor.typed_password_here(person, request.session):
        return
    if people.void_first_password(person=person):
        people.mail_password_link(person, request)
        words = _("Your password was chosen in another browser. A mail with a link goes to you.")
        messages.info(request, f"{words} {_('Choose a new one there.')}")


def email_changed(user, to_email_address: EmailAddress, **kwargs) -> None:
    sign_ins.note(person=user, action="person.email_changed")


def factor_added(request, user, authenticator, **kwargs) -> None:
    second_factor.prove_by_enrolling(request, user, authenticator)
    sign_ins.note_factor(person=user, action="factor.added", factor=authenticator)
    sessions.end_sessions_before_factor(
        person=user, factor=authenticator, but=request.session.session_key
    )


def factor_removed(request, user, authenticator, **kwargs) -> None:
    sign_ins.note_factor(person=user, action="factor.removed", factor=authenticator)
    sessions.end_sessions(person=user, but=request.session.session_key)


def recovery_codes_made(user, authenticator, **kwargs) -> None:
    sign_ins.note_factor(person=user, action="factor.codes_made", factor=authenticator)


def factor_used(user, authenticator, reauthenticated, **kwargs) -> None:
    sign_ins.note_factor(person=user, action="factor.used", factor=authenticator)


def factor_failed(user, authenticator, **kwargs) -> None:
    sign_ins.note_factor(person=user, action="factor.failed", factor=authenticator)

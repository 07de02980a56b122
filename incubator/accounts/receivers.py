"""What happens to accounts as people come and go; one line each into a service."""

from allauth.account.models import EmailAddress

from .services import people, sign_ins


def end_sockets_of_session(request, user, **kwargs) -> None:
    """Pages that are still open in the same browser stop listening."""
    if user is not None and request.session.session_key:
        people.end_sockets_of_session(session_key=request.session.session_key)


def signed_in(user, **kwargs) -> None:
    sign_ins.note(person=user, action="person.signed_in")


def signed_out(user, **kwargs) -> None:
    if user is not None:
        sign_ins.note(person=user, action="person.signed_out")


def sign_in_failed(credentials, **kwargs) -> None:
    sign_ins.note_failure(email=credentials.get("email") or credentials.get("username") or "")


def password_changed(user, **kwargs) -> None:
    sign_ins.note(person=user, action="person.password_changed")


def password_reset(user, **kwargs) -> None:
    sign_ins.note(person=user, action="person.password_reset")


def district_connected(sociallogin, **kwargs) -> None:
    sign_ins.note(person=sociallogin.user, action="person.district_connected")


def district_disconnected(socialaccount, **kwargs) -> None:
    sign_ins.note(person=socialaccount.user, action="person.district_disconnected")


def email_changed(user, to_email_address: EmailAddress, **kwargs) -> None:
    sign_ins.note(person=user, action="person.email_changed")

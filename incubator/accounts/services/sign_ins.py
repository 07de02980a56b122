"""Comings and goings in the audit log."""

from hashlib import sha256

from allauth.mfa.models import Authenticator

from incubator.core import audit

from ..models import User


def note(*, person: User, action: str) -> None:
    """Write that the person did this to the own account (``person.signed_in``)."""
    audit.record(person, action, person)


def note_failure(*, email: str) -> None:
    """Write that a sign-in failed: with the account where there is one, else with a digest.

    An address that nobody here has may be anything somebody typed, a password too.
    """
    _note_of_nobody("person.sign_in_failed", email)


def note_refusal(*, reason: str, email: str) -> None:
    """Write that a district account was turned away, and the reason's short name."""
    _note_of_nobody("person.sign_in_refused", email, reason=reason)


def _note_of_nobody(action: str, email: str, **details) -> None:
    person = User.objects.filter(email__iexact=email).first() if email else None
    if person is None:
        details["digest"] = sha256(email.lower().encode()).hexdigest()[:16]
    audit.record(None, action, person or User(), **details)


def note_factor(*, person: User, action: str, factor: Authenticator) -> None:
    """Write what became of a second factor: its kind and number, never its name or secret."""
    audit.record(person, action, person, kind=str(factor.type), factor=factor.pk)

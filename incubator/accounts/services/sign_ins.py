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
    person = User.objects.filter(email__iexact=email).first() if email else None
    if person:
        audit.record(None, "person.sign_in_failed", person)
    else:
        digest = sha256(email.lower().encode()).hexdigest()[:16]
        audit.record(None, "person.sign_in_failed", User(), digest=digest)


def note_factor(*, person: User, action: str, factor: Authenticator) -> None:
    """Write what became of a second factor: its kind and number, never its name or secret."""
    audit.record(person, action, person, kind=str(factor.type), factor=factor.pk)

"""Whether a session has proved the second factor that its person needs, and how lately.

allauth notes in the session how its person was authenticated; everything here reads those notes,
so no page costs a query more.
"""

import time
from types import SimpleNamespace

from allauth.account import app_settings
from allauth.account.authentication import get_authentication_records
from allauth.account.internal.flows.login import record_authentication

from .rules import FACTORS, has_factor, needs_factor

ENROLL, PROVE = "enroll", "prove"
SIGNED_IN_AT = "signed_in_at"
WANTED = "wanted_after_second_factor"


def missing_step(user, session) -> str:
    """What the person must do before anything else: ENROLL, PROVE, or nothing ("")."""
    if not needs_factor(user):
        return ""
    if not has_factor(user):
        return ENROLL
    return "" if _proofs(user, session) else PROVE


def signed_in_lately(user, session) -> bool:
    """Whether the person was authenticated in the last minutes (ACCOUNT_REAUTHENTICATION_TIMEOUT).

    Who has a second factor must have used it; a password alone does not count then.
    """
    if has_factor(user):
        moments = [record["at"] for record in _proofs(user, session)]
    else:
        moments = [record["at"] for record in _records(user, session)]
        moments.append(session.get(SIGNED_IN_AT, 0))
    return time.time() - max(moments, default=0) < app_settings.REAUTHENTICATION_TIMEOUT


def typed_password_here(user, session) -> bool:
    """Whether the person's password was chosen or typed in this browser."""
    return any(record["method"] == "password" for record in _records(user, session))


def prove_by_enrolling(request, user, authenticator) -> None:
    """Who just added a factor in this session has shown it here."""
    if authenticator.type in FACTORS:
        record_authentication(
            request, user, "mfa", id=authenticator.pk, type=str(authenticator.type)
        )


def _proofs(user, session) -> list[dict]:
    return [record for record in _records(user, session) if record["method"] == "mfa"]


def _records(user, session) -> list[dict]:
    return get_authentication_records(SimpleNamespace(session=session), user)

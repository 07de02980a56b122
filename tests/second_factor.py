"""Second factors in tests.

``client.force_login(person)`` gives whoever needs a second factor a session that has proved it.
``sign_in_without_proof`` and ``sign_in_by_password`` are for tests of the gate itself.
"""

import hmac
import struct
import time
from base64 import b32decode

from django.contrib.auth import get_user_model
from django.test import Client

PASSWORD = "a long password for tests"
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
SECONDS = 30
sign_in_without_proof = Client.force_login


def code(secret: str = SECRET, *, later: int = 0) -> str:
    """The code that an authenticator app shows now, or so many steps later (RFC 6238)."""
    step = struct.pack(">Q", int(time.time()) // SECONDS + later)
    digest = hmac.digest(b32decode(secret), step, "sha1")
    start = digest[-1] & 0x0F
    number = struct.unpack(">I", digest[start : start + 4])[0] & 0x7FFFFFFF
    return f"{number % 1_000_000:06}"


def give_app(person, secret: str = SECRET):
    """Enroll an authenticator app for the person."""
    from allauth.mfa.totp.internal.auth import TOTP  # noqa: PLC0415 (models exist only then)

    return TOTP.activate(person, secret).instance


def force_login(client: Client, user, backend=None) -> None:
    """Signed in, and with the second factor proved where the person needs one."""
    from incubator.accounts.rules import has_factor, needs_factor  # noqa: PLC0415

    person = get_user_model().objects.get(pk=user.pk)
    if needs_factor(person) and not has_factor(person):
        give_app(person)
    sign_in_without_proof(client, user, backend)
    if needs_factor(person):
        prove(client, person)


def prove(client: Client, person) -> None:
    """Note in the session what allauth notes when a code was right."""
    from allauth.account.authentication import (  # noqa: PLC0415
        AUTHENTICATION_METHODS_SESSION_KEY,
    )

    session = client.session
    session[AUTHENTICATION_METHODS_SESSION_KEY] = [
        {"method": "password", "at": time.time(), "email": person.email},
        {"method": "mfa", "at": time.time(), "type": "totp"},
    ]
    session[f"{AUTHENTICATION_METHODS_SESSION_KEY}_user"] = str(person.pk)
    session.save()


def sign_in_by_password(client: Client, person, password: str = PASSWORD):
    """The sign-in page's answer to the right password."""
    return client.post("/accounts/login/", {"login": person.email, "password": password})


def is_in(client: Client) -> bool:
    """Whether somebody is signed in."""
    return "_auth_user_id" in client.session


def is_stopped(client: Client, address: str = "/cms/") -> bool:
    """Whether the gate stands before the page."""
    response = client.get(address)
    return response.status_code == 302 and response.url.startswith("/me/second-factor/")

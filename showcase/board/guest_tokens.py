"""The token by which a guest's browser is known: in a signed cookie here, as a digest there.

Requests and sockets read it alike. Each board has a cookie of its own.
"""

import secrets
from collections.abc import Mapping
from hashlib import sha256

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.http import HttpResponse

from .models import Guest
from .models.guest import GUEST_TIME

SIGNER = Signer(salt="board.guest")


def new_token() -> str:
    return secrets.token_urlsafe(32)


def digest_of(token: str) -> str:
    """What the database keeps of a token; it leads back to none."""
    return sha256(token.encode()).hexdigest()


def digest_in(cookies: Mapping[str, str], slug: str) -> str | None:
    """The digest of the token that a browser has for this board; None without a true one."""
    try:
        return digest_of(SIGNER.unsign(cookies.get(_name(slug), "")))
    except BadSignature:
        return None


def hand_out(response: HttpResponse, guest: Guest, token: str) -> None:
    """Give the browser its token. Sockets have another path, so it goes to the whole site."""
    response.set_cookie(
        _name(guest.board.slug),
        SIGNER.sign(token),
        max_age=int(GUEST_TIME.total_seconds()),
        httponly=True,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )


def take_back(response: HttpResponse, slug: str) -> None:
    response.delete_cookie(_name(slug), samesite="Lax")


def _name(slug: str) -> str:
    return f"guest-{slug}"

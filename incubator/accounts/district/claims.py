"""What an ID token must say before anybody is looked up by it."""

from dataclasses import dataclass

from .refusals import (
    NO_DOMAIN,
    OTHER_ADDRESS,
    UNFINISHED,
    UNVERIFIED,
    WRONG_DOMAIN,
    RefusedError,
)


@dataclass(frozen=True)
class Claims:
    """Whom the district says this is; ``sub`` alone is who, the rest may change."""

    sub: str
    email: str
    name: str


def read_claims(token: dict, *, domain: str, nonce: str) -> Claims:
    """The checked claims of an ID token.

    ``hd`` in the request is a hint that Google does not enforce, so it is checked here, and so is
    the address: anybody can have an account that only looks like the district's.
    Raises RefusedError.
    """
    email = str(token.get("email") or "").lower()
    _refuse_unless(bool(token.get("sub")) and token.get("nonce") == nonce, UNFINISHED, email)
    _refuse_unless(bool(token.get("hd")), NO_DOMAIN, email)
    _refuse_unless(token["hd"] == domain, WRONG_DOMAIN, email)
    _refuse_unless(token.get("email_verified") is True, UNVERIFIED, email)
    _refuse_unless(email.rpartition("@")[2] == domain, OTHER_ADDRESS, email)
    return Claims(str(token["sub"]), email, " ".join(str(token.get("name") or "").split())[:120])


def _refuse_unless(is_so: bool, reason: str, email: str) -> None:
    if not is_so:
        raise RefusedError(reason, email)

"""What stands at the door of every socket (settings.LIVE_GATES)."""

from incubator.live.close_codes import NOT_SIGNED

from .rules import has_signed


def signed_policy(scope) -> int | None:
    """The code that closes the socket of a person who has not signed; None lets in."""
    return None if has_signed(scope["user"]) else NOT_SIGNED

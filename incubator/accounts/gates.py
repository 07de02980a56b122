"""What stands at the door of every socket (settings.LIVE_GATES)."""

from incubator.live.close_codes import NO_SECOND_FACTOR, NOT_SIGNED, SIGNED_OUT

from .rules import has_signed
from .second_factor import missing_step
from .session_limits import seconds_left


def session_age(scope) -> int | None:
    """The code that closes the socket of a session that should have ended; None lets in."""
    is_over = seconds_left(scope["user"], scope.get("session", {})) < 0
    return SIGNED_OUT if is_over else None


def second_factor(scope) -> int | None:
    """The code that closes the socket of staff without a proved second factor; None lets in."""
    return NO_SECOND_FACTOR if missing_step(scope["user"], scope.get("session", {})) else None


def signed_policy(scope) -> int | None:
    """The code that closes the socket of a person who has not signed; None lets in."""
    return None if has_signed(scope["user"]) else NOT_SIGNED

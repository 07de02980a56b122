"""What happens to accounts when people sign out; one line each into a service."""

from .services import people


def end_sockets_of_session(request, user, **kwargs) -> None:
    """Pages that are still open in the same browser stop listening."""
    if user is not None and request.session.session_key:
        people.end_sockets_of_session(session_key=request.session.session_key)

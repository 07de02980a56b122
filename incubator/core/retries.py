"""A service that the database stopped for another's sake runs again, once."""

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

from django.db import OperationalError, connection
from django.utils.translation import gettext as _

from .errors import DomainError, JustTaken

Given = ParamSpec("Given")
Result = TypeVar("Result")
#: PostgreSQL: serialization failure, deadlock, and a lock that did not come in time.
PASSING = {"40001", "40P01", "55P03"}


def retried(service: Callable[Given, Result]) -> Callable[Given, Result]:
    """Run an atomic service a second time where two stood in each other's way.

    That is a deadlock, a lock that did not come, or JustTaken: the second time it sees what the
    other one did, and says so. Stopped twice, it raises DomainError. Within another transaction it
    runs once: what began that transaction has to begin again.
    """

    @wraps(service)
    def run(*args: Given.args, **values: Given.kwargs) -> Result:
        if connection.in_atomic_block:
            return service(*args, **values)
        try:
            return service(*args, **values)
        except (OperationalError, JustTaken) as error:
            if not may_pass(error):
                raise
        try:
            return service(*args, **values)
        except OperationalError as error:
            if not may_pass(error):
                raise
            sentence = _("Somebody else changed the same at this moment. Please send it again.")
            raise DomainError(sentence) from error

    return run


def may_pass(error: Exception) -> bool:
    """Whether the same may work a moment later."""
    is_locked = "database is locked" in str(error)  # SQLite
    return (
        isinstance(error, JustTaken)
        or is_locked
        or getattr(error.__cause__, "sqlstate", None) in PASSING
    )

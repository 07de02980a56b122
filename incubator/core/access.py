"""One way to ask who may do what."""

from collections.abc import Callable

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

Rule = Callable[..., bool]


class Refused(PermissionDenied):
    """A rule said no; ``rule`` is its name, ``thing`` what it was asked about, if anything."""

    def __init__(self, rule: Rule, thing):
        super().__init__(_(rule.__doc__))
        self.rule, self.thing = f"{rule.__module__}.{rule.__name__}", thing


def require(rule: Rule, user, *things) -> None:
    """Raise Refused with the rule's docstring unless the rule allows the user this."""
    if not rule(user, *things):
        raise Refused(rule, next(iter(things), None))

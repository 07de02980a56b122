"""One way to ask who may do what."""

from collections.abc import Callable

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

Rule = Callable[..., bool]


def require(rule: Rule, user, *things) -> None:
    """Raise PermissionDenied with the rule's docstring unless the rule allows the user this."""
    if not rule(user, *things):
        raise PermissionDenied(_(rule.__doc__))

"""Who may do what here. Each docstring is the sentence that a refused person reads."""

from incubator.accounts.rules import is_office, needs_factor


def can_moderate(user) -> bool:
    """Only the Office of Innovation decides on what was reported."""
    return is_office(user)


def can_close_account(user) -> bool:
    """An account of the Office or with more rights is closed by an administrator."""
    return user.is_authenticated and not needs_factor(user)

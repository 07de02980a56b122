"""Who may do what here. Each docstring is the sentence that a refused person reads."""

from incubator.accounts.rules import is_office


def can_moderate(user) -> bool:
    """Only the Office of Innovation decides on what was reported."""
    return is_office(user)

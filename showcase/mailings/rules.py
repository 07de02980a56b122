"""Who may do what with mail to many. Each docstring is what a refused person reads."""

from incubator.accounts.rules import is_office


def can_send_newsletters(user) -> bool:
    """Only the Office of Innovation sends newsletters and sees how digests go out."""
    return is_office(user)

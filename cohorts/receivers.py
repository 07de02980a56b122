"""What other apps say that concerns teams; one line each into a service."""

from .services.goodbyes import leave_everything
from .services.invitations import take_places


def let_in(sender, invitation, person, **kwargs) -> None:
    """An accepted invitation gives its places in teams."""
    take_places(invitation=invitation, person=person)


def leave_teams(sender, person, **kwargs) -> None:
    """Who closes the account leaves every team."""
    leave_everything(person=person)

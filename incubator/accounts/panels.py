"""What waits behind an invitation: upper apps say it, on the page to join and in the mail."""

from incubator.core.panels import Panel, panels

from .models import Invitation


class InvitationPanel(Panel):
    """Registered for ``invitation_panels``; ``thing`` is the invitation."""

    def in_words(self) -> list[str]:
        """The same as plain sentences, for the mail."""
        return []

    def address(self) -> str:
        """Where the person goes on after joining, or nothing."""
        return ""


def what_waits(invitation: Invitation) -> list[InvitationPanel]:
    """What the invitation opens, each upper app's part."""
    return panels("invitation_panels", invitation, None)

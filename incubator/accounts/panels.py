"""What waits behind an invitation: upper apps say it, on the page to join and in the mail."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from incubator.core.panels import Line, OfficePanel, Panel, panels

from .models import Invitation
from .selectors import policy_in_force, unsigned_people


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


class SignOffsPanel(OfficePanel):
    """Who has not signed the policy; one query."""

    order = 20

    @property
    def title(self) -> str:
        return _("People")

    def waits(self) -> list[Line]:
        number = unsigned_people().count() if policy_in_force() else 0
        if not number:
            return []
        words = ngettext(
            "%(number)d person has not signed the Acceptable Use Policy",
            "%(number)d people have not signed the Acceptable Use Policy",
            number,
        )
        address = f"{reverse('accounts:aup_list')}?state=unsigned"
        return [Line(words % {"number": number}, address, _("Remind all with one button."))]

    def links(self) -> list[Line]:
        hint = _("Who has signed the Acceptable Use Policy this school year; reminders, export.")
        return [Line(_("Sign-offs"), reverse("accounts:aup_list"), hint)]

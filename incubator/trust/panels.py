"""What waits for the Office here."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from incubator.core.panels import Line, OfficePanel

from .selectors import waiting_count


class ModerationPanel(OfficePanel):
    """What was reported; one query."""

    order = 25

    @property
    def title(self) -> str:
        return _("Trust")

    def waits(self) -> list[Line]:
        number = waiting_count()
        if not number:
            return []
        words = ngettext(
            "%(number)d report waits for a decision",
            "%(number)d reports wait for a decision",
            number,
        )
        hint = _("Take it down, write to who made it, or leave it.")
        return [Line(words % {"number": number}, reverse("trust:moderation"), hint)]

    def links(self) -> list[Line]:
        hint = _("What people reported, what was taken down, and who decided why.")
        return [Line(_("Moderation"), reverse("trust:moderation"), hint)]

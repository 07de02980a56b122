"""Mail to many on the Office's page."""

from django.urls import reverse
from django.utils.translation import gettext as _

from incubator.core.panels import Line, OfficePanel

from .selectors.progress import newsletters

MOST = 5


class OfficeMailPanel(OfficePanel):
    """Newsletters that stopped on their way, and the pages about mail; one query."""

    order = 42

    @property
    def title(self) -> str:
        return _("The site")

    def waits(self) -> list[Line]:
        stopped = newsletters().confirmed().exclude(trouble="").filter(to_go_count__gt=0)[:MOST]
        words = _("The newsletter “%(subject)s” has stopped")
        return [
            Line(words % {"subject": one.subject}, one.get_absolute_url(), one.trouble)
            for one in stopped
        ]

    def links(self) -> list[Line]:
        return [
            Line(
                _("Newsletters"),
                reverse("mailings:newsletter_list"),
                _("Mail a highlight to a cohort, and see how far it has come."),
            ),
            Line(
                _("The weekly digest"),
                reverse("mailings:office_digest"),
                _("When the next one goes out, to how many, and how it looks."),
            ),
        ]

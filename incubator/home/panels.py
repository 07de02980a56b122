"""The roof's own part of the Office's page."""

from django.urls import reverse
from django.utils.translation import gettext as _

from laces.components import Component

from incubator.core.dates import moment_in_words
from incubator.core.panels import Line, OfficePanel

from .selectors.dashboard import pages_in_review
from .selectors.schedule import scheduled_pages


class SchedulePanel(Component):
    """On the first page of /cms/: what goes out when, and what is late; one query."""

    template_name = "home/cms/schedule.html"
    order = 205

    def get_context_data(self, parent_context=None):
        return {"pages": scheduled_pages()}


class OfficePagesPanel(OfficePanel):
    """Pages that are late or wait for the Office's review, and the CMS; two queries."""

    order = 40

    @property
    def title(self) -> str:
        return _("The site")

    def waits(self) -> list[Line]:
        return [*self._late(), *self._reviews()]

    def _late(self) -> list[Line]:
        return [
            Line(
                _("“%(page)s” is late") % {"page": one.title},
                one.url,
                _("It was to go out: %(moment)s") % {"moment": moment_in_words(one.at)},
            )
            for one in scheduled_pages()
            if one.is_late
        ]

    def _reviews(self) -> list[Line]:
        return [
            Line(
                _("“%(page)s” waits for review") % {"page": state.revision.object_str},
                reverse("wagtailadmin_pages:edit", args=[state.revision.object_id]),
                _("Read it, then publish it or send it back."),
            )
            for state in pages_in_review()
        ]

    def links(self) -> list[Line]:
        return [
            Line(
                _("See the site as a role"),
                reverse("home:view_as"),
                _("What a member, a lead or a coach sees. You only read."),
            ),
            Line(
                _("The CMS"),
                reverse("wagtailadmin_home"),
                _("Cohort pages, highlights, pictures, and everything else that is published."),
            ),
            Line(
                _("Policy versions"),
                reverse("aup_policy:index"),
                _("Texts of the Acceptable Use Policy in each language, in the CMS."),
            ),
            Line(
                _("Latest iterations"),
                reverse("iteration:index"),
                _("What teams posted, in the CMS; a good place to find a highlight."),
            ),
        ]

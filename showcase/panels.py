"""What this app adds to lower pages: the golden thread, and a cohort's highlights."""

from functools import cached_property
from typing import NamedTuple

from django.urls import reverse
from django.utils.translation import gettext as _

from hacks.models import Hack
from incubator.core.panels import Line, OfficePanel, Panel

from .models import HighlightPage
from .rules import can_make_highlight
from .selectors.approval import words_waited_for
from .thread import HIGHLIGHT, Step, thread_of_all

MOST_TOLD = 10


class Way(NamedTuple):
    """To the form of a highlight; ``hack``: its title, where the page leads to several."""

    url: str
    hack: str = ""


class ThreadPanel(Panel):
    """Where a thing came from and where it went; the Office may make a highlight of it."""

    template_name = "showcase/panels/thread.html"
    order = 80

    def get_context_data(self, parent_context=None):
        may_make = can_make_highlight(self.user)
        return {
            "steps": thread_of_all(self.hacks, self.user),
            "here": self.here(),
            "ways": self.ways() if may_make else [],
            "is_untried": may_make and not self.hacks,
        }

    @cached_property
    def hacks(self) -> list[Hack]:
        """The hacks that the thread runs through, which the reader may see."""
        raise NotImplementedError

    def here(self) -> str:
        return self.thing.get_absolute_url()

    def ways(self) -> list[Way]:
        """A highlight tells of one log: a form for each."""
        is_one = len(self.hacks) == 1
        return [Way(_form_of(one), "" if is_one else one.title) for one in self.hacks]


class HackThreadPanel(ThreadPanel):
    """On a hack's page."""

    @cached_property
    def hacks(self) -> list[Hack]:
        return [self.thing]


class IterationThreadPanel(ThreadPanel):
    """On an iteration's page."""

    @cached_property
    def hacks(self) -> list[Hack]:
        return [self.thing.hack]

    def ways(self) -> list[Way]:
        is_published = self.thing.is_published
        return [Way(_form_of(self.thing.hack, self.thing.number))] if is_published else []


class VisitThreadPanel(ThreadPanel):
    """On the page of a visit that has begun: the hacks that were taken home from it."""

    def get_context_data(self, parent_context=None):
        return super().get_context_data(parent_context) if self.thing.has_begun else {}

    @cached_property
    def hacks(self) -> list[Hack]:
        taken = Hack.objects.visible_to(self.user).filter(taken_away__visit=self.thing)
        return list(taken.select_related("team__school", "team__cohort").order_by("pk"))


def highlight_steps(hacks: list[Hack], user) -> list[Step]:
    """The newest highlights that tell of these hacks; one query."""
    told = HighlightPage.objects.filter(iteration__hack__in=hacks).shown().defer("story")
    newest = told[:MOST_TOLD]
    return [Step(HIGHLIGHT, _("Told in"), page.title, page.get_url() or "") for page in newest]


def _form_of(hack: Hack, *number: int) -> str:
    return reverse("showcase:make_highlight", args=[hack.team.slug, hack.slug, *number])


class CohortHighlightsPanel(Panel):
    """On a cohort's page."""

    template_name = "showcase/panels/cohort_highlights.html"
    order = 30

    def get_context_data(self, parent_context=None):
        told = HighlightPage.objects.filter(cohort=self.thing).shown().with_teasers()[:3]
        return {"cards": [(one, one.teaser_picture()) for one in told]}


class OfficeHighlightsPanel(OfficePanel):
    """On the Office's page: highlights that wait for a team; one query."""

    order = 41

    @property
    def title(self) -> str:
        return _("The site")

    def waits(self) -> list[Line]:
        return [
            Line(
                _("“%(page)s” waits for the word of %(team)s")
                % {"page": word.page.draft_title, "team": word.team},
                reverse("showcase:approve_highlight", args=[word.page_id]),
                _("Read what its lead reads, or take it back to write on."),
            )
            for word in words_waited_for()
        ]

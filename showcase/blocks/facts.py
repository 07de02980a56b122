"""Facts of a log in a highlight: a number, the way of the hack, the team; and a video."""

from urllib.parse import urlsplit

from django.contrib.auth.models import AnonymousUser
from django.utils.translation import gettext_lazy as _

from wagtail import blocks

from ..choosers import IterationChooserBlock
from ..thread import thread_of
from .log import LogBlock, PublicLog

COUNTS = [
    ("students_count", _("Students who took part")),
    ("staff_count", _("Adults who took part")),
]


class _FromIterationBlock(LogBlock):
    """A block that tells something of one public iteration; its template gets ``iteration``."""

    iteration = IterationChooserBlock(label=_("Iteration"))

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context)
        log = PublicLog.for_block(value, parent_context)
        return context | self.facts(log, log.iteration(value), value)

    def facts(self, log, iteration, value) -> dict:
        return {"iteration": iteration}


class LogNumberBlock(_FromIterationBlock):
    """A count that the team wrote in its log; the iteration is its source."""

    count = blocks.ChoiceBlock(label=_("What it counts"), choices=COUNTS, default="students_count")

    class Meta:
        icon = "order"
        label = _("Number from a hack log")
        template = "showcase/blocks/log_number.html"
        preview_template = "showcase/blocks/log_number_preview.html"
        preview_value = {"count": "students_count"}

    def facts(self, log, iteration, value) -> dict:
        number = getattr(iteration, value["count"]) if iteration else None
        meaning = dict(COUNTS).get(value["count"])
        return {"iteration": iteration, "number": number, "meaning": meaning}


class TrailBlock(_FromIterationBlock):
    """From the idea to the hack, its iterations, and what others made of it."""

    class Meta:
        icon = "redirect"
        label = _("Idea-to-hack trail")
        template = "showcase/blocks/trail.html"
        preview_template = "showcase/blocks/trail_preview.html"
        preview_value = {}

    def facts(self, log, iteration, value) -> dict:
        return {"steps": thread_of(iteration.hack, AnonymousUser()) if iteration else []}


class TeamCardBlock(_FromIterationBlock):
    """The team of an iteration, its cohort and its aspiration."""

    class Meta:
        icon = "group"
        label = _("Team card")
        template = "showcase/blocks/team_card.html"
        preview_template = "showcase/blocks/team_card_preview.html"
        preview_value = {}

    def facts(self, log, iteration, value) -> dict:
        return {"team": log.teams.get(iteration.hack.team_id) if iteration else None}


class VideoBlock(blocks.StructBlock):
    """A way to a video on another site; nothing of that site is loaded before a click."""

    title = blocks.CharBlock(label=_("What it shows"), max_length=120)
    url = blocks.URLBlock(label=_("Address"), help_text=_("The page of the video."))
    length = blocks.CharBlock(
        label=_("Length"), required=False, max_length=20, help_text=_("For example: 3 minutes")
    )

    class Meta:
        icon = "media"
        label = _("Video link")
        template = "showcase/blocks/video.html"
        preview_value = {
            "title": "A walk through the lobby",
            "url": "https://video.example/lobby",
            "length": "2 minutes",
        }

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context)
        context["host"] = urlsplit(value["url"] or "").hostname
        return context

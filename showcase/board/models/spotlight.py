from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from hacks.models import Iteration
from incubator.core.models import TimeStampedModel
from showcase.models import HighlightPage

from ..querysets import SpotlightQuerySet
from .board import Board
from .idea import Idea

KINDS = ("idea", "iteration", "highlight")


def _of_one_kind() -> Q:
    """Condition: exactly one of the kinds is named."""
    either = Q()
    for kind in KINDS:
        others = {f"{name}__isnull": True for name in KINDS if name != kind}
        either |= Q(**{f"{kind}__isnull": False}, **others)
    return either


class Spotlight(TimeStampedModel):
    """One thing in a board's queue. The one that ``is_on`` is what the board shows now, as far as
    each reader may see it; without one the board follows what teams post."""

    board = models.ForeignKey(Board, on_delete=models.CASCADE, related_name="spotlights")
    position = models.PositiveIntegerField()
    is_on = models.BooleanField(default=False)
    idea = models.ForeignKey(
        Idea, on_delete=models.CASCADE, null=True, blank=True, related_name="spotlights"
    )
    iteration = models.ForeignKey(
        Iteration, on_delete=models.CASCADE, null=True, blank=True, related_name="spotlights"
    )
    highlight = models.ForeignKey(
        HighlightPage, on_delete=models.CASCADE, null=True, blank=True, related_name="spotlights"
    )

    objects = SpotlightQuerySet.as_manager()

    wagtail_reference_index_ignore = True  # "usage" in /cms/ would name what only a team sees

    class Meta:
        ordering = ["position", "pk"]
        verbose_name = _("spotlight")
        verbose_name_plural = _("spotlights")
        constraints = [
            models.CheckConstraint(condition=_of_one_kind(), name="spotlight_of_one_kind"),
            models.UniqueConstraint(
                fields=["board"], condition=Q(is_on=True), name="one_spotlight_on_a_board"
            ),
            *(
                models.UniqueConstraint(fields=["board", kind], name=f"{kind}_queued_once")
                for kind in KINDS
            ),
        ]

    def __str__(self):
        return f"{self.board_id}/{self.position} {self.kind}"

    @property
    def kind(self) -> str:
        return next(kind for kind in KINDS if getattr(self, f"{kind}_id"))

    @property
    def thing(self) -> Idea | Iteration | HighlightPage:
        return getattr(self, self.kind)

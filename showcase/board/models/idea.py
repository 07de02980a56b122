import uuid
from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from cohorts.models import Team
from hacks.models import Hack
from incubator.core.models import TimeStampedModel

from ..querysets import GivenQuerySet, IdeaQuerySet, VoteQuerySet
from .board import Board
from .column import Column
from .guest import Guest

EDIT_TIME = timedelta(minutes=15)
UNMERGE_TIME = timedelta(days=7)


class Idea(TimeStampedModel):
    """One card of a board; ``team`` is the author's team when it was written, if there was one.

    A guest's idea has a ``guest`` and no author. While ``held_at`` is set it waits for the
    facilitator and only that guest sees it. ``hidden_at``: the facilitator took it off the board. A
    merged idea stands on the board within another, its survivor, which is merged into none.
    """

    board = models.ForeignKey(Board, on_delete=models.CASCADE, related_name="ideas")
    title = models.CharField(_("idea"), max_length=120)
    text = models.TextField(_("more about it"), max_length=500, blank=True)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="ideas"
    )
    team = models.ForeignKey(
        Team, on_delete=models.PROTECT, null=True, blank=True, related_name="ideas"
    )
    guest = models.ForeignKey(
        Guest, on_delete=models.PROTECT, null=True, blank=True, related_name="ideas"
    )
    held_at = models.DateTimeField(null=True, blank=True)
    column = models.ForeignKey(
        Column, on_delete=models.SET_NULL, null=True, blank=True, related_name="ideas"
    )
    merged_into = models.ForeignKey(
        "self", on_delete=models.RESTRICT, null=True, blank=True, related_name="merged"
    )
    merged_at = models.DateTimeField(null=True, blank=True)
    hidden_at = models.DateTimeField(null=True, blank=True)
    edited_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    client_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)

    objects = IdeaQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        verbose_name = _("idea")
        verbose_name_plural = _("ideas")
        constraints = [
            models.CheckConstraint(
                condition=Q(held_at=None) | Q(guest__isnull=False), name="only_guests_are_held"
            ),
            models.CheckConstraint(
                condition=Q(guest=None) | Q(author=None), name="idea_of_a_person_or_a_guest"
            ),
            models.CheckConstraint(
                condition=~Q(merged_into=F("pk")), name="idea_not_merged_into_itself"
            ),
            models.CheckConstraint(
                condition=Q(merged_into=None, merged_at=None)
                | Q(merged_into__isnull=False, merged_at__isnull=False),
                name="merged_idea_has_a_moment",
            ),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        """The card's own place on its board."""
        return f"{reverse('board:board', args=[self.board.slug])}#{self.anchor}"

    @property
    def page_url(self) -> str:
        """Its own page, with what people say about it."""
        return reverse("board:idea", args=[self.board.slug, self.pk])

    @property
    def by(self) -> str:
        """Whose idea the card says it is: a team's, a guest's, or nobody's (empty)."""
        return str(self.team or self.guest or "")

    @property
    def credits(self) -> str:
        """``by``, and whose the ideas are that were merged into it."""
        return " + ".join(
            dict.fromkeys(filter(None, [self.by, *(one.by for one in self.merged.all())]))
        )

    @property
    def idea_count(self) -> int:
        """How many ideas it is by now."""
        return 1 + len(self.merged.all())

    @property
    def anchor(self) -> str:
        return f"idea-{self.pk}"

    @property
    def is_young(self) -> bool:
        """Its author can still change it."""
        return timezone.now() - self.created_at < EDIT_TIME

    @property
    def is_held(self) -> bool:
        return self.held_at is not None

    @property
    def is_merged(self) -> bool:
        return self.merged_into_id is not None

    @property
    def may_be_unmerged(self) -> bool:
        """It was merged no more than 7 days ago."""
        return self.is_merged and timezone.now() - self.merged_at < UNMERGE_TIME

    @property
    def is_withdrawn(self) -> bool:
        return self.withdrawn_at is not None

    @property
    def is_hidden(self) -> bool:
        return self.hidden_at is not None

    @property
    def is_gone(self) -> bool:
        """Off the board, by its author or the facilitator."""
        return self.is_withdrawn or self.is_hidden


class Vote(models.Model):
    """A dot that a person gave to an idea, or to one that was merged into it (``came_from``);
    ``is_named`` where the board said so as it was given."""

    idea = models.ForeignKey(Idea, on_delete=models.CASCADE, related_name="votes")
    voter = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="votes"
    )
    came_from = models.ForeignKey(
        Idea, on_delete=models.SET_NULL, null=True, editable=False, related_name="+"
    )
    is_named = models.BooleanField(default=False, db_default=False)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = VoteQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["idea", "voter"], name="one_vote_per_person_and_idea")
        ]

    def __str__(self):
        return f"{self.voter_id} → {self.idea_id}"


class Follow(models.Model):
    """A follower hears what becomes of the idea."""

    idea = models.ForeignKey(Idea, on_delete=models.CASCADE, related_name="follows")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="follows"
    )
    came_from = models.ForeignKey(
        Idea, on_delete=models.SET_NULL, null=True, editable=False, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)

    objects = GivenQuerySet.as_manager()

    class Meta:
        verbose_name = _("follow")
        verbose_name_plural = _("follows")
        constraints = [
            models.UniqueConstraint(fields=["idea", "person"], name="one_follow_per_person")
        ]

    def __str__(self):
        return f"{self.person_id} → {self.idea_id}"


class Try(TimeStampedModel):
    """A team took the idea: the hack that it became. Several teams can try one idea."""

    idea = models.ForeignKey(Idea, on_delete=models.CASCADE, related_name="tries")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="tries")
    hack = models.OneToOneField(Hack, on_delete=models.CASCADE, related_name="began_as")
    came_from = models.ForeignKey(
        Idea, on_delete=models.SET_NULL, null=True, editable=False, related_name="+"
    )

    class Meta:
        ordering = ["pk"]
        verbose_name = _("try")
        verbose_name_plural = _("tries")
        constraints = [
            models.UniqueConstraint(fields=["idea", "team"], name="one_try_per_team_and_idea")
        ]

    def __str__(self):
        return f"{self.team}: {self.idea}"

    @property
    def said(self) -> str:
        """The words of its chip, of one that came with ``tried.with_tries``: how the hack stands
        for who may read it, the team alone for others.
        """
        if not self.is_open:
            return _now("%(team)s tries it") % {"team": self.team}
        words = {"team": self.team, "status": self.hack.get_status_display()}
        return _now("%(team)s: %(status)s") % words

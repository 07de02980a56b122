import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from cohorts.models import Team
from incubator.core.models import TimeStampedModel

from ..querysets import IterationQuerySet
from .audience import PublicRequestModel
from .hack import Hack


class Iteration(PublicRequestModel, TimeStampedModel):
    """One numbered round of a hack. A draft takes the next number when it is first saved."""

    class State(models.TextChoices):
        DRAFT = "draft", _("Draft")
        PUBLISHED = "published", _("Published")
        WITHDRAWN = "withdrawn", _("Withdrawn")

    class NextMove(models.TextChoices):
        KEEP = "keep", _("Keep")
        TWEAK = "tweak", _("Tweak")
        DROP = "drop", _("Drop")
        SCALE = "scale", _("Scale")

    #: The texts that a comment can be pinned to.
    PROMPTS = ("tried", "happened", "learned", "next_step")

    hack = models.ForeignKey(Hack, on_delete=models.PROTECT, related_name="iterations")
    number = models.PositiveIntegerField(_("number"))
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.DRAFT)

    tried = models.TextField(_("What did you try?"), max_length=4000, blank=True)
    happened = models.TextField(_("What happened?"), max_length=4000, blank=True)
    learned = models.TextField(_("What did you learn?"), max_length=4000, blank=True)
    next_move = models.CharField(_("Next move"), max_length=6, choices=NextMove, blank=True)
    next_step = models.TextField(_("What will you do next?"), max_length=1000, blank=True)
    tried_on = models.DateField(_("When did you try it?"), null=True, blank=True)
    students_count = models.PositiveIntegerField(_("Students who took part"), null=True, blank=True)
    staff_count = models.PositiveIntegerField(_("Adults who took part"), null=True, blank=True)
    focusing_question = models.CharField(_("A question for your coach"), max_length=280, blank=True)

    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="iterations"
    )
    published_at = models.DateTimeField(null=True, blank=True, db_index=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    hidden_at = models.DateTimeField(null=True, blank=True)  # by the Office; it is off as well
    edited_at = models.DateTimeField(null=True, blank=True)
    client_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = IterationQuerySet.as_manager()

    wagtail_reference_index_ignore = True  # "usage" in /cms/ would name what only a team sees

    class Meta(PublicRequestModel.Meta):
        ordering = ["hack", "number"]
        verbose_name = _("iteration")
        verbose_name_plural = _("iterations")
        constraints = [
            *PublicRequestModel.Meta.constraints,
            models.UniqueConstraint(fields=["hack", "number"], name="one_iteration_per_number"),
            models.CheckConstraint(
                condition=Q(state="draft") | Q(published_at__isnull=False),
                name="iteration_published_has_moment",
            ),
            models.CheckConstraint(
                condition=~Q(state="draft") | ~Q(audience="public"), name="draft_is_never_public"
            ),
            models.CheckConstraint(
                condition=Q(hidden_at=None) | Q(state="withdrawn"),
                name="hidden_iteration_is_withdrawn",
            ),
        ]

    def __str__(self):
        return f"{self.hack}, {self.number}"

    def _path(self, name):
        return reverse(name, args=[self.hack.team.slug, self.hack.slug, self.number])

    @property
    def team(self) -> Team:
        return self.hack.team

    def get_absolute_url(self):
        return self._path("hacks:iteration")

    def get_edit_url(self):
        return self._path("hacks:edit_iteration")

    @property
    def is_draft(self) -> bool:
        return self.state == self.State.DRAFT

    @property
    def is_published(self) -> bool:
        return self.state == self.State.PUBLISHED

    @property
    def is_withdrawn(self) -> bool:
        return self.state == self.State.WITHDRAWN

    @property
    def is_hidden(self) -> bool:
        return self.hidden_at is not None


class IterationRevision(models.Model):
    """What a published iteration said after each save, and who saved it."""

    iteration = models.ForeignKey(Iteration, on_delete=models.CASCADE, related_name="revisions")
    version = models.PositiveIntegerField()
    content = models.JSONField()
    editor = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    saved_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-version"]
        constraints = [
            models.UniqueConstraint(
                fields=["iteration", "version"], name="one_revision_per_version"
            )
        ]

    def __str__(self):
        return f"{self.iteration} v{self.version}"


class IterationSeen(models.Model):
    """A coach of the team has read this iteration."""

    iteration = models.ForeignKey(Iteration, on_delete=models.CASCADE, related_name="seen_by")
    coach = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    seen_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["iteration", "coach"], name="seen_once_per_coach")
        ]

    def __str__(self):
        return f"{self.coach}, {self.iteration}"

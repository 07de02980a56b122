import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from cohorts.models import Team
from incubator.core.models import TimeStampedModel

from ..querysets import HackQuerySet
from .audience import PublicRequestModel
from .big_idea import BigIdea


class Hack(PublicRequestModel, TimeStampedModel):
    """A small time-boxed experiment. Its design is the card; ``audience`` is the card's."""

    class Status(models.TextChoices):
        DRAFT_PLAN = "draft_plan", _("Draft plan")
        PLANNED = "planned", _("Planned")
        TRYING = "trying", _("Trying")
        SCALED = "scaled", _("Scaled")
        PARKED = "parked", _("Parked")

    class Lever(models.TextChoices):
        """What a hack changes."""

        COMMUNICATION = "communication", _("Communication")
        INCENTIVE = "incentive", _("Incentive")
        RITUAL = "ritual", _("Ritual")
        ROLE = "role", _("Role")
        PROCESS = "process", _("Process")
        SPACE = "space", _("Space")
        EVENT = "event", _("Event")
        SCHEDULE = "schedule", _("Schedule")
        FINANCE = "finance", _("Finance")

    class Competency(models.TextChoices):
        """Of deeper learning: what students are to become able to do."""

        CONTENT = "content", _("Master core academic content")
        PROBLEMS = "problems", _("Think critically and solve complex problems")
        TOGETHER = "together", _("Work collaboratively")
        SPEAKING = "speaking", _("Communicate effectively")
        LEARNING = "learning", _("Learn how to learn")
        MINDSETS = "mindsets", _("Develop academic mindsets")

    #: What may go on when the cohort has finished; a plan that nobody began does not.
    RUNNING = (Status.TRYING, Status.SCALED)
    #: The parts of the design that a comment can be pinned to.
    PROMPTS = ("how_might_we", "what_we_will_try", "smallest_version", "hope_to_learn")

    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="hacks")
    title = models.CharField(_("title"), max_length=120)
    slug = models.SlugField(_("address"), max_length=80)
    status = models.CharField(_("status"), max_length=12, choices=Status, default=Status.DRAFT_PLAN)

    # The design card
    how_might_we = models.CharField(
        _("How might we…"), max_length=280, help_text=_("The question that opens this hack.")
    )
    what_we_will_try = models.TextField(_("What we will try"), max_length=2000, blank=True)
    lever = models.CharField(_("Lever"), max_length=14, choices=Lever, blank=True)
    big_idea = models.ForeignKey(
        BigIdea,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="hacks",
        verbose_name=_("Big idea"),
    )
    competency = models.CharField(
        _("Deeper Learning competency"),
        max_length=10,
        choices=Competency,
        blank=True,
        default="",
        db_default="",
    )
    with_whom = models.CharField(_("With whom"), max_length=280, blank=True)
    starts_on = models.DateField(_("From"), null=True, blank=True)
    ends_on = models.DateField(_("To"), null=True, blank=True)
    smallest_version = models.TextField(_("The smallest version"), max_length=1000, blank=True)
    hope_to_learn = models.TextField(_("What we hope to learn"), max_length=1000, blank=True)

    what_we_learned = models.TextField(
        _("What we learned"),
        max_length=2000,
        blank=True,
        help_text=_("When a hack is parked or scaled: what you take from it."),
    )
    adapted_from = models.ForeignKey(
        "self", on_delete=models.SET_NULL, null=True, blank=True, related_name="adaptations"
    )
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    client_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = HackQuerySet.as_manager()

    wagtail_reference_index_ignore = True  # "usage" in /cms/ would name what only a team sees

    class Meta(PublicRequestModel.Meta):
        ordering = ["-updated_at"]
        verbose_name = _("hack")
        verbose_name_plural = _("hacks")
        constraints = [
            *PublicRequestModel.Meta.constraints,
            models.UniqueConstraint(fields=["team", "slug"], name="one_hack_address_per_team"),
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")) | Q(starts_on=None) | Q(ends_on=None),
                name="hack_ends_after_start",
            ),
            models.CheckConstraint(
                condition=~Q(status="parked") | ~Q(what_we_learned=""),
                name="parked_hack_says_what_was_learned",
            ),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("hacks:hack", args=[self.team.slug, self.slug])

    @property
    def is_frozen(self) -> bool:
        """Its cohort has finished and it does not run: its pages stay as they are.

        ``HackQuerySet.going_on`` says the opposite of many.
        """
        return self.team.is_finished and self.status not in self.RUNNING

    @property
    def is_parked(self) -> bool:
        return self.status == self.Status.PARKED

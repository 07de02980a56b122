from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from incubator.core.models import TimeStampedModel

from ..querysets import TeamQuerySet
from .cohort import Cohort
from .people import CoachAssignment, Membership
from .school import School


class Team(TimeStampedModel):
    """One school's group in one cohort; never deleted."""

    class Status(models.TextChoices):
        INVITED = "invited", _("Invited")
        ACTIVE = "active", _("Active")
        COMPLETED = "completed", _("Completed")
        WITHDRAWN = "withdrawn", _("Withdrawn")

    PUBLIC_STATUSES = [Status.ACTIVE, Status.COMPLETED]
    GROWING_STATUSES = [Status.INVITED, Status.ACTIVE]

    school = models.ForeignKey(School, on_delete=models.PROTECT, related_name="teams")
    cohort = models.ForeignKey(Cohort, on_delete=models.PROTECT, related_name="teams")
    slug = models.SlugField(
        _("address"), max_length=80, unique=True, help_text=_("Unique over all cohorts.")
    )
    name = models.CharField(
        _("name"), max_length=120, blank=True, help_text=_("Leave empty to use the school's name.")
    )
    status = models.CharField(_("status"), max_length=10, choices=Status, default=Status.ACTIVE)
    ended_at = models.DateTimeField(
        null=True, blank=True, editable=False, help_text=_("Set when the cohort's end ended it.")
    )

    objects = TeamQuerySet.as_manager()

    class Meta:
        ordering = ["school__name"]
        verbose_name = _("team")
        verbose_name_plural = _("teams")
        constraints = [
            models.UniqueConstraint(
                fields=["school", "cohort"],
                name="one_team_per_school_and_cohort",
                violation_error_message=_("This school already has a team in this cohort."),
            )
        ]

    def __str__(self):
        return self.name or self.school.name

    def get_absolute_url(self):
        return reverse("cohorts:team", args=[self.slug])

    @property
    def may_grow(self) -> bool:
        """Whether people can still join it."""
        return self.status in self.GROWING_STATUSES

    @property
    def is_active(self) -> bool:
        """Its cohort runs: it is led, and starts hacks."""
        return self.status == self.Status.ACTIVE

    @property
    def is_finished(self) -> bool:
        """Its pages stay as they are; only hacks that run go on."""
        return self.status == self.Status.COMPLETED

    @staticmethod
    def ids_of_member(user):
        """A subquery: ids of the teams the person belongs to now."""
        return Membership.objects.current().of(user).team_ids()

    @staticmethod
    def ids_of_lead(user):
        """A subquery: ids of the teams the person leads now."""
        return Membership.objects.current().leads().of(user).team_ids()

    @staticmethod
    def ids_of_coach(user):
        """A subquery: ids of the teams the person coaches now."""
        return CoachAssignment.objects.current().of(user).team_ids()

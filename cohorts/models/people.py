from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..querysets import CoachAssignmentQuerySet, MembershipQuerySet


class Membership(models.Model):
    """A person in a team, until it ends. What they made stays the team's."""

    class Role(models.TextChoices):
        LEAD = "lead", _("Team lead")
        MEMBER = "member", _("Member")

    team = models.ForeignKey("cohorts.Team", on_delete=models.CASCADE, related_name="memberships")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="memberships"
    )
    role = models.CharField(_("role"), max_length=10, choices=Role, default=Role.MEMBER)
    started_at = models.DateTimeField(_("since"), default=timezone.now)
    ended_at = models.DateTimeField(_("until"), null=True, blank=True)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        ordering = ["role", "started_at"]
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")
        constraints = [
            models.UniqueConstraint(
                fields=["team", "user"],
                condition=Q(ended_at=None),
                name="one_current_membership_per_team",
                violation_error_message=_("This person is already in this team."),
            )
        ]

    def __str__(self):
        return f"{self.user}, {self.team}"


class CoachAssignment(models.Model):
    """A coach of a team, until it ends; the coach's access ends with it."""

    team = models.ForeignKey(
        "cohorts.Team", on_delete=models.CASCADE, related_name="coach_assignments"
    )
    coach = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="coach_assignments"
    )
    started_at = models.DateTimeField(_("since"), default=timezone.now)
    ended_at = models.DateTimeField(_("until"), null=True, blank=True)

    objects = CoachAssignmentQuerySet.as_manager()

    class Meta:
        ordering = ["started_at"]
        verbose_name = _("coach assignment")
        verbose_name_plural = _("coach assignments")
        constraints = [
            models.UniqueConstraint(
                fields=["team", "coach"],
                condition=Q(ended_at=None),
                name="one_current_assignment_per_team",
                violation_error_message=_("This coach already has this team."),
            )
        ]

    def __str__(self):
        return f"{self.coach}, {self.team}"

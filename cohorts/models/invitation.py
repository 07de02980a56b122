from django.db import models
from django.utils.translation import gettext_lazy as _

from incubator.accounts.models import Invitation

from ..querysets import TeamInvitationQuerySet
from .team import Team


class TeamInvitation(models.Model):
    """What an invitation opens: a place in a team. One for a coach may open several."""

    class Role(models.TextChoices):
        LEAD = "lead", _("Team lead")
        MEMBER = "member", _("Member")
        COACH = "coach", _("Coach")

    invitation = models.ForeignKey(
        Invitation, on_delete=models.CASCADE, related_name="team_invitations"
    )
    team = models.ForeignKey(Team, on_delete=models.CASCADE, related_name="invitations")
    role = models.CharField(_("role"), max_length=10, choices=Role, default=Role.MEMBER)

    objects = TeamInvitationQuerySet.as_manager()

    class Meta:
        ordering = ["team__school__name", "pk"]
        verbose_name = _("team invitation")
        verbose_name_plural = _("team invitations")
        constraints = [
            models.UniqueConstraint(
                fields=["invitation", "team"], name="one_place_per_invitation_and_team"
            )
        ]

    def __str__(self):
        return f"{self.invitation}, {self.team}"

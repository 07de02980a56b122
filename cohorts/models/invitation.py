from django.db import models
from django.utils.translation import gettext_lazy as _

from incubator.accounts.models import Invitation

from .team import Team


class TeamInvitation(models.Model):
    """What an invitation opens: a place in a team."""

    class Role(models.TextChoices):
        LEAD = "lead", _("Team lead")
        MEMBER = "member", _("Member")
        COACH = "coach", _("Coach")

    invitation = models.OneToOneField(
        Invitation, on_delete=models.CASCADE, related_name="team_invitation"
    )
    team = models.ForeignKey(Team, on_delete=models.CASCADE, related_name="invitations")
    role = models.CharField(_("role"), max_length=10, choices=Role, default=Role.MEMBER)

    class Meta:
        verbose_name = _("team invitation")
        verbose_name_plural = _("team invitations")

    def __str__(self):
        return f"{self.invitation}, {self.team}"

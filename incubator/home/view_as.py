"""As which role somebody of the Office sees the site: chosen in the session, for half an hour."""

import time
from dataclasses import dataclass

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from cohorts.models import Team
from incubator.accounts.rules import is_office

KEY = "view_as"
MINUTES = 30


class Role(models.TextChoices):
    VISITOR = "visitor", _("A visitor")
    NO_TEAM = "no_team", _("Signed in, without a team")
    MEMBER = "member", _("A member of a team")
    LEAD = "lead", _("The lead of a team")
    COACH = "coach", _("The coach of a team")
    LEFT = "left", _("Somebody who has left a team")
    UNSIGNED = "unsigned", _("Somebody who has not signed the policy")


class Reason(models.TextChoices):
    """Why; chosen, not written, since the audit log keeps it for good and names nobody else."""

    HELP = "help", _("Somebody asked us for help")
    CHECK = "check", _("Something looks wrong, and we look into it")
    RIGHTS = "rights", _("We check what this role can see and do")
    PREPARE = "prepare", _("We prepare a workshop, a guide or a talk")


#: Roles that a team gives.
IN_TEAM = {Role.MEMBER, Role.LEAD, Role.COACH, Role.LEFT}


@dataclass
class View:
    """A role, and the team that it is in; ``is_on`` on pages that are shown as that role.

    ``is_over`` once its half hour has passed: nothing is shown as that role any more.
    """

    role: Role
    team: Team | None = None
    is_on: bool = False
    is_over: bool = False

    @property
    def words(self) -> str:
        """Who that is, within a sentence."""
        named = {
            Role.VISITOR: _now("a visitor"),
            Role.NO_TEAM: _now("somebody who is signed in and has no team"),
            Role.MEMBER: _now("a member of %(team)s"),
            Role.LEAD: _now("a team lead of %(team)s"),
            Role.COACH: _now("a coach of %(team)s"),
            Role.LEFT: _now("somebody who has left %(team)s"),
            Role.UNSIGNED: _now("somebody who has not signed the policy"),
        }
        return named[self.role] % {"team": self.team}

    def as_chosen(self) -> dict:
        """What the session keeps."""
        team = self.team.pk if self.team else None
        return {"role": str(self.role), "team": team, "until": time.time() + MINUTES * 60}


def view_of(request: HttpRequest) -> View | None:
    """What the Office has chosen in this session; None for everybody else."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return None
    chosen = request.session.get(KEY)
    if not chosen or chosen["role"] not in Role.values or not is_office(user):
        return None
    role = Role(chosen["role"])
    if chosen.get("until", 0) < time.time():
        return View(role, is_over=True)
    if role not in IN_TEAM:
        return View(role)
    teams = Team.objects.visible_to(user).select_related("school", "cohort")
    team = teams.filter(pk=chosen["team"]).first()
    return View(role, team) if team else None

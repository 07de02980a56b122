"""A cohort ends, and is opened again where that was a mistake."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from wagtail.log_actions import log

from incubator.accounts.models import Invitation, User
from incubator.accounts.services.invitations import withdraw
from incubator.core import audit
from incubator.core.errors import DomainError
from incubator.core.retries import retried
from incubator.notifications.services import notify

from ..models import Cohort, CohortPage, Team, TeamInvitation
from ..selectors.endings import pending_invitations, people_of
from ..signals import team_ended

Status = Team.Status
#: What the end of a cohort makes of its teams; opening it again takes exactly these back.
ENDS_AS = {Status.ACTIVE: Status.COMPLETED, Status.INVITED: Status.WITHDRAWN}


@retried
@transaction.atomic
def complete_cohort(*, cohort: Cohort, actor: User | None) -> Cohort:
    """End a cohort: active teams complete, invited teams and open invitations are withdrawn.

    Its pages are locked, and its people are told once. The actor is None for the clock.
    Completing twice changes nothing.
    """
    cohort = _locked(cohort)
    if cohort.is_completed:
        return cohort
    cohort.completed_at, cohort.completed_by = timezone.now(), actor
    cohort.save(update_fields=["completed_at", "completed_by", "updated_at"])
    invitations = _withdraw_invitations(cohort, actor)
    ended = {before: _end_teams(cohort, before, after) for before, after in ENDS_AS.items()}
    invitations += _withdraw_invitations(cohort, actor)
    audit.record(
        actor,
        "cohort.completed",
        cohort,
        completed=[team.pk for team in ended[Status.ACTIVE]],
        withdrawn=[team.pk for team in ended[Status.INVITED]],
        invitations=invitations,
        pages=_lock_pages(cohort, actor),
    )
    _tell(ended[Status.ACTIVE], cohort)
    for team in ended[Status.ACTIVE]:
        team_ended.send(Team, team=team, actor=actor)
    return cohort


@transaction.atomic
def reopen_cohort(*, cohort: Cohort, actor: User) -> Cohort:
    """Take a completion back: the teams and pages that it ended are as before.

    Invitations stay withdrawn: their links are void. What upper apps ended with the teams stays
    ended. A cohort that runs stays as it is.
    """
    cohort = _locked(cohort)
    ended_at = cohort.completed_at
    if ended_at is None:
        return cohort
    cohort.completed_at = cohort.completed_by = None
    cohort.save(update_fields=["completed_at", "completed_by", "updated_at"])
    teams = sum(_restore_teams(cohort, ended_at, *pair) for pair in ENDS_AS.items())
    pages = _unlock_pages(cohort, ended_at, actor)
    audit.record(actor, "cohort.reopened", cohort, teams=teams, pages=pages)
    return cohort


def require_unfinished(team: Team) -> None:
    """Raise DomainError when the team's cohort is over, so that its pages stay as they are."""
    if team.is_finished:
        raise DomainError(_("This cohort has finished. Its pages stay as they are."))


def _locked(cohort: Cohort) -> Cohort:
    return Cohort.objects.select_for_update().get(pk=cohort.pk)


def _end_teams(cohort: Cohort, before: str, after: str) -> list[Team]:
    teams = Team.objects.select_for_update(of=("self",)).filter(cohort=cohort, status=before)
    teams = list(teams.select_related("school", "cohort").order_by("pk"))
    for team in teams:
        team.status, team.ended_at = after, cohort.completed_at
        team.save(update_fields=["status", "ended_at", "updated_at"])
    return teams


def _restore_teams(cohort: Cohort, ended_at: datetime, before: str, after: str) -> int:
    teams = Team.objects.filter(cohort=cohort, status=after, ended_at=ended_at)
    return teams.update(status=before, ended_at=None, updated_at=timezone.now())


def _withdraw_invitations(cohort: Cohort, actor: User | None) -> int:
    """Take back what waits for an answer; gives the number.

    Where an invitation opens teams of other cohorts too, only the places in this one go.
    Called before the teams are locked, since who accepts locks the invitation first, and again
    after it, for what was sent meanwhile.
    """
    pending = list(pending_invitations(cohort))
    for invitation in pending:
        _withdraw(invitation, cohort, actor)
    return len(pending)


def _withdraw(invitation: Invitation, cohort: Cohort, actor: User | None) -> None:
    places = TeamInvitation.objects.filter(invitation=invitation)
    if not places.exclude(team__cohort=cohort).exists():
        withdraw(invitation=invitation, actor=actor)
        return
    places = places.filter(team__cohort=cohort)
    audit.record(
        actor, "invitation.narrowed", invitation, teams=[place.team_id for place in places]
    )
    places.delete()


def _lock_pages(cohort: Cohort, actor: User | None) -> int:
    """Lock the cohort's pages for everybody: with a name, that person could go on editing."""
    pages = list(CohortPage.objects.filter(cohort=cohort, locked=False))
    for page in pages:
        page.locked, page.locked_by, page.locked_at = True, None, cohort.completed_at
        page.save(update_fields=["locked", "locked_by", "locked_at"])
        log(instance=page, action="wagtail.lock", user=actor)
    return len(pages)


def _unlock_pages(cohort: Cohort, ended_at: datetime, actor: User) -> int:
    pages = list(CohortPage.objects.filter(cohort=cohort, locked=True, locked_at=ended_at))
    for page in pages:
        page.locked, page.locked_at = False, None
        page.save(update_fields=["locked", "locked_at"])
        log(instance=page, action="wagtail.unlock", user=actor)
    return len(pages)


def _tell(teams: list[Team], cohort: Cohort) -> None:
    """Tell members and coaches of the teams, each once a cohort."""
    text = _(
        "%(cohort)s has finished. The pages of its teams stay as they are, and running hacks can "
        "go on. You stay in the network."
    ) % {"cohort": cohort}
    for team in teams:
        notify(
            people_of(team),
            kind="cohort.completed",
            text=text,
            url=team.get_absolute_url(),
            key=f"cohort.completed:{cohort.pk}",
        )

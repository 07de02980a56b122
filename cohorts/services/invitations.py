"""Invitations to teams: who is asked, and what a person gets who says yes."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from incubator.accounts.models import Invitation, User
from incubator.accounts.services.invitations import invite
from incubator.core import audit
from incubator.core.errors import DomainError
from incubator.notifications.services import notify

from ..models import CoachAssignment, Membership, Team, TeamInvitation
from ..selectors import team_members
from ..selectors.invitations import addresses_in, addresses_invited, sent_before

Role = TeamInvitation.Role


class Guest(NamedTuple):
    """Somebody to invite."""

    name: str
    email: str


@transaction.atomic
def invite_to_teams(
    *, teams: Iterable[Team], role: str, guest: Guest, actor: User, batch: UUID | None = None
) -> Invitation:
    """One invitation to these teams; those that the person is in or invited to are left out.

    Raises DomainError when a team takes nobody any more, or when nothing is left to invite to.
    """
    if sent := sent_before(batch, guest.email):
        return sent
    open_teams = [team for team in _locked(teams) if not _knows(team, role, guest.email)]
    if not open_teams:
        raise DomainError(_("This person is in the team, or invited to it, already."))
    return _invite(open_teams, role, guest, actor, batch)


@transaction.atomic
def invite_roster(
    *, team: Team, guests: Sequence[Guest], actor: User, batch: UUID
) -> list[Invitation]:
    """Invite each of them as a member; who is in the team or invited already is passed over.

    The same ``batch`` a second time invites nobody twice. Raises DomainError when the team takes
    nobody any more.
    """
    [team] = _locked([team])
    known = addresses_in(team) | addresses_invited(team)
    new = {guest.email.lower(): guest for guest in guests if guest.email.lower() not in known}
    done = {email for email in new if sent_before(batch, email)}
    return [
        _invite([team], Role.MEMBER, guest, actor, batch)
        for email, guest in new.items()
        if email not in done
    ]


@transaction.atomic
def take_places(*, invitation: Invitation, person: User) -> None:
    """Give the person what the invitation opens; a role that they have already stays one.

    Raises DomainError when a team takes nobody any more.
    """
    places = TeamInvitation.objects.filter(invitation=invitation).order_by("team_id")
    for place in places:
        [team] = _locked([place.team])
        if place.role == Role.COACH:
            _begin_coaching(team, person)
        else:
            _begin_membership(team, person, place.role)
        _tell_team(team, person, place)


def _locked(teams: Iterable[Team]) -> list[Team]:
    """The teams as they are now, in one order, held until the end of the transaction."""
    pks = {team.pk for team in teams}
    found = list(Team.objects.select_for_update(of=("self",)).filter(pk__in=pks).order_by("pk"))
    for team in found:
        if not team.may_grow:
            raise DomainError(_("The team %(team)s no longer takes people.") % {"team": team})
    return found


def _knows(team: Team, role: str, email: str) -> bool:
    as_coach = role == Role.COACH
    known = addresses_in(team, as_coach=as_coach) | addresses_invited(team, as_coach=as_coach)
    return email.strip().lower() in known


def _invite(
    teams: list[Team], role: str, guest: Guest, actor: User, batch: UUID | None
) -> Invitation:
    invitation = invite(email=guest.email, name=guest.name, actor=actor, batch=batch)
    TeamInvitation.objects.bulk_create(
        TeamInvitation(invitation=invitation, team=team, role=role) for team in teams
    )
    for team in teams:
        audit.record(actor, "team.invited_to", team, invitation=invitation.pk, role=role)
    return invitation


def _begin_coaching(team: Team, person: User) -> None:
    row, is_new = CoachAssignment.objects.current().get_or_create(team=team, coach=person)
    if is_new:
        audit.record(person, "coach.joined", row, team=team.pk)


def _begin_membership(team: Team, person: User, role: str) -> None:
    """A member who is invited as lead becomes one; the first lead opens the team."""
    row, is_new = Membership.objects.current().get_or_create(
        team=team, user=person, defaults={"role": role}
    )
    if role == Role.LEAD and row.role != role:
        row.role = role
        row.save(update_fields=["role"])
    if is_new:
        audit.record(person, "member.joined", row, team=team.pk, role=role)
    if role == Role.LEAD and team.status == Team.Status.INVITED:
        team.status = Team.Status.ACTIVE
        team.save()
        audit.record(person, "team.opened", team)


def _tell_team(team: Team, person: User, place: TeamInvitation) -> None:
    words = {"name": person.get_short_name(), "team": team}
    if place.role == Role.COACH:
        text = _("%(name)s is now a coach of %(team)s.") % words
    else:
        text = _("%(name)s joined %(team)s.") % words
    notify(
        team_members(team).exclude(pk=person.pk),
        kind="team.joined",
        text=text,
        url=team.get_absolute_url(),
        key=f"joined:{place.pk}",
    )

"""Who belongs to a team, and who leads it, after somebody has joined."""

from datetime import datetime
from typing import TypeVar

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from incubator.accounts.models import User
from incubator.accounts.services.sessions import end_sockets
from incubator.core import audit
from incubator.core.errors import DomainError
from incubator.core.retries import retried
from incubator.notifications.services import notify

from ..models import CoachAssignment, Membership, Team
from ..rules import can_end_last_lead
from ..selectors import team_leads
from ..selectors.memberships import is_last_lead
from ..signals import membership_ended

Role = Membership.Role
Row = TypeVar("Row", Membership, CoachAssignment)
NETWORK = "/me/"


@transaction.atomic
def begin_membership(
    *, team: Team, person: User, role: str, actor: User, started_at: datetime | None = None
) -> Membership:
    """Let the person into the team without an invitation; the team's leads and the person hear.

    Raises DomainError when the person belongs to the team already.
    """
    team = _locked(team)
    if Membership.objects.current().of(person).filter(team=team).exists():
        raise DomainError(_("This person is already in this team."))
    membership = Membership.objects.create(
        team=team, user=person, role=role, started_at=started_at or timezone.now()
    )
    audit.record(actor, "member.joined", membership, team=team.pk, role=role)
    words = {"name": person.get_short_name(), "team": team}
    _tell_person(membership, actor, "joined", _("You now belong to %(team)s.") % words)
    _tell_leads(membership, actor, "joined", _("%(name)s joined %(team)s.") % words)
    return membership


@retried
@transaction.atomic
def end_membership(
    *, membership: Membership, actor: User, ended_at: datetime | None = None
) -> Membership:
    """End the person's rights in the team at once; what they made stays the team's.

    Ended already, nothing changes. Raises DomainError where an active team would lose its last
    lead, unless the Office does it.
    """
    team = _locked(membership.team)
    membership = _fresh(membership)
    if membership.ended_at is not None:
        return membership
    _require_a_lead_stays(membership, actor)
    membership.ended_at = ended_at or timezone.now()
    membership.save(update_fields=["ended_at"])
    action = "member.left" if actor.pk == membership.user_id else "member.removed"
    audit.record(actor, action, membership, team=team.pk, role=membership.role)
    _tell_of_the_end(membership, actor)
    membership_ended.send(Membership, membership=membership, actor=actor)
    end_sockets(person=membership.user)
    return membership


@transaction.atomic
def change_role(*, membership: Membership, role: str, actor: User) -> Membership:
    """Make a member a lead, or a lead a member; the same role again changes nothing.

    Raises DomainError where the membership has ended, or where an active team would lose its
    last lead, unless the Office does it.
    """
    team = _locked(membership.team)
    membership = _fresh(membership)
    if membership.role == role:
        return membership
    if membership.ended_at is not None:
        raise DomainError(_("This person is no longer in the team."))
    if role != Role.LEAD:
        _require_a_lead_stays(membership, actor)
    membership.role = Role(role)
    membership.save(update_fields=["role"])
    entry = audit.record(actor, "member.role_changed", membership, team=team.pk, role=role)
    _tell_of_the_role(membership, actor, entry.pk)
    if role != Role.LEAD:
        end_sockets(person=membership.user)
    return membership


@transaction.atomic
def correct_start(*, row: Row, started_at: datetime, actor: User) -> Row:
    """Note that a membership or coaching began at another moment; nobody's rights change."""
    _locked(row.team)
    row = type(row).objects.get(pk=row.pk)
    if _minute(row.started_at) != _minute(started_at) and row.ended_at is None:
        row.started_at = started_at
        row.save(update_fields=["started_at"])
        audit.record(actor, f"{row._meta.model_name}.start_corrected", row, team=row.team_id)
    return row


def _minute(moment: datetime) -> datetime:
    """As forms show it."""
    return moment.replace(second=0, microsecond=0)


def _locked(team: Team) -> Team:
    """The team as it is now; nobody else changes who leads it until this transaction ends."""
    return Team.objects.select_for_update(of=("self",)).select_related("school").get(pk=team.pk)


def _fresh(membership: Membership) -> Membership:
    return Membership.objects.select_related("user", "team__school").get(pk=membership.pk)


def _require_a_lead_stays(membership: Membership, actor: User) -> None:
    if is_last_lead(membership) and not can_end_last_lead(actor):
        raise DomainError(
            _("%(team)s has no other team lead. Make somebody else a team lead first.")
            % {"team": membership.team}
        )


def _tell_of_the_end(membership: Membership, actor: User) -> None:
    words = {"name": membership.user.get_short_name(), "team": membership.team}
    yours = _("You no longer belong to %(team)s. You still read and comment in the network.")
    _tell_person(membership, actor, "left", yours % words)
    _tell_leads(membership, actor, "left", _("%(name)s no longer belongs to %(team)s.") % words)


def _tell_of_the_role(membership: Membership, actor: User, number: int) -> None:
    words = {"name": membership.user.get_short_name(), "team": membership.team}
    if membership.role == Role.LEAD:
        yours, theirs = _("You now lead %(team)s."), _("%(name)s now leads %(team)s.")
    else:
        yours = _("You are now a member of %(team)s and no longer lead it.")
        theirs = _("%(name)s is now a member of %(team)s and no longer leads it.")
    event = f"role-{number}"
    _tell_person(membership, actor, event, yours % words)
    _tell_leads(membership, actor, event, theirs % words)


def _tell_person(membership: Membership, actor: User, event: str, text: str) -> None:
    if membership.user_id != actor.pk:
        team = membership.team
        url = team.get_absolute_url() if team.status in Team.PUBLIC_STATUSES else NETWORK
        _tell([membership.user], membership, event, text, url)


def _tell_leads(membership: Membership, actor: User, event: str, text: str) -> None:
    leads = team_leads(membership.team).exclude(pk__in=[actor.pk, membership.user_id])
    _tell(leads, membership, event, text, membership.team.get_absolute_url())


def _tell(people, membership: Membership, event: str, text: str, url: str) -> None:
    key = f"membership:{membership.pk}:{event}"
    notify(people, kind=f"member.{event.partition('-')[0]}", text=text, url=url, key=key)

"""Seeing the site as a role does: who began and stopped, and the stand-in for one page."""

import secrets
from datetime import timedelta

from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import AnonymousUser
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cohorts.models import CoachAssignment, Membership, Team
from cohorts.selectors import team_coaches, team_members
from incubator.accounts.models import User
from incubator.core import audit
from incubator.notifications.services import notify

from ..view_as import Reason, Role, View

#: Numbers far above those that the database gives, so that no sequence moves.
LOWEST, SPAN = 2**62, 2**61
ROLES = {
    Role.MEMBER: Membership.Role.MEMBER,
    Role.LEAD: Membership.Role.LEAD,
    Role.LEFT: Membership.Role.MEMBER,
}
#: Roles that read what the team keeps to itself, which the Office otherwise does not.
INSIDE = {Role.MEMBER, Role.LEAD, Role.COACH}


@transaction.atomic
def start_view(*, actor: User, view: View, reason: Reason) -> None:
    """Note that somebody of the Office begins to see the site as this role, and why.

    A team whose drafts and own comments are open to that role is told, once a day and reason.
    """
    why = {"role": str(view.role), "reason": str(reason)}
    audit.record(actor, "view_as.started", view.team or actor, **why)
    if view.role in INSIDE:
        _tell_team(view.team, actor, reason)


def _tell_team(team: Team, actor: User, reason: Reason) -> None:
    words = {"name": actor, "team": team, "reason": reason.label}
    text = _(
        "%(name)s of the Office of Innovation looks at the site as somebody of %(team)s does. "
        "Reason: %(reason)s."
    )
    notify(
        [*team_members(team), *team_coaches(team)],
        kind="team.looked_at",
        text=text % words,
        url=team.get_absolute_url(),
        key=f"view_as:{team.pk}:{actor.pk}:{timezone.localdate()}:{reason}",
    )


@transaction.atomic
def stop_view(*, actor: User, by_itself: bool = False) -> None:
    """Note that it is over, be it that its time has passed."""
    audit.record(actor, "view_as.stopped", actor, **({"by_itself": True} if by_itself else {}))


@transaction.atomic
def make_stand_in(*, view: View) -> User | AnonymousUser:
    """A person with this role and nothing else, for a transaction that the caller undoes."""
    if view.role == Role.VISITOR:
        return AnonymousUser()
    number = LOWEST + secrets.randbelow(SPAN)
    email = f"stand-in-{number}@incubator.invalid"
    person = User(pk=number, email=email, name=_("Stand-in"), password=make_password(None))
    User.objects.bulk_create([person])  # without the signals that write indexes
    _take_place(person, view)
    person.in_office = person.holds_key = person.exports_records = person.with_factor = False
    person.signed = view.role != Role.UNSIGNED
    return person


def _take_place(person: User, view: View) -> None:
    now = timezone.now()
    if view.role == Role.COACH:
        row = CoachAssignment(pk=person.pk, team=view.team, coach=person, started_at=now)
        CoachAssignment.objects.bulk_create([row])
    elif role := ROLES.get(view.role):
        began, ended = now - timedelta(days=1), now if view.role == Role.LEFT else None
        row = Membership(pk=person.pk, team=view.team, user=person, role=role)
        row.started_at, row.ended_at = began, ended
        Membership.objects.bulk_create([row])

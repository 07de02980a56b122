"""Seeing the site as a role does: who began and stopped, and the stand-in for one page."""

import secrets
from datetime import timedelta

from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import AnonymousUser
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cohorts.models import CoachAssignment, Membership
from incubator.accounts.models import User
from incubator.core import audit

from ..view_as import Role, View

#: Numbers far above those that the database gives, so that no sequence moves.
LOWEST, SPAN = 2**62, 2**61
ROLES = {
    Role.MEMBER: Membership.Role.MEMBER,
    Role.LEAD: Membership.Role.LEAD,
    Role.LEFT: Membership.Role.MEMBER,
}


@transaction.atomic
def start_view(*, actor: User, view: View) -> None:
    """Note that somebody of the Office begins to see the site as this role."""
    audit.record(actor, "view_as.started", view.team or actor, role=str(view.role))


@transaction.atomic
def stop_view(*, actor: User) -> None:
    """Note that it is over."""
    audit.record(actor, "view_as.stopped", actor)


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

"""Somebody closes the account: every place in a team ends."""

from django.db import transaction

from incubator.accounts.models import User

from ..models import CoachAssignment, Membership
from .coaching import end_coaching
from .memberships import end_membership


@transaction.atomic
def leave_everything(*, person: User) -> None:
    """End what the person is a member of and coaches.

    Raises DomainError where an active team would lose its last lead.
    """
    for membership in Membership.objects.current().of(person).select_related("team", "user"):
        end_membership(membership=membership, actor=person)
    for assignment in CoachAssignment.objects.current().of(person).select_related("team"):
        end_coaching(assignment=assignment, actor=person)

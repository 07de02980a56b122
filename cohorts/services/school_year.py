"""The school year turns: what is over ends, who has not signed is asked, once."""

from dataclasses import asdict, dataclass

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from incubator.accounts.models import User
from incubator.accounts.services.invitations import withdraw
from incubator.core import audit
from incubator.notifications.services import notify

from ..models import Cohort
from ..selectors.school_year import (
    SchoolYear,
    people_to_remind,
    reminder_key,
    stale_invitations,
    to_roll,
)
from .endings import complete_cohort


@dataclass(frozen=True)
class Rolled:
    """What a roll-over did, in numbers."""

    cohorts: int = 0
    invitations: int = 0
    reminded: int = 0


@transaction.atomic
def roll_school_year(*, actor: User | None) -> Rolled:
    """Complete cohorts whose last day has passed, and remind who has not signed this year.

    Safe to run every day: what is done is not done again, and each person is reminded once a
    school year and version of the policy. The actor is None for the clock. One audit entry says
    what a run did; a run with nothing to do writes none.
    """
    overdue = list(Cohort.objects.select_for_update().overdue().order_by("pk"))
    for cohort in overdue:
        complete_cohort(cohort=cohort, actor=actor)
    stale = list(stale_invitations())
    for invitation in stale:
        withdraw(invitation=invitation, actor=actor)
    now = to_roll()
    done = Rolled(len(overdue), len(stale), _remind(now))
    numbers = asdict(done)
    if any(numbers.values()):
        first = [*overdue, *stale, now.policy][0]  # the entry stands with what was touched first
        audit.record(actor, "school_year.rolled", first, school_year=now.year, **numbers)
    return done


def _remind(now: SchoolYear) -> int:
    """Ask everybody who has not signed this year; gives the number newly asked."""
    if now.policy is None:
        return 0
    return notify(
        people_to_remind(now.policy, now.year),
        kind="policy",
        text=_("A new school year has begun. Please sign the Acceptable Use Policy."),
        url=reverse("accounts:sign_policy"),
        key=reminder_key(now.policy, now.year),
    )

"""The Office sends the same thing many times at the same moment."""

from uuid import uuid4

import pytest

from cohorts.models import School, Team
from cohorts.services.imports import Entry, import_schools
from cohorts.services.invitations import Guest
from cohorts.services.teams import invite_lead_to_new_team
from incubator.accounts.models import Invitation
from tests.factories import CohortFactory

from .test_joining_races import at_once

pytestmark = pytest.mark.django_db(transaction=True)
LEADER = Guest("Demo Leader", "leader@incubator.example")


def counts() -> tuple[int, int, int]:
    return School.objects.count(), Team.objects.count(), Invitation.objects.count()


def test_new_team_asked_for_many_times_at_once_is_one(office):
    cohort, batch = CohortFactory(), uuid4()

    at_once(
        lambda number: invite_lead_to_new_team(
            school="Demo North", cohort=cohort, name="", guest=LEADER, actor=office, batch=batch
        )
    )

    assert counts() == (1, 1, 1)


def test_same_list_many_times_at_once_is_brought_in_once(office):
    cohort = CohortFactory()
    entries = [
        Entry(f"Demo {number}", {}, cohort, "", Guest("", f"lead{number}@incubator.example"))
        for number in range(5)
    ]

    at_once(lambda number: import_schools(entries=entries, replace=False, actor=office))

    assert counts() == (5, 5, 5)

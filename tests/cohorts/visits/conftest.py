import time
import uuid

import pytest

from cohorts.visits.models import Candidate, Mark
from cohorts.visits.services.own_dates import propose_dates
from cohorts.visits.services.visits import pick_date, request_visit
from cohorts.visits.services.waiting import wait_for_seat
from tests.factories import MembershipFactory, SlotFactory, TeamFactory
from tests.factories.visits import planned_visit


@pytest.fixture
def host(team):
    """Another team of the cohort."""
    return TeamFactory(cohort=team.cohort)


@pytest.fixture
def host_lead(host):
    return MembershipFactory(team=host, role="lead").user


@pytest.fixture
def slot(host):
    return SlotFactory(team=host)


@pytest.fixture
def ask(team, member, slot):
    """``ask()``: the member asks for the slot, for itself alone."""

    def ask(slots=None, people=None, client_id=None, actor=None):
        return request_visit(
            team=team,
            slots=slots or [slot],
            people=people or [member],
            purpose="To see who speaks first.",
            actor=actor or member,
            client_id=client_id or uuid.uuid4(),
        )

    return ask


@pytest.fixture
def propose(team, host, member):
    """``propose([hours(7)])``: the member asks the host, for itself alone."""

    def propose(dates, client_id=None, people=None, **more):
        values = {
            "team": team,
            "host": host,
            "dates": dates,
            "people": people or [member],
            "purpose": "To see who speaks first.",
            "actor": member,
            "client_id": client_id or uuid.uuid4(),
        }
        return propose_dates(**values | more)

    return propose


@pytest.fixture
def planned(ask, slot, host_lead):
    """A visit of the member whose date the host chose."""
    return pick_date(visit=ask(), slot=slot, actor=host_lead)


@pytest.fixture
def full(slot):
    """A slot whose only seat the guest has."""
    slot.seats = 1
    slot.save()
    return slot


@pytest.fixture
def guest(full, host):
    """Somebody of a third team, who sits in the full slot."""
    return MembershipFactory(team=TeamFactory(cohort=host.cohort), role="lead").user


@pytest.fixture
def taken(guest, full):
    """The guest's visit, alone."""
    return planned_visit(guest, full)


@pytest.fixture
def wait(taken, full, team, member):
    """``wait()``: the member is put on the list."""

    def wait(person=None, **more):
        values = {
            "slot": full,
            "team": team,
            "people": [person or member],
            "purpose": "To see who speaks first.",
            "actor": person or member,
            "client_id": uuid.uuid4(),
        }
        [one] = wait_for_seat(**values | more)
        return one

    return wait


@pytest.fixture
def mark():
    """``mark(visit, slot, person, "no")`` past every rule."""

    def mark(visit, slot, person, answer):
        candidate = Candidate.objects.get(visit=visit, slot=slot)
        Mark.objects.update_or_create(
            candidate=candidate, person=person, defaults={"answer": answer}
        )

    return mark


@pytest.fixture(params=["UTC", "America/New_York", "Asia/Tokyo"])
def machine_in(request, monkeypatch):
    """The machine's clock stands in another zone."""
    monkeypatch.setenv("TZ", request.param)
    time.tzset()
    yield request.param
    monkeypatch.undo()
    time.tzset()

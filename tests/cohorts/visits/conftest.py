import time
import uuid

import pytest

from cohorts.visits.models import Candidate, Mark
from cohorts.visits.services.own_dates import propose_dates
from cohorts.visits.services.visits import pick_date, request_visit
from tests.factories import MembershipFactory, SlotFactory, TeamFactory


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

"""What the reader's own visits say at /visits/, before and after they took place."""

from django.urls import reverse

import pytest
import time_machine

from cohorts.visits.services.debriefs import write_debrief
from tests.factories import MembershipFactory


@pytest.fixture
def begun(planned, slot):
    """The visit takes place; the clock stands in its first hour."""
    with time_machine.travel(slot.starts_at, tick=True):
        yield planned


def said_to(client, person) -> str:
    """What the person's own visits say at /visits/, without the rest of the page."""
    client.force_login(person)
    page = client.get(reverse("visits:visits")).text
    _before, found, rest = page.partition('id="own"')
    return rest.partition("</section>")[0] if found else ""


def test_own_visits_offer_to_write_to_those_who_can(client, begun, member, host_lead, team):
    stayed_home = MembershipFactory(team=team).user

    assert "Write what you noticed" in said_to(client, member)
    assert "Write your reflection" in said_to(client, host_lead)
    assert str(begun.host) in said_to(client, stayed_home)
    assert "Write" not in said_to(client, stayed_home)

    words = {"noticed": "Students began.", "wondered": "", "thanks": ""}
    write_debrief(visit=begun, person=member, will_try=["Ask twice"], **words)
    assert "Change what you wrote" in said_to(client, member)


def test_visit_that_took_place_is_past_and_not_for_the_calendar_to_come(client, planned, member):
    assert "Add to Google Calendar" in page_of(client, planned, member)

    with time_machine.travel(planned.slot.ends_at, tick=True):
        assert '<span class="chip chip--ended">Past' in said_to(client, member)
        assert "Add to Google Calendar" not in page_of(client, planned, member)


def page_of(client, visit, person) -> str:
    client.force_login(person)
    return client.get(visit.get_absolute_url()).text

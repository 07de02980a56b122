"""The demonstration's visits: relative to today, on days on which schools are open, each once."""

from datetime import timedelta
from itertools import pairwise

from django.test import Client
from django.utils import timezone

import pytest
import time_machine

from cohorts.models import ClosedDay, Team
from cohorts.visits.models import Buddy, Slot, Visit
from incubator.accounts.models import User
from incubator.home.demo.accounts import load_people
from incubator.home.demo.cohorts import load_big_ideas, load_cohort
from incubator.home.demo.logs import load_logs
from incubator.home.demo.policy import load_policy
from incubator.home.demo.slots import load_slots
from incubator.home.demo.visits import load_visits
from incubator.notifications.models import Notification
from tests.second_factor import SECRET

PASSWORD = "paper-ink-string-2018"
WEEK = timedelta(days=7)


@pytest.fixture
def demo(db, monkeypatch):
    monkeypatch.setenv("DEMO_TOTP_SECRET", SECRET)
    load()


def load() -> None:
    """What visits need of the demonstration, without its photos and pages."""
    people = load_people(PASSWORD)
    teams, big_ideas = load_cohort(people), load_big_ideas()
    load_logs(teams, people, big_ideas)
    load_visits(teams, people, big_ideas)
    load_policy(people)


def visit_of(team: str, host: str) -> Visit:
    return Visit.objects.select_related("slot").get(team__slug=team, host__slug=host)


def person(name: str) -> User:
    return User.objects.get(email=f"{name}@incubator.example")


def test_demo_pairs_each_team_with_one_host_and_one_visitor(demo):
    pairs = Buddy.objects.current()
    teams = set(Team.objects.values_list("pk", flat=True))

    assert len(teams) == 5
    assert {one.visitor_id for one in pairs} == teams
    assert {one.host_id for one in pairs} == teams
    assert pairs.count() == 5


@pytest.mark.parametrize("days", range(7))
def test_demo_slots_are_on_open_weekdays_of_the_next_six_weeks(db, monkeypatch, days):
    monkeypatch.setenv("DEMO_TOTP_SECRET", SECRET)
    today = timezone.now() + timedelta(days=days)

    with time_machine.travel(today, tick=False):
        people = load_people(PASSWORD)
        load_slots(load_cohort(people), people)

        slots = list(Slot.objects.all())
        coming = [slot for slot in slots if not slot.is_past]
    assert (len(slots), len(coming)) == (11, 10)
    assert {slot.team_id for slot in coming} == set(Team.objects.values_list("pk", flat=True))
    assert all(slot.starts_at < today + 6 * WEEK + timedelta(days=1) for slot in coming)
    assert all(slot.day.weekday() < 5 for slot in slots)
    assert not any(ClosedDay.objects.on(slot.day).exists() for slot in slots)
    assert all(slot.look_for_lines for slot in slots)


def test_demo_has_a_visit_in_each_state_of_its_way(demo):
    confirmed = visit_of("binca", "snowden")
    waits = visit_of("fenway", "charlestown")
    asks = visit_of("bata", "binca")

    assert (confirmed.status, confirmed.is_office_told) == ("confirmed", True)
    assert all(seat.is_covered for seat in confirmed.seats.taken())
    assert (waits.status, waits.is_host_sure, waits.is_office_told) == ("planned", True, True)
    missing = [seat.person for seat in waits.seats.taken() if not seat.is_covered]
    assert missing == [person("member.fenway")]
    assert (asks.status, asks.candidates.count()) == ("asking", 2)
    assert not any(visit.has_begun for visit in (confirmed, waits, asks))


def test_demo_has_a_past_visit_with_all_that_came_of_it(demo):
    visit = visit_of("snowden", "fenway")
    visitors = set(visit.seats.taken().values_list("person_id", flat=True))

    assert visit.has_begun
    assert visit.status == "confirmed"
    assert len(visitors) == 2
    assert set(visit.notes.values_list("kind", flat=True)) == {"saw", "heard", "said"}
    assert set(visit.notes.values_list("author_id", flat=True)) == visitors
    assert {one.person_id for one in visit.debriefs.all()} == {*visitors, person("lead.fenway").pk}
    assert set(visit.take_aways.values_list("person_id", flat=True)) == visitors
    moments = [
        visit.created_at,
        *visit.notes.order_by("created_at").values_list("created_at", flat=True),
        visit.debriefs.first().created_at,
    ]
    assert all(before < after for before, after in pairwise(moments))


def test_demo_past_visit_became_an_adaptation_with_its_first_iteration(demo):
    visit = visit_of("snowden", "fenway")
    hack = visit.take_aways.exclude(hack=None).get().hack
    tried = hack.iterations.get()

    assert hack.team == visit.team
    assert hack.adapted_from.slug == "desk-in-the-lobby"
    assert hack.adapted_from.team == visit.host
    assert visit.slot.ends_at < hack.created_at < tried.published_at < timezone.now()
    assert visit.take_aways.filter(hack=None).count() == 2


def test_demo_visits_stay_as_people_left_them_when_it_is_loaded_later(demo):
    visit = visit_of("fenway", "charlestown")
    Visit.objects.filter(pk=visit.pk).update(status="cancelled", cancel_reason="A snow day.")
    Buddy.objects.filter(visitor__slug="bata").update(ended_at=timezone.now())
    before = [list(model.objects.values_list()) for model in (Buddy, Slot, Visit)]

    with time_machine.travel(timezone.now() + 2 * WEEK):
        load()

    assert [list(model.objects.values_list()) for model in (Buddy, Slot, Visit)] == before


def test_demo_writes_to_nobody_about_its_visits(demo):
    assert not Notification.objects.filter(kind__in=["visit", "debrief", "buddies"]).exists()


@pytest.mark.parametrize("name", ["lead.fenway", "member.fenway", "member.snowden", "coach"])
def test_demo_visits_open_for_each_sign_in_that_they_concern(demo, name):
    client = Client()
    client.force_login(person(name))

    for visit in Visit.objects.visible_to(person(name)):
        assert client.get(visit.get_absolute_url()).status_code == 200
    assert client.get("/visits/").status_code == 200

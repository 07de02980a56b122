"""Between two schools a visitor has half an hour at least, else the checklist warns."""

from datetime import timedelta

from django.urls import reverse

import pytest

from tests.factories import SlotFactory, TeamFactory
from tests.factories.visits import planned_visit

WARNING = "Little time to travel"


@pytest.fixture
def page_after(client, member, planned):
    """``page_after(minutes)``: the visit's page when one elsewhere begins so long after it."""

    def page_after(minutes: int, team=None) -> str:
        start = planned.slot.ends_at + timedelta(minutes=minutes)
        slot = SlotFactory(
            team=team or TeamFactory(cohort=planned.team.cohort),
            starts_at=start,
            ends_at=start + timedelta(hours=1),
        )
        planned_visit(member, slot)
        client.force_login(member)
        return client.get(planned.get_absolute_url()).text

    return page_after


def test_29_minutes_are_too_few(page_after, member):
    page = page_after(29)

    assert WARNING in page
    assert member.get_short_name() in page.partition(WARNING)[2].partition("</li>")[0]


def test_30_minutes_are_enough(page_after):
    assert WARNING not in page_after(30)


def test_setting_says_how_many(page_after, settings):
    settings.VISIT_TRAVEL_MINUTES = 45

    assert WARNING in page_after(40)


def test_same_school_takes_no_travel(page_after, planned):
    other = TeamFactory(school=planned.host.school)

    assert WARNING not in page_after(5, other)


def test_lead_who_picks_such_a_date_reads_it_at_once(client, page_after, ask, member, host_lead):
    page_after(200)
    earlier = member.visit_seats.order_by("-starts_at").first()
    start = earlier.ends_at + timedelta(minutes=10)
    late = SlotFactory(
        team=host_lead.memberships.get().team, starts_at=start, ends_at=start + timedelta(hours=1)
    )
    visit = ask(slots=[late])
    client.force_login(host_lead)

    page = client.post(reverse("visits:pick_date", args=[visit.pk]), {"slot": late.pk}, follow=True)

    assert "The date is chosen." in page.text
    assert WARNING in page.text

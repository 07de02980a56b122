"""Pages on which visitors propose dates, and the host answers."""

import uuid
from datetime import timedelta

from django.urls import reverse
from django.utils import timezone

import pytest

from cohorts.visits.models import Candidate, Slot, Visit
from tests.factories import ClosedDayFactory, MembershipFactory, SlotFactory, VisitFactory
from tests.factories.visits import DETAILS, hours, in_days, own_date


def go(name: str, *args) -> str:
    return reverse(f"visits:{name}", args=args)


def rows(*dates) -> dict:
    """The formset's fields; each date is (days from today, from, to)."""
    fields = {"date-TOTAL_FORMS": "5", "date-INITIAL_FORMS": "0"}
    for number, (days, starts, ends) in enumerate(dates):
        day = in_days(days).date().isoformat() if isinstance(days, int) else days
        names = {"day": day, "starts": starts, "ends": ends}
        fields |= {f"date-{number}-{name}": value for name, value in names.items()}
    return fields


def request_of(team, people, *dates) -> dict:
    return {
        "team": team.pk,
        "people": [person.pk for person in people],
        "purpose": "To see who speaks first.",
        "client_id": str(uuid.uuid4()),
    } | rows(*dates)


@pytest.fixture
def guest(client, member):
    client.force_login(member)
    return client


@pytest.fixture
def host_browser(client, host_lead):
    client.force_login(host_lead)
    return client


def test_member_proposes_two_dates_and_sees_them(guest, team, member, host):
    dates = (7, "09:00", "10:30"), (9, "13:00", "14:00")

    page = guest.post(go("propose_dates", host.slug), request_of(team, [member], *dates), follow=1)

    html = page.content.decode()
    assert "9:00 a.m. to 10:30 a.m." in html
    assert "1:00 p.m. to 2:00 p.m." in html
    assert f"{team} proposes these dates" in html
    assert "The host answers" not in html  # the member chooses nothing
    assert Candidate.objects.count() == 2


@pytest.mark.parametrize("number", ["0", "-1", "x", "1000000"])
def test_form_without_a_row_is_answered_with_a_sentence(guest, team, member, host, number):
    fields = request_of(team, [member]) | {"date-TOTAL_FORMS": number}

    page = guest.post(go("propose_dates", host.slug), fields)

    assert page.status_code == 200
    assert not Visit.objects.exists()
    if number in {"0", "-1"}:
        assert "Name one date or more." in page.text


def test_visitor_with_a_number_larger_than_any_is_a_wrong_choice(guest, team, member, host):
    fields = request_of(team, [member], (7, "09:00", "10:30")) | {"people": [member.pk, 10**30]}

    page = guest.post(go("propose_dates", host.slug), fields)

    assert "is not one of the available choices" in page.text


@pytest.mark.parametrize(
    ("date", "sentence"),
    [
        ((7, "09:00", ""), "Say when it ends."),
        ((7, "10:00", "09:00"), "A visit ends after it starts, on the same day."),
        ((-1, "09:00", "10:00"), "is past. Choose a time to come."),
        ((3, "09:00", "10:00"), "is closed for visits: Demo recess"),
        ((800, "09:00", "10:00"), "Choose a day within the next two years."),
        (("2030-13-40", "09:00", "10:00"), "Enter a valid date."),
        (("", "", ""), "Name one date or more."),
    ],
)
def test_bad_date_gets_its_sentence_and_nothing_is_lost(guest, team, member, host, date, sentence):
    ClosedDayFactory(starts_on=in_days(3).date())

    page = guest.post(go("propose_dates", host.slug), request_of(team, [member], date))

    html = page.content.decode()
    assert sentence in html
    assert "To see who speaks first." in html
    assert not Visit.objects.exists()


def test_hour_that_clocks_skip_is_refused(guest, team, member, host):
    spring = next(day for day in _springs() if day > timezone.localdate())
    date = spring.isoformat(), "02:30", "04:00"

    page = guest.post(go("propose_dates", host.slug), request_of(team, [member], date))

    assert "Clocks change that night" in page.content.decode()


def _springs():
    """The second Sundays of March."""
    for year in range(timezone.localdate().year, timezone.localdate().year + 2):
        first = timezone.datetime(year, 3, 1).date()
        yield first + timedelta(days=(6 - first.weekday()) % 7 + 7)


def test_host_says_yes_on_a_form_that_knows_the_door(host_browser, propose, host, host_lead):
    SlotFactory(team=host, starts_at=in_days(30), meeting_point="Side door", travel="Bus 39")
    visit = propose([hours(7)])
    address = go("accept_date", visit.pk, visit.candidates.get().pk)

    page = host_browser.get(address).content.decode()
    answer = host_browser.post(address, DETAILS | {"meeting_point": "Side door"}, follow=True)

    assert "Side door" in page
    assert "Bus 39" in page
    assert "To see who speaks first." in page
    assert "The date is chosen. The visitors are told." in answer.content.decode()
    assert Visit.objects.get(pk=visit.pk).status == "planned"


def test_too_few_seats_get_a_sentence_beside_the_field(host_browser, propose, team):
    candidate = propose([hours(7)]).candidates.get()
    candidate.marks.create(person=MembershipFactory(team=team).user, answer="yes")
    address = go("accept_date", candidate.visit_id, candidate.pk)

    page = host_browser.post(address, DETAILS | {"seats": 1})

    assert page.context["form"].errors["seats"] == [
        "2 visitors can come. Give at least as many seats."
    ]
    assert not Slot.objects.exists()


def test_host_sees_the_way_to_yes_and_to_no(host_browser, propose):
    visit = propose([hours(7)])

    html = host_browser.get(visit.get_absolute_url()).content.decode()

    assert go("accept_date", visit.pk, visit.candidates.get().pk) in html
    assert "Say no, with a reason" in html


def test_lead_of_the_visitors_reads_that_the_host_answers(client, propose, lead):
    visit = propose([hours(7)])
    client.force_login(lead)

    html = client.get(visit.get_absolute_url()).content.decode()

    assert "The host answers" in html
    assert "Say no, with a reason" not in html
    assert "Cancel this visit" in html


def test_host_says_no_on_a_page_of_its_own(host_browser, propose):
    visit = propose([hours(7)])

    form = host_browser.get(go("cancel_visit", visit.pk)).content.decode()
    page = host_browser.post(go("cancel_visit", visit.pk), {"reason": "Exams."}, follow=True)

    assert "Say no to this visit?" in form
    assert "Exams." in page.content.decode()


def test_date_of_a_slot_is_no_own_date_to_accept(host_browser, ask):
    visit = ask()

    page = host_browser.get(go("accept_date", visit.pk, visit.candidates.get().pk))

    assert page.status_code == 404


def test_team_page_leads_to_proposing_without_any_slot(guest, host):
    html = guest.get(host.get_absolute_url()).content.decode()

    assert go("propose_dates", host.slug) in html


def test_own_team_page_does_not(guest, team):
    html = guest.get(team.get_absolute_url()).content.decode()

    assert go("propose_dates", team.slug) not in html


def test_buddies_lead_to_proposing_for_who_visits_alone(guest, team, host):
    team.hosts.create(host=host)
    team.visitors.create(visitor=host)

    html = guest.get(go("visits")).content.decode()

    assert go("propose_dates", host.slug) in html
    assert go("propose_dates", team.slug) not in html


@pytest.mark.parametrize("number", [1, 5])
def test_visit_with_own_dates_takes_the_same_queries(
    client, propose, host_lead, number, django_assert_num_queries
):
    visit = propose([hours(7 + day) for day in range(number)])
    client.force_login(host_lead)

    with django_assert_num_queries(13):
        client.get(visit.get_absolute_url())


def test_calendar_of_a_visit_has_nothing_before_the_host_says_yes(guest, propose):
    visit = VisitFactory(team=propose([hours(7)]).team)
    own_date(visit, in_days(8))

    assert guest.get(go("visit_ics", visit.pk)).status_code == 404

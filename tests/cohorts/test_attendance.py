"""Who was at a workshop: people say so, the Office confirms, hours are each person's own."""

from datetime import datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

from django.urls import reverse
from django.utils import timezone

import pytest

from cohorts.models import Attendance, Workshop
from cohorts.services.workshops import record_attendance, say_present
from incubator.core.errors import DomainError
from incubator.core.models import AuditEntry
from tests.factories import WorkshopFactory
from tests.factories.pages import cohort_page

pytestmark = pytest.mark.django_db


@pytest.fixture
def workshop(team):
    return WorkshopFactory(cohort=team.cohort)


def test_saying_it_twice_notes_it_once(client, workshop, member):
    client.force_login(member)
    for _ in range(2):
        client.post(reverse("cohorts:say_present", args=[workshop.pk]))

    row = Attendance.objects.get()
    assert (row.person, row.is_confirmed) == (member, False)
    assert AuditEntry.objects.filter(action="attendance.said").count() == 1


@pytest.mark.parametrize("is_cancelled", [True, False])
def test_nobody_was_at_what_did_not_take_place(team, member, is_cancelled):
    starts_at = timezone.now() + timedelta(hours=0 if is_cancelled else 1)
    coming = WorkshopFactory(cohort=team.cohort, starts_at=starts_at, is_cancelled=is_cancelled)

    with pytest.raises(DomainError):
        say_present(workshop=coming, person=member)
    with pytest.raises(DomainError):
        record_attendance(workshop=coming, present=[member], actor=member)


def test_office_ticks_who_was_there(client, workshop, office, member, lead, stranger):
    say_present(workshop=workshop, person=member)
    client.force_login(office)
    address = reverse("cohorts:attendance", args=[workshop.pk])
    page = client.get(address).text

    answer = client.post(address, {"present": [member.pk, lead.pk]})

    assert "says so" in page
    assert stranger.name not in page
    assert answer.status_code == 302
    confirmed = Attendance.objects.confirmed().filter(confirmed_by=office)
    assert set(confirmed.values_list("person_id", flat=True)) == {member.pk, lead.pk}


def test_tick_that_is_taken_back_leaves_what_the_person_said(workshop, office, member, lead):
    say_present(workshop=workshop, person=member)
    record_attendance(workshop=workshop, present=[member, lead], actor=office)

    record_attendance(workshop=workshop, present=[], actor=office)

    row = Attendance.objects.get()
    assert (row.person, row.is_confirmed, row.confirmed_by) == (member, False, None)


def test_nobody_outside_the_cohort_is_ticked(client, workshop, office, stranger):
    client.force_login(office)

    answer = client.post(
        reverse("cohorts:attendance", args=[workshop.pk]), {"present": [stranger.pk]}
    )

    assert answer.status_code == 200
    assert record_attendance(workshop=workshop, present=[stranger], actor=office) == 0
    assert not Attendance.objects.exists()


def test_the_same_ticks_again_write_nothing(workshop, office, member):
    record_attendance(workshop=workshop, present=[member], actor=office)
    before = Attendance.objects.get().confirmed_at

    record_attendance(workshop=workshop, present=[member], actor=office)

    assert Attendance.objects.get().confirmed_at == before
    assert AuditEntry.objects.filter(action="attendance.recorded").count() == 1


def test_who_left_the_cohort_stays_on_the_list(client, workshop, office, member):
    record_attendance(workshop=workshop, present=[member], actor=office)
    member.memberships.update(ended_at=timezone.now())
    client.force_login(office)

    page = client.get(reverse("cohorts:attendance", args=[workshop.pk])).text

    assert member.name in page
    assert "Not in this cohort now" in page


def test_hours_of_confirmed_workshops_are_added_up(client, team, member, office):
    cohort_page(team.cohort)
    first = WorkshopFactory(cohort=team.cohort, hours=Decimal("6.5"))
    second, said = (WorkshopFactory(cohort=team.cohort) for _ in range(2))
    for one in (first, second):
        record_attendance(workshop=one, present=[member], actor=office)
    say_present(workshop=said, person=member)
    client.force_login(member)

    text = client.get(f"/cohorts/{team.cohort.slug}/").text

    assert "You were at 2 workshops. Hours that count: 8.5." in text
    assert "The Office confirms it." in text


def test_nobody_reads_who_else_was_there(client, workshop, office, member, lead):
    record_attendance(workshop=workshop, present=[member], actor=office)

    client.force_login(lead)
    text = client.get(workshop.get_absolute_url()).text

    assert member.name not in text


@pytest.mark.parametrize(
    ("starts", "ends", "hours"), [((9, 0), (15, 0), 6), ((9, 0), (11, 40), Decimal("2.5"))]
)
def test_hours_follow_from_its_length(starts, ends, hours):
    day = datetime(2019, 3, 12, tzinfo=ZoneInfo("America/New_York"))
    one = Workshop(
        starts_at=day.replace(hour=starts[0], minute=starts[1]),
        ends_at=day.replace(hour=ends[0], minute=ends[1]),
    )

    assert one.counted_hours == hours

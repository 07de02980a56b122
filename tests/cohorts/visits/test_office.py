"""The Office's page of all visits, and its export."""

from datetime import timedelta
from io import BytesIO

from django.urls import reverse
from django.utils import timezone

import pytest
from openpyxl import load_workbook

from cohorts.visits.models import TakeAway
from cohorts.visits.selectors.office import days_to_first_iteration, office_visits, standings
from incubator.core.models import AuditEntry
from tests.factories import HackFactory, IterationFactory, SlotFactory, TeamFactory, VisitFactory
from tests.factories.visits import in_days, planned_visit

PAGE = reverse("visits:office_visits")
EXPORT = reverse("visits:export_visits")


@pytest.fixture
def past(member, host):
    """A visit ten days ago."""
    start = in_days(-10)
    slot = SlotFactory(team=host, starts_at=start, ends_at=start + timedelta(hours=2))
    return planned_visit(member, slot)


@pytest.fixture
def office_client(client, office):
    client.force_login(office)
    return client


def test_page_shows_a_visit_in_its_month_and_in_the_list(office_client, past):
    page = office_client.get(PAGE, {"month": f"{past.slot.day:%Y-%m}"}).text

    assert page.count(f'href="{past.get_absolute_url()}"') == 2


def test_filters_leave_out_what_does_not_fit(past, planned):
    elsewhere = TeamFactory()
    asked = VisitFactory(host=planned.host, team=TeamFactory(cohort=planned.team.cohort))

    assert set(office_visits(cohort=planned.team.cohort)) == {past, planned, asked}
    assert set(office_visits(school=asked.team.school)) == {asked}
    assert set(office_visits(status="asking")) == {asked}
    assert list(office_visits(cohort=elsewhere.cohort)) == []


def test_filter_that_makes_no_sense_is_none(office_client, past):
    page = office_client.get(PAGE, {"school": "x", "status": "king", "month": "2027-99"})

    assert past.get_absolute_url() in page.text


def test_give_and_take_counts_what_has_been_and_what_comes(past, planned, team, host):
    third = TeamFactory(cohort=team.cohort)

    found = {one.team: one for one in standings(cohort=team.cohort)}

    assert (found[team].hosted, found[team].visited, found[team].to_come) == (0, 1, 1)
    assert (found[host].hosted, found[host].visited, found[host].to_come) == (1, 0, 1)
    assert found[third].has_done_neither
    assert not found[host].has_done_neither


def test_days_run_from_the_visit_to_the_first_published_iteration(past, member, team):
    hack = HackFactory(team=team)
    TakeAway.objects.create(visit=past, person=member, text="Wait three seconds", hack=hack)
    assert days_to_first_iteration(office_visits().get()) is None

    for days in (4, 2):
        IterationFactory(hack=hack, published_at=timezone.now() - timedelta(days=days))

    assert days_to_first_iteration(office_visits().get()) == 6


def test_access_needs_to_come_are_named(office_client, planned):
    planned.slot.access = "Ramp at the side door"
    planned.slot.save()

    page = office_client.get(PAGE).text

    assert "Access needs to come" in page
    assert "Ramp at the side door" in page


def test_export_is_read_by_spreadsheets_without_a_formula_and_is_audited(office_client, past):
    past.purpose = "=1+1"
    past.save()

    text = office_client.post(EXPORT, {"format": "csv"}).content.decode("utf-8-sig")
    book = load_workbook(BytesIO(office_client.post(EXPORT, {"format": "xlsx"}).content))

    assert "'=1+1" in text
    assert "9:00 a.m." in text
    head, row = book.active.iter_rows(values_only=True)
    cells = dict(zip(head, row, strict=True))
    assert cells["What they hope to learn"] == "'=1+1"
    assert cells["Visitors"] == 1
    assert cells["Day"].date() == past.slot.day
    assert book.active.freeze_panes == "A2"
    assert book.active.column_dimensions["A"].width > len("Visiting team")
    kept = AuditEntry.objects.filter(action="visits.exported").order_by("pk")
    assert [one.details for one in kept] == [
        {"rows": 1, "format": "csv"},
        {"rows": 1, "format": "xlsx"},
    ]


def test_export_keeps_to_the_filters(office_client, past):
    text = office_client.post(EXPORT, {"format": "csv", "status": "cancelled"}).text

    assert str(past.host) not in text


@pytest.mark.parametrize("number", [1, 30])
def test_page_asks_the_same(office_client, member, host, number, django_assert_num_queries):
    for slot in SlotFactory.create_batch(number, team=host, access="Ramp"):
        planned_visit(member, slot)

    with django_assert_num_queries(8):
        office_client.get(PAGE)

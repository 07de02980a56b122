"""A school's bell periods: written by its lead, offered where a visit is offered."""

import uuid
from datetime import time

from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils.timezone import localtime

import pytest

from cohorts.models import BellPeriod
from cohorts.services.bell_periods import PeriodRefused, keep_periods
from cohorts.visits.models import Slot
from incubator.core.errors import DomainError
from incubator.core.models import AuditEntry
from tests.factories import SlotFactory, TeamFactory
from tests.factories.visits import DETAILS, in_days

A = ("Block A", time(8), time(9, 20))
B = ("Block B", time(9, 25), time(10, 45))


def names_of(school) -> list[str]:
    return [one.name for one in school.bell_periods.all()]


def rows(*periods) -> dict:
    fields = {"period-TOTAL_FORMS": str(len(periods)), "period-INITIAL_FORMS": "0"}
    for number, values in enumerate(periods):
        for name, value in zip(("name", "starts", "ends"), values, strict=True):
            fields[f"period-{number}-{name}"] = value
    return fields


def address(school) -> str:
    return reverse("cohorts:bell_periods", args=[school.slug])


@pytest.fixture
def browser(client, lead):
    client.force_login(lead)
    return client


def test_kept_periods_are_the_schools_and_in_the_log(team, lead):
    keep_periods(school=team.school, periods=[B, A], actor=lead)

    assert names_of(team.school) == ["Block A", "Block B"]
    assert AuditEntry.objects.get(action="school.periods_kept").details["periods"] == 2


def test_same_periods_again_change_nothing(team, lead):
    first, again = (keep_periods(school=team.school, periods=[A], actor=lead) for _ in range(2))

    assert first == again
    assert AuditEntry.objects.filter(action="school.periods_kept").count() == 1


def test_period_that_is_left_out_goes_and_another_moves(team, lead):
    keep_periods(school=team.school, periods=[A, B], actor=lead)

    keep_periods(school=team.school, periods=[("Block B", time(9), time(10))], actor=lead)

    assert list(BellPeriod.objects.values_list("name", "starts")) == [("Block B", time(9))]


@pytest.mark.parametrize(
    ("period", "field", "sentence"),
    [
        (("block  a", time(10), time(11)), "name", "This name is there twice."),
        (("Block C", time(10), time(10)), "ends", "A period ends after it starts."),
    ],
)
def test_impossible_period_is_refused_by_its_row(team, lead, period, field, sentence):
    with pytest.raises(PeriodRefused, match=sentence) as refused:
        keep_periods(school=team.school, periods=[A, period], actor=lead)

    assert (refused.value.number, refused.value.field) == (1, field)
    assert not BellPeriod.objects.exists()


def test_seventeen_periods_are_refused(team, lead):
    periods = [(f"Block {number}", time(8), time(9)) for number in range(17)]

    with pytest.raises(DomainError, match="Sixteen periods are enough"):
        keep_periods(school=team.school, periods=periods, actor=lead)


@pytest.mark.parametrize("values", [("Block A", time(9), time(9)), ("Block B", *A[1:])])
def test_database_keeps_a_name_once_and_ends_after_starts(team, values):
    name, starts, ends = values
    BellPeriod.objects.create(school=team.school, name="Block B", starts=time(8), ends=time(9))

    with pytest.raises(IntegrityError), transaction.atomic():
        BellPeriod.objects.create(school=team.school, name=name, starts=starts, ends=ends)


def test_lead_writes_periods_and_an_empty_row_is_none(browser, team):
    page = browser.post(
        address(team.school),
        rows(("Block A", "08:00", "09:20"), ("", "", ""), ("Block B", "09:25", "10:45")),
        follow=True,
    )

    assert "The bell periods are saved." in page.content.decode()
    assert names_of(team.school) == ["Block A", "Block B"]


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        (("", "08:00", "09:00"), "Give the period a name."),
        (("Block B", "", "09:00"), "Say when it starts."),
        (("Block B", "08:00", ""), "Say when it ends."),
        (("Block B", "09:00", "08:00"), "A period ends after it starts."),
        (("Block A", "09:00", "10:00"), "This name is there twice."),
    ],
)
def test_bad_row_gets_its_sentence_and_nothing_is_lost(browser, team, row, sentence):
    page = browser.post(address(team.school), rows(("Block A", "08:00", "09:20"), row))

    html = page.content.decode()
    assert sentence in html
    assert "Block A" in html
    assert not BellPeriod.objects.exists()


def slot_fields(team, period, **more) -> dict:
    day = in_days(7).date().isoformat()
    fields = DETAILS | {"team": team.pk, "day": day, "weeks": 1, "starts": "", "ends": ""}
    return fields | {"period": period.pk, "client_id": str(uuid.uuid4())} | more


@pytest.fixture
def block(team):
    name, starts, ends = A
    return BellPeriod.objects.create(school=team.school, name=name, starts=starts, ends=ends)


def local_hours(slot) -> tuple[str, str]:
    return tuple(f"{localtime(one):%H:%M}" for one in (slot.starts_at, slot.ends_at))


@pytest.mark.parametrize(
    ("typed", "hours"),
    [
        ({}, ("08:00", "09:20")),
        ({"starts": "08:30"}, ("08:30", "09:20")),
        ({"starts": "10:00", "ends": "11:00"}, ("10:00", "11:00")),
    ],
)
def test_chosen_period_fills_hours_that_nobody_typed(browser, team, block, typed, hours):
    browser.post(reverse("visits:offer_slot"), slot_fields(team, block, **typed))

    assert local_hours(Slot.objects.get()) == hours


def test_neither_hours_nor_period_get_a_sentence_each(browser, team, block):
    fields = slot_fields(team, block) | {"period": ""}

    page = browser.post(reverse("visits:offer_slot"), fields)

    html = page.content.decode()
    assert "Say when it starts." in html
    assert "Say when it ends." in html
    assert not Slot.objects.exists()


def test_changed_slot_takes_the_hours_of_a_period(browser, team, block):
    slot = SlotFactory(team=team)

    browser.post(reverse("visits:change_slot", args=[slot.pk]), slot_fields(team, block))

    slot.refresh_from_db()
    assert local_hours(slot) == ("08:00", "09:20")


def test_form_names_periods_with_their_hours_and_school_of_the_lead_alone(browser, team, block):
    BellPeriod.objects.create(
        school=TeamFactory().school, name="Elsewhere", starts=time(8), ends=time(9)
    )

    html = browser.get(reverse("visits:offer_slot")).content.decode()

    assert "Block A, 8:00 a.m. to 9:20 a.m." in html
    assert 'data-starts="08:00"' in html
    assert "Elsewhere" not in html


def test_office_chooses_no_period_of_another_school(client, office, team, block):
    other = TeamFactory()
    BellPeriod.objects.create(school=other.school, name="Early", starts=time(7), ends=time(8))
    client.force_login(office)

    page = client.post(reverse("visits:offer_slot"), slot_fields(other, block))

    html = page.content.decode()
    assert "This is a period of another school." in html
    assert f"{team.school}: Block A" in html
    assert not Slot.objects.exists()


def test_school_without_periods_has_the_way_to_write_them(browser, team):
    html = browser.get(reverse("visits:offer_slot")).content.decode()

    assert address(team.school) in html
    assert "Bell period" not in html


def test_office_keeps_periods_in_the_cms(client, office, team, block):
    client.force_login(office)

    page = client.get(reverse("bell_period:index"))

    assert "Block A" in page.content.decode()

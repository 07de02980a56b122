"""The host's next three dates go with every change, and with every "just taken"."""

from datetime import timedelta

from django.core import mail

import pytest

from cohorts.visits.services.slots import FIELDS, change_slot
from cohorts.visits.services.visitors import give_seat_back
from cohorts.visits.services.visits import cancel_visit, pick_date
from incubator.core.dates import in_words
from incubator.core.errors import DomainError
from tests.factories import MembershipFactory, SlotFactory, TeamFactory
from tests.factories.visits import planned_visit

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def others(host, slot):
    """Four more dates of the host; three are told."""
    return SlotFactory.create_batch(4, team=host)


def days(slots) -> list[str]:
    return [in_words(slot.day) for slot in slots]


def last_mail(person) -> str:
    return [one for one in mail.outbox if one.to == [person.email]][-1].body


def told_in(text: str, slots) -> list[bool]:
    """Which of these dates stand after the words."""
    _before, _words, after = text.partition("ther date")
    return [day in after for day in days(slots)]


def test_cancelled_visit(planned, others, member, host_lead):
    cancel_visit(visit=planned, reason="Snow.", actor=host_lead)

    assert told_in(last_mail(member), others) == [True, True, True, False]


def test_page_of_a_cancelled_visit_names_other_dates_only(
    client, planned, others, member, host_lead
):
    cancel_visit(visit=planned, reason="Snow.", actor=host_lead)
    client.force_login(member)

    page = client.get(planned.get_absolute_url()).text
    _before, found, after = page.partition("Other dates that would do")

    assert found
    assert [slot.get_absolute_url() in after for slot in [planned.slot, *others]] == [
        False,
        True,
        True,
        True,
        False,
    ]


def test_cancelled_visit_without_a_date(ask, others, slot, member, host_lead):
    cancel_visit(visit=ask(), reason="Snow.", actor=host_lead)

    assert told_in(last_mail(member), [slot, *others]) == [True, True, True, False, False]


def test_visit_that_moves(planned, others, slot, member, host_lead):
    hour = timedelta(hours=1)
    change_slot(
        slot=slot,
        starts_at=slot.starts_at + hour,
        ends_at=slot.ends_at + hour,
        values={name: getattr(slot, name) for name in FIELDS},
        actor=host_lead,
    )

    assert told_in(last_mail(member), others) == [True, True, True, False]


def test_visitor_who_gives_the_seat_back(ask, mark, slot, others, team, member, host_lead):
    second = MembershipFactory(team=team).user
    visit = ask(people=[member, second])
    mark(visit, slot, second, "yes")
    pick_date(visit=visit, slot=slot, actor=host_lead)

    give_seat_back(seat=visit.seats.get(person=second), actor=second)

    assert told_in(last_mail(host_lead), others) == [True, True, True, False]


def test_seat_that_was_just_taken(ask, slot, others, host_lead):
    slot.seats = 1
    slot.save()
    visit = ask()
    planned_visit(MembershipFactory(team=TeamFactory(cohort=slot.team.cohort)).user, slot)

    with pytest.raises(DomainError) as refusal:
        pick_date(visit=visit, slot=slot, actor=host_lead)

    assert told_in(str(refusal.value), others) == [True, True, True, False]


def test_long_reason_is_told_as_far_as_a_line_goes(planned, member, host_lead):
    cancel_visit(visit=planned, reason="Snow. " * 50, actor=host_lead)

    told = member.notifications.get(key=f"visit:{planned.pk}:cancelled")
    assert len(told.text) == 300

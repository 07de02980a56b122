"""What people read in a mail about a visit, each from where they stand."""

from datetime import timedelta

from django.core import mail

import pytest

from cohorts.visits.selectors.slots import slot_in_words
from cohorts.visits.services.slots import FIELDS, change_slot
from cohorts.visits.services.visits import cancel_visit, pick_date
from tests.factories import MembershipFactory
from tests.factories.visits import hours

pytestmark = pytest.mark.django_db(transaction=True)


def last_mail(person) -> str:
    return [one for one in mail.outbox if one.to == [person.email]][-1].body


def test_question_says_what_for_when_and_who(ask, slot, member, host_lead, team):
    colleague = MembershipFactory(team=team).user
    ask(people=[member, colleague])

    for person in (host_lead, colleague):
        text = last_mail(person)
        assert "What they hope to learn: To see who speaks first." in text
        assert f"Dates to choose from: {slot_in_words(slot)}" in text
        assert member.get_short_name() in text
        assert colleague.get_short_name() in text
        assert member.email not in text


def test_own_dates_stand_in_the_mail_to_the_host(propose, host_lead):
    visit = propose([hours(7), hours(9)])

    dates = "; ".join(str(one) for one in visit.candidates.all())
    assert f"Dates to choose from: {dates}" in last_mail(host_lead)


def test_no_to_a_question_has_no_dates_to_choose_from(ask, member, host_lead):
    cancel_visit(visit=ask(), reason="We test that week.", actor=host_lead)

    assert "Dates to choose from" not in last_mail(member)


def test_visitor_is_asked_for_cover_and_the_host_for_its_office(ask, slot, member, lead, host_lead):
    pick_date(visit=ask(), slot=slot, actor=lead)

    assert "Note who covers your class." in last_mail(member)
    assert "Say yes, and tell your school’s main office." in last_mail(host_lead)
    assert "your class" not in last_mail(host_lead)


def test_second_lead_of_the_host_reads_that_it_said_yes(ask, slot, host, host_lead):
    second = MembershipFactory(team=host, role="lead").user

    pick_date(visit=ask(), slot=slot, actor=host_lead)

    assert "Tell your school’s main office." in last_mail(second)
    assert "Say yes" not in last_mail(second)


def test_visit_that_moved_says_the_hours_to_both_sides(planned, slot, member, host_lead, office):
    later = {name: getattr(slot, name) + timedelta(hours=4) for name in ("starts_at", "ends_at")}
    values = {name: getattr(slot, name) for name in FIELDS}

    moved = change_slot(slot=slot, values=values, actor=office, **later)

    told = f"{planned.team}’s visit to {planned.host} moved. It is now on {slot_in_words(moved)}."
    assert told in last_mail(member)
    assert told in last_mail(host_lead)


def test_cancelled_visit_says_when_it_was_to_be(planned, slot, member, host_lead):
    cancel_visit(visit=planned, reason="Snow.", actor=host_lead)

    assert f"It was to be: {slot_in_words(slot)}" in last_mail(member)

from datetime import timedelta

from django.core import mail
from django.core.management import call_command

import pytest
import time_machine

from cohorts.visits.models import Slot
from cohorts.visits.services.reminders import remind
from cohorts.visits.services.visits import cancel_visit
from incubator.notifications.additions import Addition, addition_to

WEEK, DAY = timedelta(days=7), timedelta(days=1)
HOUR = timedelta(hours=1)


def texts_of(person) -> list[str]:
    return [one.text for one in person.notifications.filter(key__contains=":week:")] + [
        one.text for one in person.notifications.filter(key__contains=":day:")
    ]


@pytest.mark.parametrize("before", [WEEK, DAY])
def test_reminder_goes_to_visitors_and_leads_once(planned, slot, member, host_lead, lead, before):
    due = slot.starts_at - before

    assert remind(due - HOUR) == 0
    assert remind(due) == 3
    assert remind(due + HOUR) == 0

    for person in (member, host_lead, lead):
        assert len(texts_of(person)) == 1


def test_visit_that_moves_is_reminded_of_anew(planned, slot, member):
    remind(slot.starts_at - DAY)
    later = slot.starts_at + 2 * DAY
    Slot.objects.filter(pk=slot.pk).update(starts_at=later, ends_at=later + HOUR)

    assert remind(later - DAY) > 0
    assert len(texts_of(member)) == 2


def test_cancelled_visit_reminds_nobody(planned, slot, host_lead):
    cancel_visit(visit=planned, reason="Snow.", actor=host_lead)

    assert remind(slot.starts_at - DAY) == 0


def test_visit_without_a_date_reminds_nobody(ask, slot):
    ask()

    assert remind(slot.starts_at - DAY) == 0


@pytest.mark.django_db(transaction=True)
def test_note_of_the_day_before_has_all_that_one_needs(planned, slot, member, host_lead):
    Slot.objects.update(travel="Orange Line")
    mail.outbox.clear()

    with time_machine.travel(slot.starts_at - DAY, tick=False):
        call_command("run_due")

    (note,) = [one for one in mail.outbox if one.to == [member.email]]
    assert "Where: " in note.body
    assert slot.meeting_point in note.body
    assert "Parking and MBTA: Orange Line" in note.body
    assert f"Contact: {host_lead.get_short_name()}" in note.body
    assert "Focus question: Who speaks first?" in note.body
    assert "9:00 a.m. to 11:00 a.m., Boston time" in note.body
    assert host_lead.email not in note.body
    [(html, kind)] = note.alternatives
    assert kind == "text/html"
    assert "Orange Line</li>" in html
    assert f'href="http://localhost:8000/visits/{planned.pk}/"' in html
    assert host_lead.email not in html


def test_visitor_who_left_the_team_is_reminded_of_nothing(planned, slot, member, host_lead):
    member.memberships.update(ended_at=slot.starts_at - WEEK)

    remind(slot.starts_at - DAY)

    assert texts_of(member) == []
    assert len(texts_of(host_lead)) == 1


def test_mail_to_who_left_meanwhile_says_neither_door_nor_contact(planned, slot, member):
    remind(slot.starts_at - DAY)
    told = member.notifications.get(key__contains=":day:")
    assert addition_to(told).attachment

    member.memberships.update(ended_at=slot.starts_at - DAY)

    assert addition_to(told) == Addition()

"""A team withdraws or its cohort ends: what was to come is handed back, everybody hears why."""

import uuid

from django.core import mail
from django.urls import reverse

import time_machine

from cohorts.models import Team
from cohorts.services.endings import complete_cohort, reopen_cohort
from cohorts.services.teams import follow_team
from cohorts.visits.models import Seat, Slot, Visit, Waiting
from cohorts.visits.services.waiting import wait_for_seat
from incubator.core.models import AuditEntry
from tests.factories import CohortFactory, MembershipFactory, SlotFactory, StopFactory, TeamFactory
from tests.factories.visits import own_date, planned_visit


def withdraw(team, actor):
    Team.objects.filter(pk=team.pk).update(status=Team.Status.WITHDRAWN)
    follow_team(team=Team.objects.get(pk=team.pk), actor=actor)


def last_mail(person) -> str:
    return [one for one in mail.outbox if one.to == [person.email]][-1].body


def state(visit) -> tuple[str, str]:
    visit.refresh_from_db()
    return visit.status, visit.cancel_reason


def test_visit_of_a_team_that_withdrew_is_cancelled_and_the_seat_is_free(
    planned, team, slot, member, host_lead, office, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        withdraw(team, office)

    assert state(planned) == ("cancelled", f"{team} takes no part any more.")
    assert Slot.objects.open().get().free_seats == slot.seats
    assert "takes no part any more" in last_mail(host_lead)
    assert "ther dates" not in last_mail(member)
    [(_name, content, _kind)] = mail.outbox[-1].attachments
    assert "METHOD:CANCEL" in content
    entry = AuditEntry.objects.get(action="visit.cancelled")
    assert entry.actor_id == office.pk


def test_seat_of_a_team_that_withdrew_goes_to_who_waits(planned, team, slot, host, office, member):
    slot.seats = 1
    slot.save()
    other = MembershipFactory(team=TeamFactory(cohort=host.cohort)).user
    colleague = MembershipFactory(team=team).user
    for person in (colleague, other):
        wait_for_seat(
            slot=slot,
            team=person.memberships.get().team,
            people=[person],
            purpose="To see.",
            actor=person,
            client_id=uuid.uuid4(),
        )

    withdraw(team, office)

    assert Seat.objects.taken().get().person == other
    assert Waiting.objects.get(person=colleague).outcome == "closed"


def test_visitors_of_a_host_that_withdrew_hear_of_dates_in_the_cohort(
    client, planned, host, team, member, office, django_capture_on_commit_callbacks
):
    elsewhere = SlotFactory(team=TeamFactory(cohort=team.cohort))
    StopFactory(slot=planned.slot)
    with django_capture_on_commit_callbacks(execute=True):
        withdraw(host, office)

    assert state(planned) == ("cancelled", f"{host} takes no part any more.")
    assert f"Other dates open in {team.cohort}: {elsewhere.team}," in last_mail(member)
    assert list(Slot.objects.filter(withdrawn_at=None)) == [elsewhere]
    assert not planned.slot.stops.held().exists()
    client.force_login(member)
    assert elsewhere.get_absolute_url() in client.get(planned.get_absolute_url()).text


def test_request_without_a_date_is_answered_too(propose, team, host, member, office):
    visit = Visit.objects.create(team=team, host=host, purpose="To see.", asked_by=member)
    own_date(visit, SlotFactory.build().starts_at).marks.create(person=member, answer="yes")

    withdraw(host, office)

    assert state(visit)[0] == "cancelled"
    assert "takes no part any more" in member.notifications.get().text


def test_who_waits_with_a_team_that_withdrew_waits_no_longer(team, host, slot, member, office):
    slot.seats = 1
    slot.save()
    planned_visit(MembershipFactory(team=TeamFactory(cohort=host.cohort)).user, slot)
    values = {"team": team, "people": [member], "purpose": "To see.", "actor": member}
    wait_for_seat(slot=slot, client_id=uuid.uuid4(), **values)

    withdraw(team, office)

    assert Waiting.objects.get().outcome == "closed"
    assert "You wait no longer for a seat" in member.notifications.last().text


def test_visit_that_took_place_stays(planned, slot, team, office):
    with time_machine.travel(slot.starts_at, tick=True):
        withdraw(team, office)

    assert state(planned) == ("planned", "")


def test_twice_tells_once(planned, team, office, host_lead):
    withdraw(team, office)
    told = host_lead.notifications.count()

    withdraw(team, office)

    assert host_lead.notifications.count() == told


def test_visits_of_a_cohort_that_ends_are_cancelled_for_good(
    planned, team, host, slot, office, host_lead
):
    guest_host = SlotFactory(team=TeamFactory(cohort=CohortFactory()))
    MembershipFactory(team=guest_host.team, role="lead")
    across = planned_visit(MembershipFactory(team=team).user, guest_host)

    complete_cohort(cohort=team.cohort, actor=None)

    reason = f"{team.cohort} has finished."
    assert state(planned) == state(across) == ("cancelled", reason)
    assert not Slot.objects.filter(team=host, withdrawn_at=None).exists()
    assert Slot.objects.open().get() == guest_host
    assert host_lead.notifications.filter(text__contains="is cancelled").count() == 1
    reopen_cohort(cohort=team.cohort, actor=office)
    assert state(planned)[0] == "cancelled"


def test_office_reads_how_many_before_it_completes(client, planned, team, office):
    client.force_login(office)

    page = client.get(reverse("cohorts:complete_cohort", args=[team.cohort.slug])).text

    assert "1 visit that is to come or waits for a date is cancelled." in page


def test_office_withdraws_a_team_in_the_cms(client, planned, team, office):
    client.force_login(office)
    fields = {
        "school": team.school_id,
        "cohort": team.cohort_id,
        "name": team.name,
        "slug": team.slug,
        "status": "withdrawn",
    }

    answer = client.post(reverse("team:edit", args=[team.pk]), fields)

    assert answer.status_code == 302
    assert state(planned)[0] == "cancelled"

"""Who comes to a visit that has a date: added to it, or gone from the team."""

from django.urls import reverse

import pytest
import time_machine

from cohorts.services.memberships import end_membership
from cohorts.visits.models import Mark, Seat
from cohorts.visits.selectors.visits import visitors_to_add
from cohorts.visits.services.visitors import add_visitor
from cohorts.visits.services.visits import agree, note_cover
from incubator.accounts.services.people import deactivate
from incubator.core.errors import DomainError
from incubator.core.models import AuditEntry
from tests.crowd import at_once
from tests.factories import MembershipFactory, SlotFactory, TeamFactory
from tests.factories.visits import planned_visit


@pytest.fixture
def other(team):
    """Another member of the visiting team."""
    return MembershipFactory(team=team).user


@pytest.fixture
def confirmed(planned, host_lead, member):
    note_cover(seat=planned.seats.get(), cover="", needs_no_cover=True, actor=member)
    return agree(visit=planned, is_host_sure=True, is_office_told=True, actor=host_lead)


@pytest.fixture
def both(planned, other, lead):
    """The member's visit, with another member added."""
    return add_visitor(visit=planned, person=other, actor=lead)


def leave(person, actor):
    return end_membership(membership=person.memberships.get(), actor=actor)


def texts(person) -> list[str]:
    return [one.text for one in person.notifications.order_by("pk")]


def people_of(visit) -> set:
    return {seat.person for seat in visit.seats.taken()}


def test_visitor_added_later_has_a_seat_and_cover_is_asked_for_again(
    confirmed, other, lead, host_lead, member
):
    assert confirmed.status == "confirmed"

    visit = add_visitor(visit=confirmed, person=other, actor=lead)

    assert people_of(visit) == {member, other}
    assert visit.status == "planned"
    assert visit.sequence == confirmed.sequence + 1
    assert "Note who covers your class." in texts(other)[-1]
    assert "comes to" in texts(host_lead)[-1]
    entry = AuditEntry.objects.get(action="visit.visitor_added")
    assert (entry.actor_id, entry.details["person"]) == (lead.pk, other.pk)


def test_visitor_added_twice_has_one_seat(both, other, lead):
    again = add_visitor(visit=both, person=other, actor=lead)

    assert again.sequence == both.sequence
    assert Seat.objects.taken().filter(person=other).count() == 1


def test_full_slot_takes_no_further_visitor_and_says_which_date_would_do(
    planned, slot, other, lead, host
):
    slot.seats = 1
    slot.save()
    SlotFactory(team=host)

    with pytest.raises(DomainError, match=r"All seats on .* were just taken. Choose another date"):
        add_visitor(visit=planned, person=other, actor=lead)


def test_person_of_another_team_is_not_added(planned, neighbor, host_lead, lead):
    for person, reason in ((neighbor, "Only members of the team"), (host_lead, "the host, and")):
        with pytest.raises(DomainError, match=reason):
            add_visitor(visit=planned, person=person, actor=lead)


def test_person_without_an_account_any_more_is_neither_offered_nor_added(planned, other, lead):
    other.is_active = False
    other.save()

    assert other not in visitors_to_add(planned)
    with pytest.raises(DomainError, match="Only members of the team"):
        add_visitor(visit=planned, person=other, actor=lead)


def test_person_who_visits_another_school_then_is_not_added(planned, slot, other, lead):
    elsewhere = SlotFactory(starts_at=slot.starts_at, ends_at=slot.ends_at)
    planned_visit(other, elsewhere)

    with pytest.raises(DomainError, match="visits another school at that time"):
        add_visitor(visit=planned, person=other, actor=lead)


def test_nobody_is_added_once_the_visit_has_begun(planned, slot, other, lead):
    with time_machine.travel(slot.starts_at), pytest.raises(DomainError, match="has begun"):
        add_visitor(visit=planned, person=other, actor=lead)


def test_nobody_is_added_before_a_date_is_chosen(ask, other, lead):
    with pytest.raises(DomainError, match="no date"):
        add_visitor(visit=ask(), person=other, actor=lead)


def test_lead_adds_a_visitor_on_the_page(client, planned, other, lead):
    client.force_login(lead)
    address = reverse("visits:add_visitor", args=[planned.pk])
    assert address in client.get(planned.get_absolute_url()).text

    form = client.get(address).text
    page = client.post(address, {"person": other.pk}, follow=True).text

    assert other.get_short_name() in form
    assert "The seat is taken." in page
    assert other in people_of(planned)


def test_sentence_stands_on_the_form_when_no_seat_is_free(client, planned, slot, other, lead):
    slot.seats = 1
    slot.save()
    client.force_login(lead)

    page = client.post(reverse("visits:add_visitor", args=[planned.pk]), {"person": other.pk}).text

    assert "were just taken" in page
    assert "checked" in page


def test_form_says_when_everybody_comes(client, team, host, slot):
    alone = MembershipFactory(team=TeamFactory(cohort=team.cohort), role="lead").user
    visit = planned_visit(alone, slot)
    client.force_login(alone)

    page = client.get(reverse("visits:add_visitor", args=[visit.pk])).text

    assert "Everybody in the team comes already." in page


@pytest.mark.django_db(transaction=True)
def test_last_seat_has_one_person_when_two_teams_add_at_once(planned, slot, lead, host):
    slot.seats = 3
    slot.save()
    third = TeamFactory(cohort=host.cohort)
    guest = MembershipFactory(team=third).user
    visits = [planned, planned_visit(guest, slot, number=2)]
    people = [MembershipFactory(team=visit.team).user for visit in visits]

    answers = at_once(
        lambda number: (
            add_visitor(visit=visits[number % 2], person=people[number % 2], actor=lead).pk
        ),
        10,
    )

    taken = Seat.objects.taken().filter(slot=slot)
    assert taken.count() == 3
    assert sorted(taken.values_list("number", flat=True)) == [1, 2, 3]
    assert len([one for one in answers if isinstance(one, int)]) == 5
    refused = [one for one in answers if isinstance(one, str)]
    assert all("were just taken" in one for one in refused)


def test_seat_of_who_leaves_the_team_is_free_again_and_the_leads_hear(
    both, other, member, lead, host_lead, slot
):
    leave(other, lead)

    assert people_of(both) == {member}
    assert f"{other.get_short_name()} does not come to" in texts(host_lead)[-1]
    entry = AuditEntry.objects.get(action="visit.left")
    assert (entry.actor_id, entry.details["person"]) == (lead.pk, other.pk)


def test_lead_hears_when_a_visitor_leaves_by_themselves(both, other, lead):
    leave(other, other)

    assert any("does not come to" in text for text in texts(lead))


def test_seat_of_a_deactivated_person_is_free_again(both, other, member, office, lead):
    deactivate(person=other, actor=office)

    assert people_of(both) == {member}
    assert any("does not come to" in text for text in texts(lead))


def test_visit_is_confirmed_when_only_who_left_had_no_cover(confirmed, other, lead):
    add_visitor(visit=confirmed, person=other, actor=lead)

    leave(other, lead)

    confirmed.refresh_from_db()
    assert confirmed.status == "confirmed"


def test_visit_is_cancelled_when_its_only_visitor_leaves(planned, member, lead, host_lead, team):
    leave(member, lead)

    planned.refresh_from_db()
    assert planned.status == "cancelled"
    assert planned.cancel_reason == f"Nobody of {team} can come any more."
    assert "is cancelled" in texts(host_lead)[-1]
    assert people_of(planned) == set()
    assert not any("is cancelled" in text for text in texts(member))


def test_visit_that_took_place_keeps_who_came(planned, slot, member, lead):
    with time_machine.travel(slot.starts_at, tick=True):
        leave(member, lead)

    assert people_of(planned) == {member}


def test_seat_for_another_team_stays(planned, member, host, lead, slot):
    second = TeamFactory(cohort=host.cohort)
    MembershipFactory(team=second, user=member)

    end_membership(membership=member.memberships.get(team=second), actor=lead)

    assert people_of(planned) == {member}


def test_answers_of_who_leaves_go_while_a_date_is_chosen(ask, mark, other, member, slot, lead):
    visit = ask(people=[member, other])
    mark(visit, slot, other, "yes")

    leave(other, lead)

    assert set(Mark.objects.values_list("person", flat=True)) == {member.pk}


def test_nothing_happens_to_visits_of_others(both, member, other, lead, team):
    third = MembershipFactory(team=team).user

    leave(third, lead)

    assert people_of(both) == {member, other}
    assert not AuditEntry.objects.filter(action="visit.left").exists()


@pytest.mark.parametrize("number", [1, 20])
def test_page_of_a_visit_to_come_asks_the_same(
    client, planned, slot, team, lead, number, django_assert_num_queries
):
    slot.seats = 30
    slot.save()
    for _ in range(number):
        add_visitor(visit=planned, person=MembershipFactory(team=team).user, actor=lead)
    client.force_login(lead)

    with django_assert_num_queries(11):
        client.get(planned.get_absolute_url())

"""Waiting for a seat, as a person does it on the pages."""

import uuid

from django.urls import reverse

import pytest

from cohorts.visits.models import Seat, Visit, Waiting
from cohorts.visits.services.visits import cancel_visit
from tests.factories import BuddyFactory, MembershipFactory


def test_person_waits_on_the_page_and_leaves_the_list(client, taken, full, member, lead):
    client.force_login(member)
    address = reverse("visits:wait_for_seat", args=[full.pk])
    assert address in client.get(full.get_absolute_url()).text

    form = client.get(address)
    fields = {
        "team": form.context["form"].fields["team"].initial.pk,
        "people": member.pk,
        "purpose": "To see who speaks first.",
        "client_id": uuid.uuid4(),
    }
    refused = client.post(address, fields | {"purpose": ""}).text
    page = client.post(address, fields, follow=True).text

    assert lead.get_short_name() not in form.text
    assert "Say what you hope to learn." in refused
    assert "On the list." in page
    assert "You are number 1 of 1" in page
    assert f'href="{address}"' not in page
    assert "You are number 1 on the list" in client.get("/visits/").text
    leave = reverse("visits:leave_list", args=[full.pk, Waiting.objects.get().pk])
    assert "Off the list." in client.post(leave, follow=True).text
    assert Waiting.objects.get().outcome == "left"


def test_lead_puts_members_on_the_list_and_visit_page_names_them(
    client, planned, slot, team, member, lead
):
    slot.seats = 1
    slot.save()
    colleague = MembershipFactory(team=team).user
    client.force_login(lead)
    address = reverse("visits:wait_for_seat", args=[slot.pk])
    assert address in client.get(reverse("visits:add_visitor", args=[planned.pk])).text
    fields = {"team": team.pk, "people": [colleague.pk], "purpose": "To see."}

    page = client.post(address, fields | {"client_id": uuid.uuid4()}, follow=True).text

    assert colleague.get_short_name() in page
    visit = client.get(planned.get_absolute_url()).text
    leave = reverse("visits:leave_list", args=[slot.pk, Waiting.objects.get().pk])
    assert leave in visit
    client.force_login(member)
    assert leave not in client.get(planned.get_absolute_url()).text
    assert client.post(leave).status_code == 403


def test_place_on_the_list_that_became_a_seat_is_given_back_on_the_visit(
    client, wait, taken, guest, member
):
    waits = wait()
    cancel_visit(visit=taken, reason="Snow.", actor=guest)
    client.force_login(member)

    answer = client.post(reverse("visits:leave_list", args=[waits.slot_id, waits.pk]))

    assert answer.url == Visit.objects.get(team=waits.team).get_absolute_url()
    assert Seat.objects.taken().filter(person=member).exists()


def test_slot_with_a_seat_free_has_no_form_to_wait(client, slot, member):
    client.force_login(member)

    answer = client.get(reverse("visits:wait_for_seat", args=[slot.pk]))

    assert answer.url == slot.get_absolute_url()


@pytest.mark.parametrize("number", [1, 10])
def test_pages_take_the_same_queries_with_many_who_wait(
    client, wait, full, team, member, number, django_assert_num_queries
):
    for _ in range(number - 1):
        wait(MembershipFactory(team=team).user)
    wait()
    BuddyFactory(visitor=team, host=full.team)
    client.force_login(member)

    with django_assert_num_queries(8):
        client.get(full.get_absolute_url())
    with django_assert_num_queries(10):
        client.get("/visits/")

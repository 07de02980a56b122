"""A return visit: the guest of a visit opens its own door to the host."""

import uuid

from django.urls import reverse

import pytest
import time_machine

from cohorts.visits.models import Slot
from cohorts.visits.selectors.office import office_visits, return_in_words, standings
from cohorts.visits.services.slots import offer_slots
from incubator.core.errors import DomainError
from tests.factories import AspirationFactory, MembershipFactory, SlotFactory, TeamFactory
from tests.factories.visits import in_days, planned_visit

NEW = reverse("visits:offer_slot")
VALUES = {
    "seats": 2,
    "focus_question": "Who speaks first?",
    "look_fors": "",
    "meeting_point": "Gym door",
    "travel": "",
    "access": "",
    "must_know": "",
}


@pytest.fixture
def over(planned, slot):
    """The visit ended a minute ago."""
    with time_machine.travel(slot.ends_at + (slot.ends_at - slot.starts_at) / 120, tick=True):
        yield planned


def offer(visit, team, lead):
    hours = (in_days(7), in_days(7, hour=11))
    return offer_slots(
        team=team,
        times=[hours],
        values=VALUES,
        actor=lead,
        client_id=uuid.uuid4(),
        return_of=visit,
    )[0]


def fields(visit, **more) -> dict:
    return {
        **VALUES,
        "team": visit.team_id,
        "day": str(in_days(7).date()),
        "starts": "09:00",
        "ends": "11:00",
        "weeks": "1",
        "client_id": str(uuid.uuid4()),
        "return_of": visit.pk,
    } | more


def test_lead_of_the_guests_finds_the_offer_on_the_visits_page_and_after_the_debrief(
    client, over, lead, member
):
    client.force_login(lead)
    way = f"{NEW}?return_of={over.pk}"

    assert way in client.get(over.get_absolute_url()).text
    lead_came = over.seats.get()
    lead_came.person = lead
    lead_came.save()
    assert way in client.get(reverse("visits:debrief_thanks", args=[over.pk])).text


def test_member_reads_that_the_lead_can_offer_it_and_the_host_reads_nothing(
    client, over, member, host_lead
):
    client.force_login(member)
    assert "The lead of your team can offer" in client.get(over.get_absolute_url()).text

    client.force_login(host_lead)
    page = client.get(over.get_absolute_url()).text
    assert "return_of" not in page
    assert "The lead of your team" not in page


def test_nothing_is_offered_in_return_before_the_visit_is_over(client, planned, slot, lead):
    with time_machine.travel(slot.starts_at, tick=True):
        client.force_login(lead)
        page = client.get(planned.get_absolute_url()).text
        form = client.get(NEW, {"return_of": planned.pk})

    assert "What comes of it" in page
    assert "return_of" not in page
    assert form.status_code == 403


def test_form_begins_with_the_question_of_the_visit_and_the_teams_own_look_fors(
    client, over, lead, team, host
):
    over.slot.focus_question = "Who asks the second question?"
    over.slot.save()
    AspirationFactory(team=team, text="Students lead the first ten minutes.")
    client.force_login(lead)

    page = client.get(NEW, {"return_of": over.pk}).text

    assert "Who asks the second question?" in page
    assert "Students lead the first ten minutes." in page
    assert f"{host} hears of it at once." in page
    assert f'name="return_of" value="{over.pk}"' in page


def test_office_offers_in_the_name_of_the_visiting_team_only(client, over, office, team, host):
    client.force_login(office)

    page = client.get(NEW, {"return_of": over.pk})

    assert list(page.context["form"].fields["team"].queryset) == [team]
    assert f'<input type="hidden" name="team" value="{team.pk}"' in page.text
    assert f"{host}, " not in page.text


def test_host_hears_of_the_offer_and_sees_it_as_a_return_visit(client, over, lead, team, host_lead):
    client.force_login(lead)
    client.post(NEW, fields(over))
    slot = Slot.objects.get(return_of=over)

    told = host_lead.notifications.latest("pk")
    client.force_login(host_lead)
    month = client.get(reverse("visits:visits"), {"month": f"{slot.day:%Y-%m}"}).text
    page = client.get(slot.get_absolute_url()).text

    assert "offers you a return visit" in told.text
    assert told.url == slot.get_absolute_url()
    assert "Return visit" in month
    assert f"{team} offers this in return to" in page
    assert slot.get_absolute_url() in client.get(over.get_absolute_url()).text


def test_stranger_sees_the_slot_and_nothing_of_the_visit_that_it_answers(
    client, over, lead, team, stranger, host
):
    slot = offer(over, team, lead)
    client.force_login(stranger)

    month = client.get(reverse("visits:visits"), {"month": f"{slot.day:%Y-%m}"}).text
    page = client.get(slot.get_absolute_url()).text

    assert slot.get_absolute_url() in month
    assert "Return visit" not in month
    assert "in return" not in page
    assert over.get_absolute_url() not in page


def test_refused_form_keeps_what_it_answers(client, over, lead):
    client.force_login(lead)

    page = client.post(NEW, fields(over, ends="08:00")).text

    assert f'name="return_of" value="{over.pk}"' in page
    assert "Offer a return visit" in page


def test_other_team_answers_no_visit_of_this_one(client, over, lead, neighbor):
    other = TeamFactory(cohort=over.team.cohort)
    with pytest.raises(DomainError, match="The team that made the visit"):
        offer(over, other, neighbor)

    client.force_login(MembershipFactory(team=other, role="lead").user)
    assert client.get(NEW, {"return_of": over.pk}).status_code == 404
    assert client.post(NEW, fields(over, team=other.pk)).status_code == 404
    assert not Slot.objects.filter(return_of=over).exists()


@pytest.mark.parametrize("number", ["x", "0", "99999999999999999999", "-1"])
def test_number_that_names_no_visit_is_not_found(client, lead, number):
    client.force_login(lead)

    assert client.get(NEW, {"return_of": number}).status_code == 404


def test_office_offers_it_for_the_guests(client, over, office, team):
    client.force_login(office)

    client.post(NEW, fields(over))

    assert Slot.objects.get(return_of=over).team == team


def test_visit_to_a_host_that_left_is_not_answered(over, lead, team):
    over.host.status = "withdrawn"
    over.host.save()

    with pytest.raises(DomainError, match="takes no part any more"):
        offer(over, team, lead)


def test_office_counts_the_offer_and_the_visit_in_return(client, over, office, team, lead, host):
    assert return_in_words(office_visits().get(pk=over.pk)) == ""

    slot = offer(over, team, lead)
    assert return_in_words(office_visits().get(pk=over.pk)) == "Offered"

    back = planned_visit(MembershipFactory(team=host).user, slot)
    with time_machine.travel(slot.starts_at, tick=True):
        found = {one.team: one for one in standings(cohort=team.cohort)}
        assert (found[team].hosted, found[team].returned) == (1, 1)
        assert (found[host].hosted, found[host].returned) == (1, 0)
        assert return_in_words(office_visits().get(pk=over.pk)) == "Took place"
        client.force_login(office)
        assert "Took place" in client.get(reverse("visits:office_visits")).text
        assert "Return visit" in client.get(back.get_absolute_url()).text


def test_visit_of_a_third_team_in_that_slot_is_no_return(over, team, lead, neighbor, office):
    slot = offer(over, team, lead)
    planned_visit(neighbor, slot)

    with time_machine.travel(slot.starts_at, tick=True):
        found = {one.team: one for one in standings(cohort=team.cohort)}
        assert (found[team].hosted, found[team].returned) == (1, 0)
        assert return_in_words(office_visits().get(pk=over.pk)) == "Offered"


@pytest.mark.parametrize("number", [1, 30])
def test_visit_that_is_over_asks_the_same(
    client, over, lead, team, number, django_assert_num_queries
):
    SlotFactory.create_batch(number, team=team, return_of=over)
    client.force_login(lead)

    with django_assert_num_queries(17):
        client.get(over.get_absolute_url())

"""Who cannot come, or whom nobody can visit, is said beside the field; nothing typed is lost."""

import uuid

from django.urls import reverse
from django.utils import timezone

import pytest

from cohorts.models import Team
from cohorts.visits.models import Seat, Slot, Visit, Waiting
from cohorts.visits.services.visits import pick_date
from incubator.core.errors import DomainError
from tests.factories import MembershipFactory
from tests.factories.visits import hours, in_days

PURPOSE = "To see who speaks first."


@pytest.fixture
def asker(client, member):
    client.force_login(member)
    return client


@pytest.fixture
def at_home(member, host):
    """The member belongs to the host's team as well."""
    return MembershipFactory(user=member, team=host)


def sent(team, people, **more) -> dict:
    names = {"team": team.pk, "people": [one.pk for one in people], "purpose": PURPOSE}
    return names | {"client_id": str(uuid.uuid4())} | more


def beside(page, field: str) -> str:
    """What stands with this field."""
    assert PURPOSE in page.text or "purpose" not in page.context["form"].fields
    return " ".join(page.context["form"].errors[field])


def test_member_of_the_host_too_is_no_visitor(asker, team, member, slot, at_home):
    page = asker.post(
        reverse("visits:ask_to_visit", args=[slot.pk]), sent(team, [member], slots=[slot.pk])
    )

    assert f"is of {slot.team}, the host" in beside(page, "people")
    assert not Visit.objects.exists()


def test_member_of_the_host_too_proposes_no_dates_for_itself(asker, team, member, host, at_home):
    rows = {"date-TOTAL_FORMS": "1", "date-INITIAL_FORMS": "0", "date-0-starts": "09:00"}
    rows |= {"date-0-day": in_days(7).date().isoformat(), "date-0-ends": "10:00"}

    page = asker.post(
        reverse("visits:propose_dates", args=[host.slug]), sent(team, [member], **rows)
    )

    assert f"is of {host}, the host" in beside(page, "people")


def test_member_of_the_host_too_waits_for_no_seat(taken, client, team, full, host, member):
    MembershipFactory(user=member, team=host)
    client.force_login(member)

    page = client.post(reverse("visits:wait_for_seat", args=[full.pk]), sent(team, [member]))

    assert f"is of {host}, the host" in beside(page, "people")
    assert not Waiting.objects.exists()


def test_member_of_the_host_too_is_not_added(planned, client, team, lead, host):
    both = MembershipFactory(team=team).user
    MembershipFactory(user=both, team=host)
    client.force_login(lead)

    page = client.post(reverse("visits:add_visitor", args=[planned.pk]), {"person": both.pk})

    assert f"is of {host}, the host" in beside(page, "person")
    assert not Seat.objects.filter(person=both).exists()


def test_who_joined_the_host_meanwhile_takes_no_seat(ask, slot, host_lead, member, host):
    visit = ask()
    MembershipFactory(user=member, team=host)

    with pytest.raises(DomainError, match="Nobody can come"):
        pick_date(visit=visit, slot=slot, actor=host_lead)


@pytest.mark.parametrize("trouble", ["slot", "host"])
def test_slot_that_was_withdrawn_while_somebody_asks(asker, team, member, slot, trouble):
    if trouble == "slot":
        Slot.objects.update(withdrawn_at=timezone.now())
    else:
        Team.objects.filter(pk=slot.team_id).update(status="withdrawn")

    page = asker.post(
        reverse("visits:ask_to_visit", args=[slot.pk]), sent(team, [member], slots=[slot.pk])
    )

    assert beside(page, "slots") == "A date that you chose is no longer open. Choose from the list."
    assert not Visit.objects.exists()


def test_host_that_withdrew_while_somebody_proposes_dates(asker, team, member, host):
    Team.objects.filter(pk=host.pk).update(status="withdrawn")
    starts_at, ends_at = hours(7)
    rows = {"date-TOTAL_FORMS": "1", "date-INITIAL_FORMS": "0", "date-0-starts": "09:00"}
    rows |= {"date-0-day": starts_at.date().isoformat(), "date-0-ends": f"{ends_at.hour}:00"}
    address = reverse("visits:propose_dates", args=[host.slug])

    page = asker.post(address, sent(team, [member], **rows))

    assert "Only active teams visit each other." in page.text
    assert PURPOSE in page.text
    assert asker.get(address).status_code == 404
    assert not Visit.objects.exists()

"""Another team's hack as a start, with credit both ways."""

import uuid

import pytest

from hacks.models import Hack
from hacks.services.adaptation import adapt_hack
from incubator.core.errors import DomainError
from incubator.core.models import AuditEntry
from incubator.notifications.models import Notification
from tests.factories import HackFactory, MembershipFactory

DESIGN = {"title": "Show it here", "how_might_we": "show it in our school?", "lever": "space"}


@pytest.fixture
def own_team(neighbor):
    return neighbor.memberships.get().team


def adapt(source, team, author, **changes):
    values = {"client_id": uuid.uuid4(), "design": DESIGN, "audience": "cohort", **changes}
    return adapt_hack(source=source, team=team, author=author, **values)


def address(hack):
    return f"{hack.get_absolute_url()}adapt/"


def test_adapt_makes_a_planned_hack_with_credit(hack, own_team, neighbor, member):
    adapted = adapt(hack, own_team, neighbor)

    assert (adapted.team, adapted.adapted_from, adapted.status) == (own_team, hack, "planned")
    assert "hack.adapted" in AuditEntry.objects.values_list("action", flat=True)
    told = Notification.objects.get()
    assert (told.recipient, told.url) == (member, adapted.get_absolute_url())


def test_adapt_sent_twice_makes_one_hack(hack, own_team, neighbor, member):
    key = uuid.uuid4()

    first = adapt(hack, own_team, neighbor, client_id=key)
    second = adapt(hack, own_team, neighbor, client_id=key)

    assert first == second
    assert (Hack.objects.count(), Notification.objects.count()) == (2, 1)


def test_adapt_for_the_team_alone_tells_the_source_no_name(hack, own_team, neighbor, member):
    adapt(hack, own_team, neighbor, audience="team")

    told = Notification.objects.get()
    assert str(own_team) not in told.text
    assert told.url == hack.get_absolute_url()


def test_adapt_from_another_cohort_tells_the_source_no_name(hack, outsider, member):
    team = outsider.memberships.get().team

    adapt(hack, team, outsider, audience="cohort")

    assert str(team) not in Notification.objects.get().text


def test_adapt_own_hack_is_refused(hack, team, member):
    with pytest.raises(DomainError):
        adapt(hack, team, member)


def test_adapt_page_proposes_the_design(team, reader, own_team):
    hack = HackFactory(team=team, what_we_will_try="Six minutes of drawing.")

    page = reader("neighbor").get(address(hack)).text

    assert "Six minutes of drawing." in page
    assert str(own_team) in page


def test_adapt_page_sends_to_the_new_hack(hack, own_team, reader):
    sent = {**DESIGN, "team": own_team.pk, "audience": "cohort", "client_id": uuid.uuid4()}

    response = reader("neighbor").post(address(hack), sent)

    adapted = own_team.hacks.get()
    assert (response.status_code, response.url) == (302, adapted.get_absolute_url())
    assert adapted.adapted_from == hack


def test_adapt_page_takes_no_team_of_others(hack, own_team, reader):
    other = MembershipFactory().team
    sent = {**DESIGN, "team": other.pk, "audience": "cohort"}

    response = reader("neighbor").post(address(hack), sent)

    assert response.status_code == 200
    assert not other.hacks.exists()


@pytest.mark.parametrize(
    ("name", "status"),
    [("neighbor", 200), ("member", 403), ("coach", 403), ("office", 403), ("outsider", 404)],
)
def test_adapt_page_opens_for_members_of_other_teams_that_see_the_design(
    hack, reader, name, status
):
    assert reader(name).get(address(hack)).status_code == status


def test_adapt_page_asks_a_visitor_to_sign_in(hack, client):
    assert client.get(address(hack)).status_code == 302


@pytest.mark.parametrize(("name", "is_offered"), [("neighbor", True), ("member", False)])
def test_log_offers_to_adapt_it_where_it_can_be_done(hack, reader, name, is_offered):
    assert ("Adapt this hack" in reader(name).get(hack.get_absolute_url()).text) == is_offered

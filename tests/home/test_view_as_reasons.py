"""Why the Office sees the site as a role, and who is told."""

import pytest

from incubator.core.models import AuditEntry
from incubator.home.view_as import KEY, Reason, Role
from incubator.notifications.models import Notification

from .test_view_as import start, stop

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client, office):
    client.force_login(office)
    return client


@pytest.mark.parametrize("role", [Role.MEMBER, Role.LEAD, Role.COACH])
def test_team_whose_drafts_are_open_to_the_role_is_told(world, desk, office, role):
    """The Office itself reads no drafts: privacy model, line 'Hack log draft'."""
    people = [world.people[name] for name in ("member", "lead", "coach")]
    for _ in range(2):
        start(desk, role, world.team)
        stop(desk)

    told = [person.notifications.filter(kind="team.looked_at") for person in people]
    assert [rows.count() for rows in told] == [1, 1, 1]
    assert office.name in told[0].get().text
    assert told[0].get().text.endswith("Reason: Somebody asked us for help.")


@pytest.mark.parametrize("role", [Role.VISITOR, Role.NO_TEAM, Role.LEFT])
def test_nobody_is_told_of_a_role_that_reads_no_drafts(world, desk, role):
    start(desk, role, world.team)

    assert not Notification.objects.filter(kind="team.looked_at").exists()


def test_team_is_told_of_another_reason_too(world, desk):
    for reason in (Reason.HELP, Reason.CHECK):
        start(desk, Role.LEAD, world.team, reason)

    told = world.people["lead"].notifications.filter(kind="team.looked_at")
    assert {row.text.partition("Reason: ")[2] for row in told} == {
        "Somebody asked us for help.",
        "Something looks wrong, and we look into it.",
    }


@pytest.mark.parametrize("reason", ["", "because"])
def test_reason_is_needed(desk, reason):
    page = start(desk, Role.VISITOR, reason=reason)

    assert page.status_code == 200
    assert KEY not in desk.session
    assert not AuditEntry.objects.filter(action="view_as.started").exists()

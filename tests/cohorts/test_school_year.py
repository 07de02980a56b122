"""The Office's page of the school year, and the roll-over by hand and by the clock."""

from datetime import date, timedelta
from io import StringIO

from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

import pytest
import time_machine

from cohorts.models import Cohort, Team
from cohorts.services.endings import complete_cohort
from cohorts.services.school_year import Rolled, roll_school_year
from incubator.accounts.models import Invitation
from incubator.core.models import AuditEntry
from incubator.notifications.models import Notification
from tests.factories import (
    CohortFactory,
    InvitationFactory,
    MembershipFactory,
    PolicyFactory,
    SignOffFactory,
    TeamFactory,
    TeamInvitationFactory,
)

pytestmark = pytest.mark.django_db
YEAR = "/office/year/"
RUNNING = {"starts_on": date(2018, 9, 1), "ends_on": date(2400, 6, 30)}


@pytest.fixture
def desk(client, office):
    client.force_login(office)
    return client


@pytest.fixture
def running(db):
    return TeamFactory(cohort=CohortFactory(**RUNNING))


def entries():
    return AuditEntry.objects.filter(action="school_year.rolled")


@pytest.mark.parametrize(
    ("moment", "overdue"),
    [
        ("2019-06-30T00:30:00-04:00", False),
        ("2019-06-30T23:59:59-04:00", False),  # in UTC it is July already
        ("2019-07-01T00:00:00-04:00", True),
    ],
)
def test_cohort_ends_when_its_last_day_has_passed_in_boston(moment, overdue):
    cohort = CohortFactory(ends_on=date(2019, 6, 30))

    with time_machine.travel(moment, tick=False):
        done = roll_school_year(actor=None)

    assert done == Rolled(cohorts=int(overdue))
    assert Cohort.objects.get(pk=cohort.pk).is_completed == overdue


@pytest.mark.parametrize(
    ("moment", "reminded"),
    [("2027-06-30T23:59:59-04:00", 0), ("2027-07-01T00:00:00-04:00", 1)],
)
def test_who_signed_last_year_is_reminded_when_the_new_one_begins(moment, reminded):
    with time_machine.travel("2026-09-01T12:00:00-04:00", tick=False):
        SignOffFactory()

    with time_machine.travel(moment, tick=False):
        assert roll_school_year(actor=None).reminded == reminded
        assert roll_school_year(actor=None).reminded == 0


def test_roll_over_reminds_each_person_once_a_year(team, member):
    policy = PolicyFactory()
    SignOffFactory(policy=policy)
    TeamFactory(cohort=team.cohort)

    assert [roll_school_year(actor=None).reminded for _day in range(3)] == [1, 0, 0]
    told = Notification.objects.get(kind="policy")
    assert (told.recipient, told.url) == (member, reverse("accounts:sign_policy"))


def test_roll_over_ends_nothing_that_runs(running):
    TeamInvitationFactory(team=running)
    MembershipFactory(team=running)

    assert roll_school_year(actor=None) == Rolled()
    assert Team.objects.get(pk=running.pk).status == Team.Status.ACTIVE
    assert entries().count() == 0


def test_roll_over_writes_one_entry_with_what_it_did(office, team, member):
    PolicyFactory()
    TeamInvitationFactory(team=team)

    roll_school_year(actor=office)
    roll_school_year(actor=office)

    entry = entries().get()
    assert entry.actor_id == office.pk
    assert entry.details["cohorts"] == 1
    assert entry.details["reminded"] == 2


@pytest.mark.parametrize(
    ("ended", "expired", "state"),
    [(True, True, "withdrawn"), (True, False, "sent"), (False, True, "expired")],
)
def test_roll_over_withdraws_expired_invitations_of_ended_teams(running, ended, expired, state):
    days = -1 if expired else 1
    invitation = InvitationFactory(expires_at=timezone.now() + timedelta(days=days))
    TeamInvitationFactory(team=running, invitation=invitation)
    if ended:
        Team.objects.update(status=Team.Status.WITHDRAWN)

    roll_school_year(actor=None)

    assert Invitation.objects.get().state == state


def test_invitation_to_another_team_that_takes_people_stays(running):
    invitation = InvitationFactory(expires_at=timezone.now() - timedelta(days=1))
    ended = TeamFactory(cohort=running.cohort, status=Team.Status.WITHDRAWN)
    for team in (running, ended):
        TeamInvitationFactory(team=team, invitation=invitation)

    assert roll_school_year(actor=None) == Rolled()


def test_command_says_first_and_does_then(team, member):
    PolicyFactory()
    told = {}
    for name, options in [("dry", {"dry_run": True}), ("real", {}), ("again", {})]:
        out = StringIO()
        call_command("roll_school_year", stdout=out, **options)
        told[name] = out.getvalue()

    assert "Nothing is changed" in told["dry"]
    assert told["dry"].splitlines()[1:] == told["real"].splitlines()[1:]
    assert [line[-1] for line in told["real"].splitlines()[1:]] == ["1", "0", "1"]
    assert [line[-1] for line in told["again"].splitlines()[1:]] == ["0", "0", "0"]


def test_dry_run_changes_nothing(team):
    call_command("roll_school_year", dry_run=True, stdout=StringIO())

    assert Cohort.objects.completed().count() == 0


@pytest.mark.parametrize("number", [1, 30])
def test_page_of_the_year_costs_the_same_for_many_cohorts(desk, django_assert_num_queries, number):
    for _cohort in range(number):
        TeamFactory()
    desk.get(YEAR)

    with django_assert_num_queries(7):
        page = desk.get(YEAR)

    assert page.content.decode().count("and will be completed") == number


def test_page_says_when_nothing_is_due(desk, running):
    assert "Nothing is due today" in desk.get(YEAR).content.decode()


def test_office_rolls_over_by_a_button(desk, office, team):
    response = desk.post(reverse("cohorts:roll_year"), follow=True)

    assert "Cohorts completed: 1." in response.content.decode()
    assert Cohort.objects.get().completed_by == office


def test_office_completes_after_reading_the_numbers(desk, team, hack, member):
    address = reverse("cohorts:complete_cohort", args=[team.cohort.slug])
    page = desk.get(address).content.decode()
    assert "1 active team becomes completed" in page
    assert "1 hack runs (trying or scaled)" in page

    response = desk.post(address, follow=True)

    assert f"{team.cohort} is completed." in response.content.decode()
    assert Cohort.objects.get().is_completed
    assert desk.get(address).url == YEAR


def test_office_opens_again(desk, office, team):
    cohort = complete_cohort(cohort=team.cohort, actor=office)
    address = reverse("cohorts:reopen_cohort", args=[cohort.slug])
    assert "Open it again" in desk.get(address).content.decode()

    response = desk.post(address, follow=True)

    assert f"{cohort} is open again." in response.content.decode()
    assert not Cohort.objects.get().is_completed
    assert desk.get(address).url == YEAR


def test_list_of_cohorts_in_the_cms_offers_to_complete(desk, team):
    page = desk.get(reverse("cohort:index")).content.decode()

    assert reverse("cohorts:complete_cohort", args=[team.cohort.slug]) in page


@pytest.mark.parametrize("who", ["member", "lead", "coach", "stranger"])
def test_year_is_for_the_office(client, request, team, who):
    client.force_login(request.getfixturevalue(who))

    assert client.get(YEAR).status_code == 403
    assert client.post(reverse("cohorts:roll_year")).status_code == 403
    assert Cohort.objects.completed().count() == 0

"""What a school or a cohort decides within the district's rule, and where it bites."""

from datetime import time
from itertools import permutations

from django.urls import reverse

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cohorts import rules
from cohorts.models import Cohort, LocalProcedures, School, Team
from cohorts.procedures import INVITERS, procedures_of, strictest
from cohorts.services.procedures import decide_procedures
from incubator.core.errors import DomainError
from incubator.core.models import AuditEntry
from tests.factories import CohortFactory, SchoolFactory, TeamFactory, TeamInvitationFactory

NOTHING = {
    "student_photos_may_go_public": None,
    "guest_boards_allowed": None,
    "who_may_invite": "",
    "quiet_from": None,
    "quiet_until": None,
}
answers = st.sampled_from([None, True, False])
hours = st.one_of(
    st.just((None, None)), st.tuples(*[st.builds(time, st.integers(0, 23), st.just(0))] * 2)
)
decisions = st.builds(
    lambda photos, guests, who, quiet: {
        "student_photos_may_go_public": photos,
        "guest_boards_allowed": guests,
        "who_may_invite": who,
        "quiet_from": quiet[0],
        "quiet_until": quiet[1],
    },
    answers,
    answers,
    st.sampled_from(["", *INVITERS]),
    hours,
)


def rows_of(district, cohort, school) -> list[LocalProcedures]:
    return [
        LocalProcedures(**district),
        LocalProcedures(cohort=Cohort(pk=1), **cohort),
        LocalProcedures(school=School(pk=1), **school),
    ]


@given(decisions, decisions, decisions)
def test_strictest_is_never_looser_than_any_and_knows_no_order(district, cohort, school):
    rows = rows_of(district, cohort, school)
    now = strictest(rows)

    for row in rows:
        assert row.student_photos_may_go_public is not False or not now.student_photos_may_go_public
        assert row.guest_boards_allowed is not False or not now.guest_boards_allowed
        given = row.who_may_invite or now.who_may_invite
        assert INVITERS.index(now.who_may_invite) <= INVITERS.index(given)
        for hour in range(24):
            clock = time(hour, 30)
            is_quiet = any(span.covers(clock) for span in now.quiet)
            own = [span for span in strictest([row]).quiet if span.covers(clock)]
            assert is_quiet or not own
    for other in permutations(rows):
        assert strictest(other) == now
        assert strictest(other).decided_by == now.decided_by


def decide(owner, actor, **values):
    return decide_procedures(owner=owner, values=NOTHING | values, actor=actor)


@pytest.mark.django_db
def test_procedures_of_a_team_take_one_query(team, office, django_assert_num_queries):
    decide(team.school, office, student_photos_may_go_public=False)
    decide(team.cohort, office, who_may_invite="office")

    with django_assert_num_queries(1):
        now = procedures_of(team)

    assert (now.student_photos_may_go_public, now.who_may_invite) == (False, "office")
    assert str(now.photos_decided) == "The school decided that."
    assert str(now.inviters_decided) == "The cohort decided that."
    assert str(now.guests_decided) == "The district decided that."


INVITES = {
    "office": {"office"},
    "lead": {"office", "lead"},
    "member": {"office", "lead", "member"},
}


@pytest.mark.django_db
@pytest.mark.parametrize("status", Team.Status.values)
@pytest.mark.parametrize("decided", INVITES)
@pytest.mark.parametrize("who", ["stranger", "neighbor", "member", "lead", "coach", "office"])
def test_who_invites_and_manages_invitations(request, settings, team, who, decided, status):
    settings.DISTRICT_PROCEDURES = {**settings.DISTRICT_PROCEDURES, "who_may_invite": decided}
    Team.objects.update(status=status)
    user, invitation = request.getfixturevalue(who), TeamInvitationFactory(team=team).invitation
    may = who in INVITES[decided]

    assert rules.can_invite(user, team) == may
    assert rules.can_manage_invitation(user, invitation) == may


@pytest.mark.django_db
def test_page_of_people_says_who_may_invite(client, team, lead, office):
    decide(team.school, office, who_may_invite="office")
    client.force_login(lead)

    page = client.get(reverse("cohorts:people", args=[team.slug])).content.decode()
    refused = client.get(reverse("cohorts:invite", args=[team.slug]))

    assert "Who may invite to this team: Only the Office of Innovation." in page
    assert "The school decided that." in page
    assert refused.status_code == 403


@pytest.mark.django_db
@pytest.mark.parametrize("says_no", ["nobody", "district", "cohort", "school", "school that left"])
def test_guests_stay_out_of_boards_where_one_says_no(settings, team, office, says_no):
    if says_no == "district":
        district = {**settings.DISTRICT_PROCEDURES, "guest_boards_allowed": False}
        settings.DISTRICT_PROCEDURES = district
    elif says_no != "nobody":
        owner = team.cohort if says_no == "cohort" else team.school
        decide(owner, office, guest_boards_allowed=False)
    if says_no == "school that left":
        Team.objects.update(status=Team.Status.WITHDRAWN)
    may = says_no in {"nobody", "school that left"}

    assert rules.guests_may_join_boards(team.cohort) == may
    assert rules.guests_may_join_boards(CohortFactory()) == (says_no != "district")


@pytest.mark.django_db
def test_decision_is_logged_once_with_before_and_after(team, office):
    for _time in range(2):
        decide(team.school, office, quiet_from=time(18), quiet_until=time(7))

    [entry] = AuditEntry.objects.filter(action="procedures.decided")
    assert entry.details["before"]["quiet_from"] is None
    assert entry.details["after"]["quiet_from"] == "18:00"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"who_may_invite": "member"}, "The district is stricter"),
        ({"guest_boards_allowed": True}, "The district is stricter"),
        ({"student_photos_may_go_public": True}, "The district is stricter"),
        ({"quiet_from": time(18)}, "a beginning and an end"),
        ({"quiet_from": time(6), "quiet_until": time(6)}, "no hour for mail"),
    ],
)
def test_service_refuses_what_is_looser_than_the_district(settings, office, values, sentence):
    no = {"student_photos_may_go_public": False, "guest_boards_allowed": False}
    settings.DISTRICT_PROCEDURES = {**settings.DISTRICT_PROCEDURES, **no}

    with pytest.raises(DomainError, match=sentence):
        decide(SchoolFactory(), office, **values)
    assert LocalProcedures.objects.count() == 0


def address_of(school):
    return reverse("cohorts:procedures", args=[school.slug])


@pytest.mark.django_db
def test_lead_decides_for_the_own_school_and_everybody_reads_it(client, team, lead):
    client.force_login(lead)
    sent = {"student_photos_may_go_public": "no", "quiet_from": "18:00", "quiet_until": "07:00"}

    response = client.post(address_of(team.school), sent)
    client.logout()
    page = client.get(address_of(team.school)).content.decode()

    assert response.url == address_of(team.school)
    assert "They do not go public." in page
    assert "From 6:00 p.m. until 7:00 a.m., mail waits." in page
    assert "Save procedures" not in page


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        ({"who_may_invite": "member"}, "Select a valid choice"),
        ({"quiet_from": "18:00"}, "Quiet hours need a beginning and an end."),
        ({"quiet_from": "06:00", "quiet_until": "06:00"}, "leave no hour for mail"),
    ],
)
def test_lead_reads_what_is_not_possible(client, team, lead, sent, sentence):
    client.force_login(lead)

    page = client.post(address_of(team.school), sent).content.decode()

    assert sentence in page
    assert "Not possible within the district’s rule: Every member of the team." in page
    assert LocalProcedures.objects.count() == 0


@pytest.mark.django_db
@pytest.mark.parametrize("status", Team.Status.values)
def test_lead_decides_while_the_team_is_active(team, lead, status):
    Team.objects.update(status=status)

    may = rules.can_decide_procedures(lead, team.school)

    assert may == (status == Team.Status.ACTIVE)
    assert not rules.can_decide_procedures(lead, TeamFactory().school)


@pytest.mark.django_db
def test_office_decides_for_a_cohort_in_the_cms(client, team, office):
    client.force_login(office)
    sent = {
        "cohort": team.cohort.pk,
        "student_photos_may_go_public": "false",
        "guest_boards_allowed": "",
        "who_may_invite": "office",
    }

    client.post(reverse("local_procedures:add"), sent)
    row = LocalProcedures.objects.get()
    page = client.get(reverse("local_procedures:edit", args=[row.pk])).content.decode()
    client.post(reverse("local_procedures:edit", args=[row.pk]), sent | {"who_may_invite": ""})

    assert (row.cohort, row.student_photos_may_go_public) == (team.cohort, False)
    assert row.guest_boards_allowed is None
    assert page.count('<option value="unknown" selected>As the rule above says</option>') == 1
    assert '<option value="false" selected>No</option>' in page
    entries = AuditEntry.objects.filter(action="procedures.decided").order_by("pk")
    assert [entry.details["after"]["who_may_invite"] for entry in entries] == ["office", ""]


@pytest.mark.django_db
def test_office_reads_in_the_cms_what_the_district_refuses(client, team, office):
    client.force_login(office)

    page = client.post(
        reverse("local_procedures:add"), {"school": team.school.pk, "who_may_invite": "member"}
    )

    assert "The district does not allow this" in page.content.decode()
    assert LocalProcedures.objects.count() == 0

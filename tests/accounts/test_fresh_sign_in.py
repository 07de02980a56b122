"""Roles, addresses and other people's accounts change only after a fresh sign-in (ASVS 7.5.1)."""

import time

from django.urls import reverse
from django.utils import timezone

import pytest
from allauth.mfa.models import Authenticator

from cohorts.models import CoachAssignment, LocalProcedures
from incubator.accounts.session_limits import SIGNED_IN_AT
from incubator.home.services import ensure_office
from tests.factories import (
    CoachAssignmentFactory,
    IterationFactory,
    MembershipFactory,
    PhotoFactory,
)
from tests.second_factor import PASSWORD, SECRET, code, give_app, prove

pytestmark = pytest.mark.django_db
LONG_AGO = 600
PROVE = "/accounts/2fa/reauthenticate/"


def grow_old(client) -> None:
    """As if everybody had signed in ten minutes ago."""
    session = client.session
    for record in session.get("account_authentication_methods", []):
        record["at"] -= LONG_AGO
    session[SIGNED_IN_AT] = time.time() - LONG_AGO
    session.save()


@pytest.fixture
def desk(client, office):
    ensure_office()
    client.force_login(office)
    grow_old(client)
    return client


def is_asked(answer) -> bool:
    return answer.status_code == 302 and "/reauthenticate/" in answer.url


def confirm(client, asked, address, proof=None):
    """The page that asked gets the right answer, and the person goes on."""
    return client.post(asked.url, {**(proof or {"code": code(SECRET)}), "next": address})


@pytest.mark.parametrize("verb", ["end-sessions", "end-sign-in", "remove-second-factor"])
def test_office_confirms_before_it_acts_on_an_account(desk, stranger, verb):
    answer = desk.post(f"/office/people/{stranger.pk}/{verb}/", {"reason": "It is lost"})

    stranger.refresh_from_db()
    assert is_asked(answer)
    assert stranger.is_active


def test_office_confirms_before_it_changes_a_role_or_an_address(desk, office, stranger):
    group = office.groups.get()
    edit = reverse("wagtailusers_users:edit", args=[stranger.pk])
    bulk = reverse("wagtail_bulk_action", args=["accounts", "user", "assign_role"])
    sent = {"email": "new@incubator.example", "name": "N", "is_active": "on", "groups": [group.pk]}
    answers = [
        desk.post(edit, sent),
        desk.post(reverse("wagtailusers_users:add"), sent),
        desk.post(f"{bulk}?id={stranger.pk}", {"role": group.pk}),
    ]

    old = stranger.email
    stranger.refresh_from_db()
    assert [is_asked(answer) for answer in answers] == [True, True, True]
    assert (stranger.email, stranger.groups.count()) == (old, 0)


def test_what_was_asked_for_is_done_once_the_code_is_right(desk, stranger):
    address = f"/office/people/{stranger.pk}/end-sign-in/"
    asked = desk.post(address)

    desk.post(asked.url, {"code": code(SECRET), "next": address})

    stranger.refresh_from_db()
    assert not stranger.is_active


def test_lead_confirms_before_a_role_changes(client, team, lead):
    other = MembershipFactory(team=team)
    client.force_login(lead)
    grow_old(client)

    answer = client.post(f"/teams/{team.slug}/people/{other.pk}/role/", {"role": "lead"})

    other.refresh_from_db()
    assert is_asked(answer)
    assert other.role == "member"


def test_pages_are_open_to_look_at(desk, team, coach, member):
    membership = member.memberships.get()
    pages = [
        reverse("cohorts:end_membership", args=[team.slug, membership.pk]),
        reverse("cohorts:change_role", args=[team.slug, membership.pk]),
        reverse("cohorts:hand_over", args=[coach.pk]),
        reverse("cohorts:procedures", args=[team.school.slug]),
        reverse("membership:edit", args=[membership.pk]),
        reverse("local_procedures:add"),
    ]

    assert [desk.get(address).status_code for address in pages] == [200] * len(pages)


def test_office_confirms_before_rights_end(desk, team, coach, member):
    membership, assignment = member.memberships.get(), coach.coach_assignments.get()
    ended = {"ended_at": "2018-01-01 10:00", "started_at": "2017-01-01 10:00"}
    answers = [
        desk.post(reverse("cohorts:end_membership", args=[team.slug, membership.pk])),
        desk.post(reverse("cohorts:end_coaching", args=[team.slug, assignment.pk])),
        desk.post(reverse("cohorts:hand_over", args=[coach.pk]), {"teams": [team.pk]}),
        desk.post(reverse("membership:edit", args=[membership.pk]), ended),
        desk.post(reverse("coach_assignment:edit", args=[assignment.pk]), ended),
    ]

    membership.refresh_from_db()
    assignment.refresh_from_db()
    assert [is_asked(answer) for answer in answers] == [True] * len(answers)
    assert (membership.ended_at, assignment.ended_at) == (None, None)


def test_member_confirms_before_leaving(client, team, member):
    client.force_login(member)
    grow_old(client)
    address = reverse("cohorts:leave_team", args=[team.slug])
    asked = client.post(address)
    was_asked = is_asked(asked) and member.memberships.current().exists()

    confirm(client, asked, address, {"password": PASSWORD})

    assert was_asked
    assert not member.memberships.current().exists()


def test_hand_over_keeps_what_was_chosen(desk, team, coach):
    successor = CoachAssignmentFactory().coach
    address = reverse("cohorts:hand_over", args=[coach.pk])

    asked = desk.post(address, {"to": successor.pk, "teams": [team.pk]})
    confirm(desk, asked, address)

    assert CoachAssignment.objects.current().get(team=team).coach == successor


def test_school_lead_confirms_before_procedures_change(client, team, lead):
    client.force_login(lead)
    grow_old(client)
    address = reverse("cohorts:procedures", args=[team.school.slug])

    asked = client.post(address, {"student_photos_may_go_public": "no"})
    before = LocalProcedures.objects.count()
    confirm(client, asked, address, {"password": PASSWORD})

    assert (is_asked(asked), before) == (True, 0)
    assert LocalProcedures.objects.get().student_photos_may_go_public is False


def test_procedures_in_the_cms_are_asked_for_too(desk, team):
    asked = desk.post(reverse("local_procedures:add"), {"school": team.school.pk})

    assert is_asked(asked)
    assert not LocalProcedures.objects.exists()


def test_many_accounts_are_closed_once_the_code_is_right(desk, stranger, member):
    bulk = reverse("wagtail_bulk_action", args=["accounts", "user", "set_active_state"])
    people = [stranger, member]
    query = "&".join(f"id={person.pk}" for person in people)

    asked = desk.post(f"{bulk}?{query}", {"mark_as_active": "False"})
    still = [type(one).objects.get(pk=one.pk).is_active for one in people]
    confirm(desk, asked, bulk)

    now = [type(one).objects.get(pk=one.pk).is_active for one in people]
    assert (is_asked(asked), still, now) == (True, [True, True], [False, False])


def test_script_is_told_where_to_confirm(client, team, member):
    client.force_login(member)
    grow_old(client)

    answer = client.post(
        reverse("cohorts:leave_team", args=[team.slug]), headers={"Sec-Fetch-Dest": "empty"}
    )

    assert (answer.status_code, answer.json()["url"]) == (403, reverse("account_reauthenticate"))


def test_member_with_a_factor_cannot_remove_it_by_password_alone(client, member):
    give_app(member)
    client.force_login(member)
    prove(client, member)
    grow_old(client)
    remove = reverse("mfa_deactivate_totp")
    asked = client.post(remove)
    by_password = client.post(reverse("account_reauthenticate"), {"password": PASSWORD})

    tried = client.post(remove)
    kept = Authenticator.objects.filter(user=member).count()
    confirm(client, asked, remove)

    assert [one.url.split("?")[0] for one in (asked, by_password, tried)] == [PROVE] * 3
    assert (kept, Authenticator.objects.filter(user=member).count()) == (1, 0)


@pytest.fixture
def shown(hack, member):
    """A published iteration whose photo of students is cleared for the cohort."""
    iteration = IterationFactory(hack=hack, number=1, author=member)
    answer = {"people": "students", "cleared_for": "cohort", "cleared_at": timezone.now()}
    return PhotoFactory(iteration=iteration, **answer)


def changed(photo, people, cleared_for, **more) -> dict:
    """The whole form of the iteration, with another answer for its photo."""
    words = {"tried": "A new word.", "happened": "B", "learned": "C", "next_move": "tweak"}
    prefix = f"photo-{photo.pk}"
    answer = {"alt": "Hands.", "people": people, "cleared_for": cleared_for}
    fields = {f"{prefix}-{name}": value for name, value in answer.items()}
    version = {"version": photo.iteration.version, "client_id": photo.iteration.client_id}
    return {**words, **version, **fields, "audience": "cohort", "do": "publish", **more}


def test_wider_consent_is_confirmed_and_no_word_is_lost(client, member, shown):
    client.force_login(member)
    grow_old(client)
    address = shown.iteration.get_edit_url()

    asked = client.post(address, changed(shown, "students", "public"))
    shown.refresh_from_db()
    before = shown.cleared_for
    confirm(client, asked, address, {"password": PASSWORD})

    shown.refresh_from_db()
    shown.iteration.refresh_from_db()
    assert (is_asked(asked), before, shown.cleared_for) == (True, "cohort", "public")
    assert shown.iteration.tried == "A new word."


@pytest.mark.parametrize(
    ("people", "cleared_for", "asks"),
    [
        ("students", "cohort", False),
        ("students", "team", False),
        ("unknown", "public", False),
        ("none", "team", False),
        ("none", "cohort", True),
        ("students", "public", True),
    ],
)
def test_narrower_consent_holds_at_once(client, member, shown, people, cleared_for, asks):
    client.force_login(member)
    grow_old(client)
    prefix = f"photo-{shown.pk}"
    sent = {f"{prefix}-people": people, f"{prefix}-cleared_for": cleared_for}

    one = client.post(reverse("hacks:edit_photo", args=[shown.pk]), sent)

    assert is_asked(one) == asks


def test_first_answer_about_a_photo_asks_for_nothing(client, hack, member):
    draft = IterationFactory(
        hack=hack, number=1, author=member, state="draft", published_at=None, version=1
    )
    photo = PhotoFactory(iteration=draft)
    client.force_login(member)
    grow_old(client)

    answer = client.post(draft.get_edit_url(), changed(photo, "students", "public"))

    draft.refresh_from_db()
    assert (answer.url, draft.state) == (draft.get_absolute_url(), "published")

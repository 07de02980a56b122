"""The roster page: people, invitations, and a list with mistakes that loses nothing."""

import re

from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile

import pytest

from cohorts.models import Team
from incubator.accounts.models import Invitation
from incubator.accounts.models.invitation import COPIED
from tests.factories import MembershipFactory, TeamInvitationFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def people_url(team):
    return f"/teams/{team.slug}/people/"


@pytest.fixture
def lead_client(client, lead):
    client.force_login(lead)
    return client


def fields_of(page) -> dict[str, str]:
    """What a browser would send back of the preview."""
    roster = page.context["roster"]
    data = {"line-TOTAL_FORMS": len(roster.forms), "line-INITIAL_FORMS": 0}
    for form in roster:
        data |= {form.add_prefix(name): value for name, value in form.line._asdict().items()}
    return data | {"batch": page.context["batch"]}


def read(client, people_url, text):
    return client.post(f"{people_url}invite/", {"text": text})


def send(client, people_url, fields):
    return client.post(f"{people_url}invite/", fields | {"do": "send"})


def errors_of(page) -> dict[int, list[str]]:
    return {form.line.number: form.errors.get("email", []) for form in page.context["roster"]}


def test_people_page_for_members_names_people_without_invitations(client, team, member, people_url):
    TeamInvitationFactory(team=team, invitation__email="guest@incubator.example")
    client.force_login(member)
    page = client.get(people_url).content.decode()

    assert member.name in page
    assert member.email not in page
    assert "guest@incubator.example" not in page
    assert "Invite people" not in page


@pytest.fixture
def members_invite(settings):
    settings.DISTRICT_PROCEDURES = {**settings.DISTRICT_PROCEDURES, "who_may_invite": "member"}


def test_member_who_may_invite_reads_no_addresses_of_the_team(
    client, team, member, lead, people_url, members_invite
):
    client.force_login(member)
    page = client.get(people_url).content.decode()

    assert "Invite people" in page
    assert [one.email for one in (member, lead) if one.email in page] == []
    assert "End membership" not in page


def test_member_who_may_invite_does_not_touch_the_invitation_of_a_lead(
    client, team, member, people_url, members_invite
):
    place = TeamInvitationFactory(team=team, role="lead", invitation__email="l@incubator.example")
    client.force_login(member)
    answers = [
        client.post(f"/invitations/{place.invitation.pk}/{verb}/").status_code
        for verb in ("link", "withdraw", "send-again")
    ]

    assert answers == [404, 404, 404]
    assert "l@incubator.example" not in client.get(people_url).content.decode()


def test_completed_team_is_offered_no_list_to_paste(lead_client, team, people_url):
    Team.objects.filter(pk=team.pk).update(status="completed")

    page = lead_client.get(f"{people_url}invite/").content.decode()
    assert "nobody can join it" in page
    assert "See what we read" not in page


def test_lead_sees_the_team_where_only_the_office_invites(
    client, team, member, lead, people_url, settings
):
    settings.DISTRICT_PROCEDURES = {**settings.DISTRICT_PROCEDURES, "who_may_invite": "office"}
    client.force_login(lead)
    page = client.get(people_url).content.decode()

    assert member.email in page
    assert "End membership" in page
    assert "Invite people" not in page


def test_people_page_for_leads_shows_invitations_and_what_can_be_done(
    lead_client, team, people_url
):
    TeamInvitationFactory(team=team, invitation__bounce_reason="550 no such user")
    Invitation.objects.update(bounced_at="2026-01-01T00:00Z")
    page = lead_client.get(people_url).content.decode()

    for words in ["Came back", "550 no such user", "Send again", "Copy link", "Withdraw"]:
        assert words in page


@pytest.mark.parametrize("number", [1, 30])
def test_people_page_takes_the_same_queries_for_many(
    lead_client, team, people_url, number, django_assert_num_queries
):
    MembershipFactory.create_batch(number, team=team)
    TeamInvitationFactory.create_batch(number, team=team)

    with django_assert_num_queries(13):
        lead_client.get(people_url)


def test_list_says_what_is_wrong_in_which_line(lead_client, team, member, people_url):
    invited = TeamInvitationFactory(team=team).invitation
    text = "\n".join(
        [
            "Demo Good, good@incubator.example",
            "Demo Without",
            "",
            "Demo Twice, GOOD@incubator.example",
            f"Demo Member, {member.email}",
            f"Demo Invited, {invited.email}",
            "Demo Broken, broken@nowhere",
        ]
    )
    errors = errors_of(read(lead_client, people_url, text))

    assert {number: bool(found) for number, found in errors.items()} == {
        1: False, 2: True, 4: True, 5: True, 6: True, 7: True,
    }  # fmt: skip
    assert "twice" in errors[4][0]
    assert "in the team already" in errors[5][0]
    assert "invited already" in errors[6][0]
    assert not Invitation.objects.exclude(pk=invited.pk).exists()


def test_good_lines_are_sent_and_bad_ones_stay(
    lead_client, team, people_url, django_capture_on_commit_callbacks
):
    page = read(lead_client, people_url, "Demo Good, good@incubator.example\nDemo Without")
    with django_capture_on_commit_callbacks(execute=True):
        left = send(lead_client, people_url, fields_of(page))

    assert [message.to for message in mail.outbox] == [["good@incubator.example"]]
    assert [form.line for form in left.context["roster"]] == [(2, "Demo Without", "")]

    fixed = fields_of(left) | {"line-0-email": "without@incubator.example"}
    assert send(lead_client, people_url, fixed).url == people_url
    assert set(Invitation.objects.values_list("name", flat=True)) == {"Demo Good", "Demo Without"}


def test_list_sent_again_by_the_browser_invites_nobody_twice(lead_client, people_url):
    page = read(lead_client, people_url, "good@incubator.example\nDemo Without")
    for _ in range(2):
        send(lead_client, people_url, fields_of(page))

    assert Invitation.objects.count() == 1


def test_line_that_is_left_out_invites_nobody(lead_client, people_url):
    page = read(lead_client, people_url, "good@incubator.example\nDemo Without")
    fields = fields_of(page) | {"line-0-leave_out": "on", "line-1-name": ""}
    answer = send(lead_client, people_url, fields)

    assert answer.status_code == 200
    assert not Invitation.objects.exists()


def test_checking_again_sends_nothing(lead_client, people_url):
    page = read(lead_client, people_url, "good@incubator.example")
    lead_client.post(f"{people_url}invite/", fields_of(page) | {"do": "check"})

    assert not Invitation.objects.exists()


@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1252"])
def test_file_of_a_spreadsheet_is_read(lead_client, people_url, encoding):
    data = "Name;E-mail\nJosé Demo;jose@incubator.example".encode(encoding)
    page = lead_client.post(f"{people_url}invite/", {"file": SimpleUploadedFile("team.csv", data)})

    assert [form.line for form in page.context["roster"]] == [
        (2, "José Demo", "jose@incubator.example")
    ]


@pytest.mark.parametrize(
    ("data", "words"),
    [(b"PK\x03\x04", "not a text file"), (b"a@b.example\n" * 30_000, "too large")],
)
def test_file_that_cannot_be_read_says_why_and_keeps_the_text(lead_client, people_url, data, words):
    fields = {"text": "Demo Kept", "file": SimpleUploadedFile("team.xlsx", data)}
    page = lead_client.post(f"{people_url}invite/", fields).content.decode()

    assert words in page
    assert "Demo Kept" in page


def test_list_that_is_too_long_is_kept_and_says_so(lead_client, people_url):
    text = "\n".join(f"guest{number}@incubator.example" for number in range(201))
    page = read(lead_client, people_url, text).content.decode()

    assert "at most 200 lines; this one has 201" in page
    assert "guest200@incubator.example" in page


def test_preview_of_200_lines_takes_the_same_queries_as_of_one(
    lead_client, people_url, django_assert_num_queries
):
    for number in (1, 200):
        text = "\n".join(f"guest{one}@incubator.example" for one in range(number))
        with django_assert_num_queries(8):
            read(lead_client, people_url, text)


def test_link_to_copy_is_the_kind_that_proves_nothing(lead_client, team, people_url):
    invitation = TeamInvitationFactory(team=team).invitation
    page = lead_client.post(f"/invitations/{invitation.pk}/link/", {"next": people_url})

    [path] = re.findall(r'value="http://testserver(/join/[^"]+)"', page.content.decode())
    assert path == invitation.get_join_url(COPIED)


@pytest.mark.parametrize("verb", ["send-again", "withdraw"])
def test_button_leads_back_to_the_list(lead_client, team, people_url, verb):
    invitation = TeamInvitationFactory(team=team).invitation
    address = f"/invitations/{invitation.pk}/{verb}/"

    assert lead_client.post(address, {"next": people_url}).url == people_url
    assert lead_client.post(address, {"next": "https://evil.example/"}).url == "/me/"


def test_invitation_of_a_coach_is_the_offices(lead_client, team):
    invitation = TeamInvitationFactory(team=team, role="coach").invitation

    assert lead_client.post(f"/invitations/{invitation.pk}/withdraw/").status_code == 404


def test_lead_of_another_team_does_not_know_the_invitation(client, team):
    invitation = TeamInvitationFactory(team=team).invitation
    client.force_login(MembershipFactory(role="lead").user)

    assert client.post(f"/invitations/{invitation.pk}/withdraw/").status_code == 404


def test_lead_whose_role_ended_invites_nobody(client, team, people_url):
    person = UserFactory()
    MembershipFactory(team=team, user=person, role="lead", ended_at="2026-01-01T00:00Z")
    client.force_login(person)

    assert read(client, people_url, "good@incubator.example").status_code == 403

"""Who leaves a team or loses a role: rights end at once, what they made stays."""

from django.urls import reverse
from django.utils import timezone

import pytest

from cohorts.models import Membership
from cohorts.rules import is_lead_of, is_member_of
from cohorts.services.memberships import change_role, end_membership
from hacks.models import Comment, Hack, Iteration
from incubator.core.errors import DomainError
from incubator.core.models import AuditEntry
from incubator.notifications.models import Notification
from tests.factories import (
    CommentFactory,
    HackFactory,
    IterationFactory,
    MembershipFactory,
    TeamFactory,
)

pytestmark = pytest.mark.django_db


def row_of(person) -> Membership:
    return Membership.objects.get(user=person)


def address(verb, team, person=None):
    args = [team.slug] if person is None else [team.slug, row_of(person).pk]
    return reverse(f"cohorts:{verb}", args=args)


def told(person) -> list[str]:
    return list(Notification.objects.filter(recipient=person).values_list("text", flat=True))


def actions() -> list[str]:
    """What was noted, comings and goings left aside."""
    noted = AuditEntry.objects.exclude(action__startswith="person.").order_by("pk")
    return list(noted.values_list("action", flat=True))


def test_lead_ends_a_membership_and_the_next_request_is_refused(client, team, lead, member):
    HackFactory(team=team)
    client.force_login(lead)
    answer = client.post(address("end_membership", team, member))
    client.force_login(member)
    refused = client.post(reverse("cohorts:write_aspiration", args=[team.slug]), {"text": "More."})

    assert answer.url == reverse("cohorts:people", args=[team.slug])
    assert not is_member_of(member, team)
    assert refused.status_code == 403
    assert "Only members can change the aspiration" in refused.text


def test_end_of_a_membership_is_told_once_and_noted_once(team, lead, member):
    other = MembershipFactory(team=team, role="lead").user
    for _ in range(2):
        end_membership(membership=row_of(member), actor=lead)

    assert told(member) == [
        f"You no longer belong to {team}. You still read and comment in the network."
    ]
    assert told(other) == [f"{member.get_short_name()} no longer belongs to {team}."]
    assert told(lead) == []
    assert actions() == ["member.removed"]


def test_member_leaves_and_what_they_made_stays(client, team, hack, member):
    iteration = IterationFactory(hack=hack, author=member, audience="network")
    draft = IterationFactory(hack=hack, author=member, number=2, state="draft", published_at=None)
    client.force_login(member)
    answer = client.post(address("leave_team", team))

    iteration.refresh_from_db()
    assert answer.url == reverse("home:dashboard")
    assert iteration.author == member
    assert list(Iteration.objects.visible_to(member)) == [iteration]
    assert Iteration.objects.drafts().get() == draft
    assert actions() == ["member.left"]


def test_leaving_twice_changes_nothing_and_says_so(client, team, member):
    client.force_login(member)
    for _ in range(2):
        client.post(address("leave_team", team))

    assert "You have left this team already." in client.get(address("leave_team", team)).text
    assert actions() == ["member.left"]


def test_only_lead_of_an_active_team_cannot_leave(client, team, lead):
    client.force_login(lead)
    asked = client.get(address("leave_team", team))
    refused = client.post(address("leave_team", team), follow=True)

    assert "You are the only team lead." in asked.text
    assert "Make somebody else a team lead first." in refused.text
    assert is_lead_of(lead, team)


def test_lead_leaves_once_another_one_is_named(client, team, lead, member):
    client.force_login(lead)
    client.post(address("change_role", team, member), {"role": "lead"})
    client.post(address("leave_team", team))

    assert is_lead_of(member, team)
    assert not is_member_of(lead, team)


@pytest.mark.parametrize("status", ["completed", "withdrawn"])
def test_only_lead_leaves_a_team_that_is_over(status):
    team = TeamFactory(status=status)
    lead = MembershipFactory(team=team, role="lead").user

    end_membership(membership=row_of(lead), actor=lead)

    assert not is_member_of(lead, team)


def test_office_may_end_the_only_lead(team, lead, office):
    end_membership(membership=row_of(lead), actor=office)

    assert not is_member_of(lead, team)


def test_only_lead_stays_lead(team, lead):
    with pytest.raises(DomainError, match="no other team lead"):
        change_role(membership=row_of(lead), role="member", actor=lead)


def test_new_role_is_told_and_noted_each_time_it_changes(team, lead, member):
    for role in ["lead", "lead", "member", "lead"]:
        change_role(membership=row_of(member), role=role, actor=lead)

    assert told(member)[::-1] == [
        f"You now lead {team}.",
        f"You are now a member of {team} and no longer lead it.",
        f"You now lead {team}.",
    ]
    assert actions() == ["member.role_changed"] * 3


def test_role_of_somebody_who_left_stays(team, lead, member):
    row = end_membership(membership=row_of(member), actor=lead)

    with pytest.raises(DomainError, match="no longer in the team"):
        change_role(membership=row, role="lead", actor=lead)


@pytest.mark.parametrize("verb", ["end_membership", "change_role"])
def test_members_end_and_change_nobody(client, team, lead, member, verb):
    client.force_login(member)

    answer = client.post(address(verb, team, lead), {"role": "member"})

    assert answer.status_code == 403
    assert is_lead_of(lead, team)


def test_membership_of_another_team_is_not_found_at_this_team(client, team, lead, outsider):
    client.force_login(lead)
    wrong = reverse("cohorts:end_membership", args=[team.slug, row_of(outsider).pk])

    assert client.post(wrong).status_code == 404
    assert row_of(outsider).ended_at is None


def test_lead_who_ends_their_own_is_sent_to_leave(client, team, lead):
    client.force_login(lead)

    answer = client.post(address("end_membership", team, lead))

    assert answer.url == address("leave_team", team)
    assert is_member_of(lead, team)


@pytest.mark.parametrize("verb", ["leave_team", "end_membership", "change_role"])
def test_pages_that_ask_change_nothing(client, team, lead, member, verb):
    client.force_login(lead)

    page = client.get(address(verb, team, None if verb == "leave_team" else member))

    assert page.status_code == 200
    assert actions() == []


def test_people_page_offers_each_what_they_may(client, team, lead, member, coach, office):
    offers = {}
    for person in (lead, member, office):
        client.force_login(person)
        page = client.get(reverse("cohorts:people", args=[team.slug])).text
        words = ["Leave this team", "End membership", "Make a team lead", "End coaching"]
        offers[person] = [one for one in words if one in page]

    assert offers[lead] == ["Leave this team", "End membership", "Make a team lead"]
    assert offers[member] == ["Leave this team"]
    assert offers[office] == ["End membership", "Make a team lead", "End coaching"]


def test_former_member_keeps_the_network_and_no_team_rights(client, team, hack, member, lead):
    hack.audience = "network"
    hack.save()
    public = IterationFactory(hack=hack, audience="network", author=member)
    own = CommentFactory(iteration=public, author=member, audience="team")
    end_membership(membership=row_of(member), actor=lead)

    assert list(Hack.objects.visible_to(member)) == [hack]
    assert not Comment.objects.visible_to(member).filter(pk=own.pk).exists()
    client.force_login(member)
    commented = client.post(
        f"{public.get_absolute_url()}comments/",
        {"kind": "like", "text": "Well done.", "audience": "everyone"},
    )
    assert commented.status_code in {200, 302}
    assert client.get(reverse("cohorts:people", args=[team.slug])).status_code == 403


class TestInTheCms:
    """What the Office fills in in /cms/ has the same effects."""

    @pytest.fixture
    def desk(self, client, office):
        client.force_login(office)
        return client

    def edit(self, desk, row, **values):
        since = timezone.localtime(row.started_at).strftime("%Y-%m-%d %H:%M")
        sent = {"role": row.role, "started_at": since, "ended_at": "", **values}
        return desk.post(reverse("membership:edit", args=[row.pk]), sent)

    def test_until_ends_the_membership_with_notice_and_audit(self, desk, team, member, lead):
        moment = timezone.localtime().strftime("%Y-%m-%d %H:%M")
        row = MembershipFactory(team=team, started_at=timezone.now() - timezone.timedelta(days=9))
        self.edit(desk, row, ended_at=moment)

        row.refresh_from_db()
        assert row.ended_at is not None
        assert len(told(row.user)) == len(told(lead)) == 1
        assert actions()[-1] == "member.removed"

    def test_moment_to_come_is_refused_where_it_was_typed(self, desk, team, member):
        page = self.edit(desk, row_of(member), ended_at="2999-01-01 10:00")

        assert "Choose a moment that has passed" in page.text
        assert is_member_of(member, team)

    def test_row_that_is_over_stays_as_it_was(self, desk, team, member, lead):
        row = end_membership(membership=row_of(member), actor=lead)
        page = self.edit(desk, row, ended_at="")

        row.refresh_from_db()
        assert "stays as it was" in page.text
        assert row.ended_at is not None

    def test_person_and_team_of_a_row_stay(self, desk, team, member, stranger):
        self.edit(desk, row_of(member), user=stranger.pk, team=TeamFactory().pk)

        assert row_of(member).team == team

    def test_new_row_is_told_and_noted(self, desk, team, lead, stranger):
        sent = {"team": team.pk, "user": stranger.pk, "role": "member"}
        sent["started_at"] = "2026-01-05 08:00"
        desk.post(reverse("membership:add"), sent)

        assert is_member_of(stranger, team)
        assert told(stranger) == [f"You now belong to {team}."]
        assert actions() == ["member.joined"]

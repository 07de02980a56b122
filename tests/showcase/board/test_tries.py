"""We'll try it: an idea becomes a team's hack, and the board shows it."""

import uuid

from django.urls import reverse

import pytest

from hacks.models import Hack
from incubator.core.errors import DomainError
from showcase.board.models import BoardEvent, Try
from showcase.board.selectors import boards_of_cohort
from showcase.board.services.tries import take_idea
from tests.factories import IdeaFactory, MembershipFactory, TeamFactory


@pytest.fixture
def idea(board, move, neighbor):
    move("commit")
    return IdeaFactory(board=board, title="Two choices", text="Never five.", author=neighbor)


def take(idea, team, author, audience="cohort"):
    return take_idea(idea=idea, team=team, author=author, audience=audience, client_id=uuid.uuid4())


def test_idea_becomes_a_planned_hack_with_its_words(board, idea, team, member, neighbor):
    board.question = "How might we begin lessons?"
    board.save()

    hack = take(idea, team, member).hack

    assert (hack.title, hack.how_might_we, hack.what_we_will_try, hack.status) == (
        "Two choices",
        "begin lessons?",
        "Two choices\n\nNever five.",
        Hack.Status.PLANNED,
    )
    assert BoardEvent.objects.get().kind == "idea.taken"
    assert neighbor.notifications.get().text == f"{team} tries your idea “Two choices”."


def test_team_that_took_the_idea_keeps_the_hack_it_has(idea, team, member):
    first, again = take(idea, team, member), take(idea, team, member)

    assert first == again
    assert Hack.objects.count() == 1


def test_two_teams_try_one_idea(idea, team, member, neighbor):
    other = neighbor.memberships.get().team

    take(idea, team, member)
    take(idea, other, neighbor)

    assert {one.team for one in Try.objects.filter(idea=idea)} == {team, other}


@pytest.mark.parametrize("phase", ["gather", "group", "vote", "closed"])
def test_idea_is_taken_in_one_phase_only(idea, move, team, member, phase):
    move(phase)

    with pytest.raises(DomainError, match="Teams take ideas"):
        take(idea, team, member)


def test_withdrawn_idea_is_not_taken(idea, team, member):
    idea.withdrawn_at = idea.created_at
    idea.save()

    with pytest.raises(DomainError, match="withdrawn"):
        take(idea, team, member)


def test_team_of_a_finished_cohort_takes_no_idea(idea, member):
    finished = TeamFactory(status="completed")
    MembershipFactory(user=member, team=finished)

    with pytest.raises(DomainError):
        take(idea, finished, member)
    assert not Try.objects.exists()


def test_member_takes_an_idea_and_goes_on_with_the_design(client, idea, team, member):
    client.force_login(member)
    fields = {"team": team.pk, "audience": "cohort", "client_id": str(uuid.uuid4())}

    address = reverse("board:take_idea", args=[idea.board.slug, idea.pk])
    response = client.post(address, fields)

    hack = Hack.objects.get()
    assert response.url == reverse("hacks:edit_hack", args=[team.slug, hack.slug])


def test_idea_is_not_taken_for_somebody_elses_team(client, idea, team, neighbor):
    client.force_login(neighbor)
    fields = {"team": team.pk, "audience": "cohort", "client_id": str(uuid.uuid4())}

    client.post(reverse("board:take_idea", args=[idea.board.slug, idea.pk]), fields)

    assert not Try.objects.exists()


@pytest.mark.parametrize(
    ("audience", "shows"), [("cohort", True), ("team", False)], ids=["cohort", "team alone"]
)
def test_board_leads_to_the_hack_only_who_may_read_it(
    client, idea, team, member, neighbor, audience, shows
):
    hack = take(idea, team, member, audience).hack
    client.force_login(neighbor)

    page = client.get(idea.board.get_absolute_url()).text

    assert (hack.get_absolute_url() in page) is shows
    assert ("Planned" in page) is shows
    assert str(team) in page


@pytest.mark.parametrize(
    ("reader", "shows"), [("neighbor", True), ("outsider", False)], ids=["cohort", "elsewhere"]
)
def test_hack_tells_of_its_idea_to_who_may_see_the_board(
    request, client, idea, team, member, reader, shows
):
    hack = take(idea, team, member, "network").hack
    client.force_login(request.getfixturevalue(reader))

    page = client.get(hack.get_absolute_url()).text

    assert ("Began as an idea" in page) is shows


def test_cohort_page_leads_to_its_boards_for_its_people_only(board, member, outsider):
    assert boards_of_cohort(board.cohort, member) == [board]
    assert boards_of_cohort(board.cohort, outsider) == []

"""We'll try it: an idea becomes a team's hack, and the board shows it."""

import uuid

from django.urls import reverse
from django.utils import timezone

import pytest

from hacks.models import Hack
from hacks.services.design import set_status
from incubator.core.errors import DomainError
from showcase.board.models import BoardEvent, Try
from showcase.board.selectors import boards_of_cohort
from showcase.board.services.ideas import follow_idea, unfollow_idea
from showcase.board.services.tries import take_idea
from tests.factories import HackFactory, IdeaFactory, MembershipFactory, TeamFactory


@pytest.fixture
def idea(board, move, neighbor):
    move("commit")
    return IdeaFactory(board=board, title="Two choices", text="Never five.", author=neighbor)


def take(idea, team, author, audience="cohort"):
    return take_idea(idea=idea, team=team, author=author, audience=audience, client_id=uuid.uuid4())


def test_idea_becomes_a_planned_hack_with_its_words(board, idea, team, member):
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


def test_followers_hear_that_a_team_takes_the_idea_but_not_who_took_it(
    idea, team, member, neighbor
):
    for person in (member, neighbor):
        follow_idea(idea=idea, person=person)

    take(idea, team, member)

    assert neighbor.notifications.get().text == f"{team} tries the idea “Two choices”."
    assert not member.notifications.exists()


@pytest.mark.parametrize(
    ("audience", "hears"), [("cohort", True), ("team", False)], ids=["cohort", "team alone"]
)
def test_followers_hear_how_it_goes_on_as_far_as_they_may_read_the_hack(
    idea, team, member, neighbor, audience, hears
):
    hack = take(idea, team, member, audience).hack
    follow_idea(idea=idea, person=neighbor)

    set_status(hack=hack, editor=member, status="trying")

    heard = [one.text for one in neighbor.notifications.all()]
    assert heard == ([f"“Two choices” at {team}: Trying."] if hears else [])
    assert BoardEvent.objects.last().kind == "try.moved"


def test_follower_who_may_not_see_the_board_any_more_hears_nothing(idea, team, member, neighbor):
    follow_idea(idea=idea, person=neighbor)
    neighbor.memberships.update(ended_at=timezone.now())

    take(idea, team, member)

    assert not neighbor.notifications.exists()


def test_following_twice_and_ending_it_twice_change_nothing_more(idea, neighbor):
    for _ in range(2):
        follow_idea(idea=idea, person=neighbor)
    assert idea.follows.count() == 1

    for _ in range(2):
        unfollow_idea(idea=idea, person=neighbor)
    assert not idea.follows.exists()


def test_reader_follows_and_unfollows_with_a_button(client, idea, neighbor):
    client.force_login(neighbor)
    names = [idea.board.slug, idea.pk]

    client.post(reverse("board:follow_idea", args=names))
    followed = client.get(idea.board.get_absolute_url()).text
    client.post(reverse("board:unfollow_idea", args=names))

    assert "Following" in followed
    assert "Following" not in client.get(idea.board.get_absolute_url()).text


def test_team_that_took_the_idea_keeps_the_hack_it_has(idea, team, member):
    first, again = take(idea, team, member), take(idea, team, member)

    assert first == again
    assert Hack.objects.count() == 1


def test_form_of_one_idea_takes_no_other(idea, board, team, member):
    """Its hack stays as it is; another idea starts one of its own."""
    key, other = uuid.uuid4(), IdeaFactory(board=board)
    values = {"team": team, "author": member, "audience": "cohort", "client_id": key}
    hack = take_idea(idea=idea, **values).hack
    set_status(hack=hack, editor=member, status="trying")

    with pytest.raises(DomainError, match="used before"):
        take_idea(idea=other, **values)

    hack.refresh_from_db()
    assert hack.status == Hack.Status.TRYING


def test_form_of_another_hack_takes_no_idea(idea, team, member):
    draft = HackFactory(team=team, created_by=member, status=Hack.Status.DRAFT_PLAN)
    values = {"team": team, "author": member, "audience": "cohort", "client_id": draft.client_id}

    with pytest.raises(DomainError, match="used before"):
        take_idea(idea=idea, **values)

    draft.refresh_from_db()
    assert draft.status == Hack.Status.DRAFT_PLAN


def test_followers_of_a_withdrawn_idea_hear_its_words_no_more(idea, team, member, neighbor):
    hack = take(idea, team, member).hack
    follow_idea(idea=idea, person=neighbor)
    idea.withdrawn_at = idea.created_at
    idea.save()

    set_status(hack=hack, editor=member, status="trying")

    assert not neighbor.notifications.exists()


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

    with pytest.raises(DomainError, match="is not on the board any more"):
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


def test_idea_of_a_cohorts_board_is_taken_for_no_team_of_another_cohort(
    client, idea, member, coach
):
    """Or its words would be before another cohort, by a team that was not asked."""
    elsewhere = MembershipFactory(user=coach).team
    MembershipFactory(user=member, team=elsewhere)
    fields = {"team": elsewhere.pk, "audience": "cohort", "client_id": str(uuid.uuid4())}
    answers = []
    for person in (member, coach):
        client.force_login(person)
        address = reverse("board:take_idea", args=[idea.board.slug, idea.pk])
        answers.append(client.post(address, fields).status_code)

    with pytest.raises(DomainError, match="were asked"):
        take(idea, elsewhere, member)
    assert answers == [200, 403]
    assert not Try.objects.exists()


def test_idea_of_a_board_of_the_network_is_taken_for_any_team(move, member):
    idea = IdeaFactory(board__phase="commit")
    elsewhere = MembershipFactory(user=member).team

    assert take(idea, elsewhere, member).team == elsewhere


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

"""Two ideas become one, and can be taken apart again with all that is theirs."""

import uuid
from datetime import timedelta

from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

import pytest

from incubator.core.errors import DomainError
from showcase.board.messages import cards
from showcase.board.models import BoardEvent, Column, Follow, Idea, Vote
from showcase.board.selectors import followers_of
from showcase.board.services.comments import add_comment
from showcase.board.services.guests import end_guest
from showcase.board.services.ideas import withdraw_idea
from showcase.board.services.merges import merge_ideas, unmerge_idea
from showcase.board.services.votes import cast_vote, take_vote_back
from tests.crowd import at_once
from tests.factories import BoardFactory, GuestFactory, IdeaFactory, TeamFactory, UserFactory


def address(name, idea):
    return reverse(f"board:{name}", args=[idea.board.slug, idea.pk])


@pytest.fixture
def pair(move, member):
    """Two ideas in the phase *group*; the first is the member's."""
    board = move("group")
    first = IdeaFactory(board=board, author=member, team=TeamFactory())
    return first, IdeaFactory(board=board, team=TeamFactory())


def counts(*ideas):
    found = Idea.objects.counted().in_bulk([idea.pk for idea in ideas])
    return [found[idea.pk].vote_count for idea in ideas]


def give(*ideas, voter=None):
    for idea in ideas:
        Vote.objects.create(idea=idea, voter=voter or UserFactory())


@pytest.mark.django_db
def test_merged_idea_brings_dots_followers_and_comments_each_person_once(pair, office):
    idea, into = pair
    both, one = UserFactory(), UserFactory()
    give(idea, into, voter=both)
    give(idea, voter=one)
    for person in (both, one):
        Follow.objects.create(idea=idea, person=person)
    Follow.objects.create(idea=into, person=both)
    add_comment(idea=idea, author=office, text="With two of them.", client_id=uuid.uuid4())

    merge_ideas(idea=idea, into=into, actor=office)

    assert counts(into) == [2]
    assert Follow.objects.filter(idea=into).count() == 2
    assert into.comments.count() == 1
    assert [Vote.objects.of(person).spent_on(idea.board).count() for person in (both, one)] == [
        1,
        1,
    ]
    assert list(Idea.objects.filter(board=idea.board).shown()) == [into]


@pytest.mark.django_db
def test_ideas_taken_apart_have_their_own_again_and_what_came_since_stays(pair, office, move):
    idea, into = pair
    both = UserFactory()
    give(idea, into, voter=both)
    give(idea)
    add_comment(idea=idea, author=office, text="Before.", client_id=uuid.uuid4())
    merge_ideas(idea=idea, into=into, actor=office)
    add_comment(idea=idea, author=office, text="Since.", client_id=uuid.uuid4())
    move("vote")
    cast_vote(idea=idea, voter=UserFactory())

    unmerge_idea(idea=idea, actor=office)

    assert counts(idea, into) == [2, 2]
    assert [comment.text for comment in idea.comments.all()] == ["Before."]
    assert [comment.text for comment in into.comments.all()] == ["Since."]
    assert not Vote.objects.exclude(came_from=None).exists()


@pytest.mark.django_db
def test_dot_that_came_back_and_was_given_elsewhere_stays_there(pair, office, move):
    idea, into = pair
    others = [IdeaFactory(board=idea.board) for _ in range(2)]
    voter = UserFactory()
    give(idea, into, others[0], voter=voter)
    merge_ideas(idea=idea, into=into, actor=office)
    move("vote")
    cast_vote(idea=others[1], voter=voter)

    unmerge_idea(idea=idea, actor=office)

    assert counts(idea, into, *others) == [0, 1, 1, 1]


@pytest.mark.django_db
def test_dot_taken_back_from_merged_ideas_is_on_neither_afterwards(pair, office, move):
    idea, into = pair
    voter = UserFactory()
    give(idea, into, voter=voter)
    merge_ideas(idea=idea, into=into, actor=office)
    move("vote")
    take_vote_back(idea=into, voter=voter)

    unmerge_idea(idea=idea, actor=office)

    assert counts(idea, into) == [0, 0]


@pytest.mark.django_db
def test_idea_that_has_parts_is_merged_with_them(pair, office):
    idea, into = pair
    last = IdeaFactory(board=idea.board)
    voter = UserFactory()
    give(idea, into, last, voter=voter)
    merge_ideas(idea=idea, into=into, actor=office)

    merge_ideas(idea=into, into=last, actor=office)

    assert set(last.merged.all()) == {idea, into}
    assert counts(last) == [1]
    unmerge_idea(idea=into, actor=office)
    assert counts(into, last) == [1, 1]
    unmerge_idea(idea=idea, actor=office)
    assert counts(idea, into, last) == [1, 1, 1]


@pytest.mark.django_db
def test_withdrawing_the_survivor_lets_the_others_stand_by_themselves(pair, office):
    idea, into = pair
    merge_ideas(idea=idea, into=into, actor=office)

    withdraw_idea(idea=into, actor=into.author)

    assert list(Idea.objects.filter(board=idea.board).shown()) == [idea]


@pytest.mark.django_db
def test_merged_idea_cannot_be_withdrawn_by_itself(pair, office):
    idea, into = pair
    merge_ideas(idea=idea, into=into, actor=office)

    with pytest.raises(DomainError, match="Take it apart"):
        withdraw_idea(idea=idea, actor=idea.author)


@pytest.mark.django_db
def test_ideas_are_taken_apart_for_seven_days(pair, office):
    idea, into = pair
    merge_ideas(idea=idea, into=into, actor=office)
    Idea.objects.filter(pk=idea.pk).update(merged_at=timezone.now() - timedelta(days=7, minutes=1))

    with pytest.raises(DomainError, match="7 days"):
        unmerge_idea(idea=idea, actor=office)


@pytest.mark.django_db
def test_ideas_of_two_boards_or_in_another_phase_are_not_merged(pair, office, move):
    idea, into = pair
    with pytest.raises(DomainError, match="another idea of this board"):
        merge_ideas(idea=idea, into=IdeaFactory(board=BoardFactory(phase="group")), actor=office)
    move("vote")

    with pytest.raises(DomainError, match="in the phase"):
        merge_ideas(idea=idea, into=into, actor=office)


@pytest.mark.django_db
def test_database_refuses_an_idea_merged_into_itself(pair):
    with pytest.raises(IntegrityError), transaction.atomic():
        Idea.objects.filter(pk=pair[0].pk).update(merged_into=pair[0], merged_at=timezone.now())


@pytest.mark.django_db
def test_card_credits_both_teams_and_the_other_card_is_gone(pair, office):
    idea, into = pair
    merge_ideas(idea=idea, into=into, actor=office)

    told = cards([idea.pk, into.pk])

    assert told["gone"] == [idea.pk]
    assert (told["ideas"][0]["merged"], told["ideas"][0]["also"]) == ([idea.pk], [str(idea.team)])
    assert Idea.objects.get(pk=into.pk).credits == f"{into.team} + {idea.team}"
    assert BoardEvent.objects.last().data == {"idea": idea.pk, "into": into.pk}


@pytest.mark.django_db
def test_merge_page_asks_and_old_address_leads_to_the_survivor(client, member, pair):
    idea, into = pair
    client.force_login(member)
    asked = client.get(address("merge_idea", idea), {"into": into.pk}).text
    assert into.title in asked

    client.post(address("merge_idea", idea), {"into": into.pk})

    assert client.get(address("idea", idea)).url == into.page_url
    page = client.get(into.board.get_absolute_url()).text
    assert f'<span id="idea-{idea.pk}"' in page
    assert f"{into.team} + {idea.team}" in page


@pytest.mark.django_db
def test_author_takes_ideas_apart_on_the_page_of_the_survivor(client, member, pair, office):
    idea, into = pair
    merge_ideas(idea=idea, into=into, actor=office)
    client.force_login(member)
    assert "Take apart" in client.get(into.page_url).text

    client.post(address("unmerge_idea", idea))

    assert not Idea.objects.get(pk=idea.pk).is_merged


@pytest.mark.django_db
def test_who_wrote_neither_idea_cannot_merge_or_take_apart(client, lead, pair, office):
    idea, into = pair
    client.force_login(lead)
    assert client.post(address("merge_idea", idea), {"into": into.pk}).status_code == 403
    merge_ideas(idea=idea, into=into, actor=office)

    assert client.post(address("unmerge_idea", idea)).status_code == 403
    assert "Take apart" not in client.get(into.page_url).text


@pytest.mark.django_db
def test_follower_of_the_merged_idea_follows_the_survivor(pair, office, member):
    idea, into = pair
    Follow.objects.create(idea=idea, person=member)

    merge_ideas(idea=idea, into=into, actor=office)

    assert followers_of(into) == [member]


@pytest.mark.django_db(transaction=True)
def test_two_ideas_merged_both_ways_at_once_are_one(pair, office):
    idea, into = pair
    ways = [(idea, into), (into, idea)]

    at_once(lambda n: merge_ideas(idea=ways[n % 2][0], into=ways[n % 2][1], actor=office).pk)

    assert Idea.objects.exclude(merged_into=None).count() == 1
    assert BoardEvent.objects.filter(kind="idea.merged").count() == 1


@pytest.mark.django_db(transaction=True)
def test_merging_while_an_idea_is_withdrawn_leaves_nobody_merged_into_it(pair, office):
    idea, into = pair

    def act(number):
        if number % 2:
            withdraw_idea(idea=into, actor=into.author)
        else:
            merge_ideas(idea=idea, into=into, actor=office)

    at_once(act)

    assert Idea.objects.get(pk=into.pk).is_withdrawn
    assert list(Idea.objects.filter(board=idea.board).shown()) == [idea]


@pytest.mark.django_db
def test_merged_idea_of_a_guest_who_is_sent_away_is_on_no_page(client, member, office):
    guest = GuestFactory(board=BoardFactory(is_open_to_guests=True, phase="group"))
    into = IdeaFactory(board=guest.board, author=member)
    idea = IdeaFactory(board=guest.board, author=None, guest=guest, title="Said of a colleague")
    merge_ideas(idea=idea, into=into, actor=office)

    end_guest(guest=guest, actor=office)

    client.force_login(member)
    assert "Said of a colleague" not in client.get(into.page_url).text
    assert idea.title not in str(cards([into.pk, idea.pk]))


@pytest.mark.parametrize("other", ["survivor", "column"])
def test_database_keeps_ideas_within_their_board(pair, other):
    idea, _ = pair
    elsewhere = IdeaFactory()
    values = {"merged_into": elsewhere, "merged_at": timezone.now()}
    if other == "column":
        values = {"column": Column.objects.create(board=elsewhere.board, name="Far", place=1)}

    with pytest.raises(IntegrityError), transaction.atomic():
        Idea.objects.filter(pk=idea.pk).update(**values)
    with pytest.raises(IntegrityError), transaction.atomic():
        IdeaFactory(board=idea.board, **values)

"""The spotlight's queue and its band, as they work without script."""

from django.urls import reverse

import pytest

from hacks.models import Iteration
from hacks.services.iterations import withdraw_iteration
from incubator.core.errors import DomainError
from showcase.board.band import seen_by, spotlight_on, versions_of
from showcase.board.models import Board, BoardEvent, Idea, Spotlight
from showcase.board.services import spotlights
from showcase.board.services.boards import move_phase
from tests.factories import IdeaFactory, IterationFactory, SpotlightFactory, TeamFactory
from tests.factories.pages import highlight_page


@pytest.fixture
def queued(board):
    """Three ideas in the queue, nothing of it on."""
    return [SpotlightFactory(board=board, idea=IdeaFactory(board=board)) for _ in range(3)]


@pytest.fixture
def step(board, coach):
    """``step("next")`` as the facilitator who sees how it is."""

    def step(to, seen=...):
        on = Spotlight.objects.filter(board=board, is_on=True).first()
        seen = (on.pk if on else None) if seen is ... else seen
        spotlights.step(board=board, to=to, seen=seen, actor=coach)
        return Spotlight.objects.filter(board=board, is_on=True).first()

    return step


def band(board, group="network"):
    board.refresh_from_db()
    return seen_by(versions_of(board), {group})


def address(name, board, *more):
    return reverse(f"board:{name}", args=[board.slug, *more])


def kinds(board):
    return list(BoardEvent.objects.filter(board=board).values_list("kind", flat=True))


def test_thing_is_in_the_queue_once_and_last(board, coach, queued):
    idea = IdeaFactory(board=board)

    rows = [spotlights.queue(board=board, thing=idea, actor=coach) for _ in range(2)]

    assert rows[0] == rows[1]
    assert list(Spotlight.objects.filter(board=board)) == [*queued, rows[0]]
    assert kinds(board) == ["spotlight.queued"]


def test_queue_takes_no_more_than_it_holds(board, coach, queued, monkeypatch):
    monkeypatch.setattr(spotlights, "MOST_QUEUED", 3)

    with pytest.raises(DomainError, match="The queue is full"):
        spotlights.queue(board=board, thing=IdeaFactory(board=board), actor=coach)


def test_next_and_previous_go_through_the_queue_and_stay_at_its_end(step, queued):
    first, second, third = queued

    assert [step("next") for _ in range(4)] == [first, second, third, third]
    assert [step("previous") for _ in range(3)] == [second, first, None]


def test_next_that_two_facilitators_press_at_once_goes_on_by_one(board, step, queued):
    step("next")

    seen = queued[0].pk
    assert [step("next", seen), step("next", seen)] == [queued[1], queued[1]]
    assert kinds(board) == ["spotlight.moved", "spotlight.moved"]


def test_next_passes_over_what_was_withdrawn(step, queued):
    Idea.objects.filter(pk=queued[1].idea_id).update(withdrawn_at=queued[1].created_at)
    step("next")

    assert step("next") == queued[2]


def test_thing_is_shown_moved_and_taken_out(board, coach, queued):
    first, _second, third = queued
    spotlights.show(spotlight=third, actor=coach)
    shown = band(board)
    spotlights.move(spotlight=third, to="earlier", actor=coach)
    spotlights.move(spotlight=first, to="earlier", actor=coach)
    order = [row.pk for row in Spotlight.objects.filter(board=board)]
    spotlights.remove(spotlight=third, actor=coach)
    spotlights.remove(spotlight=third, actor=coach)

    assert shown["title"] == third.idea.title
    assert order == [first.pk, third.pk, queued[1].pk]
    assert band(board) is None
    assert kinds(board) == ["spotlight.moved", "spotlight.ordered", "spotlight.removed"]


def test_finished_board_shows_nothing_and_takes_nothing(board, move, coach, hack, queued):
    IterationFactory(hack=hack)
    Spotlight.objects.filter(pk=queued[0].pk).update(is_on=True)
    move("closed")

    assert band(board) is None
    with pytest.raises(DomainError, match="finished"):
        spotlights.show(spotlight=queued[1], actor=coach)


def test_board_without_a_choice_follows_the_newest_that_its_people_may_see(board, hack, team):
    newest = IterationFactory(hack=hack, number=3, tried="We moved the desk. It is in the lobby.")
    IterationFactory(hack=hack, number=2, published_at=team.created_at)
    IterationFactory(hack=hack, number=4, audience="team")
    IterationFactory(hack=hack, number=5, state="draft", published_at=None)
    IterationFactory()

    assert band(board, f"cohort.{team.cohort_id}") == {
        "kind": "iteration",
        "team": str(team),
        "number": 3,
        "hack": hack.title,
        "text": "We moved the desk.",
        "url": newest.get_absolute_url(),
    }


def test_board_of_the_network_follows_what_the_network_may_see(hack):
    board = SpotlightFactory(iteration=IterationFactory()).board
    IterationFactory(hack=hack, number=1)

    assert band(board) is None
    IterationFactory(hack=hack, number=2, audience="network")
    assert band(board)["number"] == 2


def test_silent_gathering_shows_no_idea_and_the_reveal_does(board, coach, queued):
    spotlights.show(spotlight=queued[0], actor=coach)
    Board.objects.update(is_silent=True)
    hidden = band(board), spotlight_on(board)
    with pytest.raises(DomainError, match="cannot be shown now"):
        spotlights.show(spotlight=queued[1], actor=coach)
    move_phase(board=board, before="gather", after="group", actor=coach)

    assert hidden == (None, None)
    assert band(board)["title"] == queued[0].idea.title


def test_highlight_is_shown_while_it_is_published(board, coach):
    page = highlight_page("A desk in the lobby", intro="It moved.")
    spotlights.show(spotlight=SpotlightFactory(board=board, highlight=page), actor=coach)
    shown = band(board)
    page.unpublish()

    assert shown == {
        "kind": "highlight",
        "title": "A desk in the lobby",
        "text": "It moved.",
        "url": page.url,
    }
    assert band(board) is None
    assert kinds(board)[-1] == "spotlight.followed"


def test_facilitator_queues_from_the_page_and_from_a_card(client, board, coach, hack):
    client.force_login(coach)
    iteration, idea = IterationFactory(hack=hack), IdeaFactory(board=board)

    client.post(address("queue_spotlight", board), {"kind": "iteration", "thing": iteration.pk})
    client.post(address("spotlight_idea", board, idea.pk))

    assert [row.thing for row in Spotlight.objects.filter(board=board)] == [iteration, idea]


def test_facilitator_queues_nothing_that_is_not_offered(client, board, coach):
    client.force_login(coach)
    draft = IterationFactory(hack__team=coach.coach_assignments.get().team, state="draft")
    other = IterationFactory(hack__team=TeamFactory(cohort=board.cohort), audience="team")
    of_other_cohort = IterationFactory(audience="public")

    for thing in (draft, other, of_other_cohort):
        client.post(address("queue_spotlight", board), {"kind": "iteration", "thing": thing.pk})

    assert not Spotlight.objects.exists()


def test_page_of_the_queue_hides_what_the_facilitator_may_not_read(client, board, office, queued):
    iteration = IterationFactory(hack__title="Only for us", audience="team")
    SpotlightFactory(board=board, iteration=iteration, is_on=True)
    client.force_login(office)

    page = client.get(address("spotlight", board)).text

    assert "Only for us" not in page
    assert "Something that is not for you to read" in page
    assert queued[0].idea.title in page


def test_band_stands_on_the_page_with_what_is_on(client, board, member, coach, queued):
    client.force_login(member)
    before = " ".join(client.get(board.get_absolute_url()).text.split())
    spotlights.show(spotlight=queued[0], actor=coach)

    after = " ".join(client.get(board.get_absolute_url()).text.split())

    assert 'data-band="title">Nothing is in the spotlight now. </b>' in before
    assert f'data-band="title">{queued[0].idea.title} </b>' in after


def test_buttons_step_and_change_the_queue(client, board, coach, queued):
    client.force_login(coach)

    client.post(address("step_spotlight", board), {"to": "next", "seen": ""})
    client.post(address("change_spotlight", board, queued[0].pk), {"do": "later"})
    client.post(address("change_spotlight", board, queued[2].pk), {"do": "remove"})
    client.post(address("change_spotlight", board, queued[1].pk), {"do": "no such"})

    rows = list(Spotlight.objects.filter(board=board))
    assert [(row.pk, row.is_on) for row in rows] == [(queued[1].pk, False), (queued[0].pk, True)]


@pytest.mark.parametrize("number", [1, 30])
def test_queue_takes_the_same_queries_for_many_things(
    client, board, coach, hack, number, django_assert_num_queries
):
    client.force_login(coach)
    for place in range(number):
        SpotlightFactory(board=board, idea=IdeaFactory(board=board))
        SpotlightFactory(board=board, iteration=IterationFactory(hack=hack, number=place + 1))

    with django_assert_num_queries(11):
        client.get(address("spotlight", board))


def test_withdrawn_iteration_leaves_the_boards_that_follow_it(board, hack, member):
    iteration = IterationFactory(hack=hack)
    withdraw_iteration(iteration=iteration, person=member)

    assert band(board) is None
    assert Iteration.objects.get().is_withdrawn
    assert kinds(board) == ["spotlight.followed"]

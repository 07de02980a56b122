"""Boards in three phases; what people did on them since stays."""

from datetime import datetime, timedelta

from django.utils import timezone

from cohorts.models import Cohort
from hacks.models import Hack, Iteration
from incubator.accounts.models import User
from showcase.board import events
from showcase.board.guest_notice import notice_digest
from showcase.board.guest_tokens import digest_of, new_token
from showcase.board.models import Board, Guest, Idea, Spotlight, Try, Vote
from showcase.board.models.guest import GUEST_TIME
from showcase.board.phases import Phase
from showcase.board.services.boards import move_phase
from showcase.board.services.columns import add_column, move_idea
from showcase.board.services.merges import merge_ideas

from .accounts import People
from .cohorts import Teams
from .keys import key_of
from .texts.boards import BOARDS, SPOTLIGHTS, TRIES
from .texts.people import OFFICE, SIGN_INS, UNSIGNED


def load_boards(teams: Teams, people: People) -> None:
    """Each once, known by its ``client_id``."""
    for text in BOARDS:
        key = key_of("board", text["key"])
        if not Board.objects.filter(client_id=key).exists():
            _load(text, key, teams, people)
    for board, number, team, slug in TRIES:
        idea = Idea.objects.get(client_id=key_of("idea", board, number))
        hack = Hack.objects.get(team=teams[team], slug=slug)
        Try.objects.get_or_create(idea=idea, team=teams[team], defaults={"hack": hack})
    for name, things in SPOTLIGHTS.items():
        board = Board.objects.get(client_id=key_of("board", name))
        if not board.spotlights.exists():
            _queue(board, name, things, teams)


def _queue(board: Board, name: str, things: list[tuple], teams: Teams) -> None:
    for place, (kind, *which) in enumerate(things):
        if kind == "idea":
            thing = Idea.objects.get(client_id=key_of("idea", name, *which))
        else:
            team, slug = which
            hack = Hack.objects.get(team=teams[team], slug=slug)
            thing = Iteration.objects.published().filter(hack=hack).latest("number")
        Spotlight.objects.create(board=board, position=place + 1, is_on=not place, **{kind: thing})


def _load(text: dict, key, teams: Teams, people: People) -> None:
    began = timezone.now() - timedelta(days=text["days_ago"], hours=2)
    board = Board.objects.create(
        client_id=key,
        slug=text["slug"],
        question=text["question"],
        cohort=Cohort.objects.get(slug=text["cohort"]) if text["cohort"] else None,
        phase=Phase.GROUP if "columns" in text else text["phase"],
        created_by=people[OFFICE],
        is_open_to_guests="held" in text,
    )
    Board.objects.filter(pk=board.pk).update(created_at=began)
    events.record(board, "board.opened", people[OFFICE])
    dots = _dots(board, people)
    for number, (name, team, title, more, count) in enumerate(text["ideas"]):
        idea = Idea.objects.create(
            client_id=key_of("idea", text["key"], number),
            board=board,
            author=people[name],
            team=teams[team],
            title=title,
            text=more,
        )
        _date(idea, began + timedelta(minutes=2 + 3 * number))
        events.record(board, "idea.added", people[name], idea=idea.pk, team=teams[team].pk)
        _give_dots(board, idea, dots, count)
    if "columns" in text:
        _group(board, text, people[OFFICE])
        board.refresh_from_db()
    for number, title in enumerate(text.get("held", [])):
        _hold(board, key_of("held idea", text["key"], number), title, began)


def _group(board: Board, text: dict, actor: User) -> None:
    """Columns, what stands in them, what became one; then the board goes on."""

    def idea(number: int) -> Idea:
        return Idea.objects.get(client_id=key_of("idea", text["key"], number))

    for name, numbers in text["columns"].items():
        key = key_of("column", text["key"], name)
        column = add_column(board=board, name=name, actor=actor, client_id=key)
        for number in numbers:
            move_idea(idea=idea(number), column=column, actor=actor)
    for number, into in text["merged"].items():
        merge_ideas(idea=idea(number), into=idea(into), actor=actor)
    move_phase(board=board, before=Phase.GROUP, after=text["phase"], actor=actor)


def _hold(board: Board, key, title: str, began: datetime) -> None:
    """What a guest posted, who is gone since."""
    guest = Guest.objects.create(
        board=board,
        number=1,
        token_digest=digest_of(new_token()),
        notice=notice_digest(),
        language="en",
        expires_at=began + GUEST_TIME,
    )
    values = {"board": board, "guest": guest, "client_id": key, "title": title}
    idea = Idea.objects.create(**values, held_at=began)
    _date(idea, began + timedelta(minutes=90))
    events.record(board, "idea.held", None, idea=idea.pk, guest=guest.pk)


def _dots(board: Board, people: People) -> dict:
    """What each person gives at most: a sign-in keeps one, who has not signed gave none."""
    keeping = {name for name, *_ in SIGN_INS}
    return {
        person: board.vote_budget - (name in keeping)
        for name, person in people.items()
        if name != UNSIGNED
    }


def _give_dots(board: Board, idea: Idea, dots: dict, count: int) -> None:
    """From those who have the most left, so that nobody spends more than the budget."""
    givers = sorted(dots, key=lambda person: (-dots[person], person.pk))[:count]
    for person in givers:
        dots[person] -= 1
        Vote.objects.create(idea=idea, voter=person)
        events.record(board, "idea.voted", person, idea=idea.pk)


def _date(idea: Idea, at: datetime) -> None:
    Idea.objects.filter(pk=idea.pk).update(created_at=at, updated_at=at)

"""Hacks and their iterations, written as rows with their own dates."""

from datetime import timedelta

from django.utils import timezone

from cohorts.models import Team
from hacks.models import (
    Audience,
    BigIdea,
    Hack,
    Iteration,
    IterationRevision,
    IterationSeen,
)
from hacks.services.revisions import keep_revision

from .accounts import People
from .comments import write_comments
from .keys import key_of, moment, moment_of_iteration
from .texts import hack_logs
from .texts.people import COACHES, MEMBERS

HACK_FIELDS = (
    *(
        "slug",
        "title",
        "status",
        "lever",
        "competency",
        "how_might_we",
        "what_we_will_try",
        "with_whom",
    ),
    *("starts_on", "ends_on", "smallest_version", "hope_to_learn", "what_we_learned"),
)


def load_logs(teams: dict[str, Team], people: People, big_ideas: dict[str, BigIdea]) -> None:
    """Every hack that is not there yet, with its iterations and feedback."""
    for slug, texts in hack_logs().items():
        for text in texts:
            key = key_of("hack", slug, text["slug"])
            if not Hack.objects.filter(client_id=key).exists():
                write_hack(text, key, teams[slug], people, big_ideas)


def write_hack(text, key, team: Team, people: People, big_ideas) -> Hack:
    """One hack with its iterations and feedback, as ``texts/`` has it."""
    began = moment(text["starts_on"], 8, 0) - timedelta(days=5) if "starts_on" in text else None
    hack = Hack(
        team=team,
        client_id=key,
        created_by=people[text["by"]],
        big_idea=big_ideas[text["big_idea"]],
        adapted_from=_origin(text),
        **{name: text[name] for name in HACK_FIELDS if name in text},
    )
    began = began or timezone.now() - timedelta(days=2)
    _set_audience(hack, text, began, people)
    hack.save()
    iterations = [
        _write_iteration(one, number, hack, people)
        for number, one in enumerate(text.get("iterations", []), 1)
    ]
    write_comments(text, hack, iterations, people, began)
    latest = max((one.published_at for one in iterations if one.published_at), default=began)
    Hack.objects.filter(pk=hack.pk).update(created_at=began, updated_at=latest)
    return hack


def _origin(text) -> Hack | None:
    if "adapted_from" not in text:
        return None
    team, hack = text["adapted_from"].split("/")
    return Hack.objects.get(client_id=key_of("hack", team, hack))


def _write_iteration(text, number: int, hack: Hack, people: People) -> Iteration:
    at = moment_of_iteration(text)
    author = people[text["by"]]
    state = text.get("state", Iteration.State.PUBLISHED)
    iteration = Iteration(
        hack=hack,
        number=number,
        client_id=key_of("iteration", hack.client_id, number),
        author=author,
        state=state,
        tried=text["tried"],
        happened=text["happened"],
        learned=text["learned"],
        next_move=text["move"],
        next_step=text["next"],
        tried_on=timezone.localdate(at),
        students_count=text.get("students"),
        staff_count=text.get("staff"),
        focusing_question=text.get("question", ""),
        published_at=None if state == Iteration.State.DRAFT else at,
        withdrawn_at=at + timedelta(days=1) if state == Iteration.State.WITHDRAWN else None,
    )
    _set_audience(iteration, text, at, people)
    iteration.save()
    Iteration.objects.filter(pk=iteration.pk).update(created_at=at, updated_at=at)
    if iteration.published_at:
        _keep_history(iteration, text, at)
        _mark_seen(iteration, text, at, people)
    return iteration


def _set_audience(thing: Hack | Iteration, text, at, people: People) -> None:
    """The audience; public ones carry the lead's word, one still waits for it."""
    thing.audience = text["audience"]
    lead = people[MEMBERS[_team_of(thing).slug][0]]
    if thing.audience == Audience.PUBLIC:
        thing.public_requested_at, thing.public_requested_by = at, people[text["by"]]
        thing.public_confirmed_at, thing.public_confirmed_by = at + timedelta(hours=2), lead
    elif text.get("ask_public"):
        thing.public_requested_at, thing.public_requested_by = at, people[text["by"]]


def _team_of(thing: Hack | Iteration) -> Team:
    return thing.team if isinstance(thing, Hack) else thing.hack.team


def _keep_history(iteration: Iteration, text, at) -> None:
    """What it says now, and what it said before where somebody edited it."""
    later = at + timedelta(days=1)
    if "edited_from" in text:
        now = iteration.learned
        iteration.learned = text["edited_from"]
        _keep(iteration, at)
        iteration.learned, iteration.version, iteration.edited_at = now, 2, later
        iteration.save()
    _keep(iteration, later if "edited_from" in text else at)


def _keep(iteration: Iteration, at) -> None:
    revision = keep_revision(iteration, iteration.author)
    IterationRevision.objects.filter(pk=revision.pk).update(saved_at=at)


def _mark_seen(iteration: Iteration, text, at, people: People) -> None:
    """All coaches of the team have seen it, unless the text names others."""
    for name in text.get("seen", COACHES[iteration.hack.team.slug]):
        seen = IterationSeen.objects.create(iteration=iteration, coach=people[name])
        IterationSeen.objects.filter(pk=seen.pk).update(seen_at=at + timedelta(hours=20))

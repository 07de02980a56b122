"""What is new for a person: each piece only where the person may read it at this moment."""

from collections import defaultdict
from datetime import datetime, timedelta

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from cohorts.models import Team
from cohorts.visits.models import Visit
from hacks.models import Comment, Iteration
from hacks.selectors.asks import open_asks
from hacks.selectors.coach import waiting_iterations
from hacks.selectors.headlines import headline
from incubator.core.dates import hours_in_words, in_words

from ...models import HighlightPage
from ..letter import Group, Line, one_line, whole
from .places import Places

MOST_ITERATIONS, MOST_LINES, MOST_TEAMS, MOST = 80, 3, 6, 6
AHEAD = timedelta(days=14)


def new_iterations(person, places: Places, since: datetime) -> list[Iteration]:
    """Of the person's teams, their buddies and cohorts, newest first, one's own and those of
    muted teams left out."""
    near = Q(hack__team__cohort_id__in=places.cohorts)
    near |= Q(hack__team_id__in=places.own | places.buddies)
    if places.sees_all_cohorts:
        near |= Q(hack__team__cohort__completed_at=None)
    seen = Iteration.objects.visible_to(person).published().filter(near, published_at__gt=since)
    others = seen.exclude(author_id=person.pk).exclude(hack__team_id__in=places.muted)
    others = others.select_related("hack__team__school", "author")
    return list(others.order_by("-published_at", "-pk")[:MOST_ITERATIONS])


def by_team(iterations: list[Iteration], most: int = MOST_LINES) -> list[Group]:
    """A group a team, the team with the newest first; at most six teams."""
    teams: dict[Team, list[Iteration]] = defaultdict(list)
    for one in iterations:
        teams[one.hack.team].append(one)
    return [_team_group(team, found, most) for team, found in list(teams.items())[:MOST_TEAMS]]


def _team_group(team: Team, iterations: list[Iteration], most: int) -> Group:
    rest = len(iterations) - most
    more = _("and %(number)d more") % {"number": rest} if rest > 0 else ""
    lines = [iteration_line(one) for one in iterations[:most]]
    return Group(str(team), whole(team.get_absolute_url()), lines, more, team=team.pk)


def iteration_line(iteration: Iteration) -> Line:
    """Its name, its headline, and who posted it when."""
    words = {"number": iteration.number, "hack": iteration.hack.title}
    author = str(iteration.author) if iteration.author else str(iteration.hack.team)
    facts = [headline(iteration.tried).title, author, in_words(iteration.published_at)]
    return Line(
        one_line(_("Iteration %(number)d of “%(hack)s”") % words),
        whole(iteration.get_absolute_url()),
        " · ".join(one_line(fact) for fact in facts),
    )


def asks_by_team(person, places: Places) -> list[Group]:
    """Feedback on the person's teams that nobody answered, grouped by team, newest first."""
    groups: dict[int, Group] = {}
    teams = [team for team in places.member_of if team.pk not in places.muted]
    for comment in open_asks(person, teams)[: MOST * 2]:
        team = comment.hack.team
        group = groups.setdefault(team.pk, _team_group(team, [], MOST_LINES))
        group.lines.append(_comment_line(comment))
    return list(groups.values())


def _comment_line(comment: Comment) -> Line:
    name = str(comment.author) if comment.author else ""
    facts = [comment.get_kind_display(), name, comment.hack.title, in_words(comment.created_at)]
    note = " · ".join(one_line(fact) for fact in facts if fact)
    return Line(one_line(comment.text, 120), whole(comment.get_absolute_url()), note)


def waiting_by_team(coach, places: Places) -> list[Group]:
    """Iterations that wait for this coach, longest first, grouped by team."""
    groups: dict[int, Group] = {}
    waiting = waiting_iterations(coach).exclude(hack__team_id__in=places.muted)
    for iteration in waiting[: MOST * 2]:
        team = iteration.hack.team
        group = groups.setdefault(team.pk, _team_group(team, [], MOST_LINES))
        group.lines.append(iteration_line(iteration))
    return list(groups.values())


def visits_to_come(person, places: Places) -> list[Line]:
    """Visits of the person's teams in the next two weeks, the next one first."""
    now = timezone.now()
    soon = Visit.objects.visible_to(person).filter(
        Q(team_id__in=places.own) | Q(host_id__in=places.own),
        status__in=Visit.COMING,
        slot__starts_at__gt=now,
        slot__starts_at__lt=now + AHEAD,
    )
    related = soon.select_related("team__school", "host__school", "slot")
    return [_visit_line(one) for one in related.order_by("slot__starts_at", "pk")[:MOST]]


def _visit_line(visit: Visit) -> Line:
    words = {"team": visit.team, "host": visit.host}
    hours = hours_in_words(visit.slot.starts_at, visit.slot.ends_at)
    note = f"{in_words(visit.slot.day)}, {hours}"
    return Line(_("%(team)s visits %(host)s") % words, whole(visit.get_absolute_url()), note)


def new_highlights(since: datetime) -> QuerySet[HighlightPage]:
    """Highlights that went out since then, newest first; they are for everyone."""
    return HighlightPage.objects.shown().filter(first_published_at__gt=since).defer("story")[:MOST]


def highlight_line(page: HighlightPage) -> Line:
    """Its title, its address, and how it begins."""
    return Line(one_line(page.title), whole(page.get_url() or "/highlights/"), one_line(page.intro))

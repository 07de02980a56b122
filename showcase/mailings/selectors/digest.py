"""A person's weekly digest, made anew each time it is read or sent."""

from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ..letter import Group, Letter, Section
from ..models import DigestDelivery
from ..weeks import WEEK, moment_of, week_of
from .news import (
    asks_by_team,
    by_team,
    highlight_line,
    new_highlights,
    new_iterations,
    visits_to_come,
    waiting_by_team,
)
from .places import Places, places_of
from .school_to_meet import school_to_meet


def digest_of(
    person, *, since: datetime | None = None, places: Places | None = None
) -> Letter | None:
    """What the person's digest says now, or None where nothing is new and nothing waits.

    News since the last digest that was sent, at most two weeks back; of teams that the person
    muted there are none. Fourteen queries, however much there is to say.
    """
    since = since or since_when(person)
    places = places or places_of(person)
    news = new_iterations(person, places, since)
    sections = [
        *_own(person, places, news),
        *_waiting(person, places),
        *_buddies(person, places, news),
        *_cohort(places, news, since),
    ]
    if not sections:
        return None
    meet = school_to_meet(person, places, week_of(timezone.now()))
    sections += [Section(_("A school to meet"), [Group(lines=[meet])])] if meet else []
    return Letter(
        subject=_subject(news, sections),
        heading=_("Your week in the Innovation Incubator"),
        why=_("You get this every week because you belong to the Innovation Incubator."),
        sections=sections,
    )


def since_when(person) -> datetime:
    """Since when news are new: the person's last digest, or a week before this one's moment."""
    now = timezone.now()
    week = week_of(now)
    sent = DigestDelivery.objects.filter(person=person, state="sent", sent_at__gt=now - 2 * WEEK)
    last = sent.order_by("-sent_at").values_list("sent_at", flat=True).first()
    planned = moment_of(week)
    before = moment_of(week - WEEK) if planned and now >= planned else now - WEEK
    return last or before


def _own(person, places: Places, news: list) -> list[Section]:
    own = places.own | {team.pk for team in places.coaches}
    found = by_team([one for one in news if one.hack.team_id in own])
    title = _("Your team") if len(places.member_of) == 1 and not places.coaches else _("Your teams")
    return [Section(title, found)] if found else []


def _waiting(person, places: Places) -> list[Section]:
    asks, waiting = asks_by_team(person, places), waiting_by_team(person, places)
    found = [Section(_("Feedback without an answer"), asks)] if asks else []
    return found + ([Section(_("Waits for your feedback"), waiting)] if waiting else [])


def _buddies(person, places: Places, news: list) -> list[Section]:
    visits = visits_to_come(person, places)
    groups = [Group(_("Visits to come"), lines=visits)] if visits else []
    groups += by_team([one for one in news if one.hack.team_id in places.buddies])
    return [Section(_("Your buddies"), groups)] if groups else []


def _cohort(places: Places, news: list, since: datetime) -> list[Section]:
    near = places.own | places.buddies | {team.pk for team in places.coaches}
    others = by_team([one for one in news if one.hack.team_id not in near])
    told = [highlight_line(page) for page in new_highlights(since)]
    found = [Section(_("Your cohort"), others)] if others else []
    return found + ([Section(_("New highlights"), [Group(lines=told)])] if told else [])


def _subject(news: list, sections: list[Section]) -> str:
    """What there is in numbers, so that one knows before one opens it."""
    counts = []
    if number := len(news):
        words = ngettext("%(number)d new iteration", "%(number)d new iterations", number)
        counts.append(words % {"number": number})
    waits = {_("Feedback without an answer"), _("Waits for your feedback")}
    groups = [group for one in sections if one.title in waits for group in one.groups]
    if number := sum(len(group.lines) for group in groups):
        words = ngettext("%(number)d waits for you", "%(number)d wait for you", number)
        counts.append(words % {"number": number})
    return _("Your week: %(what)s") % {"what": ", ".join(counts) or sections[0].title}

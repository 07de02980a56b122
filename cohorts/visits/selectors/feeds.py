"""What a person's calendar programs read."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from cohorts.models import Cohort, CohortStrand, Team, Workshop
from hacks.models import Hack

from ..models import CalendarFeed, Seat, Visit

KEPT = timedelta(days=180)
"""How long what is over stays in a calendar."""
RUNNING = [Hack.Status.PLANNED, Hack.Status.TRYING]


@dataclass(frozen=True)
class Deadline:
    """A day by which something is done; ``key`` stays the same when the day moves."""

    key: str
    day: date
    title: str
    url: str = ""


def feeds_of(user) -> list[dict]:
    """Every calendar that the person can subscribe to: its name, its key, and the feed if open."""
    feeds = {
        (feed.team_id, feed.cohort_id): feed for feed in CalendarFeed.objects.filter(owner=user)
    }
    things = [("me", _("Everything of mine"), (None, None))]
    things += [(f"team-{one.pk}", str(one), (one.pk, None)) for one in own_teams(user)]
    things += [(f"cohort-{one.pk}", str(one), (None, one.pk)) for one in own_cohorts(user)]
    return [{"key": key, "name": name, "feed": feeds.get(of)} for key, name, of in things]


def own_teams(user) -> QuerySet[Team]:
    """Teams whose calendar the person can have."""
    mine = Q(pk__in=Team.ids_of_member(user)) | Q(pk__in=Team.ids_of_coach(user))
    return Team.objects.filter(mine).select_related("school").order_by("school__name", "pk")


def own_cohorts(user) -> QuerySet[Cohort]:
    """Cohorts whose calendar the person can have."""
    return Cohort.objects.filter(pk__in=own_teams(user).order_by().values("cohort_id"))


def may_be_read(feed: CalendarFeed) -> bool:
    """Whether its owner still may: the account is open, and team or cohort are the owner's."""
    owner = feed.owner
    if not owner.is_active:
        return False
    if feed.team_id:
        return own_teams(owner).filter(pk=feed.team_id).exists()
    if feed.cohort_id:
        return own_cohorts(owner).filter(pk=feed.cohort_id).exists()
    return True


def visits_in(feed: CalendarFeed) -> QuerySet[Visit]:
    """Visits with a date that the owner may see, as far as the calendar holds them."""
    owner = feed.owner
    found = Visit.objects.visible_to(owner).exclude(slot=None)
    found = found.filter(slot__ends_at__gte=timezone.now() - KEPT)
    if feed.team_id:
        found = found.filter(Q(team_id=feed.team_id) | Q(host_id=feed.team_id))
    elif feed.cohort_id:
        cohort = feed.cohort_id
        found = found.filter(Q(team__cohort_id=cohort) | Q(host__cohort_id=cohort))
    else:
        seats = Seat.objects.filter(person=owner).values("visit_id")
        hosts = Team.objects.of_member(owner).order_by().values("pk")
        found = found.filter(Q(pk__in=seats) | Q(host_id__in=hosts))
    return found.select_related("team__school", "host__school", "slot").order_by("slot__starts_at")


def workshops_in(feed: CalendarFeed) -> QuerySet[Workshop]:
    """Workshops of the cohort, of the team's cohort, or of all the owner's."""
    found = Workshop.objects.filter(cohort__in=_cohorts_of(feed))
    found = found.filter(ends_at__gte=timezone.now() - KEPT)
    return found.select_related("cohort").order_by("starts_at")


def deadlines_in(feed: CalendarFeed) -> list[Deadline]:
    """The last days of strands, as ``workshops_in`` chooses cohorts, and of hacks that run: the
    team's, or those of the owner's teams; in a cohort's calendar no hacks. Two queries."""
    since = (timezone.now() - KEPT).date()
    strands = CohortStrand.objects.filter(cohort__in=_cohorts_of(feed), ends_on__gte=since)
    found = [_end_of_strand(one) for one in strands.select_related("cohort")]
    if feed.cohort_id is None:
        hacks = Hack.objects.visible_to(feed.owner).filter(status__in=RUNNING, ends_on__gte=since)
        teams = [feed.team_id] if feed.team_id else Team.ids_of_member(feed.owner)
        found += [_end_of_hack(one) for one in hacks.filter(team__in=teams).select_related("team")]
    return sorted(found, key=lambda one: (one.day, one.key))


def _end_of_strand(strand: CohortStrand) -> Deadline:
    words = {"strand": strand.get_strand_display(), "cohort": strand.cohort}
    title = _("Last day of the strand %(strand)s (%(cohort)s)") % words
    return Deadline(f"strand-{strand.pk}", strand.ends_on, title)


def _end_of_hack(hack: Hack) -> Deadline:
    title = _("Last day of the hack “%(hack)s”") % {"hack": hack.title}
    return Deadline(f"hack-{hack.pk}", hack.ends_on, title, hack.get_absolute_url())


def _cohorts_of(feed: CalendarFeed) -> QuerySet:
    """A subquery: ids of the cohorts that the calendar is about."""
    if feed.team_id:
        cohorts = Cohort.objects.filter(teams=feed.team_id)
    elif feed.cohort_id:
        cohorts = Cohort.objects.filter(pk=feed.cohort_id)
    else:
        cohorts = own_cohorts(feed.owner)
    return cohorts.order_by().values("pk")

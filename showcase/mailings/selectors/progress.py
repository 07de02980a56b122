"""How mailings stand: whom they reach, and how far they have come."""

from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from cohorts.models import Team
from incubator.accounts.models import User

from ..models import DigestDelivery, Newsletter, NewsletterDelivery, NoMail, ReturnedMail
from ..weeks import next_moment, week_of
from .recipients import chosen_for, digest_readers, readers_of

MOST_SHOWN = 100


@dataclass
class Progress:
    """Of one newsletter, in numbers. ``unsure``: cut off by a crash, perhaps delivered."""

    sent: int
    failed: int
    left_out: int
    unsure: int
    waiting: int
    sending: int

    @property
    def total(self) -> int:
        return self.done + self.to_go

    @property
    def done(self) -> int:
        return self.sent + self.failed + self.left_out + self.unsure

    @property
    def to_go(self) -> int:
        return self.waiting + self.sending


@dataclass
class Reach:
    """Of a draft: how many get it, and how many of the chosen do not."""

    readers: int
    apart: int


def newsletters() -> QuerySet[Newsletter]:
    """All of them, newest first, each with ``sent_count`` and ``to_go_count``; one query."""
    states = {"sent_count": ["sent"], "to_go_count": ["waiting", "sending"]}
    counts = {
        name: Count("deliveries", filter=Q(deliveries__state__in=values))
        for name, values in states.items()
    }
    return Newsletter.objects.select_related("page", "cohort", "written_by").annotate(**counts)


def progress_of(newsletter: Newsletter) -> Progress:
    """How far it has come; one query."""
    return Progress(**newsletter.deliveries.numbers(timezone.now()))


def troubles_of(newsletter: Newsletter) -> QuerySet[NewsletterDelivery]:
    """Mails that did not go out, with their reasons, at most a hundred."""
    rows = newsletter.deliveries.filter(state__in=["failed", "left_out"])
    unsure = newsletter.deliveries.unsure(timezone.now())
    return (rows | unsure).select_related("person").order_by("state", "pk")[:MOST_SHOWN]


def reach_of(newsletter: Newsletter) -> Reach:
    """How many a draft goes to now; two queries."""
    readers = readers_of(newsletter).count()
    return Reach(readers, chosen_for(newsletter).count() - readers)


@dataclass
class DigestStanding:
    """When the next digest goes out and to how many at most; how the last one went."""

    next_at: object
    readers: int
    unwanted: int
    returned: int
    week: object
    last: dict[str, int] | None


def digest_standing() -> DigestStanding:
    """For the Office; five queries at most."""
    now = timezone.now()
    people = User.objects.filter(is_active=True)
    returned = ReturnedMail.objects.filter(works_since=None)
    week = DigestDelivery.objects.order_by("-week").values_list("week", flat=True).first()
    return DigestStanding(
        next_at=next_moment(now),
        readers=digest_readers().count(),
        unwanted=NoMail.objects.filter(kind="digest", person__in=people).count(),
        returned=returned.count(),
        week=week or week_of(now),
        last=DigestDelivery.objects.filter(week=week).numbers(now) if week else None,
    )


def teams_to_look_as(user) -> QuerySet[Team]:
    """Active teams, for the Office's look at a digest."""
    teams = Team.objects.visible_to(user).active().select_related("school", "cohort")
    return teams.order_by("-cohort__starts_on", "school__name")

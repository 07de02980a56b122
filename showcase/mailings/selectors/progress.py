"""How mailings stand: whom they reach, and how far they have come."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cohorts.models import Team
from incubator.accounts.models import User
from incubator.core.long_work import SILENCE

from ..models import DigestDelivery, Newsletter, NewsletterDelivery, NoMail, ReturnedMail
from ..weeks import next_moment, week_of
from .recipients import chosen_for, digest_readers, readers_of

MOST_SHOWN = 100


@dataclass
class Progress:
    """Of one newsletter, in numbers, as components/progress.html asks for them.

    ``unsure``: cut off by a crash, perhaps delivered.
    """

    sent: int
    failed: int
    left_out: int
    unsure: int
    waiting: int
    sending: int
    due: int
    heard_at: datetime
    next_at: datetime | None
    trouble: str = ""

    @property
    def to_go(self) -> int:
        return self.waiting + self.sending

    @property
    def done(self) -> int:
        return self.total - self.to_go

    @property
    def total(self) -> int:
        return self.sent + self.failed + self.left_out + self.unsure + self.to_go

    @property
    def state(self) -> str:
        if self.has_failed:
            return "failed"
        return "done" if self.is_done else "running"

    @property
    def has_failed(self) -> bool:
        """It stopped on its way, or some of it did not go out."""
        return bool(self.to_go and self.trouble) or bool(self.failed and not self.to_go)

    @property
    def why_failed(self) -> str:
        if self.to_go:
            return self.trouble
        words = ngettext("%(n)d mail did not go out.", "%(n)d mails did not go out.", self.failed)
        return words % {"n": self.failed}

    @property
    def is_done(self) -> bool:
        return not (self.to_go or self.failed)

    @property
    def rests_until(self) -> datetime | None:
        """When the next of them goes, where all that are left wait for quiet hours to end."""
        return self.next_at if self.waiting and not (self.due or self.sending) else None

    @property
    def is_stalled(self) -> bool:
        """Some could go, and nothing has moved for a while."""
        is_still = timezone.now() - self.heard_at > SILENCE
        return bool(self.due) and is_still and not self.has_failed

    @property
    def is_moving(self) -> bool:
        rests = self.has_failed or self.is_stalled or self.rests_until
        return bool(self.to_go) and not rests

    @property
    def may_run_again(self) -> bool:
        return self.has_failed or self.is_stalled

    def facts(self) -> list[tuple[str, int]]:
        """The numbers with their words; what there is none of is left out, but for two."""
        always = [(_("Sent"), self.sent), (_("To go"), self.to_go)]
        seldom = [
            (_("Failed"), self.failed),
            (_("Left out"), self.left_out),
            (_("Perhaps arrived"), self.unsure),
        ]
        return always + [(words, number) for words, number in seldom if number]


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
    found = Newsletter.objects.select_related("page", "cohort", "written_by").annotate(**counts)
    return found.order_by("-created_at", "-pk")


def progress_of(newsletter: Newsletter) -> Progress:
    """How far it has come; one query."""
    numbers = newsletter.deliveries.numbers(timezone.now())
    return Progress(**numbers, trouble=newsletter.trouble)


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

    next_at: datetime | None
    readers: int
    unwanted: int
    returned: int
    week: date
    last: dict | None


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

"""What turning the school year over would do now."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from incubator.accounts.models import AupPolicy, Invitation, User
from incubator.accounts.school_year import school_year, school_year_in_words
from incubator.accounts.selectors import policy_in_force, unsigned_people
from incubator.notifications.models import Notification

from ..models import Cohort, Team, TeamInvitation


@dataclass(frozen=True)
class SchoolYear:
    """The school year of today, and what waits to be rolled over."""

    year: int
    policy: AupPolicy | None
    cohorts: list[Cohort]
    invitations: int
    to_remind: int
    unsigned: int

    @property
    def in_words(self) -> str:
        return school_year_in_words(self.year)

    @property
    def is_done(self) -> bool:
        """Nothing waits."""
        return not (self.cohorts or self.invitations or self.to_remind)


def to_roll() -> SchoolYear:
    """A preview of ``services.school_year.roll_school_year``."""
    year, policy = school_year(), policy_in_force()
    return SchoolYear(
        year=year,
        policy=policy,
        cohorts=overdue_cohorts(),
        invitations=stale_invitations().count(),
        to_remind=people_to_remind(policy, year).count() if policy else 0,
        unsigned=unsigned_people().count() if policy else 0,
    )


def overdue_cohorts() -> list[Cohort]:
    """Those past their last day that nobody has completed, the longest one first."""
    return list(Cohort.objects.overdue().order_by("ends_on", "pk"))


def stale_invitations() -> QuerySet[Invitation]:
    """Expired ones that open nothing any more: all of their teams have ended."""
    places = TeamInvitation.objects.filter(invitation=OuterRef("pk"))
    growing = places.filter(team__status__in=Team.GROWING_STATUSES)
    expired = Invitation.objects.pending().filter(expires_at__lte=timezone.now())
    return expired.filter(Exists(places), ~Exists(growing)).order_by("pk")


def people_to_remind(policy: AupPolicy, year: int) -> QuerySet[User]:
    """Who has not signed in this school year and was not reminded by a roll-over yet."""
    told = Notification.objects.filter(recipient=OuterRef("pk"), key=reminder_key(policy, year))
    return unsigned_people().filter(~Exists(told))


def reminder_key(policy: AupPolicy, year: int) -> str:
    """Names the one reminder of a school year and version."""
    return f"policy.{policy.pk}.year.{year}"

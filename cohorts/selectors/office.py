"""What the Office's page says of cohorts and teams."""

from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from incubator.accounts.models import Invitation

from ..models import Cohort, Membership, Team, Workshop

MOST = 5


def invitation_counts() -> tuple[int, int]:
    """How many invitations came back, and how many expired; one query."""
    bounced, expired = (
        Count("pk", filter=Q(pk__in=Invitation.objects.in_state(state).values("pk")))
        for state in ("bounced", "expired")
    )
    found = Invitation.objects.aggregate(bounced=bounced, expired=expired)
    return found["bounced"], found["expired"]


def teams_without_lead() -> QuerySet[Team]:
    """Active teams that nobody leads now, at most five: teams that wait to begin are not meant."""
    leads = Membership.objects.current().leads().filter(team=OuterRef("pk"))
    teams = Team.objects.filter(~Exists(leads), status=Team.Status.ACTIVE)
    return teams.select_related("school", "cohort").order_by("-cohort__starts_on", "pk")[:MOST]


@dataclass(frozen=True)
class CohortLine:
    """A cohort with its teams by status and its next workshop."""

    cohort: Cohort
    next_workshop: Workshop | None

    @property
    def is_running(self) -> bool:
        return self.cohort.starts_on <= timezone.localdate() <= self.cohort.ends_on


def cohort_lines() -> list[CohortLine]:
    """The newest cohorts, each with counts of its teams; two queries."""
    by_status = {
        f"{status}_count": Count("teams", filter=Q(teams__status=status)) for status in Team.Status
    }
    cohorts = list(Cohort.objects.annotate(**by_status).order_by("-starts_on", "name")[:MOST])
    coming = Workshop.objects.filter(cohort__in=cohorts, ends_at__gte=timezone.now())
    coming = coming.filter(is_cancelled=False)
    first = {one.cohort_id: one for one in coming.order_by("-starts_at")}
    return [CohortLine(cohort, first.get(cohort.pk)) for cohort in cohorts]

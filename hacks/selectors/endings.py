"""What the end of a cohort means for its hacks."""

from django.db.models import Count, Q

from cohorts.models import Cohort, Team

from ..models import Hack, Iteration


def end_of_hacks(cohort: Cohort) -> dict[str, int]:
    """Hacks that may go on, hacks that stay as they are, and open drafts on these; one query."""
    hacks = Hack.objects.filter(team__cohort=cohort, team__status=Team.Status.ACTIVE)
    runs = Q(status__in=Hack.RUNNING)
    is_draft = Q(iterations__state=Iteration.State.DRAFT)
    return hacks.aggregate(
        running=Count("pk", filter=runs, distinct=True),
        frozen=Count("pk", filter=~runs, distinct=True),
        drafts=Count("iterations", filter=~runs & is_draft, distinct=True),
    )

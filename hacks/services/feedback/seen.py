from django.db import transaction
from django.utils.translation import gettext as _

from incubator.accounts.models import User
from incubator.core import audit
from incubator.core.errors import DomainError

from ...models import Iteration, IterationSeen


@transaction.atomic
def mark_seen(*, iteration: Iteration, coach: User) -> IterationSeen:
    """Note that a coach has read the iteration; the first moment stays.

    Raises DomainError for a draft and for a withdrawn iteration.
    """
    if not iteration.is_published:
        raise DomainError(_("Only a published iteration can be marked as seen."))
    seen, is_new = IterationSeen.objects.get_or_create(iteration=iteration, coach=coach)
    if is_new:
        audit.record(coach, "iteration.seen", iteration)
    return seen

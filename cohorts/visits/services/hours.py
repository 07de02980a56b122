"""Whether somebody can visit a team then."""

from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from cohorts.models import ClosedDay, Team
from incubator.core.dates import in_words
from incubator.core.errors import DomainError

from ..models import Slot

LONGEST = timedelta(hours=12)


def require_possible(team: Team, starts_at: datetime, ends_at: datetime, *, besides=None) -> None:
    """Raise DomainError with the reason unless somebody can visit the team then."""
    day = timezone.localdate(starts_at)
    if not starts_at < ends_at <= starts_at + LONGEST:
        raise DomainError(_("A visit ends after it starts, within twelve hours."))
    if starts_at <= timezone.now():
        raise DomainError(_("%(day)s is past. Choose a time to come.") % {"day": in_words(day)})
    if closed := ClosedDay.objects.on(day).first():
        raise DomainError(closed.reason(day))
    taken = Slot.objects.filter(team=team, withdrawn_at=None).overlapping(starts_at, ends_at)
    if besides:
        taken = taken.exclude(pk=besides.pk)
    if taken.exists():
        sentence = _("This team offers another visit at that time on %(day)s.")
        raise DomainError(sentence % {"day": in_words(day)})

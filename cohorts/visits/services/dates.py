"""What a refused person reads besides: which other dates would suit."""

from django.utils.translation import gettext as _

from cohorts.models import Team

from ..models import Slot
from ..selectors.slots import other_dates


def with_other_dates(
    sentence: str, host: Team, *, besides: Slot | None = None, seats: int = 1
) -> str:
    """The sentence, and the host's next three dates with so many seats free, or that there is
    none."""
    words = {
        "sentence": sentence,
        "host": host,
        "dates": "; ".join(other_dates(host, besides=besides, seats=seats)),
    }
    if not words["dates"]:
        return _("%(sentence)s %(host)s has no other date open yet.") % words
    return _("%(sentence)s Choose another date of %(host)s: %(dates)s.") % words

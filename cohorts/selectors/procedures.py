"""Local procedures as pages and forms show them."""

from datetime import time

from django.utils.translation import gettext_lazy as _

from incubator.notifications.quiet_hours import QuietSpan, is_always_quiet

from ..models import LocalProcedures, School
from ..procedures import INVITERS, Procedures, district, strictest

NO_HOUR_LEFT = _("Together with the district these quiet hours leave no hour for mail.")


def frame() -> Procedures:
    """The district's rule by itself."""
    return strictest([district()])


def decisions_of_school(school: School) -> LocalProcedures:
    """The school's own row, or an empty one that is not saved."""
    found = LocalProcedures.objects.filter(school=school).first()
    return found or LocalProcedures(school=school)


def possible_inviters() -> list[str]:
    """Who may invite within the district's rule, from strict to loose."""
    return list(INVITERS[: INVITERS.index(frame().who_may_invite) + 1])


def leaves_no_hour(quiet_from: time | None, quiet_until: time | None) -> bool:
    """Whether mail would never go, with the district's quiet hours."""
    if quiet_from is None or quiet_until is None:
        return False
    return is_always_quiet([*frame().quiet, QuietSpan(quiet_from, quiet_until)])

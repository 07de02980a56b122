"""What is frozen stays as it is, also where the cohort ends while somebody is saving."""

from django.utils.translation import gettext as _

from cohorts.models import Team
from incubator.core.errors import DomainError

from ..models import Hack


def require_going_on(hack: Hack) -> None:
    """Raise DomainError when the cohort has finished and the hack does not run.

    The first lock of a transaction: its team is held, so the end of the cohort waits until what
    is written now is saved, or has come before. Hack, iteration, photo and comment are locked
    after it.
    """
    hold_team(hack)
    refuse_frozen(Hack.objects.select_related("team").get(pk=hack.pk))


def hold_team(hack: Hack) -> None:
    """Let the end of the cohort, and other writes to the team's hacks, wait for this one."""
    Team.objects.select_for_update(no_key=True).get(pk=hack.team_id)


def refuse_frozen(hack: Hack) -> None:
    """The same answer for the hack as it was read, where nothing is locked yet."""
    if hack.is_frozen:
        raise DomainError(_("This cohort has finished. Only hacks that still run can change."))

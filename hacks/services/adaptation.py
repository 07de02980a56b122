"""A team starts from another team's hack, with credit both ways."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from cohorts.models import Team
from cohorts.selectors import team_members
from incubator.accounts.models import User
from incubator.core import audit
from incubator.core.errors import DomainError
from incubator.notifications.services import notify

from ..models import Audience, Hack
from .design import create_hack


@transaction.atomic
def adapt_hack(
    *,
    source: Hack,
    team: Team,
    author: User,
    client_id: UUID,
    design: Mapping[str, Any],
    audience: str,
) -> Hack:
    """Start a planned hack from another team's; the same ``client_id`` again gives the first one.

    Raises DomainError for the source's own team, or when somebody else used the id.
    """
    if team.pk == source.team_id:
        raise DomainError(_("A team adapts the hacks of other teams."))
    hack = create_hack(
        team=team, author=author, client_id=client_id, design=design, audience=audience
    )
    if hack.adapted_from_id:
        return hack
    hack.adapted_from = source
    hack.status = Hack.Status.PLANNED
    hack.save(update_fields=["adapted_from", "status", "updated_at"])
    audit.record(author, "hack.adapted", hack, source=source.pk)
    _tell_source_team(source, hack)
    return hack


def _tell_source_team(source: Hack, hack: Hack) -> None:
    """Say who adapted it, as far as the source's team may see the new hack."""
    if _is_open_to(source.team, hack):
        text = _("%(team)s adapted your hack “%(title)s”.")
        page = hack
    else:
        text = _("Another team adapted your hack “%(title)s”.")
        page = source
    notify(
        team_members(source.team),
        kind="hack.adapted",
        text=text % {"team": hack.team, "title": source.title},
        url=page.get_absolute_url(),
        key=f"hack.adapted:{hack.pk}",
    )


def _is_open_to(team: Team, hack: Hack) -> bool:
    if hack.audience == Audience.COHORT:
        return team.cohort_id == hack.team.cohort_id
    return hack.audience != Audience.TEAM

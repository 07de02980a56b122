"""Starting a hack, changing its design card and its status."""

from collections.abc import Iterator, Mapping
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cohorts.models import Team
from cohorts.services.endings import require_unfinished
from incubator.accounts.models import User
from incubator.core import audit
from incubator.core.errors import DomainError, StaleVersion

from ..models import Audience, Hack
from ..signals import hack_status_changed
from .audience import choose_audience, tell_leads_of_request
from .going_on import require_going_on

DESIGN_FIELDS = (
    "title",
    "how_might_we",
    "what_we_will_try",
    "lever",
    "big_idea",
    "competency",
    "with_whom",
    "starts_on",
    "ends_on",
    "smallest_version",
    "hope_to_learn",
)
NOT_YOURS = gettext_lazy("This form belongs to somebody else. Open the page and start again.")


@transaction.atomic
def create_hack(
    *,
    team: Team,
    author: User,
    client_id: UUID,
    design: Mapping[str, Any],
    audience: str = Audience.COHORT,
) -> Hack:
    """Start a hack as a draft plan; the same ``client_id`` again gives the first hack.

    Raises DomainError when the id was used by somebody else, or the cohort has finished.
    """
    require_unfinished(Team.objects.select_for_update().get(pk=team.pk))
    hack = Hack(
        team=team,
        created_by=author,
        client_id=client_id,
        slug=free_slug(team, design["title"]),
        **{name: design[name] for name in DESIGN_FIELDS if name in design},
    )
    choose_audience(hack, audience, author)
    try:
        with transaction.atomic():
            hack.save(force_insert=True)
    except IntegrityError:
        return _first_hack(team, author, client_id)
    audit.record(author, "hack.created", hack)
    _tell(hack)
    return hack


@transaction.atomic
def update_design(
    *, hack: Hack, editor: User, version: int, design: Mapping[str, Any], audience: str
) -> Hack:
    """Save the design card that the editor read at ``version``.

    Raises StaleVersion when somebody saved in between, DomainError when the cohort has finished
    and the hack does not run; the same card again changes nothing.
    """
    require_going_on(hack)
    hack = Hack.objects.select_for_update(of=("self",)).select_related("team").get(pk=hack.pk)
    before = _card(hack)
    for name in DESIGN_FIELDS:
        setattr(hack, name, design[name])
    choose_audience(hack, audience, editor)
    changed = [name for name, value in _card(hack).items() if value != before[name]]
    if not changed:
        return hack
    if hack.version != version:
        raise StaleVersion(_("Somebody else saved this design while you were writing."))
    hack.version += 1
    hack.save()
    audit.record(editor, "hack.changed", hack, fields=changed)
    if "public_requested_at" in changed:
        _tell(hack)
    return hack


@transaction.atomic
def set_status(*, hack: Hack, editor: User, status: str, what_we_learned: str = "") -> Hack:
    """Move a hack on; parking asks what was learned, and is as good an outcome as any.

    Raises DomainError when a hack is parked without a word of what was learned, or when the
    cohort has finished and the hack does not run.
    """
    require_going_on(hack)
    hack = Hack.objects.select_for_update(of=("self",)).select_related("team").get(pk=hack.pk)
    learned = what_we_learned.strip() or hack.what_we_learned
    if status == Hack.Status.PARKED and not learned:
        raise DomainError(_("Say what you learned. That is what makes parking worth it."))
    if (hack.status, hack.what_we_learned) == (status, learned):
        return hack
    before, hack.status, hack.what_we_learned = hack.status, status, learned
    hack.version += 1
    hack.save()
    audit.record(editor, "hack.status_changed", hack, before=before, after=status)
    hack_status_changed.send(sender=Hack, hack=hack)
    return hack


def free_slug(team: Team, title: str) -> str:
    """An address that no other hack of the team has; ``new`` is the page that starts one."""
    base = slugify(title)[:70].strip("-") or "hack"
    taken = {"new", *team.hacks.filter(slug__startswith=base).values_list("slug", flat=True)}
    return next(slug for slug in _numbered(base) if slug not in taken)


def _numbered(base: str) -> Iterator[str]:
    yield base
    number = 2
    while True:
        yield f"{base}-{number}"
        number += 1


def _first_hack(team: Team, author: User, client_id: UUID) -> Hack:
    hack = Hack.objects.filter(client_id=client_id, created_by=author, team=team).first()
    if hack is None:
        raise DomainError(NOT_YOURS)
    return hack


def _card(hack: Hack) -> dict[str, Any]:
    names = (*DESIGN_FIELDS, "audience", "public_requested_at")
    return {name: getattr(hack, name) for name in names}


def _tell(hack: Hack) -> None:
    if hack.waits_for_lead:
        tell_leads_of_request(hack, hack.get_absolute_url())

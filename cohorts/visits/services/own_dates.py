"""Visitors ask with dates of their own; the host says yes to one, which becomes a slot."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID, uuid5

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cohorts.models import Team
from incubator.accounts.models import User
from incubator.core.errors import DomainError
from incubator.core.retries import retried

from ..models import Candidate, Visit
from ..selectors.visits import who_can_come
from .guards import (
    locked,
    locked_host,
    require_asking,
    require_two_teams,
    require_visitors,
    sent_before,
)
from .hours import require_possible
from .seats import require_nobody_elsewhere
from .slots import FIELDS, offer_one
from .visits import begin, pick_date

MOST_DATES = 5

Hours = tuple[datetime, datetime]


class DateRefused(DomainError):
    """The date with this ``number`` (from 0) is impossible."""

    def __init__(self, sentence: str, *, number: int):
        super().__init__(sentence)
        self.number = number


@transaction.atomic
def propose_dates(
    *,
    team: Team,
    host: Team,
    dates: Iterable[Hours],
    people: Iterable[User],
    purpose: str,
    actor: User,
    client_id: UUID,
) -> Visit:
    """Ask a host for a visit on one of these days; who comes marks each, the asker's are yes.

    The same ``client_id`` again gives the first visit. Raises DateRefused for a date on which
    nobody can visit the host, or the asker visits another school; DomainError when the teams
    cannot meet or there are no dates or too many.
    """
    dates, people = list(dates), list(dict.fromkeys(people))
    host = locked_host(host.pk)
    if known := sent_before(client_id, actor):
        return known
    require_two_teams(host, team)
    require_visitors(team, host, people)
    _require_dates(host, dates, [actor] if actor in people else [])
    visit = Visit(team=team, host=host, purpose=purpose, asked_by=actor, client_id=client_id)
    own = [Candidate(visit=visit, own_starts_at=start, own_ends_at=end) for start, end in dates]
    told = _("%(team)s asks to visit %(host)s and proposes dates. Say yes to one, or why not.")
    return begin(visit, own, people, told, own_dates=len(own))


@retried
@transaction.atomic
def accept_date(*, candidate: Candidate, values: Mapping[str, Any], actor: User) -> Visit:
    """Say yes to a date of the visitors: it becomes a slot with these ``values`` and the visit's
    date, with a seat for each who can come. Twice changes nothing.

    Raises DomainError when the date is no longer possible, another was chosen, nobody can come or
    there are too few seats.
    """
    visit = locked(candidate.visit)
    candidate = visit.candidates.select_related("slot").get(pk=candidate.pk)
    if visit.is_coming and candidate.slot_id and visit.slot_id == candidate.slot_id:
        return visit
    require_asking(visit)
    require_two_teams(visit.host, visit.team)
    if candidate.is_own:
        _make_slot(visit, candidate, values, actor)
    return pick_date(visit=visit, slot=candidate.slot, actor=actor)


def too_few_seats(people: int) -> str:
    """The sentence for a slot that is smaller than the visit."""
    words = ngettext(
        "%(number)d visitor can come. Give at least as many seats.",
        "%(number)d visitors can come. Give at least as many seats.",
        people,
    )
    return words % {"number": people}


def _make_slot(visit: Visit, candidate: Candidate, values: Mapping[str, Any], actor: User) -> None:
    hours = candidate.starts_at, candidate.ends_at
    require_possible(visit.host, *hours)
    people = len(who_can_come(candidate))
    if values["seats"] < people:
        raise DomainError(too_few_seats(people))
    texts = {name: values[name] for name in FIELDS}
    key = uuid5(visit.client_id, f"date-{candidate.pk}")  # visitors chose the visit's number
    candidate.slot = offer_one(visit.host, hours, texts, [], actor, key)
    candidate.save(update_fields=["slot"])


def _require_dates(host: Team, dates: list[Hours], askers: list[User]) -> None:
    if not dates:
        raise DomainError(_("Name one date or more."))
    if len(dates) > MOST_DATES:
        raise DomainError(_("Five dates are enough."))
    for number, hours in enumerate(dates):
        if hours in dates[:number]:
            raise DateRefused(_("You have this date twice."), number=number)
        try:
            require_possible(host, *hours)
            require_nobody_elsewhere(askers, *hours)
        except DomainError as refusal:
            raise DateRefused(str(refusal), number=number) from refusal

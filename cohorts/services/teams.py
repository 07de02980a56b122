"""Schools and their teams, as the Office brings them in."""

from uuid import UUID

from django.db import IntegrityError, models, transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from incubator.accounts.models import Invitation, User
from incubator.accounts.services.sessions import check_sockets
from incubator.core import audit
from incubator.core.errors import DomainError

from ..models import Cohort, School, Team, TeamInvitation
from ..selectors import team_coaches, team_members
from ..selectors.invitations import sent_before
from ..selectors.schools import school_called
from ..signals import team_ended
from .invitations import Guest, invite_to_teams

LONGEST_SLUG = 80


@transaction.atomic
def add_school(*, name: str, actor: User, **fields: str) -> School:
    """A school of this name; one that is there already stays as it is.

    ``fields`` are those of the model. Raises DomainError when somebody adds it at the same moment.
    """
    if known := school_called(name):
        return known
    name = " ".join(name.split())
    school = _made(School, name=name, slug=_free_slug(School, name), **fields)
    audit.record(actor, "school.added", school)
    return school


@transaction.atomic
def add_team(*, school: School, cohort: Cohort, actor: User, name: str = "") -> Team:
    """The school's team in the cohort, waiting for its first lead; one that is there stays.

    Raises DomainError when somebody adds it at the same moment.
    """
    if known := Team.objects.filter(school=school, cohort=cohort).first():
        return known
    fields = {"school": school, "cohort": cohort, "status": Team.Status.INVITED}
    name = " ".join(name.split())
    team = _made(Team, name=name, slug=_free_slug(Team, school.slug, cohort.slug), **fields)
    audit.record(actor, "team.added", team, school=school.pk, cohort=cohort.pk)
    return team


@transaction.atomic
def follow_team(*, team: Team, actor: User) -> None:
    """After its cohort or its status changed: open pages of its people ask anew what they may
    hear, once that is saved, and a team that is active no longer hands back what was to come."""
    for person in [*team_members(team), *team_coaches(team)]:
        check_sockets(person=person)
    if not team.is_active:
        team_ended.send(Team, team=team, actor=actor)


@transaction.atomic
def invite_lead_to_new_team(
    *, school: School | str, cohort: Cohort, name: str, guest: Guest, actor: User, batch: UUID
) -> Invitation:
    """Add the team (and a school that is only a name yet), and invite its school leader.

    The same ``batch`` a second time changes nothing. Raises DomainError as its parts do.
    """
    if sent := sent_before(batch, guest.email):
        return sent
    if isinstance(school, str):
        school = add_school(name=school, actor=actor)
    team = add_team(school=school, cohort=cohort, actor=actor, name=name)
    lead = TeamInvitation.Role.LEAD
    return invite_to_teams(teams=[team], role=lead, guest=guest, actor=actor, batch=batch)


def _made(model: type[models.Model], **fields) -> models.Model:
    try:
        with transaction.atomic():
            return model.objects.create(**fields)
    except IntegrityError as error:  # somebody else was a moment faster
        raise DomainError(_("Somebody added the same just now. Please send it again.")) from error


def _free_slug(model: type[models.Model], *words: str) -> str:
    """The first word as an address; where it is taken, with the next words, then with a number."""
    parts = [slugify(word) or model._meta.model_name for word in words]
    tries = ["-".join(parts[: count + 1])[:LONGEST_SLUG] for count in range(len(parts))]
    base = tries[-1][: LONGEST_SLUG - 4]
    taken = set(model.objects.filter(slug__startswith=tries[0][:8]).values_list("slug", flat=True))
    tries += [f"{base}-{number}" for number in range(2, len(taken) + 3)]
    return next(one for one in tries if one not in taken)

"""What changes who belongs where."""

from datetime import date, datetime, timedelta

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from incubator.accounts.models import User
from incubator.core import audit
from incubator.core.errors import DomainError

from ..models import Aspiration, Cohort, CohortPage, CohortStrand, Team, Workshop
from .endings import require_unfinished


@transaction.atomic
def write_aspiration(*, team: Team, text: str, author: User) -> Aspiration:
    """Make this the team's current aspiration and keep earlier ones; the same text changes nothing.

    Raises DomainError when the text is empty or longer than 280 characters, or when the cohort
    has finished.
    """
    text = " ".join(text.split())
    if not 0 < len(text) <= Aspiration.LONGEST:
        raise DomainError(_("An aspiration has 1 to 280 characters."))
    require_unfinished(Team.objects.select_for_update().get(pk=team.pk))
    current = team.aspirations.filter(is_current=True).first()
    if current and current.text == text:
        return current
    team.aspirations.filter(is_current=True).update(is_current=False)
    aspiration = Aspiration.objects.create(team=team, text=text, written_by=author)
    audit.record(author, "aspiration.written", aspiration, team=team.pk)
    return aspiration


@transaction.atomic
def clone_cohort(*, cohort: Cohort, name: str, slug: str, starts_on: date, actor: User) -> Cohort:
    """The same strands, workshops and story, moved to a new start; no people, teams, files or logs.

    Workshops keep their time of day, over a change of the clocks too. Pages come as drafts.
    Raises DomainError when the name or the address is taken.
    """
    by = starts_on - cohort.starts_on
    try:
        with transaction.atomic():
            clone = Cohort.objects.create(
                name=name, slug=slug, starts_on=starts_on, ends_on=cohort.ends_on + by
            )
    except IntegrityError as error:
        raise DomainError(_("There is a cohort of this name or address already.")) from error
    CohortStrand.objects.bulk_create(_moved_strand(one, clone, by) for one in cohort.strands.all())
    Workshop.objects.bulk_create(_moved_workshop(one, clone, by) for one in cohort.workshops.all())
    for page in CohortPage.objects.filter(cohort=cohort):
        _copy_page(page, clone, actor)
    audit.record(actor, "cohort.cloned", clone, source=cohort.pk, days=by.days)
    return clone


def _moved_strand(strand: CohortStrand, clone: Cohort, by: timedelta) -> CohortStrand:
    return CohortStrand(
        cohort=clone,
        strand=strand.strand,
        starts_on=strand.starts_on + by,
        ends_on=strand.ends_on + by,
        summary=strand.summary,
    )


def _moved_workshop(workshop: Workshop, clone: Cohort, by: timedelta) -> Workshop:
    return Workshop(
        cohort=clone,
        title=workshop.title,
        strand=workshop.strand,
        starts_at=_same_time_of_day(workshop.starts_at, by),
        ends_at=_same_time_of_day(workshop.ends_at, by),
        place=workshop.place,
        agenda=workshop.agenda,
        hours=workshop.hours,
    )


def _same_time_of_day(moment: datetime, by: timedelta) -> datetime:
    """Move by whole days on the wall clock of the site's time zone."""
    local = timezone.localtime(moment)
    return timezone.make_aware(local.replace(tzinfo=None) + by)


def _copy_page(page: CohortPage, clone: Cohort, actor: User) -> None:
    """A copy never keeps the old page's revisions, schedule or being live."""
    new = {"title": clone.name, "slug": clone.slug, "cohort": clone}
    page.copy(update_attrs=new, copy_revisions=False, keep_live=False, user=actor)

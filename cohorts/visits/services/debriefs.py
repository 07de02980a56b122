"""After a visit: what people noticed, what they will try, and the hacks that come of it."""

from collections.abc import Iterable

from django.db import transaction
from django.utils.translation import gettext as _

from cohorts.models import Team
from cohorts.selectors import team_members
from hacks.models import Hack
from hacks.services.adaptation import adapt_hack
from hacks.services.design import create_hack
from incubator.accounts.models import User
from incubator.core import audit
from incubator.core.errors import DomainError
from incubator.notifications.services import notify

from ..models import Debrief, TakeAway, Visit

MOST_TAKE_AWAYS = 5
TITLE_LENGTH = 120


@transaction.atomic
def write_debrief(
    *,
    visit: Visit,
    person: User,
    noticed: str,
    wondered: str,
    thanks: str,
    will_change: str = "",
    will_try: Iterable[str] = (),
    source: Hack | None = None,
) -> Debrief:
    """Keep what the person took from the visit; a second time changes the first.

    ``will_change`` is for the host's own reflection. A visitor names one take-away at least; one
    that became a hack stays, whatever is written.
    Raises DomainError before the visit began, and for a visitor without a take-away.
    """
    Team.objects.select_for_update().get(pk=visit.host_id)
    visit = Visit.objects.select_related("team", "host", "slot").get(pk=visit.pk)
    if not visit.has_begun:
        raise DomainError(_("This visit has not begun yet."))
    is_visitor = visit.seats.taken().filter(person=person).exists()
    will_try = list(dict.fromkeys(" ".join(one.split()) for one in will_try if one.strip()))
    if is_visitor:
        _require_take_aways(will_try)
    words = {"noticed": noticed, "wondered": wondered, "thanks": thanks}
    words["will_change"] = "" if is_visitor else will_change
    debrief, is_new = Debrief.objects.update_or_create(
        visit=visit,
        person=person,
        defaults=words | {"team": visit.team if is_visitor else visit.host},
    )
    if is_visitor:
        _keep_take_aways(visit, person, will_try, source)
    audit.record(person, "debrief.written", debrief, is_new=is_new)
    if is_new:
        _tell_the_others(visit, debrief)
    return debrief


@transaction.atomic
def make_hack(*, take_away: TakeAway, author: User) -> Hack:
    """Start a planned hack of the visiting team from it, with credit to the host's hack where the
    take-away names one; twice gives the first one. Of that hack it takes no words that the author
    may not read now. Raises DomainError once the cohort has finished."""
    take_away = TakeAway.objects.select_related("visit__team", "visit__host", "source").get(
        pk=take_away.pk
    )
    Team.objects.select_for_update().get(pk=take_away.visit.team_id)
    take_away.refresh_from_db(fields=["hack"])
    if take_away.hack_id:
        return take_away.hack
    take_away.hack = _start(take_away, author)
    take_away.save(update_fields=["hack", "updated_at"])
    audit.record(author, "take_away.tried", take_away, hack=take_away.hack_id)
    return take_away.hack


def _start(take_away: TakeAway, author: User) -> Hack:
    visit = take_away.visit
    source = take_away.source
    is_read = source and Hack.objects.with_visible_design(author).filter(pk=source.pk).exists()
    question = source.how_might_we if is_read else take_away.text
    design = {
        "title": take_away.text[:TITLE_LENGTH],
        "how_might_we": question,
        "what_we_will_try": take_away.text,
    }
    values = {"team": visit.team, "author": author, "client_id": take_away.client_id}
    if take_away.source:
        return adapt_hack(source=take_away.source, design=design, audience="cohort", **values)
    hack = create_hack(design=design, audience="cohort", **values)
    hack.status = Hack.Status.PLANNED
    hack.save(update_fields=["status", "updated_at"])
    return hack


def _keep_take_aways(visit: Visit, person: User, texts: list[str], source: Hack | None) -> None:
    mine = TakeAway.objects.filter(visit=visit, person=person)
    mine.filter(hack=None).exclude(text__in=texts).delete()
    mine.filter(hack=None).update(source=source)
    known = set(mine.values_list("text", flat=True))
    TakeAway.objects.bulk_create(
        TakeAway(visit=visit, person=person, text=text, source=source)
        for text in texts
        if text not in known
    )


def _require_take_aways(texts: list[str]) -> None:
    if not texts:
        raise DomainError(_("Name one thing at least that you will try at home."))
    if len(texts) > MOST_TAKE_AWAYS:
        raise DomainError(_("Five take-aways are enough. Keep those that you will really try."))
    if any(len(text) > TakeAway._meta.get_field("text").max_length for text in texts):
        raise DomainError(_("A take-away can have 280 characters at most."))


def _tell_the_others(visit: Visit, debrief: Debrief) -> None:
    """The host's members hear of a debrief, who came of a reflection."""
    words = {"name": debrief.person.get_short_name(), "team": debrief.team}
    if debrief.team_id == visit.host_id:
        people = User.objects.filter(pk__in=visit.seats.taken().values("person_id"))
        people = people.filter(pk__in=team_members(visit.team))  # who left the team hears no more
        text = _("%(name)s of %(team)s wrote what your visit showed them.") % words
    else:
        people = team_members(visit.host)
        text = _("%(name)s of %(team)s wrote what your visit gave them.") % words
    notify(
        people,
        kind="debrief",
        text=text,
        url=visit.get_absolute_url(),
        key=f"debrief:{visit.pk}:{debrief.person_id}",
    )

"""What goes with a mail about a visit: what one needs on the way, and the calendar entry."""

from django.utils.translation import gettext as _

from cohorts.selectors import team_leads
from incubator.accounts.models import User
from incubator.core.dates import hours_in_words, in_words
from incubator.notifications.additions import Addition, Attachment, Fact, adds_to_mail
from incubator.notifications.models import Notification

from .calendars import invitation_of, method_of
from .models import Stop, Visit
from .selectors.slots import OTHER_DATES, slot_in_words, slots_instead

CHANGES = ("moved", "seat", "cancelled")
"""The notes after which people may look for another date."""


@adds_to_mail("visit")
def way_to_the_visit(notification: Notification) -> Addition:
    """The visit as it stands when the mail goes out, for who may still see it; before it has a
    date, what is asked for.

    After a change the host's next three dates go with it.
    """
    number, what = notification.key.split(":")[1:3]
    visits = Visit.objects.visible_to(notification.recipient)
    visits = visits.select_related("team__school", "team__cohort", "host__school", "slot")
    visit = visits.filter(pk=number).first()
    if visit is None:
        return Addition()
    other = _other_dates(visit) if what in CHANGES else []
    if visit.slot is None:
        return Addition([*([] if visit.is_cancelled else _question(visit)), *other])
    kind = f"text/calendar; method={method_of(visit)}"
    entry = Attachment("visit.ics", invitation_of(visit), kind)
    lines = [_missed(visit)] if visit.is_cancelled else _lines(visit)
    return Addition([*lines, *other], entry)


def _question(visit: Visit) -> list[Fact]:
    """What a host or a visitor has to answer."""
    dates = visit.candidates.select_related("slot")
    people = User.objects.filter(visit_marks__candidate__visit=visit).distinct()
    names = (person.get_short_name() for person in people.order_by("name", "pk"))
    return [
        Fact(_("What they hope to learn"), visit.purpose),
        Fact(_("Dates to choose from"), "; ".join(map(str, dates))),
        Fact(_("Who would come"), ", ".join(names)),
    ]


def _missed(visit: Visit) -> Fact:
    return Fact(_("It was to be"), slot_in_words(visit.slot))


def _other_dates(visit: Visit) -> list[Fact]:
    """The host's; of its cohort, each with its host, where the host takes no part any more; none
    for a team that takes no part itself."""
    if not visit.team.is_active:
        return []
    slots = slots_instead(visit).select_related("team__school")[:OTHER_DATES]
    if visit.host.is_active:
        name = _("Other dates open at %(host)s") % {"host": visit.host}
        return [Fact(name, _joined(map(slot_in_words, slots)))]
    dates = _joined(f"{slot.team}, {slot_in_words(slot)}" for slot in slots)
    return [Fact(_("Other dates open in %(cohort)s") % {"cohort": visit.team.cohort}, dates)]


def _joined(dates) -> str:
    return "; ".join(dates) or _("none yet")


def _stop(stop: Stop) -> str:
    return f"{hours_in_words(stop.starts_at, stop.ends_at)}, {stop.room}. {stop.what}"


def _lines(visit: Visit) -> list[Fact]:
    slot = visit.slot
    contacts = ", ".join(person.get_short_name() for person in team_leads(visit.host))
    hours = {"day": in_words(slot.day), "hours": hours_in_words(slot.starts_at, slot.ends_at)}
    known = [
        (_("When"), _("%(day)s, %(hours)s, Boston time") % hours),
        (_("Where"), f"{visit.host.school}. {slot.meeting_point}"),
        (_("Parking and MBTA"), slot.travel),
        (_("Access, lunch, interpreters"), slot.access),
        (_("Contact"), contacts),
        (_("Focus question"), slot.focus_question),
        *((_("Stop"), _stop(stop)) for stop in slot.stops.all()),
    ]
    return [Fact(name, value) for name, value in known if value]

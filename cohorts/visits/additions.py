"""What goes with a mail about a visit: what one needs on the way, and the calendar entry."""

from django.utils.translation import gettext as _

from cohorts.selectors import team_leads
from incubator.core.dates import hours_in_words, in_words
from incubator.notifications.additions import Addition, Attachment, adds_to_mail
from incubator.notifications.models import Notification

from .calendars import invitation_of, method_of
from .models import Visit


@adds_to_mail("visit")
def way_to_the_visit(notification: Notification) -> Addition:
    """The visit as it stands when the mail goes out; nothing before it has a date."""
    number = notification.key.split(":")[1]
    visits = Visit.objects.exclude(slot=None).select_related("team__school", "host__school", "slot")
    visit = visits.filter(pk=number).first()
    if visit is None:
        return Addition()
    kind = f"text/calendar; method={method_of(visit)}"
    entry = Attachment("visit.ics", invitation_of(visit), kind)
    return Addition([] if visit.is_cancelled else _lines(visit), entry)


def _lines(visit: Visit) -> list[str]:
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
    ]
    return [f"{name}: {value}" for name, value in known if value]

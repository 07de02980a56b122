"""The calendar entry that goes with a mail about a visit."""

from incubator.notifications.attachments import Attachment, attaches
from incubator.notifications.models import Notification

from .calendars import invitation_of, method_of
from .models import Visit


@attaches("visit")
def calendar_entry(notification: Notification) -> Attachment | None:
    """The visit as it stands when the mail goes out; None before it has a date."""
    number = notification.key.split(":")[1]
    visits = Visit.objects.exclude(slot=None).select_related("team__school", "host__school", "slot")
    visit = visits.filter(pk=number).first()
    if visit is None:
        return None
    kind = f"text/calendar; method={method_of(visit)}"
    return Attachment("visit.ics", invitation_of(visit), kind)

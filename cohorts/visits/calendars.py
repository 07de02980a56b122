"""Visits, workshops and deadlines as iCalendar (RFC 5545): Boston's time, nobody's address."""

from collections.abc import Iterable
from datetime import timedelta
from urllib.parse import urlencode, urljoin, urlsplit
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from icalendar import Calendar, Event, Timezone

from cohorts.models import Workshop

from .models import Visit
from .selectors.feeds import Deadline

BOSTON = ZoneInfo("America/New_York")
# The rule of the Energy Policy Act of 2005, in force since 2007.
VTIMEZONE = """BEGIN:VTIMEZONE
TZID:America/New_York
BEGIN:STANDARD
DTSTART:20071104T020000
RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=1SU
TZNAME:EST
TZOFFSETFROM:-0400
TZOFFSETTO:-0500
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:20070311T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=2SU
TZNAME:EDT
TZOFFSETFROM:-0500
TZOFFSETTO:-0400
END:DAYLIGHT
END:VTIMEZONE
"""
STATUS = {"planned": "TENTATIVE", "confirmed": "CONFIRMED", "cancelled": "CANCELLED"}


def invitation_of(visit: Visit) -> str:
    """One visit (with a slot) as a calendar program takes it from a mail or a download.

    Its UID stays and its SEQUENCE rises, so that a program changes the entry that it has. The
    method is CANCEL for a cancelled visit, else REQUEST.
    """
    calendar = _calendar()
    calendar.add("method", method_of(visit))
    calendar.add_component(visit_event(visit))
    return calendar.to_ical().decode()


def method_of(visit: Visit) -> str:
    return "CANCEL" if visit.is_cancelled else "REQUEST"


def feed_of(
    name: str,
    visits: Iterable[Visit],
    workshops: Iterable[Workshop],
    deadlines: Iterable[Deadline],
) -> str:
    """A calendar to subscribe to."""
    calendar = _calendar()
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name)
    calendar.add("x-wr-timezone", "America/New_York")
    calendar.add("refresh-interval", timedelta(hours=1), parameters={"value": "DURATION"})
    for visit in visits:
        calendar.add_component(visit_event(visit))
    for workshop in workshops:
        calendar.add_component(workshop_event(workshop))
    for deadline in deadlines:
        calendar.add_component(deadline_event(deadline))
    return calendar.to_ical().decode()


def visit_event(visit: Visit) -> Event:
    """The visit as an entry; who comes is not in it."""
    slot = visit.slot
    words = {"team": visit.team, "host": visit.host}
    event = _event(f"visit-{visit.client_id}", visit.updated_at, slot)
    event.add("sequence", visit.sequence)
    event.add("status", STATUS[visit.status])
    event.add("summary", _("%(team)s visits %(host)s") % words)
    event.add("location", f"{visit.host.school}. {slot.meeting_point}")
    event.add("url", _absolute(visit.get_absolute_url()))
    event.add("description", description_of(visit))
    event.add("organizer", f"mailto:{settings.DEFAULT_FROM_EMAIL.rpartition('<')[2].rstrip('>')}")
    return event


def description_of(visit: Visit) -> str:
    """What a visitor needs on the way, in lines."""
    slot = visit.slot
    lines = [
        slot.focus_question,
        *(f"– {line}" for line in slot.look_for_lines),
        slot.travel,
        slot.access,
        _absolute(visit.get_absolute_url()),
    ]
    return "\n".join(filter(None, lines))


def workshop_event(workshop: Workshop) -> Event:
    """A workshop with its room and agenda, for people of its cohort; cancelled ones say so."""
    event = _event(f"workshop-{workshop.pk}", workshop.updated_at, workshop)
    address = _absolute(workshop.get_absolute_url())
    event.add("sequence", workshop.sequence)
    event.add("status", "CANCELLED" if workshop.is_cancelled else "CONFIRMED")
    event.add("summary", f"{workshop.title} ({workshop.cohort})")
    if workshop.place:
        event.add("location", workshop.place)
    event.add("url", address)
    event.add("description", "\n".join([*workshop.agenda_lines, address]))
    return event


def deadline_event(deadline: Deadline) -> Event:
    """A whole day, on which nobody is busy for it."""
    event = Event()
    event.add("uid", _uid(deadline.key))
    event.add("dtstamp", timezone.now().astimezone(ZoneInfo("UTC")))
    event.add("dtstart", deadline.day)
    event.add("dtend", deadline.day + timedelta(days=1))
    event.add("transp", "TRANSPARENT")
    event.add("summary", deadline.title)
    if deadline.url:
        event.add("url", _absolute(deadline.url))
    return event


def _calendar() -> Calendar:
    calendar = Calendar()
    calendar.add("prodid", "-//Innovation Incubator//Visits//EN")
    calendar.add("version", "2.0")
    calendar.add_component(Timezone.from_ical(VTIMEZONE))
    return calendar


def _event(name: str, changed_at, thing) -> Event:
    event = Event()
    event.add("uid", _uid(name))
    event.add("dtstamp", changed_at.astimezone(ZoneInfo("UTC")))
    event.add("dtstart", thing.starts_at.astimezone(BOSTON))
    event.add("dtend", thing.ends_at.astimezone(BOSTON))
    return event


def _uid(name: str) -> str:
    return f"{name}@{urlsplit(settings.WAGTAILADMIN_BASE_URL).hostname}"


def _absolute(path: str) -> str:
    return urljoin(settings.WAGTAILADMIN_BASE_URL, path)


def links_of(visit: Visit) -> dict[str, str]:
    """Addresses that open a new entry in Google Calendar and in Outlook, filled in."""
    slot = visit.slot
    words = {"team": visit.team, "host": visit.host}
    title = _("%(team)s visits %(host)s") % words
    place = f"{visit.host.school}. {slot.meeting_point}"
    start, end = (one.astimezone(ZoneInfo("UTC")) for one in (slot.starts_at, slot.ends_at))
    google = {
        "action": "TEMPLATE",
        "text": title,
        "dates": f"{start:%Y%m%dT%H%M%SZ}/{end:%Y%m%dT%H%M%SZ}",
        "ctz": "America/New_York",
        "location": place,
        "details": description_of(visit),
    }
    outlook = {
        "path": "/calendar/action/compose",
        "rru": "addevent",
        "subject": title,
        "startdt": f"{start:%Y-%m-%dT%H:%M:%SZ}",
        "enddt": f"{end:%Y-%m-%dT%H:%M:%SZ}",
        "location": place,
        "body": description_of(visit),
    }
    return {
        "google": f"https://calendar.google.com/calendar/render?{urlencode(google)}",
        "outlook": f"https://outlook.office.com/calendar/0/deeplink/compose?{urlencode(outlook)}",
    }

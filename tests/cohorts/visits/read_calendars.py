"""Run alone, with the machine's clock in some zone: what two readers make of a calendar file.

Writes JSON: reader -> a list of [start, end] as each shows them, with the offset from UTC.
"""

import json
import sys

import vobject
from icalendar import Calendar

text = sys.stdin.buffer.read().decode()
theirs = vobject.readOne(text).vevent_list
ours = Calendar.from_ical(text).walk("VEVENT")
shown = {
    "icalendar": [[one["dtstart"].dt.isoformat(), one["dtend"].dt.isoformat()] for one in ours],
    "vobject": [[one.dtstart.value.isoformat(), one.dtend.value.isoformat()] for one in theirs],
}
sys.stdout.write(json.dumps(shown))

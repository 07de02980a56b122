from .buddy import Buddy
from .debrief import Debrief, TakeAway
from .evidence import EvidenceNote
from .feed import CalendarFeed
from .slot import Slot
from .stop import Stop
from .visit import Candidate, Mark, Seat, Visit
from .waiting import Waiting

__all__ = [
    "Buddy",
    "CalendarFeed",
    "Candidate",
    "Debrief",
    "EvidenceNote",
    "Mark",
    "Seat",
    "Slot",
    "Stop",
    "TakeAway",
    "Visit",
    "Waiting",
]

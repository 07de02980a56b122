from .buddy import Buddy
from .debrief import Debrief, TakeAway
from .feed import CalendarFeed
from .slot import Slot
from .visit import Candidate, Mark, Seat, Visit

__all__ = [
    "Buddy",
    "CalendarFeed",
    "Candidate",
    "Debrief",
    "Mark",
    "Seat",
    "Slot",
    "TakeAway",
    "Visit",
]

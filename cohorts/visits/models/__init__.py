from .buddy import Buddy
from .feed import CalendarFeed
from .slot import Slot
from .visit import Candidate, Mark, Seat, Visit

__all__ = ["Buddy", "CalendarFeed", "Candidate", "Mark", "Seat", "Slot", "Visit"]

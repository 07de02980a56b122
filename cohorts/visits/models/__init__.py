from .feed import CalendarFeed
from .slot import Slot
from .visit import Candidate, Mark, Seat, Visit

__all__ = ["CalendarFeed", "Candidate", "Mark", "Seat", "Slot", "Visit"]

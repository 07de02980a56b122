from .slot import Slot
from .visit import Candidate, Mark, Seat, Visit

__all__ = ["Candidate", "Mark", "Seat", "Slot", "Visit"]

from .board import Board
from .event import BoardEvent
from .idea import Idea, Try, Vote

__all__ = ["Board", "BoardEvent", "Idea", "Try", "Vote"]

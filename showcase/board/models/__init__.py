from .board import Board
from .event import BoardEvent
from .idea import Idea, Vote

__all__ = ["Board", "BoardEvent", "Idea", "Vote"]

from .board import Board
from .event import BoardEvent
from .idea import Follow, Idea, Try, Vote

__all__ = ["Board", "BoardEvent", "Follow", "Idea", "Try", "Vote"]

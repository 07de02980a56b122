from .board import Board
from .comment import IdeaComment
from .event import BoardEvent
from .idea import Follow, Idea, Try, Vote

__all__ = ["Board", "BoardEvent", "Follow", "Idea", "IdeaComment", "Try", "Vote"]

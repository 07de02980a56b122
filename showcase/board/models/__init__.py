from .board import Board
from .column import Column
from .comment import IdeaComment
from .event import BoardEvent
from .guest import Guest
from .idea import Follow, Idea, Try, Vote

__all__ = ["Board", "BoardEvent", "Column", "Follow", "Guest", "Idea", "IdeaComment", "Try", "Vote"]

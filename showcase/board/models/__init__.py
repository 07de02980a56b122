from .board import Board
from .comment import IdeaComment
from .event import BoardEvent
from .guest import Guest
from .idea import Follow, Idea, Try, Vote
from .report import IdeaReport

__all__ = [
    "Board",
    "BoardEvent",
    "Follow",
    "Guest",
    "Idea",
    "IdeaComment",
    "IdeaReport",
    "Try",
    "Vote",
]

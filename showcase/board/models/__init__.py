from .board import Board
from .column import Column
from .comment import IdeaComment
from .event import BoardEvent
from .guest import Guest
from .idea import Follow, Idea, Try, Vote
from .report import IdeaReport
from .spotlight import Spotlight

__all__ = [
    "Board",
    "BoardEvent",
    "Column",
    "Follow",
    "Guest",
    "Idea",
    "IdeaComment",
    "IdeaReport",
    "Spotlight",
    "Try",
    "Vote",
]

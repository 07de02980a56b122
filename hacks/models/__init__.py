from .audience import Audience, PublicRequestModel
from .big_idea import BigIdea
from .comment import Comment
from .decision import Decision
from .hack import Hack
from .hack_set import HackSet
from .iteration import Iteration, IterationRevision, IterationSeen
from .pages import BigIdeaIndexPage, BigIdeaPage
from .photo import Photo, PhotoRendition
from .reach import Reach
from .support import Support

__all__ = [
    "Audience",
    "BigIdea",
    "BigIdeaIndexPage",
    "BigIdeaPage",
    "Comment",
    "Decision",
    "Hack",
    "HackSet",
    "Iteration",
    "IterationRevision",
    "IterationSeen",
    "Photo",
    "PhotoRendition",
    "PublicRequestModel",
    "Reach",
    "Support",
]

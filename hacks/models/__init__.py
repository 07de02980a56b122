from .audience import Audience, PublicRequestModel
from .big_idea import BigIdea
from .comment import Comment
from .hack import Hack
from .iteration import Iteration, IterationRevision, IterationSeen
from .pages import BigIdeaIndexPage, BigIdeaPage
from .photo import Photo, PhotoRendition

__all__ = [
    "Audience",
    "BigIdea",
    "BigIdeaIndexPage",
    "BigIdeaPage",
    "Comment",
    "Hack",
    "Iteration",
    "IterationRevision",
    "IterationSeen",
    "Photo",
    "PhotoRendition",
    "PublicRequestModel",
]

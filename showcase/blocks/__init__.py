"""StreamField blocks of a highlight."""

from incubator.core.blocks import StoryBlock

from .facts import COUNTS, LogNumberBlock, TeamCardBlock, TrailBlock, VideoBlock
from .log import ITERATIONS, NOT_PUBLIC, PHOTOS, PublicLog, named_in
from .quotes import (
    PROMPTS,
    BeforeAfterBlock,
    IterationQuoteBlock,
    LogPhotoBlock,
    is_still_said,
)

__all__ = [
    "COUNTS",
    "ITERATIONS",
    "NOT_PUBLIC",
    "PHOTOS",
    "PROMPTS",
    "HighlightBlock",
    "PublicLog",
    "is_still_said",
    "named_in",
]


class HighlightBlock(StoryBlock):
    """Story blocks, and pieces taken from a hack log."""

    iteration_quote = IterationQuoteBlock()
    log_photo = LogPhotoBlock()
    before_after = BeforeAfterBlock()
    log_number = LogNumberBlock()
    trail = TrailBlock()
    team_card = TeamCardBlock()
    video = VideoBlock()

    class Meta:
        block_counts = {"trail": {"max_num": 1}}

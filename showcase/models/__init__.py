from .approval import ConsentCheck, TeamApproval, TeamWord
from .highlight import HighlightIndexPage, HighlightPage

__all__ = ["ConsentCheck", "HighlightIndexPage", "HighlightPage", "TeamApproval", "TeamWord"]

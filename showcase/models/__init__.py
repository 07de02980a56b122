from .highlight import HighlightIndexPage, HighlightPage

__all__ = ["HighlightIndexPage", "HighlightPage"]

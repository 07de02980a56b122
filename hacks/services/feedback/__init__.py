"""Feedback: giving it, answering it with an iteration, and a coach having seen an iteration."""

from .answers import mark_acted_on, set_answers, unmark_acted_on
from .comments import add_comment, edit_comment, reply_to_comment, withdraw_comment
from .seen import mark_seen
from .telling import tell_answered

__all__ = [
    "add_comment",
    "edit_comment",
    "mark_acted_on",
    "mark_seen",
    "reply_to_comment",
    "set_answers",
    "tell_answered",
    "unmark_acted_on",
    "withdraw_comment",
]

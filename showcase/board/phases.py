"""What a board's phases are, and what each of them lets people do: as data, in one table."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Phase(models.TextChoices):
    """In the order in which a session goes through them."""

    GATHER = "gather", _("Gather")
    GROUP = "group", _("Group")
    VOTE = "vote", _("Vote")
    COMMIT = "commit", _("Commit")
    CLOSED = "closed", _("Closed")


class Act(models.TextChoices):
    """What people do on a board; the label is what they read while a phase does not allow it."""

    ADD_IDEA = "add_idea", _("New ideas are not taken in this phase.")
    CHANGE_IDEA = "change_idea", _("Ideas can be changed while they are gathered and grouped.")
    GROUP = "group", _("Ideas are moved and merged in the phase “Group”.")
    UNMERGE = "unmerge", _("This board is finished, so merged ideas stay merged.")
    COMMENT = "comment", _("This board is finished, so it takes no comments.")
    VOTE = "vote", _("Votes are taken in the phase “Vote”.")
    TRY = "try", _("Teams take ideas in the phase “Commit”.")


ALLOWED = {
    Phase.GATHER: {Act.ADD_IDEA, Act.CHANGE_IDEA, Act.COMMENT},
    Phase.GROUP: {Act.ADD_IDEA, Act.CHANGE_IDEA, Act.COMMENT, Act.GROUP, Act.UNMERGE},
    Phase.VOTE: {Act.COMMENT, Act.VOTE, Act.UNMERGE},
    Phase.COMMIT: {Act.COMMENT, Act.TRY, Act.UNMERGE},
    Phase.CLOSED: set(),
}

SAID = {
    Phase.GATHER: _("Add ideas. Short and unfinished is fine."),
    Phase.GROUP: _("Ideas that belong together go into one column."),
    Phase.VOTE: _("Give your dots to the ideas you want to see tried."),
    Phase.COMMIT: _("Which idea will your team try?"),
    Phase.CLOSED: _("This board is finished. It stays here to read."),
}
"""What a phase asks of people."""

SAID_TO_GUESTS = {
    **SAID,
    Phase.VOTE: _("People with an account give their dots now."),
    Phase.COMMIT: _("Teams say now which idea they will try."),
}
"""What a guest reads of a phase."""


def next_phase(phase: str) -> Phase | None:
    """The phase after this one; None after the last."""
    order = list(Phase)
    place = order.index(Phase(phase))
    return order[place + 1] if place + 1 < len(order) else None

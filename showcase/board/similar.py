"""What is like an idea that somebody is about to post; nothing of what they type is kept."""

from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from hacks.models import Hack
from hacks.selectors.likeness import with_likeness

from .models import Board, Idea

MOST = 3


@dataclass
class Similar:
    """Ideas of the board and hacks of any team, at most MOST of each."""

    ideas: list[Idea] = field(default_factory=list)
    hacks: list[Hack] = field(default_factory=list)

    def as_json(self) -> dict[str, Any]:
        """As the page's script takes it; docs/board-protocol.md."""
        return {
            "ideas": [_line(idea, idea.team) for idea in self.ideas],
            "hacks": [_line(hack, _standing(hack)) for hack in self.hacks],
        }


def similar_to(words: str, board: Board, user) -> Similar:
    """Like ideas on this board and like hacks, as far as the person may see them; two queries."""
    ideas = Idea.objects.visible_to(user).filter(board=board).shown()
    ideas = with_likeness(ideas.select_related("team__school", "board"), words)
    hacks = Hack.objects.visible_to(user).exclude(status=Hack.Status.DRAFT_PLAN)
    hacks = with_likeness(hacks.select_related("team__school"), words)
    return Similar(list(ideas[:MOST]), list(hacks[:MOST]))


def _standing(hack: Hack) -> str:
    names = {"team": hack.team, "status": hack.get_status_display()}
    return _("%(team)s: %(status)s") % names


def _line(thing: Idea | Hack, about) -> dict[str, str]:
    return {"title": thing.title, "url": thing.get_absolute_url(), "about": str(about or "")}

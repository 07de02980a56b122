"""Where boards add to lower pages."""

from wagtail import hooks

from . import panels, reportable
from .own_data import PARTS

PANELS = {
    "cohort_page_panels": panels.CohortBoardsPanel,
    "team_page_panels": panels.TeamBoardsPanel,
    "office_panels": panels.OfficeBoardsPanel,
}

for place, panel in PANELS.items():
    hooks.register(place, lambda panel=panel: panel)
for kind in (reportable.IdeaKind, reportable.IdeaCommentKind):
    hooks.register("reportable_kinds", kind)
hooks.register("thread_steps", panels.idea_steps)


hooks.register("own_data", lambda: PARTS)

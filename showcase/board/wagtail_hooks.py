"""Where boards add to lower pages."""

from wagtail import hooks

from . import panels

PANELS = {
    "cohort_page_panels": panels.CohortBoardsPanel,
    "team_page_panels": panels.TeamBoardsPanel,
    "office_panels": panels.OfficeBoardsPanel,
}

for place, panel in PANELS.items():
    hooks.register(place, lambda panel=panel: panel)
hooks.register("thread_steps", panels.idea_steps)

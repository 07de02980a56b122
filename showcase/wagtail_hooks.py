"""Choosers in /cms/, and where this app adds to lower pages."""

from wagtail import hooks

from . import panels
from .choosers import iteration_chooser, photo_chooser

PANELS = {
    "hack_page_panels": panels.HackThreadPanel,
    "iteration_page_panels": panels.IterationThreadPanel,
    "visit_page_panels": panels.VisitThreadPanel,
    "cohort_page_panels": panels.CohortHighlightsPanel,
    "office_panels": panels.OfficeHighlightsPanel,
}

for place, panel in PANELS.items():
    hooks.register(place, lambda panel=panel: panel)
hooks.register("thread_steps", panels.highlight_steps)


@hooks.register("register_admin_viewset")
def choosers():
    return [iteration_chooser, photo_chooser]

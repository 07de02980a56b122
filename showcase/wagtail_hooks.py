"""Choosers in /cms/, and where this app adds to lower pages."""

from wagtail import hooks

from . import panels
from .choosers import iteration_chooser, photo_chooser

PANELS = {
    "hack_page_panels": panels.ToldOfHackPanel,
    "iteration_page_panels": panels.ToldOfIterationPanel,
    "cohort_page_panels": panels.CohortHighlightsPanel,
}

for place, panel in PANELS.items():
    hooks.register(place, lambda panel=panel: panel)


@hooks.register("register_admin_viewset")
def choosers():
    return [iteration_chooser, photo_chooser]

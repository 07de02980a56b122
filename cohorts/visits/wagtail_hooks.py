"""Where visits add to lower pages."""

from wagtail import hooks

from . import panels
from .own_data import PARTS

PLACES = {
    "team_page_panels": [panels.TeamSlotsPanel, panels.PastVisitsPanel],
    "hack_page_panels": [panels.HackVisitsPanel],
    "cohort_end_panels": [panels.CohortEndPanel],
    "office_panels": [panels.OfficeVisitsPanel],
}

for place, classes in PLACES.items():
    for panel in classes:
        hooks.register(place, lambda panel=panel: panel)


hooks.register("own_data", lambda: PARTS)

"""Where visits add to lower pages."""

from wagtail import hooks

from .panels import OfficeVisitsPanel, TeamSlotsPanel


@hooks.register("team_page_panels")
def slots_on_the_team_page():
    return TeamSlotsPanel


@hooks.register("office_panels")
def visits_in_the_office():
    return OfficeVisitsPanel

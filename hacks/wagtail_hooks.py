"""Where this app adds to lower pages and to /cms/."""

from wagtail import hooks

from . import panels, reportable
from .own_data import PARTS
from .viewsets import HacksViewSetGroup

PANELS = {
    "cohort_page_panels": [panels.CohortTeamsPanel, panels.CohortLatestPanel],
    "big_idea_page_panels": [panels.BigIdeaHacksPanel],
    "cohort_end_panels": [panels.CohortEndPanel],
    "team_page_panels": [panels.TeamHacksPanel],
    "school_page_panels": [panels.SchoolSetsPanel],
    "office_panels": [panels.OfficeHacksPanel],
    "coach_work_panels": [panels.IterationsForCoachPanel],
}

for place, classes in PANELS.items():
    for panel in classes:
        hooks.register(place, lambda panel=panel: panel)


for kind in (reportable.CommentKind, reportable.IterationKind, reportable.PhotoKind):
    hooks.register("reportable_kinds", kind)


@hooks.register("register_admin_viewset")
def hacks_in_the_cms():
    return HacksViewSetGroup()


hooks.register("own_data", lambda: PARTS)

from wagtail import hooks

from .models import WorkshopResource
from .own_data import PARTS
from .panels import OfficePeoplePanel, OfficeTeamsPanel, PlacesPanel, WorkshopsPanel
from .viewsets import CohortsViewSetGroup


@hooks.register("register_admin_viewset")
def cohorts_in_the_cms():
    return CohortsViewSetGroup()


@hooks.register("invitation_panels")
def places_of_an_invitation():
    return PlacesPanel


@hooks.register("office_panels")
def people_in_the_office():
    return OfficePeoplePanel


@hooks.register("office_panels")
def teams_in_the_office():
    return OfficeTeamsPanel


@hooks.register("cohort_page_panels")
def workshops_of_a_cohort():
    return WorkshopsPanel


@hooks.register("private_files")
def files_of_workshops():
    """Kept by the sweep of files that nobody names."""
    return set(WorkshopResource.objects.exclude(file="").values_list("file", flat=True))


hooks.register("own_data", lambda: PARTS)

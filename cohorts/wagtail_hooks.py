from wagtail import hooks

from .panels import PlacesPanel
from .viewsets import CohortsViewSetGroup


@hooks.register("register_admin_viewset")
def cohorts_in_the_cms():
    return CohortsViewSetGroup()


@hooks.register("invitation_panels")
def places_of_an_invitation():
    return PlacesPanel

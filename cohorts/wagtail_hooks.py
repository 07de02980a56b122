from wagtail import hooks

from .viewsets import CohortsViewSetGroup


@hooks.register("register_admin_viewset")
def cohorts_in_the_cms():
    return CohortsViewSetGroup()

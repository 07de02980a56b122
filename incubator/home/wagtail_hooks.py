from wagtail import hooks

from .panels import OfficePagesPanel


@hooks.register("office_panels")
def pages_in_the_office():
    return OfficePagesPanel

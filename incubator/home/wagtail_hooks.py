from django.templatetags.static import static
from django.utils.html import format_html

from wagtail import hooks

from .panels import OfficePagesPanel, SchedulePanel
from .services.watching import watch_schedule


@hooks.register("office_panels")
def pages_in_the_office():
    return OfficePagesPanel


@hooks.register("insert_global_admin_css")
def own_colors():
    return format_html('<link rel="stylesheet" href="{}">', static("css/cms.css"))


@hooks.register("construct_homepage_panels")
def show_the_schedule(request, panels):
    panels.append(SchedulePanel())


@hooks.register("after_publish_page")
def watch_what_was_scheduled(request, page):
    watch_schedule(page=page)

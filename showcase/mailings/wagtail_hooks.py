"""Where mail to many is reached from: the Office's page, and a highlight in /cms/."""

from django.urls import reverse
from django.utils.translation import gettext as _

from wagtail import hooks
from wagtail.admin.widgets import Button

from ..models import HighlightPage
from .own_data import PARTS
from .panels import OfficeMailPanel
from .rules import can_send_newsletters


@hooks.register("office_panels")
def mail_in_the_office():
    return OfficeMailPanel


@hooks.register("register_page_header_buttons")
def send_as_newsletter(page, user, view_name, next_url=None):
    if isinstance(page.specific, HighlightPage) and page.live and can_send_newsletters(user):
        url = reverse("mailings:write_newsletter", args=[page.pk])
        yield Button(_("Send as newsletter"), url, icon_name="mail", priority=70)


hooks.register("own_data", lambda: PARTS)

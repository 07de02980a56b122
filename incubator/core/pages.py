"""What all pages of the Office have in common."""

from wagtail.models import PageViewRestriction


class OpenPage:
    """A page that is published for everyone or a draft for the Office; nothing in between.

    Wagtail's privacy settings would cost two queries a page view and are not offered.
    """

    private_page_options: list[str] = []

    def get_view_restrictions(self):
        return PageViewRestriction.objects.none()

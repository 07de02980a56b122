"""The newest highlights as an Atom feed, in the Office's words: no quote and no photo of a log."""

from django.contrib.syndication.views import Feed
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _

from .selectors.sharing import latest_told


class HighlightFeed(Feed):
    feed_type = Atom1Feed
    link = "/highlights/"

    def title(self):
        return _("Highlights of the Innovation Incubator")

    def subtitle(self):
        return _("What school teams in Boston tried, and what they learned.")

    def author_name(self):
        return _("Office of Innovation")

    def get_object(self, request):
        """The request, since a page's address depends on the site that was asked."""
        return request

    def items(self, request):
        return [(page, page.get_url(request)) for page in latest_told()]

    def item_title(self, item):
        return item[0].title

    def item_description(self, item):
        page, _url = item
        return "\n\n".join(part for part in (page.intro, page.plain_summary) if part)

    def item_link(self, item):
        return item[1]

    def item_guid(self, item):
        """The same for ever, whatever becomes of the title's address."""
        return f"urn:uuid:{item[0].translation_key}"

    def item_pubdate(self, item):
        return item[0].first_published_at

    def item_updateddate(self, item):
        return item[0].last_published_at

    def item_categories(self, item):
        return [str(item[0].cohort)] if item[0].cohort else []

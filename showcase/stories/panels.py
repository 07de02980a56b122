"""What stories add to lower pages."""

from hacks.models import Hack
from incubator.core.panels import Panel

from .models import Story

MOST = 6


class HackStoriesPanel(Panel):
    """On a hack's page: the stories told of it, and for its team the way to make one; a query."""

    template_name = "stories/panels/hack_stories.html"
    order = 70

    def get_context_data(self, parent_context=None):
        hack: Hack = self.thing
        told = Story.objects.visible_to(self.user).filter(hack=hack)
        standing = parent_context["log"].standing
        may_make = standing.is_member and bool(parent_context["log"].published_count)
        return {"stories": list(told[:MOST]), "hack": hack, "may_make": may_make}

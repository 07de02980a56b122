"""Big ideas in /cms/, and lists of hacks and iterations to read.

What only a team sees is counted, never shown: these lists hold what the Office may read.
"""

from django.db.models import Count, Q
from django.utils.translation import gettext_lazy as _

from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic import IndexView
from wagtail.admin.viewsets.model import ModelViewSet, ModelViewSetGroup

from .models import Audience, BigIdea, Hack, Iteration


class BigIdeaViewSet(ModelViewSet):
    model = BigIdea
    icon = "pick"
    list_display = ["name", "summary"]
    search_fields = ["name", "summary"]
    search_backend_name = None
    form_fields = ["name", "slug", "summary"]


class ReadOnlyIndexView(IndexView):
    """Rows lead to the page of the site; nothing is changed here."""

    def get_edit_url(self, instance):
        return instance.get_absolute_url()

    def get_list_buttons(self, instance):
        return []


class HackIndexView(ReadOnlyIndexView):
    def get_base_queryset(self):
        seen = Hack.objects.with_visible_design(self.request.user)
        published = Q(iterations__state=Iteration.State.PUBLISHED)
        team_only = published & Q(iterations__audience=Audience.TEAM)
        return seen.select_related("team__school").annotate(
            iteration_count=Count("iterations", filter=published, distinct=True),
            team_only_count=Count("iterations", filter=team_only, distinct=True),
        )


class HackViewSet(ModelViewSet):
    model = Hack
    icon = "tasks"
    index_view_class = HackIndexView
    copy_view_enabled = False
    list_display = [
        "title",
        "team",
        "status",
        "audience",
        Column("iteration_count", label=_("Iterations")),
        Column("team_only_count", label=_("of these for the team only")),
    ]
    list_filter = ["status", "team__cohort", "lever", "big_idea", "competency"]
    search_fields = ["title", "team__school__name"]
    search_backend_name = None
    exclude_form_fields = []


class IterationIndexView(ReadOnlyIndexView):
    def get_base_queryset(self):
        seen = Iteration.objects.published().visible_to(self.request.user)
        return seen.exclude(audience=Audience.TEAM).select_related("hack__team__school")


class IterationViewSet(ModelViewSet):
    model = Iteration
    icon = "list-ol"
    index_view_class = IterationIndexView
    copy_view_enabled = False
    list_display = ["__str__", "audience", "next_move", "published_at"]
    list_filter = ["audience", "hack__team__cohort", "next_move"]
    search_fields = ["hack__title", "tried", "learned"]
    search_backend_name = None
    exclude_form_fields = []


class HacksViewSetGroup(ModelViewSetGroup):
    menu_label = _("Hacks")
    menu_icon = "tasks"
    menu_order = 210
    items = (HackViewSet("hack"), IterationViewSet("iteration"), BigIdeaViewSet("big_idea"))

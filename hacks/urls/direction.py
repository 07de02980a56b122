"""Where a hack goes: decision, reach, supports, and the sets that schools lead."""

from django.urls import path

from ..views import direction, hack_sets, office_supports

HACK = "teams/<slug:team>/hacks/<slug:hack>/"

urlpatterns = [
    path("hacks/sets/", hack_sets.hack_set_list, name="hack_set_list"),
    path("hacks/sets/<int:pk>/", hack_sets.hack_set, name="hack_set"),
    path("hacks/sets/<int:pk>/edit/", hack_sets.edit_hack_set, name="edit_hack_set"),
    path("hacks/sets/<int:pk>/end/", hack_sets.end_hack_set, name="end_hack_set"),
    path("schools/<slug:slug>/hack-sets/new/", hack_sets.new_hack_set, name="new_hack_set"),
    path(f"{HACK}decide/", direction.decide, name="decide"),
    path(f"{HACK}reach/", direction.count_reach, name="count_reach"),
    path(f"{HACK}supports/", direction.ask_support, name="ask_support"),
    path("supports/<int:pk>/settle/", direction.settle_support, name="settle_support"),
    path("office/supports/", office_supports.office_supports, name="office_supports"),
    path("office/supports/export/", office_supports.export_supports, name="export_supports"),
]

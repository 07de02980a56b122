"""Reading hacks and iterations, adapting a hack, and the last word on what is public."""

from django.urls import path

from ..views import adaptation, hack_list, log, publicity

HACK = "teams/<slug:team>/hacks/<slug:hack>/"
ITERATION = f"{HACK}iterations/<int:number>/"

urlpatterns = [
    path("hacks/", hack_list.hack_list, name="hack_list"),
    path("hacks/lineage/", hack_list.lineage, name="lineage"),
    path(HACK, log.hack, name="hack"),
    path(f"{HACK}compare/", log.compare, name="compare"),
    path(f"{HACK}adapt/", adaptation.adapt_hack, name="adapt_hack"),
    path(f"{HACK}public/", publicity.confirm_public, name="confirm_public"),
    path(f"{HACK}public/decline/", publicity.decline_public, name="decline_public"),
    path(f"{HACK}public/take-back/", publicity.take_back_public, name="take_back_public"),
    path(ITERATION, log.iteration, name="iteration"),
    path(f"{ITERATION}public/", publicity.confirm_public, name="confirm_public"),
    path(f"{ITERATION}public/decline/", publicity.decline_public, name="decline_public"),
    path(f"{ITERATION}public/take-back/", publicity.take_back_public, name="take_back_public"),
]

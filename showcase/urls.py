from django.urls import path

from .views import approval, compose, sharing

app_name = "showcase"

HACK = "teams/<slug:team>/hacks/<slug:hack>/"

urlpatterns = [
    path("highlights/feed/", sharing.highlight_feed, name="highlight_feed"),
    path("highlights/<str:slug>/share.png", sharing.share_image, name="share_image"),
    path("highlights/approve/<int:pk>/", approval.approve_highlight, name="approve_highlight"),
    path(
        "highlights/approve/<int:pk>/back/",
        approval.take_back_highlight,
        name="take_back_highlight",
    ),
    path(f"{HACK}highlight/", compose.make_highlight, name="make_highlight"),
    path(
        f"{HACK}iterations/<int:number>/highlight/", compose.make_highlight, name="make_highlight"
    ),
]

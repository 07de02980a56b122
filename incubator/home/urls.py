from django.urls import path

from . import views, well_known

app_name = "home"

urlpatterns = [
    path("robots.txt", well_known.robots_txt, name="robots_txt"),
    path(".well-known/security.txt", well_known.security_txt, name="security_txt"),
    path("favicon.ico", well_known.Favicon.as_view(), name="favicon"),
    path("healthz", views.healthz, name="healthz"),
    path("me/", views.dashboard, name="dashboard"),
    path("office/", views.office, name="office"),
    path("search/", views.search, name="search"),
    path("office/view-as/", views.view_as, name="view_as"),
    path("office/view-as/stop/", views.stop_view_as, name="stop_view_as"),
]

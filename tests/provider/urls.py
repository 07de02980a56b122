from django.http import HttpResponse
from django.urls import include, path

urlpatterns = [
    path("accounts/", include("allauth.account.urls")),
    path("favicon.ico", lambda request: HttpResponse(status=204)),
    path("", include("allauth.idp.urls")),
]

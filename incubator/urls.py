"""Every address of the site, in reading order; Wagtail's pages come last."""

from django.conf import settings
from django.urls import include, path, re_path
from django.views.decorators.http import require_safe
from django.views.generic import RedirectView
from django.views.static import serve

from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.contrib.sitemaps.views import sitemap
from wagtail.documents import urls as wagtaildocs_urls

from allauth.socialaccount.views import connections

from incubator.accounts.views.factors import remove_passkey
from incubator.home.styleguide import styleguide

sign_in = RedirectView.as_view(pattern_name="account_login", query_string=True)
own_profile = RedirectView.as_view(pattern_name="accounts:profile")
own_sessions = RedirectView.as_view(pattern_name="accounts:sessions")

handler500 = "incubator.home.views.server_error"

urlpatterns = [
    path("", include("incubator.home.urls")),
    path("", include("incubator.notifications.urls")),
    path("", include("incubator.accounts.urls")),
    path("", include("incubator.trust.urls")),
    path("", include("cohorts.urls")),
    path("", include("hacks.urls")),
    path("", include("showcase.urls")),
    path("", include("showcase.board.urls")),
    path("", include("showcase.stories.urls")),
    path("", include("showcase.mailings.urls")),
    path("", include("cohorts.visits.urls")),
    path("accounts/", include("allauth.account.urls")),
    path("accounts/2fa/webauthn/keys/<int:pk>/remove/", remove_passkey, name="mfa_remove_webauthn"),
    path("accounts/2fa/", include("allauth.mfa.urls")),
    path("accounts/sessions/", own_sessions, name="usersessions_list"),
    path("accounts/district/", connections, name="socialaccount_connections"),
    # Wagtail's own two sign-in views know neither rate limits nor a second factor.
    path("cms/login/", sign_in, name="cms_login"),
    path("_util/login/", sign_in, name="frontend_login"),
    path("cms/account/", own_profile),  # Wagtail's asks for a first and a last name
    path("cms/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    path("sitemap.xml", require_safe(sitemap), name="sitemap"),
]

if settings.DEBUG:
    urlpatterns.append(path("styleguide/", styleguide))
if settings.SERVE_MEDIA:
    media = {"document_root": settings.MEDIA_ROOT}
    urlpatterns.append(re_path(r"^media/(?P<path>.*)$", serve, media, name="media"))

urlpatterns.append(path("", include(wagtail_urls)))

"""Addresses that programs ask for by custom: robots.txt, security.txt and favicon.ico."""

from datetime import timedelta

from django.conf import settings
from django.http import HttpResponse
from django.templatetags.static import static
from django.utils import timezone
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe
from django.views.generic import RedirectView

ROBOTS = """\
User-agent: *
Disallow: /accounts/
Disallow: /cms/
Disallow: /coach/
Disallow: /comments/
Disallow: /me/
Disallow: /photos/
Disallow: /post/
Disallow: /search/
"""
PROMISE = timedelta(days=180)  # how far ahead security.txt says that it is still true


@require_safe
@cache_control(public=True, max_age=86400)
def robots_txt(request):
    return HttpResponse(ROBOTS, content_type="text/plain; charset=utf-8")


@require_safe
@cache_control(public=True, max_age=86400)
def security_txt(request):
    """Where to report a weakness (RFC 9116)."""
    lines = {
        "Contact": settings.SECURITY_CONTACT,
        "Expires": (timezone.now() + PROMISE).strftime("%Y-%m-%dT00:00:00Z"),
        "Preferred-Languages": "en",
        "Canonical": request.build_absolute_uri(request.path),
    }
    text = "".join(f"{name}: {value}\n" for name, value in lines.items())
    return HttpResponse(text, content_type="text/plain; charset=utf-8")


class Favicon(RedirectView):
    """The icon's hashed file, for browsers that ask without reading the page."""

    http_method_names = ["get", "head"]

    def get_redirect_url(self, *args, **kwargs):
        return static("img/favicon.ico")

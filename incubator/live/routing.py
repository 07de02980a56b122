from django.urls import NoReverseMatch, path
from django.urls.resolvers import RegexPattern, URLResolver

from .consumers import ListeningConsumer

websocket_urlpatterns = [path("ws/me/", ListeningConsumer.as_asgi(), name="me")]


def socket_address(name: str, **parts: str) -> str:
    """Where a page finds the socket of this name; empty where the site has none."""
    try:
        return "/" + URLResolver(RegexPattern(""), websocket_urlpatterns).reverse(name, **parts)
    except NoReverseMatch:
        return ""

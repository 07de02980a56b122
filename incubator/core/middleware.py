"""A number for every request, and headers that neither Django nor django-csp sets."""

import logging
import re
import uuid
from contextvars import ContextVar

from django.utils.cache import patch_cache_control

request_id: ContextVar[str] = ContextVar("request_id", default="-")


class RequestIdMiddleware:
    """Gives each request an id that logs, audit entries and error pages share."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.id = uuid.uuid4().hex[:16]
        token = request_id.set(request.id)
        try:
            response = self.get_response(request)
        finally:
            request_id.reset(token)
        response.headers["X-Request-ID"] = request.id
        return response


class RequestIdFilter(logging.Filter):
    def filter(self, record):
        record.request_id = request_id.get()
        return True


class SecretPathFilter(logging.Filter):
    """Leaves out of a line what follows one of these first words of an address: a key or a code.

    Django writes the address of every answer from 400 on, a true key's too (429, 404, 500).
    """

    def __init__(self, words: list[str]):
        super().__init__()
        self.secret = re.compile(rf"(?<!\w)/({'|'.join(words)})/[^/\s?#]+")

    def filter(self, record):
        line = record.getMessage()
        hidden = self.secret.sub(r"/\1/…", line)
        if hidden != line:
            record.msg, record.args = hidden, ()
        return True


class HeadersMiddleware:
    """Cross-origin policy for all answers; nothing signed-in stays in a shared cache, and no
    cookie that came along with something public."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        user = getattr(request, "user", None)
        if user and user.is_authenticated and "Cache-Control" not in response.headers:
            patch_cache_control(response, private=True, no_store=True)
        if response.cookies and "public" in response.headers.get("Cache-Control", ""):
            patch_cache_control(response, private=True, no_store=True)
        return response

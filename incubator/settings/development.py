"""A developer's machine: DEBUG on, mail on the console."""

from .base import *

DEBUG = True
SECRET_KEY = "development-only-key-that-no-server-may-use"  # noqa: S105
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]"]
SITE_ORIGINS = ["http://localhost:8000", "http://127.0.0.1:8000"]
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
SERVE_MEDIA = True
DEMO_ALLOWED = True

"""The tests: ``TEST_DATABASE_URL`` and ``TEST_REDIS_URL`` choose PostgreSQL and Redis."""

from . import env
from .base import *

SECRET_KEY = "only-for-tests"  # noqa: S105
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
SITE_ORIGINS = ["http://testserver", "http://localhost"]
DATABASES = {"default": {**env.database("TEST_DATABASE_URL"), "CONN_MAX_AGE": 0}}
CACHES = env.caches("TEST_REDIS_URL")
CHANNEL_LAYERS = env.channel_layers("TEST_REDIS_URL")
if "prefix" in CHANNEL_LAYERS["default"]["CONFIG"]:  # workers hear nothing of each other
    CHANNEL_LAYERS["default"]["CONFIG"]["prefix"] = env.text("PYTEST_XDIST_WORKER", "main")
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
WHITENOISE_AUTOREFRESH = True
DEMO_ALLOWED = True
SOCKETS_KEEP_CONNECTION = False  # databases come and go
LOGGING["root"]["level"] = "ERROR"
DIGEST_WEEKDAY = None  # no test finds mail by the day of the week on which it runs

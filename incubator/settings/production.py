"""A server. Every secret comes from the environment; docs/deploy.md lists the variables."""

from urllib.parse import urlsplit

from . import env
from .base import *
from .safe_start import safe_database, safe_key, safe_origin

SECRET_KEY = safe_key(env.required("SECRET_KEY"))
SECRET_KEY_FALLBACKS = [safe_key(key) for key in env.words("SECRET_KEY_FALLBACKS")]
SITE_URL = safe_origin(env.required("SITE_URL"))
DATABASES = {"default": safe_database(env.database())}
ALLOWED_HOSTS = [urlsplit(SITE_URL).hostname]
SITE_ORIGINS = [SITE_URL]
CSRF_TRUSTED_ORIGINS = [SITE_URL]
WAGTAILADMIN_BASE_URL = SITE_URL
PRIVATE_MEDIA_ROOT = env.text("PRIVATE_MEDIA_ROOT", str(PRIVATE_MEDIA_ROOT))
PRIVATE_MEDIA_ACCEL = env.text("PRIVATE_MEDIA_ACCEL")

SECURE_SSL_REDIRECT = True
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_HSTS_SECONDS = int(env.text("SECURE_HSTS_SECONDS", "63072000"))
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_NAME = "__Host-sessionid"
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_NAME = "__Host-csrftoken"
CSRF_COOKIE_SECURE = True
ALLAUTH_TRUSTED_CLIENT_IP_HEADER = "X-Real-IP"

EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
EMAIL_HOST = env.text("EMAIL_HOST", "localhost")
EMAIL_PORT = int(env.text("EMAIL_PORT", "25"))
EMAIL_HOST_USER = env.text("EMAIL_HOST_USER")
EMAIL_HOST_PASSWORD = env.text("EMAIL_HOST_PASSWORD")
EMAIL_USE_TLS = env.flag("EMAIL_USE_TLS")
DEFAULT_FROM_EMAIL = env.text("DEFAULT_FROM_EMAIL", DEFAULT_FROM_EMAIL)
SERVER_EMAIL = DEFAULT_FROM_EMAIL

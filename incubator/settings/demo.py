"""``make demo``: production's behavior without TLS and without secrets from outside.

The key is made once on this machine and kept in ``var/``; mail is written to ``var/mail``.
"""

from django.core.management.utils import get_random_secret_key

from . import env
from .base import *

_key_file = VAR / "secret-key"
if not _key_file.exists():
    _key_file.touch(mode=0o600)
    _key_file.write_text(get_random_secret_key())
SECRET_KEY = _key_file.read_text()
_port = env.text("PORT", "8000")
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]"]
SITE_ORIGINS = [f"http://localhost:{_port}", f"http://127.0.0.1:{_port}"]
WAGTAILADMIN_BASE_URL = f"http://localhost:{_port}"
EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
EMAIL_FILE_PATH = VAR / "mail"
DEMO_ALLOWED = True
SERVE_MEDIA = True

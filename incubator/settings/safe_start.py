"""What production refuses to start with; each sentence says which variable to mend."""

from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

SHORTEST_KEY = 50
KNOWN_KEYS = ("django-insecure", "development-only", "only-for-tests", "changeme", "secret")
KNOWN_PASSWORDS = {"postgres", "password", "changeme", "incubator", "admin", "secret"}


def safe_key(key: str) -> str:
    """The key, if it is long and nobody else has it."""
    if len(key) < SHORTEST_KEY or len(set(key)) < 10 or key.lower().startswith(KNOWN_KEYS):
        raise ImproperlyConfigured(
            f"SECRET_KEY is too short or known: set {SHORTEST_KEY} random characters or more."
        )
    return key


def safe_origin(url: str) -> str:
    """The site's address as browsers write an origin: https, a host, a port if it is not 443."""
    url = url.rstrip("/")
    parts = urlsplit(url)
    is_origin = url == f"https://{parts.netloc}" and parts.hostname and "@" not in parts.netloc
    if not is_origin or url != url.lower() or url.endswith(":443"):
        raise ImproperlyConfigured(
            "SITE_URL must be the site's https address alone, like https://incubator.example.org."
        )
    return url


def safe_database(database: dict) -> dict:
    """The database, if its password is none that everybody tries first."""
    if database.get("PASSWORD", "").lower() in KNOWN_PASSWORDS:
        raise ImproperlyConfigured("DATABASE_URL has a well-known password: choose another one.")
    return database

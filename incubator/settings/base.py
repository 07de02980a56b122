"""Everything the settings have in common; the other files differ by a few lines."""

from datetime import time

from django.utils.translation import gettext_lazy as _

from . import env
from .content_policy import *
from .limits import *
from .log import LOGGING as LOGGING
from .sign_in import *

ROOT = env.ROOT
VAR = env.VAR
VAR.mkdir(parents=True, exist_ok=True)

DEBUG = False
ALLOWED_HOSTS: list[str] = []
SITE_ORIGINS: list[str] = []  # exact origins ("https://host") that may open a socket
ROOT_URLCONF = "incubator.urls"
ASGI_APPLICATION = "incubator.asgi.application"
WSGI_APPLICATION = "incubator.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "daphne",
    "incubator.core",
    "incubator.live",
    "incubator.notifications",
    "incubator.accounts",
    "incubator.trust",
    "incubator.home",
    "cohorts",
    "cohorts.visits",
    "hacks",
    "showcase",
    "showcase.board",
    "showcase.stories",
    "showcase.mailings",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.usersessions",
    "wagtail.contrib.forms",
    "wagtail.contrib.redirects",
    "wagtail.contrib.search_promotions",
    "wagtail.contrib.settings",
    "wagtail.embeds",
    "wagtail.sites",
    "incubator.accounts.apps.PeopleConfig",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "laces",
    "django_filters",
    "csp",
    "channels",
    "django_tasks",
    "django_tasks_db",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.sitemaps",
    "django.forms",  # its widget templates, for FORM_RENDERER
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "incubator.core.middleware.RequestIdMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "incubator.core.csp.SitePolicyMiddleware",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "incubator.core.middleware.HeadersMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "incubator.accounts.session_limits.SessionLimitsMiddleware",
    "incubator.accounts.middleware.SecondFactorMiddleware",
    "incubator.home.middleware.ViewAsMiddleware",
    "incubator.accounts.middleware.SignOffMiddleware",
    "incubator.core.refusals.RefusalMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [ROOT / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "incubator.home.context_processors.navigation",
            ],
        },
    }
]
FORM_RENDERER = "incubator.core.forms.FormRenderer"

# Data
DATABASES = {"default": env.database()}
REQUESTS_AT_ONCE = 8  # of one server process: each has a thread and a connection to the database
CACHES = env.caches()
CHANNEL_LAYERS = env.channel_layers()
LIVE_GATES = [  # each may close a socket at its door
    "incubator.accounts.gates.session_age",
    "incubator.accounts.gates.second_factor",
    "incubator.accounts.gates.signed_policy",
]
WEB_PROCESSES = int(env.text("WEB_PROCESSES", "1"))
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": []}}

# People
INVITATION_DAYS = 14  # how long a link to join may be used
BOUNCES = env.text("BOUNCES")  # a maildir, or a file of mail, that manage.py record_bounces reads

# Words and time
LANGUAGE_CODE = "en"
LANGUAGES = [("en", _("English"))]
POLICY_LANGUAGES = [  # the languages of the district's sign-off forms and of its families
    ("en", "English"),
    ("es", "Español"),
    ("zh-hans", "简体中文"),
    ("ht", "Kreyòl ayisyen"),
    ("kea", "Kabuverdianu"),
    ("vi", "Tiếng Việt"),
    ("pt", "Português"),
    ("fr", "Français"),
    ("ar", "العربية"),
    ("so", "Soomaali"),
]
SCHOOL_YEAR_STARTS = (7, 1)  # month, day
DISTRICT_PROCEDURES = {  # the frame: a cohort or a school can only be stricter
    "student_photos_may_go_public": True,
    "guest_boards_allowed": True,
    "who_may_invite": "lead",  # "office", "lead" or "member"
    "quiet_from": None,  # datetime.time, or None for no quiet hours
    "quiet_until": None,
}
QUIET_HOURS = "cohorts.procedures.quiet_hours_of"  # gives a person's hours without mail
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
LOCALE_PATHS = [ROOT / "incubator" / "locale"]
USE_TZ = True
TIME_ZONE = "America/New_York"
DIGEST_WEEKDAY = 5  # ISO: 1 is Monday; None sends no digest
DIGEST_TIME = time(16, 0)  # in TIME_ZONE
VISIT_TRAVEL_MINUTES = 30  # from one school to the next; with less, a visit warns

# Files
STATIC_URL = "/static/"
STATIC_ROOT = VAR / "static"
STATICFILES_DIRS = [ROOT / "static"]
MEDIA_URL = "/media/"
MEDIA_ROOT = ROOT / "media"
SERVE_MEDIA = False  # nginx does, except on a developer's machine and in the demonstration
PRIVATE_MEDIA_ROOT = VAR / "private"
PRIVATE_MEDIA_ACCEL = ""  # nginx's internal location, where nginx serves the files
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "incubator.core.staticfiles.HashedStaticFilesStorage"},
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 2_621_440
DATA_UPLOAD_MAX_NUMBER_FILES = 20
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000
FILE_UPLOAD_PERMISSIONS = 0o640

# Mail
EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
DEFAULT_FROM_EMAIL = "Innovation Incubator <no-reply@incubator.example>"
SERVER_EMAIL = DEFAULT_FROM_EMAIL

# Wagtail
WAGTAIL_SITE_NAME = "Innovation Incubator"
WAGTAILADMIN_BASE_URL = env.text("SITE_URL", "http://localhost:8000")
WAGTAILADMIN_LOGIN_URL = "account_login"
WAGTAIL_FRONTEND_LOGIN_URL = "account_login"
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
WAGTAILUSERS_PASSWORD_ENABLED = False  # people choose their own, by a link in a mail
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_PRIVATE_PAGE_OPTIONS = {"SHARED_PASSWORD": False}
WAGTAIL_I18N_ENABLED = False
WAGTAIL_WORKFLOW_REQUIRE_REAPPROVAL_ON_EDIT = True
WAGTAIL_FINISH_WORKFLOW_ACTION = "incubator.core.publishing.publish_approved"
WAGTAILIMAGES_IMAGE_MODEL = "core.SiteImage"
WAGTAILIMAGES_EXTENSIONS = ["jpg", "jpeg", "png", "webp", "heic"]
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 20 * 1024 * 1024
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 50_000_000
WAGTAILDOCS_PRIVATE_COLLECTION_OPTIONS = {"SHARED_PASSWORD": False}
WAGTAILDOCS_SERVE_METHOD = "serve_view"
WAGTAILDOCS_BLOCK_EMBEDDED_CONTENT = True
WAGTAILDOCS_EXTENSIONS = ["pdf", "docx", "pptx", "xlsx", "csv", "txt"]
WAGTAILDOCS_MAX_UPLOAD_SIZE = 20 * 1024 * 1024
WAGTAILEMBEDS_FINDERS: list[dict] = []
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}

# Safety
SECURITY_CONTACT = env.text("SECURITY_CONTACT", "mailto:security@incubator.example")
X_FRAME_OPTIONS = "DENY"  # previews in /cms/ open themselves
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "incubator.core.refusals.csrf_failure"
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True

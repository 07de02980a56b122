"""Who signs in and how, how long it lasts, and how often anybody may try (docs/signing-in.md)."""

from . import env

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["incubator.accounts.backends.SiteBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 15},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "incubator.home.passwords.ContextWordsValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home:dashboard"

# The account
ACCOUNT_ADAPTER = "incubator.accounts.adapter.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = True  # made like any mail, and sent to nobody: the adapter
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_LOGIN_BY_CODE_ENABLED = True  # 3 tries, 3 minutes: allauth's own limits
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = True
ACCOUNT_CHANGE_EMAIL = True  # one address; the old one works until the new one is confirmed
ACCOUNT_SESSION_REMEMBER = True  # for SESSION_COOKIE_AGE; one question less at the door
ACCOUNT_RATE_LIMITS = {  # a school is one address to us: docs/signing-in.md
    "login": "300/m/ip",
    "login_failed": "100/5m/ip,5/5m/key",
    "reset_password": "60/5m/ip,5/5m/key",
    "reset_password_from_key": "60/5m/ip",
    "request_login_code": "300/5m/ip,5/5m/key",
    "signup": "20/m/ip",
}

# The second factor
ACCOUNT_FORMS = {
    "add_email": "incubator.accounts.forms.own_account.NewAddressForm",
    "change_password": "incubator.accounts.forms.own_account.ChangeForm",
    "set_password": "incubator.accounts.forms.own_account.FirstPasswordForm",
    "reset_password_from_key": "incubator.accounts.forms.own_account.ResetForm",
}
MFA_ADAPTER = "incubator.accounts.factor_adapter.FactorAdapter"
MFA_FORMS = {
    "authenticate": "incubator.accounts.forms.factors.CodeForm",
    "reauthenticate": "incubator.accounts.forms.factors.ConfirmForm",
    "activate_totp": "incubator.accounts.forms.factors.AppForm",
    "add_webauthn": "incubator.accounts.forms.factors.PasskeyForm",
}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_TOTP_ISSUER = "Innovation Incubator"
MFA_TOTP_TOLERANCE = 1  # half a minute before and after, for slow typing and clocks that drift
MFA_ALLOW_UNVERIFIED_EMAIL = True  # nobody signs up alone, so nobody can take an address first

# The session (docs/second-factor.md)
SESSION_ENGINE = "incubator.accounts.session_store"
SESSION_COOKIE_AGE = 12 * 60 * 60  # from the sign-in on, however much it is used
IDLE_SECONDS = 2 * 60 * 60  # a session in which nothing happens ends
STAFF_IDLE_SECONDS = 30 * 60
IDLE_WARNING_SECONDS = 2 * 60  # before it does, the page asks

# The district's account
DISTRICT = env.district()  # its sign-in by OpenID Connect, or nothing
SOCIALACCOUNT_ADAPTER = "incubator.accounts.district.adapter.DistrictAdapter"
SOCIALACCOUNT_PROVIDERS = {
    "openid_connect": {"provider_class": "incubator.accounts.district.provider.DistrictProvider"}
}
SOCIALACCOUNT_LOGIN_ON_GET = False
SOCIALACCOUNT_EMAIL_AUTHENTICATION = False
SOCIALACCOUNT_STORE_TOKENS = False
# Pages with a button that leads through a form to the district's sign-in, and nobody else's.
FORM_ORIGINS = {
    page: DISTRICT["origins"]
    for page in ("account_login", "accounts:join", "socialaccount_connections")
    if DISTRICT
}

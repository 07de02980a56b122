"""The district's sign-in, and how often anybody may try to sign in (docs/signing-in.md)."""

from . import env

DISTRICT = env.district()  # its sign-in by OpenID Connect, or nothing
SOCIALACCOUNT_ADAPTER = "incubator.accounts.district.adapter.DistrictAdapter"
SOCIALACCOUNT_PROVIDERS = {
    "openid_connect": {"provider_class": "incubator.accounts.district.provider.DistrictProvider"}
}
SOCIALACCOUNT_LOGIN_ON_GET = False
SOCIALACCOUNT_EMAIL_AUTHENTICATION = False
SOCIALACCOUNT_STORE_TOKENS = False

ACCOUNT_RATE_LIMITS = {  # a school is one address to us: docs/signing-in.md
    "login": "300/m/ip",
    "login_failed": "100/5m/ip,5/5m/key",
    "reset_password": "60/5m/ip,5/5m/key",
    "reset_password_from_key": "60/5m/ip",
    "request_login_code": "300/5m/ip,5/5m/key",
    "signup": "20/m/ip",
}

# Pages with a button that leads through a form to the district's sign-in, and nobody else's.
FORM_ORIGINS = {
    page: DISTRICT["origins"]
    for page in ("account_login", "accounts:join", "socialaccount_connections")
    if DISTRICT
}

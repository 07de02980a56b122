"""allauth's OpenID Connect provider, made strict: one domain, signed tokens, a nonce."""

from django.conf import settings
from django.core.cache import cache
from django.urls import reverse
from django.utils.crypto import get_random_string, salted_hmac

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.internal import jwtkit
from allauth.socialaccount.providers.openid_connect.provider import OpenIDConnectProvider
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from allauth.utils import build_absolute_uri
from requests import RequestException

from .claims import read_claims
from .refusals import AWAY, RefusedError, refuse

PROVIDER_ID = "district"
AN_HOUR = 60 * 60


class DistrictOAuth2Adapter(OpenIDConnectOAuth2Adapter):
    """Talks with the district's server. A server that does not answer is a page, not an error."""

    def __init__(self, request, provider_id=PROVIDER_ID):
        super().__init__(request, provider_id)

    @property
    def openid_config(self):
        """The server's own description, asked once an hour."""
        key = f"district:{settings.DISTRICT['server_url']}"
        config = cache.get(key)
        if config is None:
            try:
                config = super().openid_config
            except (RequestException, ValueError) as error:
                page = refuse(self.request, RefusedError(AWAY))
                raise ImmediateHttpResponse(page) from error
            cache.set(key, config, AN_HOUR)
        return config

    def _decode_id_token(self, app, id_token):
        """Checked by its signature too, though it came straight from the server."""
        return jwtkit.verify_and_decode(
            credential=id_token,
            keys_url=self.openid_config["jwks_uri"],
            issuer=self.openid_config["issuer"],
            audience=app.client_id,
            lookup_kid=jwtkit.lookup_kid_jwk,
        )

    def get_callback_url(self, request, app):
        return build_absolute_uri(request, reverse("accounts:district_callback"))


class DistrictProvider(OpenIDConnectProvider):
    """Checks the claims before anything is looked up, and keeps none of them but the address."""

    oauth2_adapter_class = DistrictOAuth2Adapter
    pkce_enabled_default = True

    def get_login_url(self, request, **kwargs):
        return reverse("accounts:district_sign_in")

    def get_callback_url(self):
        return reverse("accounts:district_callback")

    def redirect(self, request, process, next_url=None, data=None, **kwargs):
        state = get_random_string(32)
        params = {
            "hd": settings.DISTRICT["domain"],
            "prompt": "select_account",  # many carry a private account on the same device
            "nonce": nonce_of(state),
        }
        try:
            return super().redirect(
                request, process, next_url, data, state_id=state, auth_params=params
            )
        except ImmediateHttpResponse as page:
            return page.response

    def sociallogin_from_response(self, request, response):
        token, state = response.get("id_token") or {}, request.GET.get("state", "")
        try:
            claims = read_claims(token, domain=settings.DISTRICT["domain"], nonce=nonce_of(state))
        except RefusedError as refusal:
            raise ImmediateHttpResponse(refuse(request, refusal)) from refusal
        login = super().sociallogin_from_response(request, response)
        login.claims = claims
        return login

    def extract_extra_data(self, data):
        return {"email": data["id_token"]["email"]}


def nonce_of(state: str) -> str:
    """The nonce that belongs to a state; the state is kept in the session and used once."""
    return salted_hmac("accounts.district.nonce", state, algorithm="sha256").hexdigest()

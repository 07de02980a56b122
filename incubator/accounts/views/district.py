"""To the district's sign-in and back."""

from django.http import Http404
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from allauth.account.utils import get_next_redirect_url
from allauth.core import ratelimit
from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.models import SocialApp
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView

from ..district.provider import PROVIDER_ID, DistrictOAuth2Adapter


@require_POST
@never_cache
def district_sign_in(request):
    """Signed out: to sign in. Signed in: to connect the district account with one's own."""
    provider = _provider(request)
    if refusal := ratelimit.consume_or_429(request, action="login"):
        return refusal
    if request.user.is_authenticated:
        return provider.redirect(request, "connect", reverse("socialaccount_connections"))
    return provider.redirect(request, "login", get_next_redirect_url(request))


@require_safe
@never_cache
def district_callback(request):
    _provider(request)
    return OAuth2CallbackView.adapter_view(DistrictOAuth2Adapter(request))(request)


def _provider(request):
    try:
        return get_adapter(request).get_provider(request, PROVIDER_ID)
    except SocialApp.DoesNotExist as error:
        raise Http404 from error

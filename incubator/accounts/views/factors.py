"""The way to a second factor, and keeping the last one."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme, urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from allauth.mfa.adapter import get_adapter
from allauth.mfa.webauthn.views import RemoveWebAuthnView

from ..rules import needs_factor
from ..second_factor import PROVE, WANTED, missing_step


@require_safe
@login_required
def second_factor(request):
    """Enroll or prove what is missing; then on to the page that was wanted."""
    wanted = _next(request)
    is_sent_here = "next" in request.GET or WANTED in request.session
    step = missing_step(request.user, request.session)
    if not step:
        request.session.pop(WANTED, None)
        return redirect(wanted if is_sent_here else _nothing_missing(request))
    request.session[WANTED] = wanted
    if step == PROVE:
        here = urlencode({"next": request.path})
        return redirect(f"{reverse('mfa_reauthenticate')}?{here}")
    return render(request, "accounts/second_factor.html")


def _nothing_missing(request) -> str:
    """The page with one's factors, for a person who came here unasked."""
    if not needs_factor(request.user):
        messages.info(request, _("Your account needs no second factor. You can add one here."))
    return "mfa_index"


class RemovePasskey(RemoveWebAuthnView):
    """allauth asks its adapter before it removes an app, but not before it removes a passkey."""

    def form_valid(self, form):
        if not get_adapter().can_delete_authenticator(self.object):
            form.add_error(None, get_adapter().error_messages["cannot_delete_authenticator"])
            return self.form_invalid(form)
        return super().form_valid(form)


remove_passkey = RemovePasskey.as_view()


def _next(request) -> str:
    """The page that was wanted first: named now, or kept from the step before."""
    wanted = request.GET.get("next") or request.session.get(WANTED, "")
    is_ours = url_has_allowed_host_and_scheme(
        wanted, {request.get_host()}, require_https=request.is_secure()
    )
    return wanted if is_ours else reverse("home:dashboard")

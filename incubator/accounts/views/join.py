"""The door: a link that somebody was sent. Looking at it changes nothing, mail scanners do too."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render, resolve_url
from django.urls import reverse
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from allauth.account.internal.flows.login import perform_password_login
from allauth.account.models import Login
from allauth.socialaccount.adapter import get_adapter

from incubator.core.errors import DomainError

from ..forms.joining import JoinForm
from ..models import Invitation
from ..panels import what_waits
from ..selectors import joining as selectors
from ..services import invitations, joining

NOT_FOUND, GONE = 404, 410
WELCOME = gettext_lazy("Welcome! You have joined.")


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def join(request, token):
    door = _door(request, token)
    if door is None:
        return render(request, "accounts/join_unknown.html", status=NOT_FOUND)
    if door.step == selectors.JOINED:
        return redirect(_next(door))
    if door.is_closed:
        return render(request, "accounts/join_closed.html", {"door": door}, status=GONE)
    form = JoinForm(request.POST or None, invitation=door.invitation)
    if request.method == "POST":
        try:
            if answer := _come_in(request, door, form):
                return answer
        except DomainError as error:
            messages.error(request, str(error))
            return redirect(request.path)
    return render(request, "accounts/join.html", _context(request, door, form))


@require_POST
@never_cache
def join_with(request, token, provider):
    """On to an outside sign-in, which comes back with the person's address."""
    door = _door(request, token)
    if door is None:
        raise Http404
    found = [one for one in _providers(request) if one.app.provider_id == provider]
    if not found or door.step not in {selectors.NEW, selectors.SIGN_IN}:
        return redirect("accounts:join", token)
    data = {"invitation": door.invitation.pk}  # kept in the session, for this one sign-in
    return found[0].redirect(request, process="login", next_url=_join_address(token), data=data)


def _join_address(token) -> str:
    return reverse("accounts:join", args=[token])


def _door(request, token) -> selectors.Door | None:
    link = Invitation.of_token(token)
    return selectors.door(link, request.user) if link else None


def _come_in(request, door, form):
    """Where the person goes on, or nothing where the page must be read first."""
    if door.step == selectors.ACCEPT:
        invitations.accept(invitation=door.invitation, person=request.user)
        messages.success(request, WELCOME)
        return redirect(_next(door))
    if door.step == selectors.NEW and form.is_valid():
        person = joining.join(link=door.link, **form.cleaned_data)
        login = Login(user=person, redirect_url=_next(door), email=person.email)
        answer = perform_password_login(request, {"email": person.email}, login)
        if request.user.is_authenticated:  # else the address is confirmed first
            messages.success(request, WELCOME)
        return answer
    return None


def _context(request, door, form) -> dict:
    context = {"door": door, "form": form, "panels": what_waits(door.invitation)}
    return context | {"providers": _providers(request) if not request.user.is_authenticated else []}


def _providers(request) -> list:
    """Outside sign-ins that this site is set up for."""
    return [one for one in get_adapter().list_providers(request) if one.supports_redirect]


def _next(door) -> str:
    addresses = [panel.address() for panel in what_waits(door.invitation)]
    return next(filter(None, addresses), None) or resolve_url("home:dashboard")

"""One's own profile and sessions."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ..forms.people import ProfileForm
from ..models import User
from ..selectors.sessions import device_words, live_sessions
from ..services import people, sessions
from ..session_limits import idle_seconds, no_use, seconds_left


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def profile(request):
    person = User(pk=request.user.pk, name=request.user.name, role_line=request.user.role_line)
    form = ProfileForm(request.POST or None, instance=person)
    if request.method == "POST" and form.is_valid():
        people.change_profile(person=request.user, **form.cleaned_data)
        messages.success(request, _("Your profile is saved."))
        return redirect("accounts:profile")
    return render(request, "accounts/profile.html", {"form": form})


@require_safe
@login_required
def session_list(request):
    lines = [
        (line, device_words(line.user_agent), line.session_key == request.session.session_key)
        for line in live_sessions(request.user, idle_seconds(request.user))
    ]
    return render(request, "accounts/sessions.html", {"lines": lines})


@require_POST
@login_required
def end_session(request, pk):
    line = get_object_or_404(live_sessions(request.user, idle_seconds(request.user)), pk=pk)
    sessions.end_session(session=line, actor=request.user)
    messages.success(request, _("That browser is signed out."))
    return redirect("accounts:sessions")


@require_POST
@login_required
def end_other_sessions(request):
    ended = sessions.end_other_sessions(person=request.user, but=request.session.session_key)
    words = ngettext(
        "%(number)s other browser is signed out.",
        "%(number)s other browsers are signed out.",
        ended,
    )
    messages.success(request, words % {"number": ended})
    return redirect("accounts:sessions")


@require_safe
@login_required
@no_use
def session_left(request):
    """For the page's warning; asking does not make the session last longer."""
    return _left(request)


@require_POST
@login_required
def stay(request):
    """The press itself is the use that keeps the session (session_limits)."""
    return _left(request)


@require_safe
@login_required
def signed_in_again(request):
    """For a new tab: the page that was covered meanwhile is open in another one."""
    return render(request, "accounts/signed_in_again.html")


def _left(request) -> JsonResponse:
    """Seconds until the session ends, whose it is, and a token for forms that stand open."""
    left = max(0, int(seconds_left(request.user, request.session)))
    return JsonResponse({"left": left, "person": request.user.pk, "token": get_token(request)})

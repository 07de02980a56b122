"""A person's own mail: what it will say, which of it is sent, and the way to end it."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from incubator.core.limits import limited

from ..forms import MailForm
from ..mail import text_of
from ..models import Kind
from ..selectors.digest import digest_of
from ..selectors.muted import muted_teams
from ..selectors.recipients import is_wanted, returned_mail
from ..selectors.stopping import holder_of
from ..services import choices


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@limited("mail_choices")
def mail_settings(request):
    person, returned = request.user, returned_mail(request.user)
    now = {kind.value: is_wanted(person, kind) for kind in Kind}
    sent = request.POST if request.method == "POST" else None  # no tick is an answer, too
    form = MailForm(sent, initial=now, has_returned=bool(returned))
    if form.is_valid():
        works_again = form.cleaned_data.get("works_again", False)
        choices.choose_mail(person=person, wanted=form.wanted(), works_again=works_again)
        messages.success(request, _("Your choice is saved."))
        return redirect("mailings:mail_settings")
    context = {"form": form, "returned": returned, "muted": muted_teams(person)}
    return render(request, "mailings/mail_settings.html", context)


@require_safe
@login_required
def my_digest(request):
    """What the mail would say if it went out now."""
    letter = digest_of(request.user)
    context = {
        "letter": letter,
        "name": request.user.get_short_name(),
        "text": text_of(letter, request.user, Kind.DIGEST) if letter else "",
        "is_page": True,
        "may_mute": True,
        "muted": muted_teams(request.user),
        "is_wanted": is_wanted(request.user, Kind.DIGEST),
    }
    return render(request, "mailings/my_digest.html", context)


@csrf_exempt  # a mail program's one click comes from no page of ours: the signature is the right
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@limited("mail_choices")
def stop_mail(request, token):
    """RFC 8058: a POST to this address ends the mail, without cookies; a GET only asks."""
    holder = holder_of(token)
    if holder is None:
        raise Http404
    if request.method == "POST":
        change = choices.take_mail if "again" in request.POST else choices.stop_mail
        actor = request.user if request.user.is_authenticated else None
        change(person=holder.person, kind=holder.kind, actor=actor)
    context = {
        "kind": holder.kind.label,
        "is_wanted": is_wanted(holder.person, holder.kind),
        "is_done": request.method == "POST",
    }
    return render(request, "mailings/stop_mail.html", context)

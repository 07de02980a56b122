"""The Office's newsletters, and its look at the next digest."""

import uuid

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from incubator.core.access import require
from incubator.core.errors import DomainError
from incubator.core.forms import attempt
from incubator.core.limits import limited
from incubator.core.long_work import progress_page

from .. import rules
from ..forms import ConfirmForm, NewsletterForm, TeamForm, words_of_draft
from ..mail import text_of
from ..models import Kind, Newsletter
from ..selectors.digest import digest_of
from ..selectors.newsletters import highlights_to_send, letter_of, told_page
from ..selectors.places import places_in
from ..selectors.progress import (
    digest_standing,
    newsletters,
    progress_of,
    reach_of,
    teams_to_look_as,
    troubles_of,
)
from ..services import newsletters as service

PAGE_LENGTH = 20
SHOWN_TO_SEND = 10


@require_safe
@login_required
def newsletter_list(request):
    require(rules.can_send_newsletters, request.user)
    page = Paginator(newsletters(), PAGE_LENGTH).get_page(request.GET.get("page"))
    context = {"page": page, "highlights": highlights_to_send()[:SHOWN_TO_SEND]}
    return render(request, "mailings/newsletter_list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@limited("newsletters")
def write_newsletter(request, page):
    require(rules.can_send_newsletters, request.user)
    told = get_object_or_404(highlights_to_send(), pk=page)
    first = {"client_id": uuid.uuid4(), "subject": told.title[:120], "to": ["members", "coaches"]}
    form = NewsletterForm(request.POST or None, initial=first | {"cohort": told.cohort_id})
    if form.is_valid():
        made = {"values": form.values(), "client_id": form.cleaned_data["client_id"]}
        newsletter = attempt(form, service.write_newsletter, page=told, author=request.user, **made)
        if newsletter:
            return redirect(newsletter)
    return render(request, "mailings/newsletter_form.html", {"form": form, "told": told})


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@limited("newsletters")
def change_newsletter(request, pk):
    newsletter = _newsletter(request, pk)
    form = NewsletterForm(request.POST or None, initial=words_of_draft(newsletter))
    if not newsletter.is_draft and request.method != "POST":
        return redirect(newsletter)
    if form.is_valid():
        change = {"actor": request.user, "values": form.values()}
        attempt(form, service.change_newsletter, newsletter=newsletter, **change)
        if form.is_valid():
            return redirect(newsletter)
    context = {"form": form, "newsletter": newsletter, "told": newsletter.page}
    return render(request, "mailings/newsletter_form.html", context)


@require_safe
@login_required
def newsletter(request, pk):
    """A draft as it will look, or how far the newsletter has come."""
    found = _newsletter(request, pk)
    context = {"newsletter": found, **_look(found, request.user)}
    if found.is_draft:
        context["reach"] = reach_of(found)
        return render(request, "mailings/newsletter_draft.html", context)
    progress = progress_of(found)
    context |= {
        "facts": progress.facts(),
        "troubles": troubles_of(found),
        "again_url": reverse("mailings:run_newsletter_again", args=[found.pk]),
    }
    return progress_page(request, progress, "mailings/newsletter_progress.html", context)


def _look(newsletter: Newsletter, reader) -> dict:
    """Both parts of it, as they would go out now; nothing where the highlight is not public."""
    page = told_page(newsletter)
    letter = letter_of(newsletter, page) if page else None
    text = text_of(letter, reader, Kind.NEWSLETTER) if letter else ""
    return {"letter": letter, "name": reader.get_short_name(), "text": text, "is_page": True}


@require_POST
@login_required
@limited("newsletters")
def test_newsletter(request, pk):
    newsletter = _newsletter(request, pk)
    done = _("The test is on its way to %(address)s.") % {"address": request.user.email}
    return _do(request, newsletter, done, service.send_test, actor=request.user)


@require_POST
@login_required
@limited("newsletters")
def send_newsletter(request, pk):
    newsletter, form = _newsletter(request, pk), ConfirmForm(request.POST)
    seen = form.cleaned_data["seen"] if form.is_valid() else -1
    done = _("The newsletter is on its way. You can leave this page.")
    return _do(request, newsletter, done, service.confirm_newsletter, actor=request.user, seen=seen)


@require_POST
@login_required
@limited("newsletters")
def run_newsletter_again(request, pk):
    newsletter = _newsletter(request, pk)
    done = _("What did not go out is tried again. Nobody gets it twice.")
    return _do(request, newsletter, done, service.run_again, actor=request.user)


@require_safe
@login_required
def office_digest(request):
    """When the next digest goes out, to how many, and how it looks."""
    require(rules.can_send_newsletters, request.user)
    form = TeamForm(request.GET, teams=teams_to_look_as(request.user))
    team = form.cleaned_data["team"] if form.is_valid() else None
    letter = digest_of(request.user, places=places_in(team) if team else None)
    context = {
        "standing": digest_standing(),
        "form": form,
        "team": team,
        "letter": letter,
        "name": request.user.get_short_name(),
        "is_page": True,
    }
    return render(request, "mailings/office_digest.html", context)


def _newsletter(request, pk: int) -> Newsletter:
    require(rules.can_send_newsletters, request.user)
    return get_object_or_404(
        Newsletter.objects.visible_to(request.user).select_related("page", "cohort"), pk=pk
    )


def _do(request, newsletter: Newsletter, done: str, serve, **values):
    """Press a button of a newsletter's page, and come back to it."""
    try:
        serve(newsletter=newsletter, **values)
    except DomainError as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, done)
    return redirect(newsletter)

"""What the Office does for one account: each asks first, on a page of its own."""

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.forms import Form
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from incubator.accounts.forms.care import ConfirmForm, ReasonForm
from incubator.accounts.fresh import fresh_sign_in_required
from incubator.accounts.rules import (
    can_care_for,
    can_confirm_factor_removal,
    can_end_sign_in,
    can_remove_second_factor,
    is_office,
)
from incubator.accounts.selectors.people import asked_removal, confirmers_of_removal
from incubator.accounts.services import care, factor_removal, people
from incubator.core.access import Rule, require
from incubator.core.errors import DomainError

from ...selectors.directory import directory


@dataclass(frozen=True)
class Action:
    """One thing to do: what the page says, who may, and the service behind it."""

    title: str
    text: str
    button: str
    done: str
    do: Callable
    rule: Rule = can_care_for
    form: type[Form] = ConfirmForm
    is_grave: bool = False


def _send_link(request, **who):
    care.send_password_link(request=request, **who)


ACTIONS = {
    "send-password-link": Action(
        title=_("Send a link to choose a password"),
        text=_("A mail with a link goes out. The present password works until a new one is set."),
        button=_("Send the link"),
        done=_("A link to choose a password goes to %(email)s."),
        do=_send_link,
    ),
    "end-sessions": Action(
        title=_("Sign out everywhere"),
        text=_("All browsers and phones are signed out. Signing in works as before."),
        button=_("Sign out everywhere"),
        done=_("%(name)s is signed out everywhere."),
        do=lambda request, **who: care.sign_out_everywhere(**who),
    ),
    "end-sign-in": Action(
        title=_("End the sign-in"),
        text=_(
            "This person is signed out everywhere and can no longer sign in. "
            "What the person wrote stays with the team. You can undo this."
        ),
        button=_("End the sign-in"),
        done=_("%(name)s can no longer sign in."),
        do=lambda request, **who: people.deactivate(**who),
        rule=can_end_sign_in,
        is_grave=True,
    ),
    "let-in-again": Action(
        title=_("Let this person sign in again"),
        text=_("Password, teams and texts are as they were."),
        button=_("Let in again"),
        done=_("%(name)s can sign in again."),
        do=lambda request, **who: people.reactivate(**who),
    ),
    "remove-second-factor": Action(
        title=_("Remove a lost second factor"),
        text=_(
            "Do this only when you are sure who is asking: call back, or meet. A second person "
            "of the Office confirms it within three days. The person reads by mail that you ask "
            "for it and why."
        ),
        button=_("Ask for the removal"),
        done=_("Asked. %(name)s keeps the second factor until somebody else confirms it."),
        do=lambda request, **who: factor_removal.ask_removal(**who),
        rule=can_remove_second_factor,
        form=ReasonForm,
        is_grave=True,
    ),
    "confirm-factor-removal": Action(
        title=_("Confirm: remove a lost second factor"),
        text=_(
            "Confirm only when you too are sure who is asking. The person is signed out "
            "everywhere, and reads by mail that both of you did it."
        ),
        button=_("Remove the second factor"),
        done=_("%(name)s signs in without a second factor until a new one is set up."),
        do=lambda request, **who: factor_removal.confirm_removal(**who),
        rule=can_confirm_factor_removal,
        is_grave=True,
    ),
    "withdraw-factor-removal": Action(
        title=_("Take the request back"),
        text=_("The second factor stays as it is."),
        button=_("Take it back"),
        done=_("%(name)s keeps the second factor."),
        do=lambda request, **who: factor_removal.withdraw_removal(**who),
        rule=can_remove_second_factor,
    ),
}


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@fresh_sign_in_required
def office_person_action(request, pk, verb):
    require(is_office, request.user)
    if (action := ACTIONS.get(verb)) is None:
        raise Http404
    person = get_object_or_404(directory(), pk=pk)
    require(action.rule, request.user, person)
    form = action.form(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        _do(request, action, person, form)
        return redirect("cohorts:office_person", person.pk)
    context = {"person": person, "action": action, "form": form, "asked": asked_removal(person)}
    if action.form is ReasonForm:
        context["confirmers"] = confirmers_of_removal(person, request.user)
    return render(request, "cohorts/office/confirm.html", context)


def _do(request, action: Action, person, form):
    try:
        action.do(request, person=person, actor=request.user, **form.cleaned_data)
    except DomainError as error:
        messages.error(request, str(error))
        return
    words = {"name": person, "email": person.email}
    messages.success(request, action.done % words)

"""What can be done with one invitation, from the team's page or the Office's list."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from incubator.accounts.models.invitation import COPIED
from incubator.accounts.services import invitations
from incubator.core.access import require
from incubator.core.errors import DomainError
from incubator.core.limits import limited

from .. import rules
from ..selectors.invitations import invitations_visible_to


@require_POST
@login_required
@limited("invitations_again")
def send_again(request, pk):
    invitation = _invitation(request, pk)
    try:
        invitations.send_again(invitation=invitation, actor=request.user)
        words = {"email": invitation.email}
        messages.success(request, _("A new link goes to %(email)s.") % words)
    except DomainError as error:
        messages.error(request, str(error))
    return _back(request)


@require_POST
@login_required
def withdraw_invitation(request, pk):
    invitation = _invitation(request, pk)
    try:
        invitations.withdraw(invitation=invitation, actor=request.user)
        words = {"email": invitation.email}
        messages.success(request, _("The invitation to %(email)s is withdrawn.") % words)
    except DomainError as error:
        messages.error(request, str(error))
    return _back(request)


@require_POST
@login_required
@never_cache
def show_link(request, pk):
    """The link to pass on by hand, where mail is filtered; that it was taken is noted."""
    invitation = _invitation(request, pk)
    try:
        invitation = invitations.copy_link(invitation=invitation, actor=request.user)
    except DomainError as error:
        messages.error(request, str(error))
        return _back(request)
    link = request.build_absolute_uri(invitation.get_join_url(COPIED))
    context = {"invitation": invitation, "link": link, "back": _back_address(request)}
    return render(request, "cohorts/people/link.html", context)


def _invitation(request, pk):
    found = get_object_or_404(invitations_visible_to(request.user), pk=pk)
    require(rules.can_manage_invitation, request.user, found)
    return found


def _back(request):
    return redirect(_back_address(request))


def _back_address(request) -> str:
    """The list that the button stood in."""
    back = request.POST.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(back, allowed_hosts=None)
    return back if is_ours and back else "/me/"

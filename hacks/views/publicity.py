"""One tap makes a design or an iteration public, declines that, or takes it back."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from incubator.core.access import require
from incubator.core.errors import DomainError

from .. import rules
from ..services import publicity
from .lookup import visible_hack, visible_iteration


@require_POST
@login_required
def confirm_public(request, team, hack, number=None):
    thing = _thing(request, team, hack, number)
    require(rules.can_confirm_public, request.user, thing)
    try:
        publicity.confirm_public(thing=thing, lead=request.user)
        messages.success(request, _("Everyone can see this now."))
    except DomainError as refusal:
        messages.error(request, str(refusal))
    return redirect(thing)


@require_POST
@login_required
def decline_public(request, team, hack, number=None):
    thing = _thing(request, team, hack, number)
    require(rules.can_confirm_public, request.user, thing)
    try:
        publicity.decline_public(thing=thing, lead=request.user)
        messages.success(request, _("This stays in the network. Everybody signed in can see it."))
    except DomainError as refusal:
        messages.error(request, str(refusal))
    return redirect(thing)


@require_POST
@login_required
def take_back_public(request, team, hack, number=None):
    thing = _thing(request, team, hack, number)
    require(rules.can_take_back_public, request.user, thing)
    publicity.take_back_public(thing=thing, actor=request.user)
    messages.success(request, _("This is not public any more. Everybody signed in can see it."))
    return redirect(thing)


def _thing(request, team, hack, number):
    """The iteration where the address has a number, else the hack for its design."""
    if number is None:
        return visible_hack(request, team, hack)
    return visible_iteration(request, team, hack, number)

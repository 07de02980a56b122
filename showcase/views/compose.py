"""The Office makes a highlight from a hack's log."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from hacks.models import Hack
from incubator.core.access import require
from incubator.core.forms import attempt
from incubator.core.limits import limited

from .. import rules
from ..forms.compose import ComposeForm, initial_of
from ..selectors.material import material_of
from ..services.composing import compose_highlight


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@limited("highlights")
def make_highlight(request, team, hack, number=None):
    """``number`` is the iteration that somebody came from: its pieces are ticked already."""
    hacks = Hack.objects.visible_to(request.user).select_related("team__school", "team__cohort")
    hack = get_object_or_404(hacks, team__slug=team, slug=hack)
    require(rules.can_make_highlight, request.user)
    material = material_of(hack, request.user)
    form = ComposeForm(
        request.POST or None, material=material, initial=initial_of(material, number)
    )
    if form.is_valid():
        values = {name: form.cleaned_data[name] for name in ("title", "intro", "client_id")}
        values |= {"author": request.user, "hack": hack, "picked": form.picked()}
        if page := attempt(form, compose_highlight, **values):
            messages.success(
                request, _("The draft is ready. The team is asked when you submit it.")
            )
            return redirect("wagtailadmin_pages:edit", page.pk)
    return render(request, "showcase/compose.html", {"form": form, "material": material})

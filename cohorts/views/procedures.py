"""A school's local procedures: everybody may read them, its lead decides."""

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from incubator.accounts.fresh import fresh_sign_in_required
from incubator.core.access import require
from incubator.core.errors import DomainError

from .. import rules
from ..forms.procedures import ProceduresForm
from ..models import School
from ..procedures import procedures_of_school
from ..selectors.procedures import decisions_of_school
from ..services.procedures import decide_procedures


@require_http_methods(["GET", "HEAD", "POST"])
def procedures(request, slug):
    """Public, since families ask for the rules on photos and guests."""
    if request.method == "POST" and not request.user.is_authenticated:
        return redirect_to_login(request.path)
    return _procedures(request, slug)


@fresh_sign_in_required
def _procedures(request, slug):
    school = get_object_or_404(School, slug=slug)
    if request.method == "POST":
        require(rules.can_decide_procedures, request.user, school)
    form = None
    if rules.can_decide_procedures(request.user, school):
        form = ProceduresForm(request.POST or None, row=decisions_of_school(school))
    if form and form.is_valid() and _decided(form, school, request):
        return redirect("cohorts:procedures", school.slug)
    context = {"school": school, "now": procedures_of_school(school), "form": form}
    return render(request, "cohorts/procedures.html", context)


def _decided(form: ProceduresForm, school: School, request) -> bool:
    """Kept, or the reason stands on the form."""
    try:
        decide_procedures(owner=school, values=form.cleaned_data, actor=request.user)
    except DomainError as refusal:
        form.add_error(None, str(refusal))
        return False
    messages.success(request, _("Saved. It holds from now on."))
    return True

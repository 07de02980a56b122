"""One's own data: taking it along, and closing the account."""

from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from incubator.accounts.fresh import fresh_sign_in_required
from incubator.accounts.services.closing import close_account as close
from incubator.core.access import require
from incubator.core.errors import DomainError
from incubator.core.forms import attempt
from incubator.core.limits import limited
from incubator.core.long_work import progress_page
from incubator.core.uploads import serve_private

from .. import rules
from ..forms import AskForm, CloseForm
from ..selectors import exports_of
from ..services.exports import ask_for_export, forget_exports, run_export_again


@require_safe
@login_required
def my_data(request):
    return _page(request, CloseForm())


@require_POST
@login_required
@fresh_sign_in_required
@limited("exports")
def ask_my_data(request):
    form = AskForm(request.POST)
    if not form.is_valid():
        return redirect("trust:my_data")
    try:
        export = ask_for_export(person=request.user, **form.cleaned_data)
    except DomainError as refusal:
        messages.error(request, str(refusal))
        return redirect("trust:my_data")
    return redirect(export)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@limited("exports")
def my_export(request, pk):
    """How far it is; POST runs one again that failed."""
    export = get_object_or_404(exports_of(request.user), pk=pk)
    if request.method == "POST":
        run_export_again(export=export)
        return redirect(export)
    context = {
        "again_url": request.path,
        "result_url": reverse("trust:my_data_file", args=[pk]),
        "result_label": _("Download the file"),
    }
    return progress_page(request, export, "trust/my_export.html", context)


@require_safe
@login_required
def my_data_file(request, pk):
    export = get_object_or_404(exports_of(request.user).exclude(file=""), pk=pk)
    return serve_private(
        request,
        export.file,
        content_type="application/zip",
        filename="my-data.zip",
        public=False,
        etag=export.file,
    )


@require_POST
@login_required
@fresh_sign_in_required
@limited("exports")
def close_account(request):
    require(rules.can_close_account, request.user)
    form = CloseForm(request.POST)
    if form.is_valid():
        attempt(form, close, person=request.user)
    if form.errors:
        return _page(request, form, status=422)
    forget_exports(person=request.user)
    logout(request)
    messages.success(request, _("Your account is closed. What you made stays with your teams."))
    return redirect("account_login")


def _page(request, form: CloseForm, status: int = 200):
    context = {
        "ask": AskForm(),
        "form": form,
        "exports": exports_of(request.user),
        "may_close": rules.can_close_account(request.user),
    }
    return render(request, "trust/my_data.html", context, status=status)

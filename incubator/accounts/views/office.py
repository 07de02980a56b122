"""The Office's list of sign-offs."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from incubator.core import audit
from incubator.core.access import require
from incubator.core.exports import csv_response
from incubator.core.limits import limited

from .. import rules, selectors
from ..forms.sign_off import SignOffFilterForm
from ..fresh import fresh_sign_in_required
from ..services import sign_offs

PAGE_LENGTH = 50
COLUMNS = ["name", "email", "version", "digest", "language", "signed (UTC)", "training passed"]


@require_safe
@login_required
def aup_list(request):
    require(rules.can_export_sign_offs, request.user)
    form = SignOffFilterForm(request.GET)
    people = Paginator(selectors.sign_off_list(**form.filters()), PAGE_LENGTH)
    context = {
        "page": people.get_page(request.GET.get("page")),
        "policy": selectors.policy_in_force(),
        "unsigned": selectors.unsigned_people().count(),
        "form": form,
        "may_remind": rules.is_office(request.user),
    }
    return render(request, "accounts/aup_list.html", context)


@require_POST
@login_required
@limited("exports")
@fresh_sign_in_required
def aup_export(request):
    require(rules.can_export_sign_offs, request.user)
    policy = selectors.policy_in_force()
    people = selectors.people_with_sign_off()
    rows = [_row(person, policy) for person in people]
    audit.record(request.user, "sign_offs.exported", request.user, rows=len(rows))
    return csv_response("sign-offs.csv", COLUMNS, rows)


@require_POST
@login_required
def remind_unsigned(request):
    require(rules.is_office, request.user)
    told = sign_offs.remind_unsigned(actor=request.user)
    words = ngettext("%(number)s person is reminded.", "%(number)s people are reminded.", told)
    if told:
        messages.success(request, words % {"number": told})
    else:
        messages.info(request, _("Everybody who has not signed was reminded today."))
    return redirect("accounts:aup_list")


def _row(person, policy) -> list:
    signed = person.signed_on.strftime("%Y-%m-%d %H:%M:%S") if person.signed_on else ""
    version = policy.version if policy and person.signed_on else ""
    passed = "yes" if person.passed_training else "no"
    digest, language = person.signed_digest, person.signed_language
    return [person.name, person.email, version, digest, language, signed, passed]

"""What the hacks of all teams need: for the Office, as a list and as a file."""

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from incubator.core import audit
from incubator.core.access import require
from incubator.core.exports import csv_response, xlsx_response
from incubator.core.limits import limited

from .. import rules
from ..forms.search import SupportFilterForm
from ..models import Support
from ..selectors.supports import office_supports as supports_found

PAGE_SIZE = 50


@require_safe
@login_required
@limited("searches", words="words")
def office_supports(request):
    require(rules.can_read_supports, request.user)
    form = SupportFilterForm(request.GET)
    found = supports_found(request.user, **form.filters())
    page = Paginator(found, PAGE_SIZE).get_page(request.GET.get("page"))
    context = {"form": form, "page": page, "is_filtered": form.is_filtered()}
    return render(request, "hacks/office_supports.html", context)


@require_POST
@login_required
@limited("exports")
def export_supports(request):
    """The supports of the page's filters, as CSV or as an Excel workbook."""
    require(rules.can_read_supports, request.user)
    found = supports_found(request.user, **SupportFilterForm(request.POST).filters())
    rows = [_row(one) for one in found]
    kind = "xlsx" if request.POST.get("format") == "xlsx" else "csv"
    audit.record(request.user, "supports.exported", None, rows=len(rows), format=kind)
    respond = xlsx_response if kind == "xlsx" else csv_response
    return respond(f"supports.{kind}", _head(), rows)


def _head() -> list[str]:
    return [
        _("What is needed"),
        _("What for"),
        _("Kind"),
        _("Hack"),
        _("Team"),
        _("Cohort"),
        _("Since"),
        _("State"),
        _("Address"),
    ]


def _row(support: Support) -> list:
    hack = support.hack
    return [
        support.text,
        support.get_purpose_display(),
        support.get_kind_display(),
        hack.title,
        hack.team,
        hack.team.cohort,
        timezone.localdate(support.created_at),
        support.get_state_display(),
        hack.get_absolute_url(),
    ]

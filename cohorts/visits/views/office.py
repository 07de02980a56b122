"""All visits of the district, for the Office; and as a file."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from incubator.accounts.rules import is_office
from incubator.core import audit
from incubator.core.access import require
from incubator.core.dates import hour_in_words
from incubator.core.exports import csv_response, xlsx_response
from incubator.core.limits import limited

from ..forms import OfficeFilterForm
from ..models import Visit
from ..selectors import office as selectors


@require_safe
@login_required
def office_visits(request):
    require(is_office, request.user)
    form = OfficeFilterForm(request.GET)
    filters = form.filters()
    visits = list(selectors.office_visits(**filters))
    for visit in visits:
        visit.days = selectors.days_to_first_iteration(visit)
        visit.in_return = selectors.return_in_words(visit)
    filters.pop("status")
    kept = request.GET.copy()
    kept.pop("month", None)
    context = {
        "form": form,
        "visits": visits,
        "month": selectors.month_of_visits(form.chosen_month(), visits),
        "needs": selectors.access_needs(visits),
        "standings": selectors.standings(**filters),
        "kept": kept.urlencode(),
    }
    return render(request, "visits/office.html", context)


@require_POST
@login_required
@limited("exports")
def export_visits(request):
    """The visits of the page's filters, as CSV or as an Excel workbook."""
    require(is_office, request.user)
    visits = selectors.office_visits(**OfficeFilterForm(request.POST).filters())
    rows = [_row(visit) for visit in visits]
    as_xlsx = request.POST.get("format") == "xlsx"
    audit.record(
        request.user, "visits.exported", None, rows=len(rows), format="xlsx" if as_xlsx else "csv"
    )
    if as_xlsx:
        return xlsx_response("visits.xlsx", _head(), rows)
    return csv_response("visits.csv", _head(), rows)


def _head() -> list[str]:
    return [
        _("Visiting team"),
        _("Cohort"),
        _("Host team"),
        _("State"),
        _("Day"),
        _("From (Boston time)"),
        _("To (Boston time)"),
        _("Visitors"),
        _("What they hope to learn"),
        _("Access, lunch, interpreters"),
        _("Days to the first iteration"),
        _("Return visit"),
    ]


def _row(visit: Visit) -> list:
    slot = visit.slot
    when = [slot.day, hour_in_words(slot.starts_at), hour_in_words(slot.ends_at)] if slot else []
    return [
        visit.team,
        visit.team.cohort,
        visit.host,
        visit.get_status_display(),
        *(when or ["", "", ""]),
        visit.visitors,
        visit.purpose,
        slot.access if slot else "",
        selectors.days_to_first_iteration(visit),
        selectors.return_in_words(visit),
    ]

"""The Office brings in schools, teams and their leaders from a spreadsheet."""

from django.contrib.auth.decorators import login_required
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from incubator.accounts.rules import is_office
from incubator.core.access import require
from incubator.core.exports import csv_response

from ...forms.imports import ImportFormSet, ImportTextForm, import_of
from ...services.imports import Outcome, import_schools
from ...tables import WORDS
from ..lists import ListPage, go_through

EXAMPLE = [
    *("Demo School by the Harbor", "East Boston", "9 to 12", "https://harbor.example"),
    *("Cohort 1", "", "Demo Leader, Harbor", "lead.harbor@incubator.example"),
]


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def office_import(request):
    require(is_office, request.user)
    return go_through(request, _page(request.user, replace=bool(request.POST.get("replace"))))


@require_safe
@login_required
def office_import_template(request):
    """An empty list with the headings and one made-up line."""
    require(is_office, request.user)
    return csv_response("schools-and-teams.csv", [names[0] for names in WORDS.values()], [EXAMPLE])


def _page(actor, *, replace: bool) -> ListPage:
    def send(good, batch):
        entries = [form.entry for form in good]
        return _in_words(import_schools(entries=entries, replace=replace, actor=actor))

    return ListPage(
        text_form=ImportTextForm,
        bound=lambda data: ImportFormSet(data, replace=replace),
        fresh=lambda rows: import_of(rows, replace=replace),
        send=send,
        ask_template="cohorts/office/import.html",
        preview_template="cohorts/office/import_preview.html",
        done=reverse("cohorts:office_import"),
        cost=lambda good: sum(bool(form.cleaned_data["lead_email"]) for form in good),
        context={"replace": replace},
    )


def _in_words(outcome: Outcome) -> str:
    """What the list changed, in one line."""
    parts = [
        (outcome.schools, ngettext("%(n)d school added", "%(n)d schools added", outcome.schools)),
        (
            outcome.completed,
            ngettext("%(n)d school completed", "%(n)d schools completed", outcome.completed),
        ),
        (outcome.teams, ngettext("%(n)d team added", "%(n)d teams added", outcome.teams)),
        (outcome.invited, ngettext("%(n)d lead invited", "%(n)d leads invited", outcome.invited)),
    ]
    said = [words % {"n": number} for number, words in parts if number]
    if not said:
        return _("Everything in the list was here already. Nothing changed.")
    return _("Done: %(parts)s.") % {"parts": ", ".join(said)}

"""The day of the visit: the sheet, and the notes on it."""

from pathlib import Path

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from incubator.core.access import require
from incubator.core.forms import attempt
from incubator.core.limits import limited
from incubator.core.typed import is_from_script

from .. import rules
from ..forms.evidence import ChangeNoteForm, NoteForm
from ..models import EvidenceNote, Visit
from ..selectors import evidence as selectors
from ..services import evidence as service
from .visits import visible_visit

WORKER = Path(settings.ROOT, "static", "js", "sheet_worker.js")


@require_safe
@login_required
def visit_sheet(request, pk):
    visit = visible_visit(request, pk)
    return _page(request, visit) if visit.is_coming else redirect(visit)


@require_POST
@login_required
@limited("visits")
def keep_note(request, pk):
    visit = visible_visit(request, pk)
    require(rules.can_note, request.user, visit)
    form = NoteForm(request.POST, stops=visit.slot.stops.all())
    if form.is_valid():
        values = {"visit": visit, "author": request.user, **form.cleaned_data}
        if note := attempt(form, service.keep_note, **values):
            if is_from_script(request):
                return JsonResponse({"note": {"url": _address("change_note", note)}})
            messages.success(request, _("Your note is kept."))
            return redirect(_place(note))
    if is_from_script(request):
        return JsonResponse({"errors": form.errors}, status=422)
    return _page(request, visit, form)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@limited("visits")
def change_note(request, pk, note):
    note = _own_note(request, pk, note)
    form = ChangeNoteForm(request.POST or None, initial={"kind": note.kind, "text": note.text})
    if form.is_valid() and attempt(form, service.change_note, note=note, **form.cleaned_data):
        messages.success(request, _("Your note is changed."))
        return redirect(_place(note))
    context = {"form": form, "note": note, "place": _place(note)}
    return render(request, "visits/note.html", context)


@require_POST
@login_required
@limited("visits")
def delete_note(request, pk, note):
    note = _own_note(request, pk, note)
    service.delete_note(note=note)
    messages.success(request, _("Your note is deleted."))
    return redirect(_place(note))


@require_safe
@cache_control(no_cache=True)
def sheet_worker(request):
    """The service worker that opens sheets without a network; its address says which pages are
    its business."""
    return HttpResponse(WORKER.read_bytes(), content_type="text/javascript; charset=utf-8")


def _page(request, visit: Visit, sent: NoteForm | None = None):
    sheet = selectors.visit_sheet(visit, request.user)
    if sheet.may_note:
        _add_forms(sheet, sent)
    context = {"sheet": sheet, "visit": visit, "sent": sent}
    return render(request, "visits/sheet.html", context, status=422 if sent else 200)


def _add_forms(sheet: selectors.Sheet, sent: NoteForm | None) -> None:
    """An empty form at each place; one that came back stands where it was sent from."""
    stops = sheet.visit.slot.stops.all()
    for place in sheet.places:
        place.form = NoteForm(stops=stops, initial={"stop": place.stop and place.stop.pk})
    if sent:
        sheet.place_of(sent["stop"].value()).form = sent
    for place in sheet.places:
        place.form.auto_id = f"{place.anchor}-%s"


def _own_note(request, pk: int, note: int) -> EvidenceNote:
    visit = visible_visit(request, pk)
    notes = EvidenceNote.objects.visible_to(request.user).filter(visit=visit)
    found = get_object_or_404(notes, pk=note)
    found.visit = visit
    require(rules.can_change_note, request.user, found)
    return found


def _address(name: str, note: EvidenceNote) -> str:
    return reverse(f"visits:{name}", args=[note.visit_id, note.pk])


def _place(note: EvidenceNote) -> str:
    """Where on the sheet the note stands."""
    sheet = reverse("visits:visit_sheet", args=[note.visit_id])
    return f"{sheet}#stop-{note.stop_id or 0}"

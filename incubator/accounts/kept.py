"""What somebody typed before being sent away: kept in the session until it is posted again."""

from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode

from incubator.core import refusals
from incubator.core.typed import SAFE, is_from_script, typed_fields

KEY = "kept_form"
LONGEST = 200_000


def send_away(
    request, *, rule: str, address: str, sentence: str, next_address: str = ""
) -> HttpResponse:
    """Answer a request that must wait for another page: that page, or 403 to a fetch.

    What was typed is kept. ``next_address`` is where the person goes on afterwards: without it
    the page that was asked for, or what is kept. A refused write is noted with its ``rule``.
    """
    if request.method not in SAFE:
        refusals.note(request, "gate.closed", rule=rule)
    if is_from_script(request):
        return JsonResponse({"error": sentence, "message": sentence, "url": address}, status=403)
    wanted = request.get_full_path()
    if request.method not in SAFE:
        keep(request)
        wanted = reverse("accounts:kept")
    return redirect(f"{address}?{urlencode({'next': next_address or wanted})}")


def keep(request, person_id: int | None = None) -> None:
    """Keep the text fields of this form for its person; files cannot be kept."""
    fields = typed_fields(request)
    if fields and sum(len(value) for _, value in fields) <= LONGEST:
        request.session[KEY] = {
            "path": request.get_full_path(),
            "fields": fields,
            "files": bool(request.FILES),
            "person": person_id or request.user.pk,
        }


def kept_form(request) -> dict | None:
    """``path``, ``fields`` (pairs of name and value) and whether there were ``files``.

    Nothing where somebody else typed it in this browser.
    """
    kept = request.session.get(KEY)
    return kept if kept and kept.get("person") == request.user.pk else None


def forget(request) -> None:
    """Called as the person posts again, to the same address."""
    kept = kept_form(request)
    if kept and kept["path"] == request.get_full_path():
        del request.session[KEY]

"""Two people wrote at the same time: both texts side by side, nothing lost."""

from dataclasses import dataclass

from django.forms import BoundField, Form
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render

from ..forms.design import DesignForm
from ..forms.design import initial_of as design_initial
from ..forms.iterations import IterationForm
from ..forms.iterations import initial_of as iteration_initial
from ..models import Hack, Iteration
from .form_page import addresses

THEIRS = "theirs"


@dataclass(frozen=True)
class Disputed:
    """One field in which the two differ. theirs: words as kept; mine: the field as typed."""

    mine: BoundField
    theirs: str


def iteration_conflict(request: HttpRequest, hack: Hack, iteration: Iteration) -> HttpResponse:
    iteration.refresh_from_db()
    data = _at_version(request.POST, iteration.version)
    form = IterationForm(data, hack=hack, iteration=iteration)
    kept = iteration_initial(iteration)
    return _page(request, form, kept, thing=iteration, action=addresses(hack, iteration)["action"])


def design_conflict(request: HttpRequest, hack: Hack, action: str) -> HttpResponse:
    hack.refresh_from_db()
    form = DesignForm(_at_version(request.POST, hack.version))
    return _page(request, form, design_initial(hack), thing=hack, action=action)


def with_choices(data: QueryDict, kept: dict) -> QueryDict:
    """What the conflict page sends, with their words where the person chose them."""
    chosen = [name for name in kept if data.get(f"choose-{name}") == THEIRS]
    if not chosen:
        return data
    data = data.copy()
    for name in chosen:
        data[name] = _as_typed(kept[name])
    return data


def _page(request, form: Form, kept: dict, **context) -> HttpResponse:
    form.is_valid()
    disputed = [
        Disputed(field, _in_words(field, kept.get(field.name)))
        for field in form.visible_fields()
        if (field.value() or "").replace("\r\n", "\n") != _as_typed(kept.get(field.name))
    ]
    names = {one.mine.name for one in disputed}
    agreed = [field for field in form if field.name not in names]
    context |= {
        "form": form,
        "disputed": disputed,
        "agreed": agreed,
        "do": request.POST.get("do", "publish"),
    }
    return render(request, "hacks/conflict.html", context, status=409)


def _at_version(data: QueryDict, version: int) -> QueryDict:
    data = data.copy()
    data["version"] = version
    return data


def _as_typed(value) -> str:
    """A kept value as a form would send it."""
    if value is None:
        return ""
    return str(getattr(value, "pk", value))


def _in_words(field: BoundField, value) -> str:
    """A kept value as people read it."""
    choices = dict(getattr(field.field, "choices", []))
    return str(choices.get(value, _as_typed(value)))

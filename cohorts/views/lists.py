"""A list goes three steps: read it, show what is wrong in which line, send what is right."""

from collections.abc import Callable
from dataclasses import dataclass, field
from uuid import UUID, uuid4

from django.contrib import messages
from django.shortcuts import redirect, render

from incubator.core.errors import DomainError
from incubator.core.limits import spend

from ..forms.lists import BaseLines, ListTextForm


@dataclass(frozen=True)
class ListPage:
    """What differs between lists.

    ``bound`` makes the formset of fields that came back, ``fresh`` of lines that were read;
    ``send`` takes the good forms and the sending's number and gives a sentence for the person.
    """

    text_form: type[ListTextForm]
    bound: Callable[[dict], BaseLines]
    fresh: Callable[[list], BaseLines]
    send: Callable[[list, UUID], str]
    ask_template: str
    preview_template: str
    done: str
    cost: Callable[[list], int] = len  # how many invitations the good forms send
    context: dict = field(default_factory=dict)


def go_through(request, page: ListPage):
    """The answer to one step of the list."""
    if request.method != "POST":
        return _ask(request, page, page.text_form())
    if "line-TOTAL_FORMS" in request.POST:
        return _checked(request, page, page.bound(request.POST))
    form = page.text_form(request.POST, request.FILES)
    if not form.is_valid():
        return _ask(request, page, form)
    return _preview(request, page, page.fresh(form.cleaned_data["lines"]), form.cleaned_data)


def _checked(request, page: ListPage, lines: BaseLines):
    """Lines that somebody has looked at: sent, where that was asked; what is bad stays."""
    good, bad = lines.good(), lines.bad()
    if request.POST.get("do") != "send" or not good:
        return _preview(request, page, lines)
    spend(request, "invitations", page.cost(good))
    try:
        messages.success(request, page.send(good, batch_of(request)))
    except DomainError as error:
        messages.error(request, str(error))
        return _preview(request, page, lines)
    if bad:
        return _preview(request, page, page.fresh(bad))
    return redirect(page.done)


def _ask(request, page: ListPage, form):
    return render(request, page.ask_template, page.context | {"form": form})


def _preview(request, page: ListPage, lines: BaseLines, read: dict | None = None):
    context = {
        "roster": lines,
        "good": len(lines.good()),
        "bad": len(lines.bad()),
        "batch": batch_of(request),
        "read": read or {},
    }
    return render(request, page.preview_template, page.context | context)


def batch_of(request) -> UUID:
    """The sending's own number: the same list sent twice is sent once."""
    try:
        return UUID(request.POST.get("batch", ""))
    except ValueError:
        return uuid4()

"""The page with the iteration form, as first shown and as given back."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from ..models import Hack, Iteration
from ..selectors.posting import last_published, next_number, removed_photos
from .writing import Writing, photo_rows


def form_page(writing: Writing) -> HttpResponse:
    """The form, filled with what was typed, what is kept, or nothing yet."""
    hack, iteration = writing.hack, writing.iteration
    form, photo_forms = writing.shown_form, writing.photo_forms
    answers_form = writing.answers_form
    context = {
        "hack": hack,
        "iteration": iteration,
        "number": iteration.number if iteration else next_number(hack),
        "form": form,
        "has_problems": any(one.errors for one in (form, answers_form, *photo_forms)),
        "photo_rows": photo_rows(photo_forms),
        "answers_form": answers_form,
        "removed_rows": [{"photo": photo} for photo in removed_photos(iteration)],
        "photo_errors": writing.photo_errors,
        "is_draft": iteration is None or iteration.is_draft,
        "is_resumed": "resumed" in writing.request.GET,
        "is_saved": "saved" in writing.request.GET,
        "last": last_published(hack),
        "urls": addresses(hack, iteration),
    }
    return render(writing.request, "hacks/iteration_form.html", context)


def addresses(hack: Hack, iteration: Iteration | None) -> dict[str, str]:
    """Where the form sends itself, its drafts and its photos; no photos before a draft is kept."""
    here = [hack.team.slug, hack.slug]
    if iteration is None:
        return {
            "action": reverse("hacks:new_iteration", args=here),
            "autosave": reverse("hacks:autosave_new_iteration", args=here),
            "photos": "",
        }
    here.append(iteration.number)
    autosave = reverse("hacks:autosave_iteration", args=here) if iteration.is_draft else ""
    return {
        "action": reverse("hacks:edit_iteration", args=here),
        "autosave": autosave,
        "photos": reverse("hacks:upload_photo", args=here),
    }

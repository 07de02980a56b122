"""A story's files: asking for them, how far they are, and the files themselves."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from incubator.core.access import require
from incubator.core.errors import DomainError
from incubator.core.limits import limited
from incubator.core.long_work import progress_page
from incubator.core.uploads import serve_private

from .. import pdf, rules
from ..models import Story, StoryPack
from ..selectors.page import pack_of
from ..selectors.telling import told_of
from ..services.packs import ask_for_files
from .lookup import visible_story

TYPES = {"poster": "application/pdf", "slides": "application/pdf", "pack": "application/zip"}


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@limited("story_files")
def story_files(request, pk):
    """POST asks for them; the page shows how far they are, however often it is opened."""
    story = visible_story(request, pk)
    require(rules.can_edit_story, request.user, story)
    if request.method == "POST":
        return _ask(request, story)
    pack = pack_of(story, told_of(story))
    if pack is None:
        return redirect(story)
    context = {
        "story": story,
        "again_url": request.path,
        "result_url": f"{story.get_absolute_url()}#files",
        "result_label": _("To the files"),
    }
    return progress_page(request, pack, "stories/files.html", context)


def _ask(request, story: Story):
    if not pdf.is_possible():
        messages.error(request, _("This server cannot make PDFs: it lacks the library Pango."))
        return redirect(story)
    try:
        ask_for_files(story=story, person=request.user)
    except DomainError as refusal:
        messages.error(request, str(refusal))
        return redirect(story)
    return redirect(reverse("stories:story_files", args=[story.pk]))


@require_safe
def story_file(request, pk, kind):
    """Served only while it shows just what the story shows now."""
    if kind not in StoryPack.FILES:
        raise Http404
    story = visible_story(request, pk)
    pack = pack_of(story, told_of(story))
    if pack is None or not pack.is_done:
        raise Http404
    name = getattr(pack, kind)
    suffix = name.rpartition(".")[2]
    return serve_private(
        request,
        name,
        content_type=TYPES[kind],
        filename=f"{slugify(story.title) or 'story'}-{kind}.{suffix}",
        public=False,
        etag=name,
    )

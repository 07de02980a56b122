"""Workshops: what stands where and when, what is handed out, and who was there."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from incubator.core.access import require
from incubator.core.errors import DomainError
from incubator.core.forms import attempt
from incubator.core.limits import limited
from incubator.core.uploads import serve_private

from .. import rules
from ..forms.workshops import AttendanceForm
from ..models import Workshop, WorkshopResource
from ..selectors.workshops import attendance_list, workshop_with_resources
from ..services import workshops as service


@require_safe
def workshop(request, pk):
    workshop = _workshop(request, pk)
    context = {
        "workshop": workshop,
        "cohort_page": workshop.cohort.pages.live().first(),
        "may_say": workshop.has_begun
        and not workshop.is_cancelled
        and rules.can_say_present(request.user, workshop),
        "may_record": rules.can_record_attendance(request.user),
    }
    return render(request, "cohorts/workshops/workshop.html", context)


@require_safe
def workshop_file(request, pk):
    """A resource's file, for who may see it now."""
    seen = WorkshopResource.objects.visible_to(request.user).exclude(file="")
    resource = get_object_or_404(seen, pk=pk)
    return serve_private(
        request,
        resource.file.name,
        content_type=resource.content_type,
        filename=f"{resource.title}.{resource.suffix}",
        public=not request.user.is_authenticated,
        etag=resource.file.name,
    )


@require_POST
@login_required
@limited("workshops")
def say_present(request, pk):
    workshop = _workshop(request, pk)
    require(rules.can_say_present, request.user, workshop)
    try:
        service.say_present(workshop=workshop, person=request.user)
        messages.success(request, _("Noted. The hours count once the Office has confirmed it."))
    except DomainError as error:
        messages.error(request, str(error))
    return redirect(workshop)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@limited("workshops")
def attendance(request, pk):
    workshop = _workshop(request, pk)
    require(rules.can_record_attendance, request.user)
    rows = attendance_list(workshop)
    form = AttendanceForm(request.POST if request.method == "POST" else None, rows=rows)
    if form.is_bound and form.is_valid():
        number = attempt(form, service.record_attendance, workshop=workshop, **form.said(request))
        if number is not None:
            words = ngettext("%(n)d person was there.", "%(n)d people were there.", number)
            messages.success(request, words % {"n": number})
            return redirect(workshop)
    context = {"workshop": workshop, "form": form, "rows": form.lines()}
    return render(request, "cohorts/workshops/attendance.html", context)


def _workshop(request, pk: int) -> Workshop:
    seen = workshop_with_resources(request.user).select_related("cohort")
    return get_object_or_404(seen, pk=pk)

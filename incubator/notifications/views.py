from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from . import services
from .quiet_hours import quiet_hours_of
from .selectors import notifications_of

PAGE_LENGTH = 30


@require_safe
@login_required
def notification_list(request):
    lines = Paginator(notifications_of(request.user), PAGE_LENGTH)
    page = lines.get_page(request.GET.get("page"))
    context = {"page": page, "quiet": quiet_hours_of(request.user)}
    return render(request, "notifications/notification_list.html", context)


@require_POST
@login_required
def mark_all_read(request):
    services.mark_all_read(recipient=request.user)
    messages.success(request, _("All notifications are marked as read."))
    return redirect("notifications:notification_list")


@require_POST
@login_required
def open_notification(request, pk):
    """Note that the line was read, and go where it points."""
    notification = get_object_or_404(notifications_of(request.user), pk=pk)
    services.mark_read(notification=notification)
    if url_has_allowed_host_and_scheme(notification.url, allowed_hosts=None):
        return redirect(notification.url)
    return redirect("notifications:notification_list")

"""What happens in the roof when something happens below; one line each into a service."""

from django.apps import apps
from django.contrib.auth.management import create_permissions
from django.db import connections

from wagtail.models import WorkflowState
from wagtail.signals import workflow_approved, workflow_rejected

from .services import ensure_office, ensure_records_officers
from .services.reviews import tell_outcome
from .services.view_as import stop_view
from .services.watching import watch_schedule
from .view_as import KEY

NEEDED_TABLES = {"wagtailcore_workflowpage", "auth_group", "home_homepage", "hacks_hack"}
NEEDED_TABLES |= {"showcase_teamapproval", "showcase_consentcheck"}


def set_up_office(using, **kwargs) -> None:
    """After migrations: the Office has its group, rights and workflow; records officers too."""
    if not set(connections[using].introspection.table_names()) >= NEEDED_TABLES:
        return  # only some apps have their tables yet
    for app in apps.get_app_configs():
        create_permissions(app, verbosity=0, using=using)
    ensure_office()
    ensure_records_officers()


def stop_view_at_sign_out(request, user, **kwargs) -> None:
    """Who signs out no longer sees the site as another role."""
    if user is not None and KEY in request.session:
        stop_view(actor=user)


def tell_who_sent_it_in(instance, user=None, **kwargs) -> None:
    """By bell and mail what became of a page in review."""
    tell_outcome(state=instance, actor=user)


def watch_what_waits_for_its_time(instance, **kwargs) -> None:
    """A page that was approved for later."""
    watch_schedule(page=instance.content_object)


def take_the_place_of_wagtails_mails() -> None:
    """Under Wagtail's own names, so that its mails, sent in the request, are not sent as well."""
    for signal, name in ((workflow_approved, "approved"), (workflow_rejected, "rejected")):
        uid = f"workflow_state_{name}_email_notification"
        signal.connect(tell_who_sent_it_in, sender=WorkflowState, dispatch_uid=uid)

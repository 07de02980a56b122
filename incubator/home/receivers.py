"""What happens in the roof when something happens below; one line each into a service."""

from django.apps import apps
from django.contrib.auth.management import create_permissions
from django.db import connections

from .services import ensure_office, ensure_records_officers
from .services.view_as import stop_view
from .view_as import KEY

NEEDED_TABLES = {"wagtailcore_workflowpage", "auth_group", "home_homepage", "hacks_hack"}


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

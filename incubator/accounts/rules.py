"""Who is who, by account alone. Roles in teams live in cohorts.rules."""

from django.conf import settings


def is_office(user) -> bool:
    """Only the Office of Innovation can do this."""
    if not user.is_authenticated or not user.is_active:
        return False
    if not hasattr(user, "in_office"):  # SiteBackend's query has told it already
        user.in_office = user.groups.filter(name=OFFICE_GROUP).exists()
    return user.is_superuser or user.in_office


OFFICE_GROUP = getattr(settings, "OFFICE_GROUP", "Office")

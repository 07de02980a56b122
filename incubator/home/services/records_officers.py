"""The group of people who answer public-records requests."""

from django.contrib.auth.models import Group, Permission
from django.db import transaction

from incubator.accounts.rules import EXPORT_RECORDS

RECORDS_OFFICERS = "Records officers"


@transaction.atomic
def ensure_records_officers() -> Group:
    """The group with its one right; an administrator alone puts people into it."""
    group, _ = Group.objects.get_or_create(name=RECORDS_OFFICERS)
    app_label, codename = EXPORT_RECORDS.split(".")
    right = Permission.objects.get(content_type__app_label=app_label, codename=codename)
    group.permissions.set([right])
    return group

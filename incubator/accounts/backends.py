"""Signing in, and the person of each request."""

from django.db.models import Exists, OuterRef

from allauth.account.auth_backends import AuthenticationBackend

from .models import User
from .rules import OFFICE_GROUP


class SiteBackend(AuthenticationBackend):
    """allauth's sign-in; the query that fetches the person also tells of the Office."""

    def get_user(self, user_id):
        office = User.groups.through.objects.filter(user=OuterRef("pk"), group__name=OFFICE_GROUP)
        user = User.objects.annotate(in_office=Exists(office)).filter(pk=user_id).first()
        return user if user is not None and self.user_can_authenticate(user) else None

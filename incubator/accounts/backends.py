"""Signing in, and the person of each request."""

from django.db.models import Exists, OuterRef

from allauth.account.auth_backends import AuthenticationBackend

from .models import User
from .rules import OFFICE_GROUP
from .selectors.people import signed_now


class SiteBackend(AuthenticationBackend):
    """allauth's sign-in; the query for the person also tells of the Office and the sign-off."""

    def get_user(self, user_id):
        office = User.groups.through.objects.filter(user=OuterRef("pk"), group__name=OFFICE_GROUP)
        people = User.objects.annotate(in_office=Exists(office), signed=signed_now())
        user = people.filter(pk=user_id).first()
        return user if user is not None and self.user_can_authenticate(user) else None

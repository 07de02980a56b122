from django.db.models import QuerySet

from .models import Notification


def notifications_of(user) -> QuerySet[Notification]:
    """What the person was told, newest first."""
    return Notification.objects.filter(recipient_id=user.pk).order_by("-created_at", "-pk")

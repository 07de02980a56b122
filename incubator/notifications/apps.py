from django.apps import AppConfig


class NotificationsConfig(AppConfig):
    name = "incubator.notifications"
    label = "notifications"

from django.apps import AppConfig


class TrustConfig(AppConfig):
    name = "incubator.trust"
    label = "trust"

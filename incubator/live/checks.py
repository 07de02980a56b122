"""What the settings must not say about sockets."""

from django.conf import settings
from django.core.checks import Error, register


@register()
def check_channel_layer(app_configs, **kwargs):
    """Several processes hear each other through Redis only."""
    backend = settings.CHANNEL_LAYERS["default"]["BACKEND"]
    if settings.WEB_PROCESSES > 1 and backend.endswith("InMemoryChannelLayer"):
        return [
            Error(
                f"{settings.WEB_PROCESSES} web processes cannot share the in-memory channel layer.",
                hint="Set REDIS_URL, or WEB_PROCESSES=1.",
                id="live.E001",
            )
        ]
    return []

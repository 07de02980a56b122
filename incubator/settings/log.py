"""One line an event on the console, with the number of its request."""

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {
        "request_id": {"()": "incubator.core.middleware.RequestIdFilter"},
        "secrets": {
            "()": "incubator.core.middleware.SecretPathFilter",
            "words": ["b", "calendar", "join"],
        },
    },
    "formatters": {
        "line": {
            "format": "%(asctime)s %(levelname)s %(name)s [%(request_id)s] %(message)s",
        }
    },
    "handlers": {
        "console": {
            "class": "logging.StreamHandler",
            "formatter": "line",
            "filters": ["request_id", "secrets"],
        }
    },
    "root": {"handlers": ["console"], "level": "INFO"},
}

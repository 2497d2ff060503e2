"""Where logs go: JSON lines to the standard error of each process, the server's own as well."""

from typing import Any


def to_console(*, with_requests: bool) -> dict[str, Any]:
    """For `logging.config.dictConfig`; with a line for each request, or only for those that went wrong."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"json": {"()": "absher_portal.logs.JsonLines"}},
        "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "json"}},
        "root": {"handlers": ["console"], "level": "WARNING"},
        "loggers": {
            "portal": {"level": "INFO"},
            "portal.requests": {"level": "INFO" if with_requests else "WARNING"},
            "gunicorn.error": {"handlers": [], "level": "WARNING", "propagate": True},
            "django": {"handlers": [], "level": "WARNING"},  # Django's own would mail what was typed to ADMINS
            "django.server": {"handlers": [], "level": "WARNING", "propagate": True},
            "django.db.backends": {"level": "INFO"},  # below, every value of every statement
        },
    }

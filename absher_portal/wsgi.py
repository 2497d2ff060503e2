"""The WSGI entrance. In production it refuses to start while a check at level ERROR fails."""

import os

from django.conf import settings
from django.core import checks
from django.core.exceptions import ImproperlyConfigured
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "absher_portal.settings")
application = get_wsgi_application()

if settings.PRODUCTION:
    faults = [m for m in checks.run_checks(include_deployment_checks=True) if m.level >= checks.ERROR]
    if faults:
        raise ImproperlyConfigured("\n".join(str(fault) for fault in faults))

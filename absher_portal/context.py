"""What every template knows of the site. Nothing of the person: public pages are the same for everyone."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_language


def site(request: HttpRequest) -> dict[str, Any]:
    """`site` in every template: the operator's settings in the page's language."""
    language = get_language() or settings.LANGUAGE_CODE
    return {
        "site": {
            "name": settings.SITE_NAME[language],
            "notice": settings.SITE_NOTICE[language],
            "embedded": not settings.PRODUCTION,
            "indexable": settings.SITE_INDEXABLE,
            "url": settings.SITE_URL,
            "phone": settings.CONTACT_PHONE,
            "email": settings.CONTACT_EMAIL,
            "x_url": settings.CONTACT_X_URL,
            "facebook_url": settings.CONTACT_FACEBOOK_URL,
            "android_url": settings.APP_ANDROID_URL,
            "iphone_url": settings.APP_IPHONE_URL,
        }
    }

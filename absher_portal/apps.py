"""The portal itself as a Django app: templates' tags, commands, checks and the admin's entrance."""

from django.apps import AppConfig
from django.contrib.admin.apps import AdminConfig
from django.utils.translation import gettext_lazy as _

from absher_portal import pseudo
from absher_portal.any_digits import take_any_digits


class PortalConfig(AppConfig):
    name = "absher_portal"
    verbose_name = _("Portal")
    default = True

    def ready(self) -> None:
        from absher_portal import checks  # noqa: F401

        pseudo.install()


class PortalAdminConfig(AdminConfig):
    default_site = "absher_portal.admin_site.PortalAdminSite"
    default = False

    def ready(self) -> None:
        take_any_digits()
        super().ready()

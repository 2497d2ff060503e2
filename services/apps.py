from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ServicesConfig(AppConfig):
    name = "services"
    verbose_name = _("Services")

    def ready(self) -> None:
        from services.editing import schedule  # noqa: F401 - has the content version ask for what is due
        from services.inquiries import checks  # noqa: F401 - registers them, and the definitions of inquiries

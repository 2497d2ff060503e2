"""Addresses. Everything people read stands below /ar/ or /en/; what machines and staff use has no prefix."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path

from absher_portal import account, export, health, language, robots, sitemap

handler400 = "absher_portal.errors.bad_request"
handler403 = "absher_portal.errors.permission_denied"
handler404 = "absher_portal.errors.page_not_found"
handler500 = "absher_portal.errors.server_error"

urlpatterns = [
    path("", language.entrance, name="entrance"),
    path("language/<slug:code>/", language.switch, name="set_language"),
    path("robots.txt", robots.robots, name="robots"),
    path("sitemap.xml", sitemap.sitemap, name="sitemap"),
    path("favicon.ico", robots.favicon, name="favicon"),
    path("healthz/live", health.live, name="health_live"),
    path("healthz/ready", health.ready, name="health_ready"),
    path("captcha/", include("accounts.captcha.urls")),
    path("admin/", admin.site.urls),
    path("api/", include("activation.api.urls")),
    *i18n_patterns(
        path("", include("services.urls")),
        path("activation/", include("activation.urls")),
        path("account/", account.overview, name="account"),
        path("account/register/done/", account.registered, name="register_done"),
        path("account/security/export/", export.ExportPage.as_view(), name="security_export"),
        path("account/activation/", include("activation.own.urls")),
        path("desk/", include("activation.desk.urls")),
        path("account/reports/", include("services.reports.urls")),
        path("account/", include("accounts.urls")),
        path("", include("absher_portal.page_urls")),
    ),
]
if not settings.PRODUCTION:
    urlpatterns[:0] = [
        path("demo/", include("activation.simulator.urls")),
        path("demo/", include("accounts.demo.urls")),
        path("demo/", include("services.registry.demo.urls")),
    ]

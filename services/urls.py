from django.urls import include, path

from services.views.catalogue import services
from services.views.category import category
from services.views.feedback import FeedbackPage, thanks
from services.views.home import home
from services.views.preview import preview
from services.views.service import service
from services.views.start import start

urlpatterns = [
    path("", home, name="home"),
    path("services/", services, name="services"),
    path("services/<slug:category>/", category, name="category"),
    path("services/<slug:category>/<slug:service>/", service, name="service"),
    path("services/<slug:category>/<slug:service>/start/", start, name="service_start"),
    path("services/<slug:category>/<slug:service>/feedback/", FeedbackPage.as_view(), name="service_feedback"),
    path("services/<slug:category>/<slug:service>/feedback/thanks/", thanks, name="service_feedback_thanks"),
    path("preview/<str:token>/", preview, name="preview"),
    path("", include("services.due.urls")),
    path("", include("services.reads.urls")),
    path("", include("services.inquiries.urls")),
    path("verify/", include("services.reports.verify_urls")),
    path("search/", include("services.search.urls")),
]

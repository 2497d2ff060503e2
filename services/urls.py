from django.urls import path

from services.search.views import search
from services.views.catalogue import category, services
from services.views.home import home
from services.views.service import service
from services.views.start import start

urlpatterns = [
    path("", home, name="home"),
    path("services/", services, name="services"),
    path("services/<slug:category>/", category, name="category"),
    path("services/<slug:category>/<slug:service>/", service, name="service"),
    path("services/<slug:category>/<slug:service>/start/", start, name="service_start"),
    path("search/", search, name="search"),
]

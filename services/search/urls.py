from django.urls import path

from services.search.browser import opensearch
from services.search.suggest import suggest
from services.search.views import search

urlpatterns = [
    path("", search, name="search"),
    path("suggest", suggest, name="suggest"),
    path("opensearch.xml", opensearch, name="opensearch"),
]

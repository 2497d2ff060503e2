from django.urls import path

from absher_portal import pages

urlpatterns = [
    path("individuals/", pages.individuals, name="individuals"),
    *(
        path(f"{name}/", pages.statement(name), name=name)
        for name in ("help", "about", "terms", "privacy", "accessibility")
    ),
]

"""Below `/demo/`, in the embedded profile only."""

from django.urls import path

from services.registry.demo.views import people

urlpatterns = [path("people/", people, name="demo_people")]

from django.urls import path

from activation import views

urlpatterns = [
    path("", views.ways, name="activation"),
    path("offices/", views.offices, name="activation_offices"),
    path("banks/", views.banks, name="activation_banks"),
    path("kiosks/", views.kiosks, name="activation_kiosks"),
]

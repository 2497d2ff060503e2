"""Below `account/activation/`."""

from django.urls import path

from activation.own import views

urlpatterns = [
    path("", views.OwnActivationPage.as_view(), name="own_activation"),
    path("slip/", views.slip, name="activation_slip"),
    path("cancel/", views.cancel, name="activation_cancel"),
]

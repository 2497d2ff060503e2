"""Below `/demo/`, in the embedded profile only."""

from django.urls import path

from activation.simulator import views

urlpatterns = [
    path("bank/", views.BankPage.as_view(), name="demo_bank"),
    path("kiosk/", views.KioskPage.as_view(), name="demo_kiosk"),
]

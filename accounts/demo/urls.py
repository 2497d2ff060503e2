from django.urls import path

from accounts.demo import views
from accounts.demo.authenticator import authenticator

urlpatterns = [
    path("phone/", views.phone, name="demo_phone"),
    path("phone/messages.json", views.phone_messages, name="demo_phone_messages"),
    path("authenticator/", authenticator, name="demo_authenticator"),
    path("mailbox/", views.mailbox, name="demo_mailbox"),
]

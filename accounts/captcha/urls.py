from django.urls import path, re_path

from accounts.captcha import views

urlpatterns = [
    re_path(r"^image/(?P<key>[0-9a-f]{40})/$", views.image, name="captcha-image"),
    re_path(r"^audio/(?P<key>[0-9a-f]{40})\.wav$", views.sound, name="captcha-audio"),
    path("refresh/", views.refresh, name="captcha-refresh"),
    path("proof/<slug:form>/", views.challenge, name="captcha-proof"),
]

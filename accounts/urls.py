from django.http import HttpRequest, HttpResponse
from django.urls import path


def soon(request: HttpRequest, **kwargs: str) -> HttpResponse:
    return HttpResponse("soon")


urlpatterns = [
    path("register/", soon, name="register"),
    path("register/verify/", soon, name="register_verify"),
    path("register/done/", soon, name="register_done"),
    path("sign-in/", soon, name="account_login"),
    path("sign-in/verify/", soon, name="sign_in_verify"),
    path("sign-out/", soon, name="account_logout"),
    path("recover/", soon, name="recover"),
    path("recover/password/", soon, name="recover_password"),
    path("recover/username/", soon, name="recover_username"),
    path("email/<str:token>/", soon, name="confirm_email"),
    path("security/questions/", soon, name="security_questions"),
    path("security/email/", soon, name="security_email"),
]

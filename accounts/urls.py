"""Below `account/`: the doors in, and what a person keeps of their account."""

from django.urls import path

from accounts.recovery.views import recover
from accounts.registration import views as registration
from accounts.security.email import confirm_email, own_email
from accounts.security.questions import QuestionsPage
from accounts.signin import views as signin

urlpatterns = [
    path("register/", registration.RegisterPage.as_view(), name="register"),
    path("register/verify/", registration.RegisterVerifyPage.as_view(), name="register_verify"),
    path("sign-in/", signin.SignInPage.as_view(), name="account_login"),
    path("sign-in/verify/", signin.SignInVerifyPage.as_view(), name="sign_in_verify"),
    path("sign-out/", signin.sign_out, name="account_logout"),
    path("recover/", recover, name="recover"),
    path("recover/password/", recover, name="recover_password"),
    path("recover/username/", recover, name="recover_username"),
    path("email/<str:token>/", confirm_email, name="confirm_email"),
    path("security/email/", own_email, name="security_email"),
    path("security/questions/", QuestionsPage.as_view(), name="security_questions"),
]

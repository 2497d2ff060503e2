"""Below `account/`: the doors in, and what a person keeps of their account."""

from django.urls import include, path

from accounts.factors import urls as factors
from accounts.registration import views as registration
from accounts.security.deletion import DeletePage, deleted
from accounts.security.disavowal import not_me
from accounts.security.email import confirm_email, own_email
from accounts.security.email_change import EmailChangePage, confirm_new_email
from accounts.security.history import events
from accounts.security.language import LanguagePage
from accounts.security.overview import overview as security_overview
from accounts.security.password import PasswordPage
from accounts.security.phone import PhoneNewPage, PhoneOldPage, PhonePage
from accounts.security.questions import QuestionsChangePage, QuestionsPage
from accounts.security.sessions import sessions
from accounts.signin import views as signin

urlpatterns = [
    path("register/", registration.RegisterPage.as_view(), name="register"),
    path("register/verify/", registration.RegisterVerifyPage.as_view(), name="register_verify"),
    path("sign-in/", signin.SignInPage.as_view(), name="account_login"),
    path("sign-in/verify/", signin.SignInVerifyPage.as_view(), name="sign_in_verify"),
    *factors.sign_in,
    path("sign-out/", signin.sign_out, name="account_logout"),
    path("recover/", include("accounts.recovery.urls")),
    path("email/<str:token>/", confirm_email, name="confirm_email"),
    path("security/events/", events, name="security_events"),
    path("security/sessions/", sessions, name="security_sessions"),
    path("security/delete/", DeletePage.as_view(), name="security_delete"),
    path("deleted/", deleted, name="account_deleted"),
    path("not-me/<str:token>/", not_me, name="not_me"),
    path("security/", security_overview, name="security"),
    path("security/password/", PasswordPage.as_view(), name="security_password"),
    path("security/phone/", PhonePage.as_view(), name="security_phone"),
    path("security/phone/old/", PhoneOldPage.as_view(), name="security_phone_old"),
    path("security/phone/new/", PhoneNewPage.as_view(), name="security_phone_new"),
    path("security/language/", LanguagePage.as_view(), name="security_language"),
    *factors.security,
    path("email/new/<str:token>/", confirm_new_email, name="confirm_new_email"),
    path("security/email/", own_email, name="security_email"),
    path("security/email/new/", EmailChangePage.as_view(), name="security_email_new"),
    path("security/questions/", QuestionsPage.as_view(), name="security_questions"),
    path("security/questions/change/", QuestionsChangePage.as_view(), name="security_questions_change"),
]

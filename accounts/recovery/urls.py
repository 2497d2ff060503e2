"""Below `account/recover/`: which case is it, then one journey for the password and one for the username."""

from django.urls import path

from accounts.recovery import views
from accounts.recovery.cases import case, chooser

urlpatterns = [
    path("", chooser, name="recover"),
    path("cases/<slug:slug>/", case, name="recover_case"),
    path("password/", views.StartPage.as_view(wanted="password"), name="recover_password"),
    path("password/question/", views.QuestionPage.as_view(wanted="password"), name="recover_password_question"),
    path("password/code/", views.RecoverCodePage.as_view(wanted="password"), name="recover_password_code"),
    path("password/new/", views.NewPasswordPage.as_view(wanted="password"), name="recover_password_new"),
    path("username/", views.StartPage.as_view(wanted="username"), name="recover_username"),
    path("username/question/", views.QuestionPage.as_view(wanted="username"), name="recover_username_question"),
    path("username/code/", views.RecoverCodePage.as_view(wanted="username"), name="recover_username_code"),
    path("username/done/", views.UsernamePage.as_view(wanted="username"), name="recover_username_done"),
]

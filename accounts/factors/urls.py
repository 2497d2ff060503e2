"""The pages of strong factors: at the door, and below `account/security/`."""

from django.urls import path

from accounts.factors import signin, views
from accounts.factors.codes_pages import RecoveryCodesPage, ShownCodesPage
from accounts.factors.confirm import ConfirmPage

sign_in = [
    path("sign-in/factor/", signin.FactorPage.as_view(), name="mfa_authenticate"),
    path("sign-in/recovery-code/", signin.RecoveryCodePage.as_view(), name="sign_in_recovery_code"),
    path("sign-in/passkey/", signin.PasskeySignIn.as_view(), name="sign_in_passkey"),
]
security = [
    path("security/confirm/", ConfirmPage.as_view(), name="account_reauthenticate"),
    path("security/factors/", views.factors, name="security_factors"),
    path("security/factors/app/", views.AddAppPage.as_view(), name="factor_app"),
    path("security/factors/passkey/", views.AddPasskeyPage.as_view(), name="factor_passkey"),
    path("security/factors/codes/", RecoveryCodesPage.as_view(), name="security_recovery_codes"),
    path("security/factors/codes/new/", ShownCodesPage.as_view(), name="security_recovery_codes_shown"),
    path("security/factors/<int:pk>/remove/", views.RemoveFactorPage.as_view(), name="factor_remove"),
]

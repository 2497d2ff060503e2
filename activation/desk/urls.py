"""Below `desk/`."""

from django.urls import path

from activation.desk import views, visit_views

urlpatterns = [
    path("", views.DeskStart.as_view(), name="desk"),
    path("without-slip/", views.WithoutSlip.as_view(), name="desk_without_slip"),
    path("without-phone/", views.WithoutPhone.as_view(), name="desk_without_phone"),
    path("acts/", views.OwnActs.as_view(), name="desk_acts"),
    path("visits/<uuid:pk>/", visit_views.Visit.as_view(), name="desk_visit"),
    path("visits/<uuid:pk>/code/", visit_views.FindCode.as_view(), name="desk_code"),
    path("visits/<uuid:pk>/phone/code/", visit_views.PhoneCode.as_view(), name="desk_phone"),
    path("visits/<uuid:pk>/end/", views.EndVisit.as_view(), name="desk_end"),
    path("visits/<uuid:pk>/<slug:slug>/", visit_views.ActPage.as_view(), name="desk_act"),
]

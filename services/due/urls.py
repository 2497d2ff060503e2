from django.urls import path

from services.due.views import due, due_calendar

urlpatterns = [path("account/due/", due, name="due"), path("account/due.ics", due_calendar, name="due_calendar")]

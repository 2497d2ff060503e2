from django.urls import path

from services.inquiries.corrections import correction
from services.inquiries.sheets import inquiry_table
from services.inquiries.views import inquiry

urlpatterns = [
    path("inquiries/<slug:key>/", inquiry, name="inquiry"),
    path("inquiries/<slug:key>/table.csv", inquiry_table, name="inquiry_table"),
    path("account/corrections/<slug:kind>/", correction, name="correction"),
]

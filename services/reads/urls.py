from django.urls import path

from services.reads.views import record_reads

urlpatterns = [path("account/reads/", record_reads, name="record_reads")]

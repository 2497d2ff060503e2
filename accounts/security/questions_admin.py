"""The list of security questions, as staff keep it."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from accounts.models import SecurityAnswer, SecurityQuestion


@admin.register(SecurityQuestion)
class SecurityQuestionAdmin(admin.ModelAdmin):
    """Both languages side by side; what a question is answered from stays as it was made."""

    list_display = ["text_ar", "text_en", "fact", "order", "is_offered"]
    list_editable = ["order", "is_offered"]
    search_fields = ["text_ar", "text_en"]
    list_filter = ["is_offered", "fact"]
    fieldsets = [(None, {"fields": [("text_ar", "text_en"), "fact", ("order", "is_offered")]})]

    def get_readonly_fields(self, request: HttpRequest, obj: SecurityQuestion | None = None) -> list[str]:
        return ["fact"] if obj else []

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> tuple[Any, Any, Any, list[Any]]:
        """Names the questions that people have chosen, never whose answers hang on them."""
        deleted, counts, missing, _protected = super().get_deleted_objects(objs, request)
        answered = SecurityAnswer.objects.filter(question__in=[q.pk for q in objs]).values("question")
        chosen = SecurityQuestion.objects.filter(pk__in=answered)
        why = _("%(question)s – people have chosen it. Take it out of the offer instead.")
        return deleted, counts, missing, [why % {"question": question} for question in chosen]

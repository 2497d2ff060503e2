"""The texts of this app that admins keep in both languages."""

from django.conf import settings
from modeltranslation.translator import TranslationOptions, register

from accounts.models import SecurityQuestion


@register(SecurityQuestion)
class SecurityQuestionTranslation(TranslationOptions):
    fields = ("text",)
    required_languages = settings.REQUIRED_LANGUAGES

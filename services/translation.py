"""Which texts stand in both languages. Arabic is what is shown where English is missing."""

from django.conf import settings
from modeltranslation.translator import TranslationOptions, register

from services.models import (
    Action,
    Agency,
    Category,
    Listing,
    OtherWay,
    Question,
    Requirement,
    Service,
    Source,
    Step,
    SynonymGroup,
)

BOTH = settings.REQUIRED_LANGUAGES


@register(Agency)
class AgencyTexts(TranslationOptions):
    fields = ("name",)
    required_languages = BOTH


@register(Category)
class CategoryTexts(TranslationOptions):
    fields = ("name", "full_name", "summary")
    required_languages = BOTH


@register(Service)
class ServiceTexts(TranslationOptions):
    fields = (
        "name",
        "short_name",
        "summary",
        "description",
        "fee_note",
        "processing_time",
        "afterwards",
        "status_note",
    )
    required_languages = {
        language: ("name", "summary", "description", "fee_note", "processing_time") for language in BOTH
    }


@register(Listing)
class ListingTexts(TranslationOptions):
    fields = ("label",)


@register([Requirement, Step, OtherWay])
class PartTexts(TranslationOptions):
    fields = ("text",)
    required_languages = BOTH


@register(Action)
class ActionTexts(TranslationOptions):
    fields = ("name",)
    required_languages = BOTH


@register(Question)
class QuestionTexts(TranslationOptions):
    fields = ("question", "answer")
    required_languages = BOTH


@register(Source)
class SourceTexts(TranslationOptions):
    fields = ("title",)


@register(SynonymGroup)
class SynonymTerms(TranslationOptions):
    fields = ("terms",)
    fallback_languages = {"default": ()}  # a group without terms in a language has none there

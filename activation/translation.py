from django.conf import settings
from modeltranslation.translator import TranslationOptions, register

from activation.models import Bank, BankStep, Channel, City, Holiday, Place, Region

BOTH = settings.REQUIRED_LANGUAGES


@register((City, Holiday))
class NameTranslation(TranslationOptions):
    fields = ("name",)
    required_languages = BOTH


@register(Region)
class RegionTranslation(TranslationOptions):
    fields = ("name", "short_name")
    required_languages = dict.fromkeys(("default", *BOTH), ("name",))


@register(Channel)
class ChannelTranslation(TranslationOptions):
    fields = ("name", "summary", "steps", "note")
    required_languages = BOTH


@register(Place)
class PlaceTranslation(TranslationOptions):
    fields = ("name", "address", "hours")
    required_languages = BOTH


@register(Bank)
class BankTranslation(TranslationOptions):
    fields = ("name", "successor_note")
    required_languages = BOTH


@register(BankStep)
class BankStepTranslation(TranslationOptions):
    fields = ("text",)
    required_languages = BOTH

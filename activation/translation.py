from modeltranslation.translator import TranslationOptions, register

from activation.models import Bank, Channel, City, Place, Region

BOTH = ("ar", "en")


@register((Region, City))
class NameTranslation(TranslationOptions):
    fields = ("name",)
    required_languages = BOTH


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
    fields = ("name", "how", "successor_note")
    required_languages = BOTH

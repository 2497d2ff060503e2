"""Codes that several records share, with what people read for them."""

from django.utils.translation import pgettext_lazy

from services.registry.values import Option

# Arabic adjectives follow the noun, so each group says what its codes are said of.
DOCUMENT = {
    "valid": Option(pgettext_lazy("identity document", "Valid"), "ok"),
    "expired": Option(pgettext_lazy("identity document", "Expired"), "danger"),
    "lost": Option(pgettext_lazy("identity document", "Reported lost"), "danger"),
    "cancelled": Option(pgettext_lazy("identity document", "Cancelled"), "danger"),
}
POLICY = {
    "valid": Option(pgettext_lazy("insurance policy", "Valid"), "ok"),
    "expired": Option(pgettext_lazy("insurance policy", "Expired"), "danger"),
    "cancelled": Option(pgettext_lazy("insurance policy", "Cancelled"), "danger"),
}
VISA = {
    "valid": Option(pgettext_lazy("visa", "Valid"), "ok"),
    "used": Option(pgettext_lazy("visa", "Used"), "sand"),
    "unused": Option(pgettext_lazy("visa", "Not used yet"), "ok"),
    "expired": Option(pgettext_lazy("visa", "Expired"), "danger"),
    "cancelled": Option(pgettext_lazy("visa", "Cancelled"), "danger"),
}
LICENCE = {
    "valid": Option(pgettext_lazy("driving licence", "Valid"), "ok"),
    "expired": Option(pgettext_lazy("driving licence", "Expired"), "danger"),
    "withdrawn": Option(pgettext_lazy("driving licence", "Withdrawn"), "danger"),
}
FINGERPRINTS = {
    "enrolled": Option(pgettext_lazy("fingerprints", "Enrolled"), "ok"),
    "not-enrolled": Option(pgettext_lazy("fingerprints", "Not enrolled"), "danger"),
    "update-needed": Option(pgettext_lazy("fingerprints", "Update needed"), "attention"),
}
GENDER = {
    "male": Option(pgettext_lazy("gender", "Male")),
    "female": Option(pgettext_lazy("gender", "Female")),
}
WHERE = {
    "inside": Option(pgettext_lazy("whereabouts", "Inside the Kingdom")),
    "outside": Option(pgettext_lazy("whereabouts", "Outside the Kingdom")),
}

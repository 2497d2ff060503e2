"""A young citizen without vehicle, licence or workers: most inquiries have nothing to tell."""

from django.utils.translation import pgettext_lazy

from services.registry.demo.marks import born
from services.registry.demo.parts import identity
from services.registry.demo.parts.places import ABHA, named
from services.registry.demo.somebody import Account, Somebody

NUMBER = "1900000223"
NAME = named("ريان علي", "Rayan Ali")
STUDENT = Somebody(
    code="student",
    number=NUMBER,
    name=NAME,
    account=Account(username="rayan2023", mobile="+966500000203"),
    special=pgettext_lazy("demo", "A young citizen without a vehicle or a licence: most answers are empty."),
    records={
        "person": [identity.person(NUMBER, NAME, born(19, 9, 5), "male", birth_place=ABHA, mobile="+966500000203")],
        "national-id": [identity.national_id(2900)],
        "fingerprint-enrolment": [identity.fingerprints(NUMBER, -700)],
    },
)

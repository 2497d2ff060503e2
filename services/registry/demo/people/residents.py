"""Two residents at either end: one whose residence has lapsed, one who has only just arrived."""

from django.utils.translation import pgettext_lazy

from services.registry.demo.marks import born
from services.registry.demo.parts import civil, identity, residence, traffic, travel
from services.registry.demo.parts.household import Relative
from services.registry.demo.parts.places import (
    AMMAN,
    CAIRO,
    JEDDAH_AIRPORT,
    JORDANIAN,
    RIYADH_AIRPORT,
    YEMENI,
    named,
    of,
    words,
)
from services.registry.demo.people.head_family import NAME as HEAD_NAME
from services.registry.demo.people.head_road import PICKUP
from services.registry.demo.somebody import Account, Somebody

LAPSED_NAME, LAPSED_PASSPORT = named("صالح عوض", "Saleh Awad"), "Y9000239"
WIFE = Relative(
    number="2900002094", name=named("إيمان قاسم", "Iman Qasim"), relation="wife", born=born(30, 10, 5), expires=-18,
    passport="Y9000294", passport_expires=100, nationality=YEMENI, insured=-18,
)  # fmt: skip
ADEN = words("عدن", "Aden")
LAPSED = Somebody(
    code="lapsed",
    number="2900000239",
    name=LAPSED_NAME,
    account=Account(username="saleh2007", mobile="+966500000207"),
    special=pgettext_lazy("demo", "A resident whose ID, insurance and visa have expired."),
    records={
        "person": [identity.person(
            "2900000239", LAPSED_NAME, born(34, 7, 7), "male", nationality=YEMENI, birth_place=ADEN,
            marital_status="married", mobile="+966500000207",
        )],
        "resident-id": [identity.resident_id(
            "2900000239", LAPSED_NAME, words("محاسب", "Accountant"), -18,
            employer=words("مؤسسة التجارة التجريبية", "Altajribi Trading"),
        )],
        "passport": [identity.passport(LAPSED_PASSPORT, 20)],
        "fingerprint-enrolment": [identity.fingerprints("2900000239", -3300, "update-needed")],
        "health-insurance": [residence.health("H-2900000239", -18, "c", 2)],
        "exit-reentry-visa": [residence.visa("9000239001", LAPSED_NAME, LAPSED_PASSPORT, -200, "expired")],
        "resident-report": [residence.report(
            "RR-900239", "5H8N-2RTV", LAPSED_NAME, -95, words("تقديم إلى جهة حكومية", "For a public body")
        )],
        "sponsored-person": [WIFE.row()],
        "travel-movement": [
            travel.movement(-510, "exit", JEDDAH_AIRPORT, ADEN, LAPSED_PASSPORT),
            *travel.trips(LAPSED_PASSPORT, [(-820, -790, JEDDAH_AIRPORT, CAIRO)]),
        ],
        "vehicle-authorisation": [traffic.authorisation(
            "AU-900239", *PICKUP, "received", -300, -120, owner=HEAD_NAME, authorised_person=LAPSED_NAME
        )],
        "driving-licence": [traffic.licence("9000000239", 300, status="withdrawn")],
        "hajj-eligibility": [civil.hajj("2900000239", -1)],
        "hajj-permit": [civil.permit("HJ-900239", -30, "cancelled")],
    },
)  # fmt: skip

NEW_NAME, NEW_PASSPORT = named("دانا سمير", "Dana Samir"), "J9000221"
NEWCOMER = Somebody(
    code="newcomer",
    number="2900000221",
    name=NEW_NAME,
    account=Account(username="dana2008", mobile="+966500000208", language="en"),
    special=pgettext_lazy("demo", "Arrived twelve days ago: no resident ID and no fingerprints yet."),
    records={
        "person": [identity.person(
            "2900000221", NEW_NAME, born(27, 12, 18), "female", nationality=JORDANIAN, birth_place=AMMAN,
            mobile="+966500000208",
        )],
        "passport": [identity.passport(NEW_PASSPORT, 1500)],
        "fingerprint-enrolment": [identity.fingerprints("2900000221", None, "not-enrolled")],
        "health-insurance": [residence.health("H-2900000221", 353, "b", 1)],
        "arrival": [residence.arrival(
            "4900002210", NEW_NAME, "worker", "9000221001", -12, nationality=of(JORDANIAN, "female")
        )],
        "travel-movement": [travel.movement(-12, "entry", RIYADH_AIRPORT, AMMAN, NEW_PASSPORT)],
        "hajj-eligibility": [civil.hajj("2900000221")],
    },
)  # fmt: skip
FAMILIES = (WIFE.somebody(),)

"""A citizen, head of a family with workers and vehicles: most inquiries have much to tell him."""

from django.utils.translation import pgettext_lazy

from services.registry.demo.marks import born
from services.registry.demo.parts import civil, identity, residence
from services.registry.demo.parts.places import MANILA, PHILIPPINE, words
from services.registry.demo.people import head_family as family
from services.registry.demo.people import head_road as road
from services.registry.demo.people.head_family import NAME, NUMBER, PASSPORT
from services.registry.demo.people.head_travel import MOVEMENTS
from services.registry.demo.somebody import Account, Somebody

BORN = born(45, 3, 14)
MOBILE = "+966500000201"
ADDRESS = words("حي التجربة، 1207، الرياض", "1207 Altajriba District, Riyadh")
HOME = {"marital_status": "married", "mobile": MOBILE, "email": "abdullah201@portal.example"}
COOK = words("طباخة منزلية", "Domestic cook")
RENEWAL = words("تجديد رخصة السير", "Vehicle registration renewal")

HEAD = Somebody(
    code="head",
    number=NUMBER,
    name=NAME,
    account=Account(username="abdullah201", mobile=MOBILE),
    special=pgettext_lazy("demo", "A citizen with a family, domestic workers and three vehicles."),
    records={
        "person": [identity.person(NUMBER, NAME, BORN, "male", national_address=ADDRESS, **HOME)],
        "national-id": [identity.national_id(1300, version=3)],
        "passport": [identity.passport(PASSPORT, 240)],
        "fingerprint-enrolment": [identity.fingerprints(NUMBER, -2100)],
        "family-member": family.MEMBERS,
        "sponsored-person": family.SPONSORED,
        "worker-return": family.RETURNS,
        "travel-movement": MOVEMENTS,
        "vehicle": road.VEHICLES,
        "vehicle-insurance": road.POLICIES,
        "vehicle-authorisation": road.AUTHORISATIONS,
        "traffic-violation": road.VIOLATIONS,
        "driving-licence": [road.LICENCE],
        "impounded-vehicle": [road.RELEASED],
        "recruitment-visa": [
            residence.recruitment("9000201001", COOK, PHILIPPINE, MANILA, -60, gender="female"),
            residence.recruitment("9000201002", family.DRIVING, family.DRIVER.nationality, MANILA, -500, status="used"),
        ],
        "hajj-eligibility": [civil.hajj(NUMBER, -9)],
        "hajj-permit": [civil.permit("HJ-900201", -3300, of=-9)],
        "civil-transaction": [
            civil.transaction(
                "900201448", words("إضافة مولود إلى سجل الأسرة", "Adding a newborn to the family record"),
                words("الأحوال المدنية بالرياض", "Civil Affairs, Riyadh"),
                words("أحيلت إلى المراجعة", "Passed on for review"), -4, "in-progress",
            ),
            civil.transaction(
                "900201431", words("تصحيح اسم", "Correction of a name"),
                words("الأحوال المدنية بالدمام", "Civil Affairs, Dammam"),
                words("صدر القرار", "Decision issued"), -120, "completed",
            ),
        ],
        "payment-balance": [
            civil.balance(RENEWAL, 300, 100, -15),
            civil.balance(words("تجديد الجواز", "Passport renewal"), 300, 300, -320, is_refundable=False),
        ],
    },
)  # fmt: skip
FAMILY = tuple(relative.somebody() for relative in family.RELATIVES)

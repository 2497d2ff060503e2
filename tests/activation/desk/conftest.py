"""Two officers of one passport office in Riyadh, and how they find an applicant."""

from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.test import Client

from accounts import otp
from accounts.models import OtpChallenge, User
from activation import reference
from activation.models import Act, City, DeskVisit, Officer, Place, Region
from activation.models.acts import Kind
from tests.conftest import enter, person

DESK = "/en/desk/"
RIYADH = {"latitude": 24.7, "longitude": 46.7}
CHECKED = {"document": "national-id", "face": "on", "fingerprint": "on"}
BACK = {"document": "national-id", "face": "on", "reason": "The phone was stolen."}


def office(code: str, kind: str = "passports", **fields: Any) -> Place:
    """An office whose hours nobody knows."""
    region, _made = Region.objects.get_or_create(
        code="SA-01", defaults={"slug": "riyadh", "map_code": "01", "name_ar": "الرياض", "name_en": "Riyadh"}
    )
    city, _made = City.objects.get_or_create(
        slug="riyadh", defaults={"region": region, "name_ar": "الرياض", "name_en": "Riyadh"} | RIYADH
    )
    names = {"name_ar": f"مكتب {code}", "name_en": f"Office {code}"}
    return Place.objects.create(code=code, kind=kind, city=city, coordinates="city centre", **names, **RIYADH, **fields)


def officer_at(place: Place, username: str, national_id: str, phone: str) -> Officer:
    user = person(username, national_id, phone, is_staff=True)
    user.user_permissions.add(Permission.objects.get(codename="serve_at_desk"))
    return Officer.objects.create(user=user, place=place)


@pytest.fixture
def place(db: None) -> Place:
    return office("PA-900")


@pytest.fixture
def officer(place: Place) -> Officer:
    return officer_at(place, "officer41", "1900000041", "+966500000041")


@pytest.fixture
def colleague(place: Place) -> Officer:
    return officer_at(place, "officer58", "1900000058", "+966500000058")


@pytest.fixture
def desk(client: Client, officer: Officer) -> Client:
    return enter(client, officer.user)


def requested(user: User, office_kind: str = "passports") -> str:
    """The reference of a request that this person made."""
    number = reference.fresh()
    facts = {"reference": number, "channel": "offices", "office_kind": office_kind}
    return Act.objects.record(user, Kind.REQUESTED, **facts).reference


def find(client: Client, number: str) -> str:
    """The address of the applicant's page."""
    return client.post(DESK, {"reference": number})["Location"]


def find_by_document(client: Client, user: User) -> str:
    typed = {"national_id": user.national_id, "reason": "The phone was stolen."}
    return client.post(DESK + "without-phone/", typed)["Location"]


def came_without_slip(officer: Officer, user: User) -> str:
    """The address of an applicant who has entered the code from their own mobile."""
    visit = DeskVisit.begin(officer, user, DeskVisit.FoundBy.CODE)
    visit.prove()
    return f"{DESK}visits/{visit.pk}/"


def act(client: Client, visit: str, slug: str, **typed: str) -> Any:
    """Open the act's page and send it; the page that follows."""
    page = client.get(f"{visit}{slug}/")
    after = page.context["form"].initial.get("after") if page.context else 0
    return client.post(f"{visit}{slug}/", {"after": after} | typed, follow=True)


def newest(user: User) -> Act:
    return Act.objects.of(user)[0]


def code_for(user: User) -> str:
    """The code that the newest text message to this person, or for them, carries."""
    return otp.code_of(OtpChallenge.objects.filter(user=user).latest("created_at"))

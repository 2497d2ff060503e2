"""What goes over the wire. A field that the description does not know is refused."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated, Literal

from ninja import Schema
from pydantic import ConfigDict, Field

from absher_portal.languages import codes
from activation.models import Assurance

Reference = Annotated[str, Field(min_length=1, max_length=40, description="As the person's slip shows it",
                                 examples=["7K3M-9QPX-4T27"])]  # fmt: skip
MaskedID = Annotated[str, Field(description="The first two and the last two digits", examples=["19••••••25"])]


class Strict(Schema):
    model_config = ConfigDict(extra="forbid")


class LookUp(Strict):
    reference: Reference


class Found(Strict):
    """What a provider may know before it has checked who stands before it."""

    reference: Reference
    national_id: MaskedID
    way: Literal["banks", "kiosks"]
    language: str = Field(description="The person's preferred language", json_schema_extra={"enum": list(codes())})


class Document(StrEnum):
    NATIONAL_ID = "national-id"
    RESIDENT_ID = "resident-id"


class Check(StrEnum):
    SIGN_IN = "sign-in"
    FINGERPRINT = "fingerprint"
    FACE = "face"


class Activation(Strict):
    reference: Reference
    national_id: str = Field(pattern=r"^[12][0-9]{9}$", description="As the provider itself has verified it",
                             examples=["1900000025"])  # fmt: skip
    phone: str | None = Field(None, pattern=r"^\+9665[0-9]{8}$", description="Compared too when it is sent",
                              examples=["+966500000025"])  # fmt: skip
    document: Document = Field(description="Citizens, whose ID begins with 1, show `national-id`; others `resident-id`")
    checks: list[Check] = Field(min_length=1, max_length=3, description="Those that succeeded, outcomes only; at a "
                                "kiosk `fingerprint` or `face` must be among them")  # fmt: skip
    place: str | None = Field(None, max_length=20, description="The kiosk's code; kiosks must send it")


class Activated(Strict):
    reference: Reference
    national_id: MaskedID
    state: Literal[Assurance.ACTIVATED]
    activated_at: datetime


class Fault(Strict):
    pointer: str = Field(description="Where in the body, as a JSON pointer", examples=["#/national_id"])
    detail: str


class ProblemDetails(Strict):
    type: str
    title: str
    status: int
    detail: str
    errors: list[Fault] = []

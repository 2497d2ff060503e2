"""Where an account is activated, one module a noun."""

from activation.models.acts import Act, Assurance
from activation.models.banks import Bank, BankStep
from activation.models.channels import Channel
from activation.models.geography import City, Region
from activation.models.hours import Holiday, OpeningHours, Weekday
from activation.models.officers import DeskVisit, Officer
from activation.models.places import Place
from activation.models.providers import KeptAnswer, Provider, ProviderKey, SeenNonce
from activation.models.sheets import UploadedSheet

__all__ = [
    "Act",
    "Assurance",
    "Bank",
    "BankStep",
    "Channel",
    "City",
    "DeskVisit",
    "Holiday",
    "KeptAnswer",
    "Officer",
    "OpeningHours",
    "Place",
    "Provider",
    "ProviderKey",
    "Region",
    "SeenNonce",
    "UploadedSheet",
    "Weekday",
]

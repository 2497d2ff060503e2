"""The catalogue: agencies, categories, services and what belongs to them."""

from services.models.agency import Agency
from services.models.category import Category
from services.models.listing import Listing
from services.models.loaded import LoadedFile, LoadedRow
from services.models.parts import Action, Keyword, Requirement, Step
from services.models.service import Service
from services.models.source import Source

__all__ = [
    "Action",
    "Agency",
    "Category",
    "Keyword",
    "Listing",
    "LoadedFile",
    "LoadedRow",
    "Requirement",
    "Service",
    "Source",
    "Step",
]

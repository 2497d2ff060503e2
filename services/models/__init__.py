"""The catalogue: agencies, categories, services and what belongs to them."""

from services.models.agency import Agency
from services.models.category import Category
from services.models.links import Citation, Relation
from services.models.listing import Listing
from services.models.parts import Action, Keyword, Requirement, Step
from services.models.service import Service
from services.models.source import Source

__all__ = [
    "Action",
    "Agency",
    "Category",
    "Citation",
    "Keyword",
    "Listing",
    "Relation",
    "Requirement",
    "Service",
    "Source",
    "Step",
]

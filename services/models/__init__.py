"""The catalogue: agencies, categories, services and what belongs to them."""

from services.models.agency import Agency
from services.models.category import Category
from services.models.circuit import RegistryCircuit
from services.models.demo import DemoPerson, DemoRecord, DemoValue
from services.models.editors import Editor
from services.models.events import EditingEvent
from services.models.feedback import ServiceFeedback
from services.models.links import Citation, Relation
from services.models.listing import Listing
from services.models.parts import Action, Keyword, OtherWay, Question, Requirement, Step
from services.models.preview import PreviewLink
from services.models.public_answers import PublicAnswer
from services.models.reads import KeptRecords, RecordRead
from services.models.reports import Report, ReportContent
from services.models.reviewed import ReviewedText
from services.models.search import SearchMiss, SynonymGroup
from services.models.service import Service
from services.models.source import Source

# What is a service's own: it comes and goes with the service, each row by its `service`.
PARTS = (Listing, Requirement, Step, Action, Question, OtherWay, Keyword, Relation, Citation)

__all__ = [
    "PARTS",
    "Action",
    "Agency",
    "Category",
    "Citation",
    "DemoPerson",
    "DemoRecord",
    "DemoValue",
    "EditingEvent",
    "Editor",
    "KeptRecords",
    "Keyword",
    "Listing",
    "OtherWay",
    "PreviewLink",
    "PublicAnswer",
    "Question",
    "RecordRead",
    "RegistryCircuit",
    "Relation",
    "Report",
    "ReportContent",
    "Requirement",
    "ReviewedText",
    "SearchMiss",
    "Service",
    "ServiceFeedback",
    "Source",
    "Step",
    "SynonymGroup",
]

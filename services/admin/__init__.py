"""The catalogue for editors: both languages side by side."""

from services.admin.catalogue import AgencyAdmin, CategoryAdmin, SourceAdmin
from services.admin.editors import EditorAdmin
from services.admin.feedback import ServiceFeedbackAdmin
from services.admin.search import SearchMissAdmin, SynonymGroupAdmin
from services.admin.service import ServiceAdmin
from services.admin.translators import TranslatorsDesk

__all__ = [
    "AgencyAdmin",
    "CategoryAdmin",
    "EditorAdmin",
    "SearchMissAdmin",
    "ServiceAdmin",
    "ServiceFeedbackAdmin",
    "SourceAdmin",
    "SynonymGroupAdmin",
    "TranslatorsDesk",
]

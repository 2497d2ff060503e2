"""The catalogue for editors: both languages side by side."""

from services.admin.catalogue import AgencyAdmin, CategoryAdmin, SourceAdmin
from services.admin.service import ServiceAdmin

__all__ = ["AgencyAdmin", "CategoryAdmin", "ServiceAdmin", "SourceAdmin"]

"""A registry that never answers."""

from datetime import timedelta

from django.utils import timezone

from services.registry.protocol import Availability, Query, Silent


class SilentRegistry:
    def person(self, national_id: str):
        raise Silent(timezone.now() + timedelta(minutes=2))

    def records(self, query: Query):
        raise Silent(timezone.now() + timedelta(minutes=2))

    def facts(self, national_id: str):
        raise Silent(timezone.now() + timedelta(minutes=2))

    def availability(self) -> Availability:
        return Availability(is_up=False)

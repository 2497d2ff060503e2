"""What the registry knows of a person, in the form in which recovery asks for it (`settings.REGISTRY_FACTS`)."""

from accounts.models import SecurityQuestion
from accounts.recovery import registry as recovery
from services.registry.reading import is_connected, registry

Fact = SecurityQuestion.Fact


class RegistryFacts:
    """Of the registry that `settings.REGISTRY` names. Nothing is shown to anybody, so no read is written down."""

    def facts(self, national_id: str) -> recovery.Facts:
        """Empty for an ID it does not know; `Silent` and `Garbled` as the registry raises them."""
        known = registry().facts(national_id) if is_connected() else {}
        return {fact: known[fact] for fact in Fact if fact and fact in known}


class DemoRegistry(recovery.DemoRegistry):
    """The demo registry's people by their own records, everybody else by made-up ones. Refused in production."""

    def facts(self, national_id: str) -> recovery.Facts:
        """Both are looked at for every ID, so none takes longer."""
        made_up, known = super().facts(national_id), RegistryFacts().facts(national_id)
        return known or made_up

"""A person's own activation: where it stands, and asking for it, one way at a time."""

from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property

from accounts.models import User
from activation import reference
from activation.models import Act, Assurance, Bank, Channel
from activation.models.acts import Kind, NotPossible, awaited_request, moved_by


@dataclass(frozen=True)
class Way:
    """How somebody means to be activated; an office names its kind, a bank itself."""

    channel: Channel.Key
    office_kind: str = ""
    bank: Bank | None = None


class OwnActivation:
    def __init__(self, user: User) -> None:
        self.user = user

    @cached_property
    def history(self) -> list[Act]:
        """Newest first."""
        return list(Act.objects.of(self.user).select_related("place__city", "bank"))

    @property
    def last(self) -> Act | None:
        return self.history[0] if self.history else None

    @property
    def state(self) -> Assurance:
        return Assurance(self.last.state) if self.last else Assurance.REGISTERED

    @property
    def is_half_confirmed(self) -> bool:
        """An officer has checked the person; a second one of the same office confirms."""
        moved = moved_by(self.history)
        return moved is not None and moved.kind == Kind.CHECKED

    @property
    def request(self) -> Act | None:
        """The act that asked for the activation that is still awaited."""
        return awaited_request(self.history)

    @property
    def channel(self) -> Channel | None:
        """The way asked for, with its steps."""
        return Channel.objects.filter(key=self.request.channel).first() if self.request else None

    @property
    def may_ask(self) -> bool:
        return self.state in (Assurance.REGISTERED, Assurance.REVOKED)

    @property
    def may_cancel(self) -> bool:
        """A request, or an officer's check that a second one was to confirm."""
        return self.state == Assurance.REQUESTED

    def ask(self, way: Way) -> None:
        """Write the request down, with a reference of its own; sent twice, it stays one."""
        facts = {"channel": way.channel, "office_kind": way.office_kind, "bank": way.bank}
        with suppress(NotPossible):  # asked for already, or activated meanwhile: the page says which
            Act.objects.record(self.user, Kind.REQUESTED, reference=reference.fresh(), **facts)
        self.__dict__.pop("history", None)

    def cancel(self) -> None:
        """Take back what is awaited, so that another way can be chosen; what is no longer awaited stays as it is."""
        if (awaited := self.request or moved_by(self.history)) is not None:
            with suppress(NotPossible):
                Act.objects.record(self.user, Kind.CANCELLED, reference=awaited.reference, channel=awaited.channel)
        self.__dict__.pop("history", None)

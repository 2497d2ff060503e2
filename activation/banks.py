"""The banks as the finder shows them: by channel, what to do there, and what became of old names."""

from dataclasses import dataclass

from django.utils.safestring import SafeString
from django.utils.translation import gettext

from absher_portal.fallback import localised
from absher_portal.formats.lists import joined
from activation.finder import BankFilter
from activation.models import Bank, BankStep


@dataclass(frozen=True)
class Way:
    """One of a bank's channels with its steps in order; without steps we do not know it."""

    channel: BankStep.Channel
    steps: list[BankStep]


@dataclass(frozen=True)
class ShownBank:
    bank: Bank
    former: list[Bank]
    ways: list[Way]
    unknown: list[str]  # names of the channels that nothing is known of

    @property
    def former_names(self) -> list[SafeString]:
        """What people may still call it."""
        return [localised(bank, "name") for bank in self.former]


def banks(form: BankFilter) -> list[ShownBank]:
    """The banks of today, or the one that the chosen name leads to."""
    chosen = form.chosen
    today = [bank for bank in form.names if bank.is_active]
    if chosen:
        today = [bank for bank in today if bank in (chosen, chosen.successor)]
    return [_shown(bank, form.names) for bank in today]


def choices() -> list[tuple[str, str]]:
    """The banks of today for a form: slug, and the name with those that it had before."""
    today = Bank.objects.filter(is_active=True).prefetch_related("predecessors")
    return [(bank.slug, _with_old_names(bank)) for bank in today]


def _with_old_names(bank: Bank) -> str:
    """`Saudi National Bank (formerly NCB and Samba)`: people know the name on their card."""
    old = [localised(name, "name") for name in bank.predecessors.all()]
    if not old:
        return localised(bank, "name")
    # Translators: a bank with the names it had before
    return gettext("%(bank)s (formerly %(old)s)") % {"bank": localised(bank, "name"), "old": joined(old)}


def _shown(bank: Bank, names: list[Bank]) -> ShownBank:
    steps = list(bank.steps.all())
    ways = [Way(channel, [s for s in steps if s.channel == channel]) for channel in BankStep.Channel]
    return ShownBank(
        bank,
        [name for name in names if name.successor_id == bank.pk],
        [way for way in ways if way.steps],
        [str(way.channel.label) for way in ways if not way.steps],
    )

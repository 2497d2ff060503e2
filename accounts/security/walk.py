"""Walking along a chain of events: what is missing, altered or not ours, in words for operators."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from accounts.models.events import EventChain, SecurityEvent


@dataclass(frozen=True)
class Fault:
    """`seq` is 0 where it is the chain's row that is at fault."""

    chain: str
    seq: int
    what: str

    def __str__(self) -> str:
        return f"{self.chain} {self.seq or 'head'}: {self.what}"


class Walk:
    """From the first kept event of a chain to where its row says that it ends."""

    def __init__(self, chain: EventChain) -> None:
        self.chain = chain
        self.previous: str | None = chain.root  # None behind a gap: what comes next can't be judged
        self.last = chain.purged

    def whole(self, events: Iterable[SecurityEvent]) -> Iterator[Fault]:
        """Every fault of the chain, given all its events in order."""
        chain = self.chain
        wanted = chain.signed()
        if wanted is None:
            yield Fault(chain.name, 0, f"signed by an unknown key, {chain.key_id}")
        elif wanted != chain.signature:
            yield Fault(chain.name, 0, "the signature does not fit: altered")
        yield from self.faults(events)
        if self.last < chain.count:
            yield Fault(chain.name, self.last + 1, f"the tail is missing up to {chain.count}")
        elif self.last > chain.count:
            yield Fault(chain.name, chain.count + 1, f"events up to {self.last} that the head does not know")
        elif self.previous != chain.head:
            yield Fault(chain.name, self.last, "not the event that the head names")

    def faults(self, events: Iterable[SecurityEvent]) -> Iterator[Fault]:
        """What is wrong on the way; the end is not judged."""
        for event in events:
            if event.seq <= self.last:
                yield Fault(self.chain.name, event.seq, "purged, and yet here")
                continue
            if event.seq > self.last + 1:
                yield Fault(self.chain.name, self.last + 1, f"missing up to {event.seq - 1}")
                self.previous = None
            wanted = event.mac_after(self.previous or "")
            if wanted is None:
                yield Fault(self.chain.name, event.seq, f"sealed by an unknown key, {event.key_id}")
            elif self.previous is not None and wanted != event.mac:
                yield Fault(self.chain.name, event.seq, "altered, or not where it was written")
            self.previous, self.last = event.mac, event.seq

"""Every kind of record, by the key that names it in addresses and in the contract."""

from services.registry.kinds import civil, identity, residence, traffic, travel
from services.registry.record import Record

KINDS: dict[str, type[Record]] = {
    kind.key: kind
    for module in (identity, residence, travel, traffic, civil)
    for kind in vars(module).values()
    if isinstance(kind, type) and issubclass(kind, Record) and kind is not Record
}

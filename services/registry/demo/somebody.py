"""A fictional person: who they are to the registry, to the portal, and to whoever tries it."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from services.registry.values import Label, Words

Records = Mapping[str, Sequence[Mapping[str, Any]]]  # kind (its key) → records as `writing.py` takes them
WRITTEN = 2  # one more whenever `writing.py` begins to write something else


@dataclass(frozen=True, kw_only=True)
class Account:
    """The account that comes with somebody; mobiles are fictional ones."""

    username: str
    mobile: str
    language: str = "ar"
    is_activated: bool = True


@dataclass(frozen=True, kw_only=True)
class Somebody:
    """`code` names them in addresses and tests. `special`: why one would look at them; "" for families and workers."""

    number: str
    name: Words
    code: str = ""
    special: Label = ""
    account: Account | None = None
    mobile: str = ""  # to register with, for somebody who has no account yet
    records: Records = field(default_factory=dict)

    @property
    def digest(self) -> str:
        """The same while the records are, and what is written of them."""
        return hashlib.sha256(json.dumps([WRITTEN, self.records], sort_keys=True).encode()).hexdigest()

"""Which services hold a word, or a group of synonyms, and how well."""

from collections.abc import Collection, Mapping
from typing import Generic, Self, TypeVar

STRONG = 0.4  # the least weight at which a service is held to be about a word
Key = TypeVar("Key", str, int)
Holding = dict[int, float]  # a service's primary key → weight


class Postings(Generic[Key]):
    """Key → holding. A copy shares what it does not change, and leaves the original as it is."""

    def __init__(self) -> None:
        self._of: dict[Key, Holding] = {}
        self._own: set[Key] = set()
        self._strong: dict[Key, int] = {}

    def copy(self) -> Self:
        """The same, to be changed."""
        other = type(self)()
        other._of = dict(self._of)
        return other

    def add(self, pk: int, weights: Mapping[Key, float]) -> None:
        """Note what a service holds."""
        for key, weight in weights.items():
            self._changeable(key)[pk] = weight

    def remove(self, pk: int, keys: Collection[Key]) -> None:
        """Forget what a service held: every key that it was added with."""
        for key in keys:
            held = self._changeable(key)
            del held[pk]
            if not held:
                del self._of[key]
                self._own.discard(key)

    def _changeable(self, key: Key) -> Holding:
        if key not in self._own:
            self._own.add(key)
            self._of[key] = dict(self._of.get(key, ()))
        return self._of[key]

    def strong(self, key: Key) -> int:
        """How many services are about it, or else hold it; counted when first asked for."""
        if key not in self._strong:
            held = self.holding(key)
            self._strong[key] = sum(weight >= STRONG for weight in held.values()) or len(held)
        return self._strong[key]

    def holding(self, key: Key) -> Holding:
        """The services that hold it; not to be changed."""
        return self._of.get(key, {})

    def heaviest(self, factors: Mapping[Key, float], among: Collection[int] | None) -> Holding:
        """Service → its best weight times factor for any of these keys. `among`: of these services; None: of all."""
        best: Holding = {}
        for key, factor in factors.items():
            held = self.holding(key)
            pairs = held.items() if among is None else [(pk, held[pk]) for pk in among if pk in held]
            if not best:
                best = {pk: weight * factor for pk, weight in pairs}
                continue
            for pk, weight in pairs:
                if weight * factor > best.get(pk, 0):
                    best[pk] = weight * factor
        return best

    def keys(self) -> Collection[Key]:
        return self._of.keys()

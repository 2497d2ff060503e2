"""Border crossings."""

from collections.abc import Iterator, Sequence
from typing import Any

from services.registry.demo.marks import at
from services.registry.demo.parts.places import (
    CAUSEWAY,
    DAMMAM_AIRPORT,
    JEDDAH_AIRPORT,
    JEDDAH_PORT,
    KHAFJI,
    RIYADH_AIRPORT,
)
from services.registry.values import Words

Written = dict[str, Any]
Trip = tuple[int, int, Words, Words]  # out and back in days from now; port; where to
LAND, SEA = (CAUSEWAY, KHAFJI), (JEDDAH_PORT,)
AIRPORTS = (RIYADH_AIRPORT, JEDDAH_AIRPORT, DAMMAM_AIRPORT)


def movement(offset: int, direction: str, port: Words, other_end: Words, document: str) -> Written:
    """One crossing; flights bear numbers that no airline uses."""
    mode = "land" if port in LAND else "sea" if port in SEA else "air"
    said = {"date_time": at(offset, "18:40" if direction == "entry" else "09:15"), "direction": direction}
    flight = f"XX {abs(offset) % 900 + 100}" if mode == "air" else None
    place = {"port": port, "mode": mode, "destination_or_origin": other_end}
    return said | place | {"document_number": document, "carrier_ref": flight}


def trips(document: str, several: Sequence[Trip]) -> Iterator[Written]:
    """Out and back again, for each."""
    for out, back, port, where in several:
        yield movement(out, "exit", port, where, document)
        yield movement(back, "entry", port, where, document)

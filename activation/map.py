"""The outlines of the 13 regions, by slug: the simplified shapes of @svg-maps/saudi-arabia (CC BY 4.0)."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

NAMED_FROM = 40  # room, in the map's units, that a name needs beside the number


@dataclass(frozen=True)
class Outline:
    """`path` in SVG's notation; (`x`, `y`) lies inside, `room` units away from the border."""

    path: str
    x: int
    y: int
    room: int

    @property
    def is_roomy(self) -> bool:
        """Whether a name fits into it."""
        return self.room >= NAMED_FROM


_FILE: dict[str, Any] = json.loads((Path(__file__).parent / "data" / "map.json").read_text("utf-8"))
OUTLINES = {slug: Outline(**outline) for slug, outline in _FILE["regions"].items()}

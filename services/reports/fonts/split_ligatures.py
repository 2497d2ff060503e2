"""Makes the fonts of the PDFs: `python services/reports/fonts/split_ligatures.py`, after those of the pages change.

Programs that copy Arabic out of a PDF turn its lines round glyph by glyph, and so the two letters of one glyph too:
«صالحية» for «صلاحية». Here each ligature of two letters is two glyphs, a blank one and one that draws both: it
looks the same, and every glyph is one letter.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from fontTools.otlLib import builder
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables import otTables
from fontTools.ttLib.tables._g_l_y_f import Glyph

HERE = Path(__file__).parent
PAGES = HERE.parents[2] / "static" / "fonts"
BLANK_SHARE = 0.45  # of the narrowest ligature that begins with the letter
RIGHT_TO_LEFT_WITHOUT_MARKS = 9
SINGLE, LIGATURE, CHAIN = 1, 4, 6
Pairs = dict[str, dict[str, str]]  # first letter's glyph → second's → the ligature


def main() -> None:
    """Writes the four files beside this one."""
    for weight in (400, 600):
        arabic = TTFont(PAGES / f"ar-{weight}.woff2")
        split(arabic)
        save(arabic, HERE / f"ar-{weight}.ttf")
        save(TTFont(PAGES / f"en-{weight}.woff2"), HERE / f"en-{weight}.ttf")


def save(font: TTFont, place: Path) -> None:
    """Without the compression that only browsers undo."""
    font.flavor = None
    font.save(place)


def split(font: TTFont) -> None:
    """Replace the lookup of ligatures in place; marks on ligatures are dropped, for PDFs carry none."""
    lookups = font["GSUB"].table.LookupList.Lookup
    lookup = _of(lookups, LIGATURE)
    variants = _of(lookups, SINGLE).SubTable[0].mapping
    pairs: Pairs = {
        first: {ligature.Component[0]: ligature.LigGlyph for ligature in ligatures}
        for table in lookup.SubTable
        for first, ligatures in table.ligatures.items()
    }
    for first, ligatures in pairs.items():
        drawn = set(ligatures.values())
        _make_room(font, first, drawn | {variants.get(glyph, glyph) for glyph in drawn})
    font["maxp"].numGlyphs = len(font.getGlyphOrder())
    blanks = _add(lookups, {first: _blank(first) for first in pairs})
    glyphs = font.getReverseGlyphMap(rebuild=True)
    lookup.SubTable = [_chain(lookups, glyphs, blanks, first, ligatures) for first, ligatures in pairs.items()]
    lookup.LookupType, lookup.SubTableCount = CHAIN, len(pairs)
    font["GSUB"].table.LookupList.LookupCount = len(lookups)


def _of(lookups: list[Any], kind: int) -> Any:
    return next(one for one in lookups if (one.LookupType, one.LookupFlag) == (kind, RIGHT_TO_LEFT_WITHOUT_MARKS))


def _blank(first: str) -> str:
    return f"{first}.blank"


def _make_room(font: TTFont, first: str, ligatures: Iterable[str]) -> None:
    """A blank glyph for the first letter, as wide as the ligatures become narrower."""
    metrics, classes = font["hmtx"], font["GDEF"].table.GlyphClassDef.classDefs
    width = round(BLANK_SHARE * min(metrics[glyph][0] for glyph in ligatures))
    font.setGlyphOrder([*font.getGlyphOrder(), _blank(first)])
    font["glyf"].glyphOrder = font.getGlyphOrder()
    font["glyf"].glyphs[_blank(first)] = Glyph()
    metrics[_blank(first)] = (width, 0)
    classes[_blank(first)] = 1
    for glyph in ligatures:
        metrics[glyph] = (metrics[glyph][0] - width, metrics[glyph][1])
        classes[glyph] = 1


def _add(lookups: list[Any], mapping: dict[str, str]) -> int:
    table = builder.buildSingleSubstSubtable(mapping)
    lookups.append(builder.buildLookup([table], flags=RIGHT_TO_LEFT_WITHOUT_MARKS))
    return len(lookups) - 1


def _chain(lookups: list[Any], glyphs: dict[str, int], blanks: int, first: str, ligatures: dict[str, str]) -> Any:
    chain = otTables.ChainContextSubst()
    chain.Format, chain.InputGlyphCount, chain.SubstCount = 3, 2, 2
    chain.BacktrackCoverage, chain.BacktrackGlyphCount = [], 0
    chain.LookAheadCoverage, chain.LookAheadGlyphCount = [], 0
    chain.InputCoverage = [builder.buildCoverage([first], glyphs), builder.buildCoverage(ligatures, glyphs)]
    chain.SubstLookupRecord = [_substitution(0, blanks), _substitution(1, _add(lookups, ligatures))]
    return chain


def _substitution(place: int, lookup: int) -> Any:
    record = otTables.SubstLookupRecord()
    record.SequenceIndex, record.LookupListIndex = place, lookup
    return record


if __name__ == "__main__":
    main()

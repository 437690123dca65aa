#!/usr/bin/env python3
"""Makes fonts/BeVietnamProFigures-*.ttf: Be Vietnam Pro whose ten digits have one width.

Be Vietnam Pro has no `tnum` feature, and a column of numbers must stand in line. The derived family has a name of
its own and keeps the Open Font License of its parent. Needs fonttools.
"""
import pathlib

from fontTools import subset
from fontTools.ttLib import TTFont

fonts = pathlib.Path(__file__).resolve().parent.parent
KEEP = (
    list(range(0x20, 0x7F)) + list(range(0xA0, 0x180)) + [0x1A0, 0x1A1, 0x1AF, 0x1B0]
    + list(range(0x1EA0, 0x1EFA)) + [0x300, 0x301, 0x303, 0x309, 0x323, 0x2013, 0x2014, 0x2018, 0x2019, 0x201C, 0x201D, 0x2026, 0x2212, 0x20AB]
)
for weight, width in (("Regular", 650), ("SemiBold", 670)):
    font = TTFont(fonts / f"BeVietnamPro-{weight}.ttf")
    options = subset.Options()
    options.hinting = True
    options.name_IDs = ["*"]
    options.layout_features = ["ccmp", "mark", "mkmk", "locl"]
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=KEEP)
    cutter.subset(font)
    cmap, glyf, hmtx = font.getBestCmap(), font["glyf"], font["hmtx"]
    for digit in "0123456789":
        name = cmap[ord(digit)]
        glyph = glyf[name]
        glyph.expand(glyf)
        ink = glyph.xMax - glyph.xMin
        assert ink <= width, (weight, digit, ink)
        shift = round((width - ink) / 2) - glyph.xMin
        glyph.coordinates.translate((shift, 0))
        glyph.recalcBounds(glyf)
        # The hints were written for the old place of the outline.
        glyph.removeHinting()
        hmtx[name] = (width, glyph.xMin)
    for record in font["name"].names:
        if record.nameID in (1, 16):
            record.string = "Be Vietnam Pro Figures"
        elif record.nameID in (3, 4):
            record.string = f"Be Vietnam Pro Figures {weight}"
        elif record.nameID == 6:
            record.string = f"BeVietnamProFigures-{weight}"
    font.save(fonts / f"BeVietnamProFigures-{weight}.ttf")

#!/usr/bin/env python3
"""Cuts fonts/icons.ttf out of Lucide and writes the typed functions of src/ui/icon/glyphs.rs.

usage: make_icons.py PATH_OF_UNPACKED_lucide-static   (npm pack lucide-static; needs fonttools)
"""
import json
import pathlib
import sys

from fontTools import subset
from fontTools.ttLib import TTFont

here = pathlib.Path(__file__).resolve().parent
lucide = pathlib.Path(sys.argv[1]) / "font"
info = json.loads((lucide / "info.json").read_text())
rows = []
for line in (here / "icons.txt").read_text().splitlines():
    if line.strip():
        ours, theirs = line.split()
        rows.append((ours, theirs, int(info[theirs]["encodedCode"].lstrip("\\"), 16)))

options = subset.Options()
options.hinting = False
options.layout_features = []
options.name_IDs = ["*"]
font = TTFont(lucide / "lucide.ttf")
cutter = subset.Subsetter(options)
cutter.populate(unicodes=[code for _, _, code in rows])
cutter.subset(font)
# A family name of our own: a Lucide installed on the machine must never be picked instead of the subset.
for record in font["name"].names:
    if record.nameID in (1, 3, 4, 6):
        record.string = "GuongSangIcons"
font.save(here.parent / "icons.ttf")

# Lucide's table says that every drawing begins at 0, and renderers that believe it push narrow drawings to the left.
# (Read back first: the cutter leaves the outlines unparsed.)
font = TTFont(here.parent / "icons.ttf")
for name in font.getGlyphOrder():
    glyph = font["glyf"][name]
    if glyph.numberOfContours:
        font["hmtx"][name] = (font["hmtx"][name][0], glyph.xMin)
font.save(here.parent / "icons.ttf")

out = ["//! Written by `fonts/tools/make_icons.py`; edit `fonts/tools/icons.txt` instead.", "", "use super::Icon;", ""]
for ours, theirs, code in rows:
    out += [f"/// The `{theirs}` drawing.", "#[must_use]", f"pub const fn {ours}() -> Icon {{", f"    Icon('\\u{{{code:x}}}')", "}", ""]
out += ["/// Every icon with its name, for the gallery and for the test that none is a missing glyph.", "pub const ALL: &[(&str, Icon)] = &["]
out += [f'    ("{ours}", {ours}()),' for ours, _, _ in rows]
out += ["];", ""]
(here.parent.parent / "src/ui/icon/glyphs.rs").write_text("\n".join(out))

#!/bin/sh
# Draws the PNGs beside this file and icon.ico at the top from the two SVGs. Needs rsvg-convert and Python with Pillow.
set -eu
cd "$(dirname "$0")"
for size in 16 20 24 32; do rsvg-convert -w $size -h $size guong-sang-small.svg -o guong-sang-$size.png; done
for size in 40 48 64 128 256; do rsvg-convert -w $size -h $size guong-sang.svg -o guong-sang-$size.png; done
python3 - <<'PY'
import io
import struct
from PIL import Image

# Each size is the one drawn for it, never a shrunk larger one. Small ones as bitmaps: not every corner of Windows
# reads PNG inside an icon; the two large ones as PNG, or the file would be ten times its size.
sizes = (16, 20, 24, 32, 40, 48, 64, 128, 256)
blobs = []
for s in sizes:
    image = Image.open(f"guong-sang-{s}.png").convert("RGBA")
    out = io.BytesIO()
    if s >= 128:
        image.save(out, "PNG")
        blobs.append(out.getvalue())
    else:
        image.save(out, "ICO", sizes=[(s, s)], bitmap_format="bmp")
        data = out.getvalue()
        _, _, _, _, _, _, length, offset = struct.unpack("<BBBBHHII", data[6:22])
        blobs.append(data[offset : offset + length])
head, at = struct.pack("<HHH", 0, 1, len(sizes)), 6 + 16 * len(sizes)
for s, blob in zip(sizes, blobs):
    head += struct.pack("<BBBBHHII", s % 256, s % 256, 0, 0, 1, 32, len(blob), at)
    at += len(blob)
open("../../icon.ico", "wb").write(head + b"".join(blobs))
PY

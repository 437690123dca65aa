//! A photograph made small, the way up in which it was taken.

use super::{JPEG_SIGNATURE, PNG_SIGNATURE};
use tiny_skia::Pixmap;
use zune_jpeg::JpegDecoder;
use zune_jpeg::zune_core::{bytestream::ZCursor, colorspace::ColorSpace, options::DecoderOptions};

/// A small picture for the screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Thumb {
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// Red, green, blue and opacity of every pixel, line by line.
    pub rgba: Vec<u8>,
}

/// Read whole, a picture of more pixels takes more memory than an old machine can spare.
const MOST_PIXELS: usize = 50_000_000;

/// The picture in `bytes` (PNG or JPEG), no side longer than `most` pixels; none when it is no picture, is damaged or too
/// large to be read.
#[must_use]
pub fn thumbnail(bytes: &[u8], most: u32) -> Option<Thumb> {
    let (raw, turn) = if bytes.starts_with(JPEG_SIGNATURE) {
        jpeg(bytes)?
    } else if bytes.starts_with(PNG_SIGNATURE) {
        (png(bytes)?, 1)
    } else {
        return None;
    };
    Some(turned(&raw.scaled(most.max(1) as usize), turn))
}

/// Pixels as they were decoded.
struct Raw {
    width: usize,
    height: usize,
    /// Values a pixel: 1 grey, 3 colours, 4 colours and opacity.
    parts: usize,
    values: Vec<u8>,
}

impl Raw {
    /// Each new pixel is the mean of those it covers.
    fn scaled(&self, most: usize) -> Raw {
        let long = self.width.max(self.height);
        if long <= most {
            return Raw { values: self.values.clone(), ..*self };
        }
        let side = |side: usize| (side * most / long).max(1);
        let (width, height) = (side(self.width), side(self.height));
        let mut values = Vec::with_capacity(width * height * self.parts);
        for y in 0..height {
            let lines =
                y * self.height / height..((y + 1) * self.height / height).max(y * self.height / height + 1);
            for x in 0..width {
                let from = x * self.width / width;
                let to = ((x + 1) * self.width / width).max(from + 1);
                let mut sums = [0_u64; 4];
                for line in lines.clone() {
                    let start = (line * self.width + from) * self.parts;
                    let end = (line * self.width + to) * self.parts;
                    let pixels = self.values.get(start..end).unwrap_or_default();
                    for pixel in pixels.chunks_exact(self.parts) {
                        for (sum, part) in sums.iter_mut().zip(pixel) {
                            *sum += u64::from(*part);
                        }
                    }
                }
                let count = (lines.len() * (to - from)) as u64;
                values.extend(sums.iter().take(self.parts).map(|sum| (sum / count.max(1)) as u8));
            }
        }
        Raw { width, height, parts: self.parts, values }
    }

    fn pixel(&self, x: usize, y: usize) -> [u8; 4] {
        let at = (y * self.width + x) * self.parts;
        match self.values.get(at..at + self.parts) {
            Some([grey]) => [*grey, *grey, *grey, 255],
            Some([red, green, blue]) => [*red, *green, *blue, 255],
            Some([red, green, blue, opacity]) => [*red, *green, *blue, *opacity],
            _ => [0; 4],
        }
    }
}

fn jpeg(bytes: &[u8]) -> Option<(Raw, u16)> {
    let options = DecoderOptions::default()
        .set_max_width(usize::from(u16::MAX))
        .set_max_height(usize::from(u16::MAX))
        .jpeg_set_out_colorspace(ColorSpace::RGB);
    let mut decoder = JpegDecoder::new_with_options(ZCursor::new(bytes), options);
    decoder.decode_headers().ok()?;
    let info = decoder.info()?;
    let (width, height) = (usize::from(info.width), usize::from(info.height));
    if width == 0 || height == 0 || width * height > MOST_PIXELS {
        return None;
    }
    let turn = decoder.exif().and_then(|exif| orientation(exif)).unwrap_or(1);
    let values = decoder.decode().ok()?;
    let parts = values.len() / (width * height);
    let whole = matches!(parts, 1 | 3) && values.len() == width * height * parts;
    whole.then_some((Raw { width, height, parts, values }, turn))
}

fn png(bytes: &[u8]) -> Option<Raw> {
    // Width and height stand right behind the signature and the name of the first chunk (PNG, 11.2.2): they are
    // looked at before room is made for the pixels.
    let number = |at: usize| {
        let four: [u8; 4] = bytes.get(at..at + 4)?.try_into().ok()?;
        usize::try_from(u32::from_be_bytes(four)).ok()
    };
    if number(16)?.checked_mul(number(20)?)? > MOST_PIXELS {
        return None;
    }
    let pixels = Pixmap::decode_png(bytes).ok()?;
    let (width, height) = (pixels.width() as usize, pixels.height() as usize);
    let values = pixels
        .pixels()
        .iter()
        .flat_map(|pixel| {
            let pixel = pixel.demultiply();
            [pixel.red(), pixel.green(), pixel.blue(), pixel.alpha()]
        })
        .collect();
    Some(Raw { width, height, parts: 4, values })
}

/// How the camera was held, 1 to 8 (Exif 2.3, tag 274): entries of twelve bytes in the first directory of a TIFF block.
fn orientation(exif: &[u8]) -> Option<u16> {
    let exif = exif.strip_prefix(b"Exif\0\0").unwrap_or(exif);
    let little = exif.starts_with(b"II");
    let short = |at: usize| {
        let two: [u8; 2] = exif.get(at..at + 2)?.try_into().ok()?;
        Some(if little { u16::from_le_bytes(two) } else { u16::from_be_bytes(two) })
    };
    let long = |at: usize| {
        let four: [u8; 4] = exif.get(at..at + 4)?.try_into().ok()?;
        Some(if little { u32::from_le_bytes(four) } else { u32::from_be_bytes(four) })
    };
    let directory = usize::try_from(long(4)?).ok()?;
    let count = usize::from(short(directory)?);
    (0..count)
        .map(|entry| directory + 2 + entry * 12)
        .find(|at| short(*at) == Some(274))
        .and_then(|at| short(at + 8))
        .filter(|turn| (1..=8).contains(turn))
}

/// The picture the way up: 2 to 8 are the mirrored and turned ways of Exif.
fn turned(raw: &Raw, turn: u16) -> Thumb {
    let (width, height) = if turn >= 5 { (raw.height, raw.width) } else { (raw.width, raw.height) };
    let mut rgba = Vec::with_capacity(width * height * 4);
    let (right, bottom) = (raw.width.saturating_sub(1), raw.height.saturating_sub(1));
    for y in 0..height {
        for x in 0..width {
            let (from_x, from_y) = match turn {
                2 => (right - x, y),
                3 => (right - x, bottom - y),
                4 => (x, bottom - y),
                5 => (y, x),
                6 => (y, bottom - x),
                7 => (right - y, bottom - x),
                8 => (right - y, x),
                _ => (x, y),
            };
            rgba.extend(raw.pixel(from_x, from_y));
        }
    }
    Thumb {
        width: u32::try_from(width).unwrap_or_default(),
        height: u32::try_from(height).unwrap_or_default(),
        rgba,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Two wide, one high: red, then blue.
    fn raw() -> Raw {
        Raw { width: 2, height: 1, parts: 3, values: vec![255, 0, 0, 0, 0, 255] }
    }

    #[test]
    fn a_camera_held_upright_gives_an_upright_picture() {
        let (red, blue) = ([255, 0, 0, 255], [0, 0, 255, 255]);
        for (turn, size, first) in [(1, (2, 1), red), (3, (2, 1), blue), (6, (1, 2), red), (8, (1, 2), blue)]
        {
            let it = turned(&raw(), turn);
            assert_eq!((it.width, it.height), size, "{turn}");
            assert_eq!(it.rgba[..4], first, "{turn}");
        }
        let mut exif = b"Exif\0\0II*\0\x08\0\0\0\x01\0".to_vec();
        exif.extend([0x12, 0x01, 3, 0, 1, 0, 0, 0, 6, 0, 0, 0]);
        assert_eq!(orientation(&exif), Some(6));
        assert_eq!(orientation(&exif[..12]), None);
        assert_eq!(orientation(b"MM\0*\xff\xff\xff\xff"), None);
    }

    #[test]
    fn a_picture_is_made_small_and_keeps_its_shape() {
        let mut map = Pixmap::new(300, 100).unwrap();
        map.fill(tiny_skia::Color::from_rgba8(10, 200, 30, 255));
        let small = thumbnail(&map.encode_png().unwrap(), 60).unwrap();
        assert_eq!((small.width, small.height, small.rgba.len()), (60, 20, 60 * 20 * 4));
        assert_eq!(small.rgba[..4], [10, 200, 30, 255]);
        assert_eq!(thumbnail(b"\xff\xd8\xff\xe0 torn", 60), None);
        assert_eq!(thumbnail(b"%PDF-1.7", 60), None);
        let huge =
            [PNG_SIGNATURE, b"\0\0\0\rIHDR", &90_000_u32.to_be_bytes(), &90_000_u32.to_be_bytes()].concat();
        assert_eq!(thumbnail(&huge, 60), None);
    }
}

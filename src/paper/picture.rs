//! Pictures an office brings along: its emblem, a scanned ornament. Read once, then only placed.

mod thumbnail;

pub use thumbnail::{Thumb, thumbnail};

use flate2::{Compression, write::ZlibEncoder};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::io::Write as _;
use std::sync::Arc;
use tiny_skia::Pixmap;
use zune_jpeg::JpegDecoder;
use zune_jpeg::zune_core::{bytestream::ZCursor, colorspace::ColorSpace, options::DecoderOptions};

/// Why a file cannot be used as a picture.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PictureError {
    /// It is neither PNG nor JPEG.
    #[error(
        "Chưa dùng được ảnh này: tệp không phải ảnh PNG hoặc JPEG. Tệp gốc và dữ liệu vẫn nguyên vẹn; hãy chọn ảnh có đuôi .png, .jpg hoặc .jpeg."
    )]
    Unknown,
    /// It begins like a picture, but cannot be read to its end.
    #[error(
        "Chưa dùng được ảnh này: tệp ảnh bị hỏng hoặc chép chưa trọn. Dữ liệu vẫn an toàn; hãy mở ảnh bằng chương trình xem ảnh, lưu lại rồi chọn lại."
    )]
    Damaged,
    /// It has more points than any sheet can show.
    #[error(
        "Chưa dùng được ảnh này: ảnh quá lớn ({width} × {height} điểm ảnh). Dữ liệu vẫn an toàn; hãy thu nhỏ ảnh xuống dưới {most} điểm ảnh mỗi chiều rồi chọn lại."
    )]
    TooLarge {
        /// Its width in pixels.
        width: u32,
        /// Its height in pixels.
        height: u32,
        /// The greatest width and height that is taken, in pixels.
        most: u32,
    },
    /// Its colours are inks of a printing press, which no screen and no office printer shows truly.
    #[error(
        "Chưa dùng được ảnh này: ảnh lưu theo hệ màu in ốp-xét (CMYK). Dữ liệu vẫn an toàn; hãy lưu lại ảnh theo hệ màu RGB hoặc ở dạng PNG rồi chọn lại."
    )]
    PressColours,
}

/// What kind of file a picture came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PictureFormat {
    /// PNG, with its transparency.
    Png,
    /// JPEG, grey or RGB.
    Jpeg,
}

/// A picture that has been read and found good. Copies share their memory.
#[derive(Clone, Serialize, Deserialize)]
#[serde(try_from = "Vec<u8>", into = "Vec<u8>")]
pub struct Picture(Arc<Read>);

struct Read {
    bytes: Arc<[u8]>,
    format: PictureFormat,
    width: u32,
    height: u32,
    hash: [u8; 32],
    stored: Stored,
    shown: Shown,
}

/// The picture as a PDF file takes it.
pub(super) enum Stored {
    /// The JPEG file itself.
    Jpeg {
        /// Whether it has one grey value for a pixel instead of three colours.
        grey: bool,
    },
    /// Packed (zlib) red, green, blue, and packed opacity unless it is opaque everywhere.
    Packed { colours: Vec<u8>, opacity: Option<Vec<u8>> },
}

/// The picture as the screen takes it, no larger than a page at a good screen's resolution: red, green, blue, already
/// multiplied by the opacity, and the opacity.
pub(super) struct Shown {
    pub width: usize,
    pub height: usize,
    pub rgba: Vec<u8>,
}

/// More than A4 at 400 dpi on its long side: nothing is gained above it, and reading it would take more memory than an
/// old machine can spare.
const MOST_PIXELS_A_SIDE: u32 = 5_000;
/// The long side of the copy kept for the screen.
const MOST_SHOWN: usize = 1_600;
const PNG_SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n";
const JPEG_SIGNATURE: &[u8] = b"\xff\xd8\xff";

impl TryFrom<Vec<u8>> for Picture {
    type Error = PictureError;

    fn try_from(bytes: Vec<u8>) -> Result<Picture, PictureError> {
        Picture::read(bytes)
    }
}

impl From<Picture> for Vec<u8> {
    fn from(picture: Picture) -> Vec<u8> {
        picture.bytes().to_vec()
    }
}

impl Picture {
    /// Reads a PNG or JPEG file.
    ///
    /// # Errors
    /// When the file is no such picture, is damaged, too large, or has the colours of a printing press.
    pub fn read(bytes: impl Into<Arc<[u8]>>) -> Result<Picture, PictureError> {
        let bytes = bytes.into();
        if bytes.starts_with(PNG_SIGNATURE) {
            read_png(bytes)
        } else if bytes.starts_with(JPEG_SIGNATURE) {
            read_jpeg(bytes)
        } else {
            Err(PictureError::Unknown)
        }
    }

    /// Width and height in pixels.
    #[must_use]
    pub fn size(&self) -> (u32, u32) {
        (self.0.width, self.0.height)
    }

    /// What kind of file it came from.
    #[must_use]
    pub fn format(&self) -> PictureFormat {
        self.0.format
    }

    /// The file it was read from.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        &self.0.bytes
    }

    /// A number that tells pictures apart by their content.
    pub(super) fn hash(&self) -> &[u8; 32] {
        &self.0.hash
    }

    pub(super) fn stored(&self) -> &Stored {
        &self.0.stored
    }

    pub(super) fn shown(&self) -> &Shown {
        &self.0.shown
    }
}

impl PartialEq for Picture {
    fn eq(&self, other: &Picture) -> bool {
        self.0.hash == other.0.hash
    }
}

impl Eq for Picture {}

impl std::fmt::Debug for Picture {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "Picture({:?}, {} × {})", self.0.format, self.0.width, self.0.height)
    }
}

fn check_size(width: u32, height: u32) -> Result<(), PictureError> {
    if width == 0 || height == 0 {
        Err(PictureError::Damaged)
    } else if width > MOST_PIXELS_A_SIDE || height > MOST_PIXELS_A_SIDE {
        Err(PictureError::TooLarge { width, height, most: MOST_PIXELS_A_SIDE })
    } else {
        Ok(())
    }
}

fn read_png(bytes: Arc<[u8]>) -> Result<Picture, PictureError> {
    // Width and height stand right behind the signature and the name of the first chunk (PNG, 11.2.2): they are
    // looked at before room is made for the pixels.
    let number = |at: usize| {
        let four: [u8; 4] = bytes.get(at..at + 4)?.try_into().ok()?;
        Some(u32::from_be_bytes(four))
    };
    let (width, height) = number(16).zip(number(20)).ok_or(PictureError::Damaged)?;
    check_size(width, height)?;
    let pixels = Pixmap::decode_png(&bytes).map_err(|_| PictureError::Damaged)?;
    let mut colours = Vec::with_capacity(pixels.pixels().len() * 3);
    let mut opacity = Vec::with_capacity(pixels.pixels().len());
    for pixel in pixels.pixels() {
        let pixel = pixel.demultiply();
        colours.extend([pixel.red(), pixel.green(), pixel.blue()]);
        opacity.push(pixel.alpha());
    }
    let opaque = opacity.iter().all(|value| *value == 255);
    let opacity = if opaque { None } else { Some(deflate(&opacity)?) };
    let stored = Stored::Packed { colours: deflate(&colours)?, opacity };
    let shown = Shown { width: width as usize, height: height as usize, rgba: pixels.take() };
    Ok(Picture::of(bytes, PictureFormat::Png, (width, height), stored, shown))
}

fn read_jpeg(bytes: Arc<[u8]>) -> Result<Picture, PictureError> {
    let options = DecoderOptions::default()
        .set_strict_mode(true)
        // Much more than is taken, so that a file too large is told its true size.
        .set_max_width(usize::from(u16::MAX))
        .set_max_height(usize::from(u16::MAX))
        .jpeg_set_out_colorspace(ColorSpace::RGB);
    let mut decoder = JpegDecoder::new_with_options(ZCursor::new(&bytes[..]), options);
    decoder.decode_headers().map_err(|_| PictureError::Damaged)?;
    let info = decoder.info().ok_or(PictureError::Damaged)?;
    let (width, height) = (u32::from(info.width), u32::from(info.height));
    check_size(width, height)?;
    let grey = match info.components {
        1 => true,
        3 => false,
        _ => return Err(PictureError::PressColours),
    };
    let pixels = decoder.decode().map_err(|_| PictureError::Damaged)?;
    let count = width as usize * height as usize;
    let rgba: Vec<u8> = if pixels.len() == count * 3 {
        pixels.as_chunks::<3>().0.iter().flat_map(|[r, g, b]| [*r, *g, *b, 255]).collect()
    } else if pixels.len() == count {
        pixels.iter().flat_map(|grey| [*grey, *grey, *grey, 255]).collect()
    } else {
        return Err(PictureError::Damaged);
    };
    let shown = Shown { width: width as usize, height: height as usize, rgba };
    Ok(Picture::of(bytes, PictureFormat::Jpeg, (width, height), Stored::Jpeg { grey }, shown))
}

impl Picture {
    fn of(
        bytes: Arc<[u8]>,
        format: PictureFormat,
        (width, height): (u32, u32),
        stored: Stored,
        shown: Shown,
    ) -> Picture {
        let hash = Sha256::digest(&bytes).into();
        let long = shown.width.max(shown.height);
        let shown = if long > MOST_SHOWN {
            let side = |side: usize| (side * MOST_SHOWN / long).max(1);
            shown.scaled(side(shown.width), side(shown.height))
        } else {
            shown
        };
        Picture(Arc::new(Read { bytes, format, width, height, hash, stored, shown }))
    }
}

fn deflate(bytes: &[u8]) -> Result<Vec<u8>, PictureError> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::new(6));
    encoder.write_all(bytes).and_then(|()| encoder.finish()).map_err(|_| PictureError::Damaged)
}

impl Shown {
    /// The same picture with other numbers of pixels. Each new pixel is the mean of the area it covers, so that a
    /// finely drawn emblem does not flicker when it is made small.
    pub fn scaled(&self, width: usize, height: usize) -> Shown {
        let across = shares(self.width, width);
        let down = shares(self.height, height);
        let mut rows = vec![0.0_f32; width * self.height * 4];
        for (row, line) in rows.chunks_exact_mut(width * 4).zip(self.rgba.chunks_exact(self.width * 4)) {
            for (pixel, (first, weights)) in row.as_chunks_mut::<4>().0.iter_mut().zip(&across) {
                for (from, weight) in line.as_chunks::<4>().0.iter().skip(*first).zip(weights) {
                    for (sum, part) in pixel.iter_mut().zip(from) {
                        *sum += f32::from(*part) * weight;
                    }
                }
            }
        }
        let mut rgba = Vec::with_capacity(width * height * 4);
        let mut sums = vec![0.0_f32; width * 4];
        for (first, weights) in &down {
            sums.fill(0.0);
            for (line, weight) in rows.chunks_exact(width * 4).skip(*first).zip(weights) {
                for (sum, part) in sums.iter_mut().zip(line) {
                    *sum += part * weight;
                }
            }
            rgba.extend(sums.iter().map(|sum| sum.round().clamp(0.0, 255.0) as u8));
        }
        Shown { width, height, rgba }
    }
}

/// For each of `to` new pixels the first of `from` old ones it covers, and the part of it that each covers.
fn shares(from: usize, to: usize) -> Vec<(usize, Vec<f32>)> {
    let reach = from as f64 / to.max(1) as f64;
    let share = |pixel: usize| {
        let (start, end) = (pixel as f64 * reach, (pixel + 1) as f64 * reach);
        let first = (start.floor() as usize).min(from.saturating_sub(1));
        let last = (end.ceil() as usize).clamp(first + 1, from.max(1));
        let covered = |old: usize| (end.min((old + 1) as f64) - start.max(old as f64)).max(0.0) / reach;
        (first, (first..last).map(|old| covered(old) as f32).collect())
    };
    (0..to).map(share).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_smaller_picture_keeps_its_mean() {
        let rgba: Vec<u8> = (0..10 * 10).flat_map(|n| [n as u8 * 2, 255 - n as u8, 40, 255]).collect();
        let picture = Shown { width: 10, height: 10, rgba };
        let small = picture.scaled(3, 7);
        assert_eq!((small.width, small.height, small.rgba.len()), (3, 7, 3 * 7 * 4));
        let mean = |shown: &Shown, part: usize| {
            let values = shown.rgba.iter().skip(part).step_by(4);
            values.map(|value| f64::from(*value)).sum::<f64>() / (shown.width * shown.height) as f64
        };
        for part in 0..4 {
            assert!((mean(&picture, part) - mean(&small, part)).abs() < 1.0, "part {part}");
        }
        let large = small.scaled(30, 70);
        assert_eq!(large.rgba[..4], small.rgba[..4]);
    }

    #[test]
    fn what_is_no_picture_is_told_in_words() {
        let errors = [
            Picture::read(&b"GIF89a"[..]).unwrap_err(),
            Picture::read(&b""[..]).unwrap_err(),
            Picture::read(&b"\x89PNG\r\n\x1a\n"[..]).unwrap_err(),
            Picture::read(&b"\xff\xd8\xff\xe0\0\x10JFIF"[..]).unwrap_err(),
        ];
        use PictureError::{Damaged, Unknown};
        assert_eq!(errors, [Unknown, Unknown, Damaged, Damaged]);
        let huge = [PNG_SIGNATURE, b"\0\0\0\rIHDR", &90_000_u32.to_be_bytes(), &9_u32.to_be_bytes()].concat();
        let error = Picture::read(huge).unwrap_err();
        assert_eq!(error, PictureError::TooLarge { width: 90_000, height: 9, most: MOST_PIXELS_A_SIDE });
    }
}

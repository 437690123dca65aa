//! The groups of a profile for certificates: the frame of the full design, and the place of each field.

use super::rules::{Measure, group};
use crate::paper::Align;
use chrono::NaiveDate;
use serde::Deserialize;

group! {
    /// The certificate as a whole.
    CertificateRules {
        /// Width of the sheet, mm.
        width_mm: Measure,
        /// Height of the sheet, mm.
        height_mm: Measure,
        /// Everything on a printed blank is moved to the right by so much, mm.
        offset_x_mm: Measure,
        /// Everything on a printed blank is moved down by so much, mm.
        offset_y_mm: Measure,
        /// From the edges of the sheet to the frame, mm.
        frame_mm: Measure,
        /// Width of the frame's band, mm.
        band_mm: Measure,
        /// Size of one figure of the band, mm.
        figure_mm: Measure,
        /// Baseline of the national title, mm.
        nation_y_mm: Measure,
        /// Baseline of the motto, mm.
        motto_y_mm: Measure,
        /// Middle of the star, mm.
        star_y_mm: Measure,
        /// From the middle of the star to the tips of the branches around it, mm.
        star_mm: Measure,
        /// Step of the ruler grid on the test sheet, mm.
        grid_mm: Measure,
    }
}

group! {
    /// Where a field of the certificate stands and how large it is.
    FieldPlace {
        /// Left edge, mm from the left edge of the sheet.
        x_mm: Measure,
        /// Baseline of the first line, mm from the upper edge.
        y_mm: Measure,
        /// Width, mm.
        width_mm: Measure,
        /// Type size, points.
        size: Measure,
        /// Least type size for a text that is too long, points.
        min_size: Measure,
        /// Distance of lines, thousandths of the size.
        pitch: Measure,
        /// Most lines.
        lines: Measure,
        /// Bold.
        bold: bool,
        /// Italic.
        italic: bool,
        /// In red, on the full design only.
        red: bool,
        /// "left", "center" or "right".
        align: FieldAlign,
    }
}

/// How a field of a certificate is aligned within its width.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FieldAlign {
    /// At the left edge.
    Left,
    /// In the middle.
    Center,
    /// At the right edge.
    Right,
}

impl From<FieldAlign> for Align {
    fn from(align: FieldAlign) -> Align {
        match align {
            FieldAlign::Left => Align::Left,
            FieldAlign::Center => Align::Center,
            FieldAlign::Right => Align::Right,
        }
    }
}

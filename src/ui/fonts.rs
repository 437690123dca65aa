//! The fonts of the window, compiled in: an office machine has neither network nor the right to install fonts.

use std::borrow::Cow;

use iced::Font;
use iced::font::{Family, Style, Weight};

const FAMILY: Family = Family::Name("Be Vietnam Pro");
const FIGURES_FAMILY: Family = Family::Name("Be Vietnam Pro Figures");

/// Be Vietnam Pro.
pub const REGULAR: Font = Font { family: FAMILY, ..Font::DEFAULT };
/// Be Vietnam Pro Medium: labels, the current entry of the rail.
pub const MEDIUM: Font = Font { weight: Weight::Medium, ..REGULAR };
/// Be Vietnam Pro SemiBold: headings, headers of lists, buttons.
pub const SEMIBOLD: Font = Font { weight: Weight::Semibold, ..REGULAR };
/// Be Vietnam Pro Bold: totals.
pub const BOLD: Font = Font { weight: Weight::Bold, ..REGULAR };
/// Be Vietnam Pro Italic: remarks, examples.
pub const ITALIC: Font = Font { style: Style::Italic, ..REGULAR };
/// Be Vietnam Pro with digits of one width, so that columns of numbers stand in line.
pub const FIGURES: Font = Font { family: FIGURES_FAMILY, ..Font::DEFAULT };
/// [`FIGURES`] for totals.
pub const FIGURES_STRONG: Font = Font { weight: Weight::Semibold, ..FIGURES };
/// The icons; use [`crate::ui::icon`] instead of writing its characters.
pub const ICONS: Font = Font { family: Family::Name("GuongSangIcons"), ..Font::DEFAULT };

const FILES: [&[u8]; 8] = [
    include_bytes!("../../fonts/BeVietnamPro-Regular.ttf"),
    include_bytes!("../../fonts/BeVietnamPro-Medium.ttf"),
    include_bytes!("../../fonts/BeVietnamPro-SemiBold.ttf"),
    include_bytes!("../../fonts/BeVietnamPro-Bold.ttf"),
    include_bytes!("../../fonts/BeVietnamPro-Italic.ttf"),
    include_bytes!("../../fonts/BeVietnamProFigures-Regular.ttf"),
    include_bytes!("../../fonts/BeVietnamProFigures-SemiBold.ttf"),
    include_bytes!("../../fonts/icons.ttf"),
];

/// Every font file of the window, for [`iced::Settings::fonts`].
#[must_use]
pub fn all() -> Vec<Cow<'static, [u8]>> {
    FILES.iter().copied().map(Cow::Borrowed).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use ttf_parser::{Face, name_id};

    fn face(file: &'static [u8]) -> Face<'static> {
        Face::parse(file, 0).unwrap()
    }

    /// The name by which the font system finds the family: the typographic one if there is one.
    fn family(face: &Face<'_>) -> String {
        let named = |id| {
            face.names().into_iter().find(|n| n.name_id == id && n.is_unicode()).and_then(|n| n.to_string())
        };
        named(name_id::TYPOGRAPHIC_FAMILY).or_else(|| named(name_id::FAMILY)).unwrap()
    }

    fn vietnamese() -> Vec<char> {
        let bases = "aăâeêioôơuưy";
        let mut all: Vec<char> = "đĐ–—…“”‘’".chars().collect();
        for base in bases.chars() {
            for tone in ["", "\u{300}", "\u{301}", "\u{303}", "\u{309}", "\u{323}"] {
                let lower: String =
                    unicode_normalization::UnicodeNormalization::nfc(format!("{base}{tone}").as_str())
                        .collect();
                assert_eq!(lower.chars().count(), 1, "{lower}");
                all.extend(lower.chars());
                all.extend(lower.to_uppercase().chars());
            }
        }
        all
    }

    #[test]
    fn each_family_is_really_there_in_its_weight() {
        let expected = [
            (REGULAR, 400, false),
            (MEDIUM, 500, false),
            (SEMIBOLD, 600, false),
            (BOLD, 700, false),
            (ITALIC, 400, true),
            (FIGURES, 400, false),
            (FIGURES_STRONG, 600, false),
            (ICONS, 400, false),
        ];
        for (font, weight, italic) in expected {
            let Family::Name(name) = font.family else { unreachable!() };
            let found = FILES.iter().any(|file| {
                let face = face(file);
                family(&face) == name && face.weight().to_number() == weight && face.is_italic() == italic
            });
            assert!(found, "{font:?}");
        }
    }

    #[test]
    fn every_vietnamese_letter_has_a_glyph_in_every_text_font() {
        for file in &FILES[..7] {
            let face = face(file);
            for letter in vietnamese() {
                assert!(face.glyph_index(letter).is_some(), "{} lacks {letter}", family(&face));
            }
        }
    }

    #[test]
    fn figures_have_one_width() {
        for file in &FILES[5..7] {
            let face = face(file);
            let widths: std::collections::BTreeSet<_> =
                ('0'..='9').map(|d| face.glyph_hor_advance(face.glyph_index(d).unwrap()).unwrap()).collect();
            assert_eq!(widths.len(), 1, "{widths:?}");
        }
    }

    #[test]
    fn every_icon_has_a_glyph() {
        let face = face(FILES[7]);
        for (name, icon) in crate::ui::icon::ALL {
            let glyph = face.glyph_index(icon.char()).unwrap_or_else(|| panic!("{name} has no glyph"));
            // A wrong side bearing pushes a drawing off the middle of its button.
            let bounds = face.glyph_bounding_box(glyph).unwrap();
            assert_eq!(face.glyph_hor_side_bearing(glyph), Some(bounds.x_min), "{name}");
        }
    }
}

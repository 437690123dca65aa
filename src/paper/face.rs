//! The faces of the paper: which characters they have and how wide these are.

use super::document::Style;
use std::sync::OnceLock;

/// What went wrong with a font file.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FaceError {
    /// The program's own copy of a font cannot be read; the program file itself is damaged.
    #[error("Phông chữ {0} kèm theo chương trình bị hỏng. Dữ liệu vẫn an toàn; hãy cài lại chương trình.")]
    Damaged(&'static str),
}

/// One of the four faces of the family.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum FaceId {
    /// Upright, regular weight.
    Regular = 0,
    /// Upright bold.
    Bold = 1,
    /// Italic, regular weight.
    Italic = 2,
    /// Bold italic.
    BoldItalic = 3,
}

impl FaceId {
    /// All faces, in the order of their numbers.
    pub const ALL: [FaceId; 4] = [FaceId::Regular, FaceId::Bold, FaceId::Italic, FaceId::BoldItalic];

    /// The face of a style.
    #[must_use]
    pub const fn of(style: Style) -> FaceId {
        match (style.bold, style.italic) {
            (false, false) => FaceId::Regular,
            (true, false) => FaceId::Bold,
            (false, true) => FaceId::Italic,
            (true, true) => FaceId::BoldItalic,
        }
    }
}

/// A character as a face has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Glyph {
    /// Number within the font file; 0 stands for "not there".
    pub id: u16,
    /// Advance in 1/1000 em, cut off as the PDF writes it, so that the sheet and the file agree to the last digit.
    pub advance: u16,
}

/// A font file, read.
#[derive(Debug)]
pub struct Face {
    /// PostScript name.
    pub name: &'static str,
    /// The file.
    pub data: &'static [u8],
    /// Units of the file in one em.
    pub units_per_em: u16,
    /// Height of the line box above the baseline, 1/1000 em.
    pub ascent: i64,
    /// Depth of the line box below the baseline, 1/1000 em, positive.
    pub descent: i64,
    glyphs: Vec<Glyph>,
}

impl Face {
    fn read(name: &'static str, data: &'static [u8]) -> Result<Face, FaceError> {
        let font = ttf_parser::Face::parse(data, 0).map_err(|_| FaceError::Damaged(name))?;
        let units = font.units_per_em();
        let mut glyphs = vec![Glyph::default(); 0x1_0000];
        let subtables = font.tables().cmap.into_iter().flat_map(|cmap| cmap.subtables);
        for subtable in subtables.filter(ttf_parser::cmap::Subtable::is_unicode) {
            subtable.codepoints(|code| {
                if let (Some(slot), Some(id)) = (glyphs.get_mut(code as usize), subtable.glyph_index(code)) {
                    let advance = font.glyph_hor_advance(id).unwrap_or(0);
                    *slot =
                        Glyph { id: id.0, advance: (f32::from(advance) * 1000.0 / f32::from(units)) as u16 };
                }
            });
        }
        let thousandths = |value: i16| i64::from(value) * 1000 / i64::from(units);
        Ok(Face {
            name,
            data,
            units_per_em: units,
            ascent: thousandths(font.ascender()),
            descent: -thousandths(font.descender()),
            glyphs,
        })
    }

    /// The glyph of a character, if the face has it.
    #[must_use]
    #[inline]
    pub fn glyph(&self, character: char) -> Option<Glyph> {
        self.glyphs.get(character as usize).copied().filter(|glyph| glyph.id != 0)
    }

    /// Advance of a character in 1/1000 em; 0 when the face does not have it.
    #[must_use]
    #[inline]
    pub fn advance(&self, character: char) -> i64 {
        self.glyphs.get(character as usize).map_or(0, |glyph| i64::from(glyph.advance))
    }

    /// Width of a text in 1/1000 em.
    #[must_use]
    pub fn width(&self, text: &str) -> i64 {
        text.chars().map(|character| self.advance(character)).sum()
    }
}

/// The four faces of the paper.
#[derive(Debug)]
pub struct Faces([Face; 4]);

impl Faces {
    /// Liberation Serif 2.1.5, which has the widths of Times New Roman and every Vietnamese letter. Read once.
    ///
    /// # Errors
    /// When the copy inside the program is damaged.
    pub fn liberation() -> Result<&'static Faces, FaceError> {
        static FACES: OnceLock<Result<Faces, FaceError>> = OnceLock::new();
        FACES.get_or_init(Faces::read_liberation).as_ref().map_err(Clone::clone)
    }

    fn read_liberation() -> Result<Faces, FaceError> {
        Ok(Faces([
            Face::read("LiberationSerif-Regular", include_bytes!("../../fonts/LiberationSerif-Regular.ttf"))?,
            Face::read("LiberationSerif-Bold", include_bytes!("../../fonts/LiberationSerif-Bold.ttf"))?,
            Face::read("LiberationSerif-Italic", include_bytes!("../../fonts/LiberationSerif-Italic.ttf"))?,
            Face::read(
                "LiberationSerif-BoldItalic",
                include_bytes!("../../fonts/LiberationSerif-BoldItalic.ttf"),
            )?,
        ]))
    }

    /// One face.
    #[must_use]
    #[inline]
    pub fn get(&self, id: FaceId) -> &Face {
        &self.0[id as usize]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every letter Vietnamese is written with, in both cases, and the signs official papers need.
    const VIETNAMESE: &str = "aàáảãạăằắẳẵặâầấẩẫậbcdđeèéẻẽẹêềếểễệghiìíỉĩịklmnoòóỏõọôồốổỗộơờớởỡợpqrstuùúủũụưừứửữựvxyỳýỷỹỵ\
                              0123456789.,;:-–—/()%₫“”‘’…•№§+=&\u{a0}";

    #[test]
    fn all_faces_have_all_vietnamese_letters() {
        let faces = Faces::liberation().unwrap();
        for id in FaceId::ALL {
            for character in VIETNAMESE.chars().flat_map(|c| c.to_uppercase().chain(std::iter::once(c))) {
                assert!(faces.get(id).glyph(character).is_some(), "{id:?} lacks {character:?}");
            }
            for code in 0x1EA0..=0x1EF9 {
                assert!(
                    faces.get(id).glyph(char::from_u32(code).unwrap()).is_some(),
                    "{id:?} lacks U+{code:X}"
                );
            }
        }
    }

    #[test]
    fn widths_are_those_of_times() {
        let regular = Faces::liberation().unwrap().get(FaceId::Regular);
        // Adobe's metrics for Times Roman: a 444, M 889, space 250, hyphen 333; cut off, not rounded.
        let widths = ['a', 'M', ' ', '-'].map(|c| regular.advance(c));
        assert_eq!(widths, [443, 889, 250, 333]);
        assert_eq!(regular.width("Ma"), 889 + 443);
    }

    #[test]
    fn what_is_not_there_is_told() {
        let regular = Faces::liberation().unwrap().get(FaceId::Regular);
        for character in ['☑', '漢', '🙂'] {
            assert_eq!(regular.glyph(character), None);
        }
    }
}

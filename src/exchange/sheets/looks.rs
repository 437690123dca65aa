//! What the look of a cell tells of its text: an old code table by its font, zeros that its format puts before a number.

use crate::domain::sheet::Cell;
use crate::text::legacy::Table;
use calamine::StyleRange;

/// The looks of a sheet.
#[derive(Debug)]
pub(super) struct Looks {
    styles: StyleRange,
}

impl Looks {
    pub(super) const fn of(styles: StyleRange) -> Self {
        Self { styles }
    }

    /// Says of `cell`, which stands at `place` (row and column from 0), what its look tells.
    pub(super) fn dress(&self, place: (u32, u32), cell: &mut Cell) {
        let counted = cell.number && cell.text.bytes().all(|byte| byte.is_ascii_digit());
        if !counted && cell.text.is_ascii() {
            return;
        }
        let Some(style) = self.styles.get(place) else { return };
        if !cell.text.is_ascii() {
            cell.coded = style.font.as_ref().and_then(|font| Table::of_font(font.name.as_deref()?));
        }
        let figures = style.number_format.as_ref().map_or(0, |format| zeros(&format.format_code));
        if counted && figures > cell.text.len() {
            cell.text = format!("{:0>figures$}", cell.text);
        }
    }
}

/// "0000000000": a format of nothing but zeros shows at least so many figures.
fn zeros(format: &str) -> usize {
    if !format.is_empty() && format.bytes().all(|byte| byte == b'0') { format.len().min(40) } else { 0 }
}

//! Side-by-side blocks: letterhead, recipients and signature.

use super::stack::{Place, Stack};
use super::strip::{Piece, Strip};
use crate::paper::document::{Columns, Width};
use crate::paper::length::Length;

/// Widths of neighbouring columns that together, with the gaps between them, never exceed `total`.
pub(super) fn resolve(widths: &[Width], total: Length, gap: Length) -> Vec<Length> {
    let gaps = gap * (widths.len() as i64 - 1).max(0);
    let room = (total - gaps).max(Length::ZERO);
    let fixed: Length =
        widths.iter().map(|width| if let Width::Fixed(width) = width { *width } else { Length::ZERO }).sum();
    let shares: i64 =
        widths.iter().map(|width| if let Width::Share(share) = width { i64::from(*share) } else { 0 }).sum();
    // Fixed columns wider than the body shrink together, rather than running off the sheet.
    let (fixed_room, scale) = if fixed > room { (room, fixed) } else { (fixed, Length::ZERO) };
    let left = room - fixed_room;
    let mut resolved: Vec<Length> = Vec::with_capacity(widths.len());
    let (mut shares_done, mut width_done) = (0, Length::ZERO);
    for width in widths {
        resolved.push(match width {
            Width::Fixed(width) if scale > Length::ZERO => room.share(width.0, scale.0),
            Width::Fixed(width) => *width,
            Width::Share(share) => {
                // From running sums, so that rounding never adds up.
                shares_done += i64::from(*share);
                let edge = left.share(shares_done, shares);
                let width = edge - width_done;
                width_done = edge;
                width
            }
        });
    }
    resolved
}

/// Lays columns out as one piece, or, taller than a page, as one piece for each page they fill.
pub(super) fn lay(columns: &Columns, stack: &mut Stack) {
    let widths = resolve(&columns.widths, stack.place.width, columns.gap);
    let mut cells = Vec::with_capacity(widths.len());
    let mut fixed = Vec::new();
    let mut x = stack.place.x;
    for (width, blocks) in widths.iter().zip(&columns.cells) {
        let mut pieces: Vec<Piece> = Vec::new();
        let place = Place { x, width: (*width).max(Length::pt(1.0)), page: stack.place.page };
        let mut cell = Stack::new(place, &mut pieces, stack.measure);
        for block in blocks {
            cell.block(block);
        }
        fixed.extend(pieces.extract_if(.., |piece| piece.fixed));
        cells.push(pieces.into_iter().peekable());
        x += *width + columns.gap;
    }
    loop {
        let mut strip = Strip::default();
        let mut height = Length::ZERO;
        for pieces in &mut cells {
            let mut y = Length::ZERO;
            while let Some(piece) =
                pieces.next_if(|piece| y == Length::ZERO || y + piece.gap + piece.height <= stack.place.page)
            {
                strip.append(&piece.strip, y + piece.gap);
                y += piece.gap + piece.height;
            }
            height = height.max(y);
        }
        stack.emit(Piece { strip, height, ..Piece::default() });
        if cells.iter_mut().all(|pieces| pieces.peek().is_none()) {
            break;
        }
    }
    for piece in fixed {
        stack.fix(piece.strip);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_fill_what_fixed_columns_leave() {
        let widths = [Width::Fixed(Length(100)), Width::Share(1), Width::Share(2)];
        assert_eq!(resolve(&widths, Length(410), Length(5)), [Length(100), Length(100), Length(200)]);
        let thirds = resolve(&[Width::Share(1); 3], Length(100), Length::ZERO);
        assert_eq!(thirds.iter().copied().sum::<Length>(), Length(100));
    }

    #[test]
    fn columns_never_run_off_the_sheet() {
        let widths = [Width::Fixed(Length(300)), Width::Fixed(Length(100)), Width::Share(1)];
        let resolved = resolve(&widths, Length(200), Length::ZERO);
        assert_eq!(resolved, [Length(150), Length(50), Length(0)]);
    }
}

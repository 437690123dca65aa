//! The same sheet for a second person (M12): what the paper says, typed without seeing what was entered, and where the
//! two differ once it is typed.

use super::standings::Standings;
use super::{Asked, Doubts, Look, Outcome, Slot, Table, council};
use crate::domain::Points;
use crate::domain::ids::{CriterionId, DossierId, MemberId};
use crate::domain::round::Board;
use crate::screens::selection::scoring::given::Given;
use std::collections::HashMap;

/// What the second person has typed and not yet handed in, by sheet.
pub type Readings = HashMap<(DossierId, MemberId), HashMap<CriterionId, Given>>;

/// Lays out a member's sheet to be compared; `revealed` is the row whose entered figures are shown.
#[must_use]
pub fn compared(
    board: &Board,
    asked: Asked,
    readings: &Readings,
    revealed: Option<(DossierId, MemberId)>,
    doubts: &Doubts,
) -> Table {
    let mut table = council(board, asked, &Standings::bare(board, asked.kind), doubts);
    let scale = crate::domain::tally::Scale::of(board, asked.kind);
    let (mut agree, mut differ) = (0, 0);
    for row in table.rows.iter_mut().filter(|row| row.locked.is_none()) {
        let Some(member) = row.member else { continue };
        let key = (row.dossier, member);
        let draft = readings.get(&key);
        let check = board.checks.iter().find(|it| (it.dossier, it.member) == key);
        let mut points: Vec<Option<Points>> = Vec::with_capacity(table.columns.len());
        for (column, slot) in table.columns.iter().zip(&mut row.slots) {
            let entered = slot.given;
            let id = column.criterion.id;
            let stored = check.and_then(|it| it.figures.iter().find(|figure| figure.criterion == id));
            let read = match draft {
                Some(draft) => draft.get(&id).copied(),
                None => stored.and_then(|it| it.points).map(Given::points),
            };
            *slot = Slot::of(read);
            points.push(read.map(|it| it.points));
            let words = |it: Option<Given>| it.map_or_else(|| "–".to_owned(), |it| it.points.to_string());
            if draft.is_none() && stored.is_some_and(|it| it.points != entered.map(|it| it.points)) {
                slot.look = Look::Differs;
                slot.under = format!("nhập {}", words(entered));
                slot.note = format!("Phiếu giấy {}, đã nhập {}.", words(read), words(entered));
            } else if revealed == Some(key) && read.is_none() {
                slot.pale = words(entered);
            }
        }
        if draft.is_some() {
            row.outcome = Outcome::Not;
        }
        match row.outcome {
            Outcome::Agrees => agree += 1,
            Outcome::Differs(_) => differ += 1,
            Outcome::Not => {}
        }
        row.total = super::stage::sum(&scale, &points);
        (row.hint, row.flag, row.can_take) = (None, None, false);
        (row.mean, row.rank, row.tentative, row.grade, row.why) = Default::default();
    }
    table.progress = format!(
        "{agree} khớp, {differ} khác, {} chưa đối chiếu",
        table.rows.iter().filter(|row| row.locked.is_none()).count() - agree - differ
    );
    table.sentence = "Gõ lại điểm theo phiếu giấy; điểm đã nhập được ẩn và không bị sửa ở đây.".to_owned();
    (table.graded, table.proposed) = (false, false);
    table
}

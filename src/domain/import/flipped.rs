//! Days that Excel has turned round: typed in the Vietnamese order on a machine set to the American one, "03/04/1975" becomes
//! the 4th of March while "13/04/1975" stays text. Both in one column give it away.

use super::field::Field;
use super::layout::Layout;
use crate::domain::sheet::Sheet;
use chrono::Datelike;

/// A month has no higher number; a day beyond it cannot have been turned round.
const MONTHS: u32 = 12;

/// How many days of a column may be turned round, by its heading.
pub(super) fn columns(sheet: &Sheet, layout: &Layout) -> Vec<(String, usize)> {
    let dated = layout.columns.iter().filter(|column| {
        matches!(
            column.field,
            Some(Field::Birth | Field::Male | Field::Female | Field::Received | Field::Party)
        )
    });
    let mut out = Vec::new();
    for column in dated {
        let (mut turned, mut sound, mut left) = (0usize, false, false);
        for row in sheet.rows.iter().skip(layout.first) {
            let Some(cell) = row.cells.get(column.at).filter(|cell| !cell.is_empty()) else { continue };
            match cell.day {
                Some(day) if day.day() > MONTHS => sound = true,
                Some(_) => turned += 1,
                None => {
                    let mut parts =
                        cell.text.split(['/', '-', '.']).map(|part| part.trim().parse::<u32>().ok());
                    let (day, month) = (parts.next().flatten(), parts.next().flatten());
                    left |= day.is_some_and(|day| (MONTHS + 1..=31).contains(&day)) && month.is_some();
                }
            }
        }
        if left && !sound && turned > 0 {
            out.push((column.heading.clone(), turned));
        }
    }
    out
}

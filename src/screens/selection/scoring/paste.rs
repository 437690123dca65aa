//! A block of cells from a spreadsheet: rows by line ends, columns by tabs.

use super::{Message, Place, Scoring, enter, table};
use crate::domain::criteria::check_score;
use crate::domain::points::NotPoints;
use crate::domain::round::Board;
use crate::domain::{Command, Points};
use crate::screens::{Effect, Notice};

/// What stands in one pasted cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Pasted {
    /// Nothing: the cell below stays as it is.
    Nothing,
    /// A figure.
    Figure(Points),
    /// Something else, as it was written.
    Other(String),
}

/// Reads a block as a spreadsheet puts it on the clipboard.
#[must_use]
pub fn block(text: &str) -> Vec<Vec<Pasted>> {
    let mut rows: Vec<Vec<Pasted>> =
        text.lines().map(|line| line.trim_end_matches('\r').split('\t').map(cell).collect()).collect();
    // Spreadsheets end a block with a line end of its own.
    while rows.last().is_some_and(|row| row.iter().all(|cell| *cell == Pasted::Nothing)) {
        rows.pop();
    }
    rows
}

fn cell(text: &str) -> Pasted {
    let text = text.trim();
    // The dash is how a missing ballot is shown and copied from here.
    if text.is_empty() || text == "–" || text == "-" {
        return Pasted::Nothing;
    }
    figure(text).map_or_else(|| Pasted::Other(text.to_owned()), Pasted::Figure)
}

/// A figure as people type it: "8", "8,5", "8," and ",5" too.
#[must_use]
pub fn figure(text: &str) -> Option<Points> {
    let bare = text.trim().trim_end_matches([',', '.']);
    if bare.starts_with([',', '.']) { format!("0{bare}").parse().ok() } else { bare.parse().ok() }
}

impl Scoring {
    pub(super) fn pasted(&mut self, text: &str, board: &mut Board) -> Effect<Message> {
        let rows = block(text);
        if rows.is_empty() || !self.may_type_somewhere() {
            return Effect::None;
        }
        (self.typed, self.trouble) = (None, None);
        let mut commands = Vec::new();
        let mut refused: Vec<String> = Vec::new();
        for (down, cells) in rows.iter().enumerate() {
            for (across, cell) in cells.iter().enumerate() {
                let place = Place { row: self.cursor.row + down, column: self.cursor.column + across };
                match self.fits(place, cell) {
                    Ok(None) => {}
                    Ok(Some(points)) => {
                        let (row, head) = (&self.table.rows[place.row], &self.table.columns[place.column]);
                        if row.figures[place.column] != Some(points) {
                            commands.push(enter(board.round.id, row, head, Some(points)));
                            table::put(board, row, &head.criterion, Some(points));
                        }
                    }
                    Err(sentence) => refused.push(sentence),
                }
            }
        }
        self.lay(board);
        let pasted = commands.len();
        let sentence = match refused.first() {
            None => format!("Đã dán {pasted} ô điểm."),
            Some(first) => {
                format!("Đã dán {pasted} ô; {} ô không dán được. Ô đầu tiên: {first}", refused.len())
            }
        };
        let told = if commands.is_empty() {
            Effect::None
        } else {
            let title = format!("Dán {pasted} ô điểm từ bảng tính");
            Effect::Change(Command::Batch { title, commands }).and(self.settle())
        };
        self.told = Some(sentence.clone());
        if refused.is_empty() {
            told
        } else {
            told.and(Effect::Tell(Notice::trouble(sentence, refused.join("\n"))))
        }
    }

    fn may_type_somewhere(&mut self) -> bool {
        self.open && !self.table.rows.is_empty() && !self.table.columns.is_empty()
    }

    /// The figure for a cell, none where nothing was pasted.
    fn fits(&self, place: Place, cell: &Pasted) -> Result<Option<Points>, String> {
        let points = match cell {
            Pasted::Nothing => return Ok(None),
            Pasted::Figure(points) => *points,
            Pasted::Other(text) => return Err(NotPoints(text.clone()).to_string()),
        };
        let (Some(row), Some(head)) = (self.table.rows.get(place.row), self.table.columns.get(place.column))
        else {
            return Err(format!("“{points}” nằm ngoài bảng chấm."));
        };
        if let Some(reason) = &row.locked {
            return Err(format!("{} – {reason}.", row.name));
        }
        check_score(&head.criterion, points).map_err(|refusal| format!("{}: {refusal}", row.name))?;
        Ok(Some(points))
    }

    /// The sheet as a table for Excel.
    pub(super) fn as_tsv(&self) -> String {
        let mut out = String::from("STT\tHọ và tên, tên gọi\tĐơn vị, vai trò");
        for column in &self.table.columns {
            out.push('\t');
            out.push_str(&column.criterion.code);
        }
        out.push_str("\tTổng\tTrung bình\tHạng\r\n");
        for (at, row) in self.table.rows.iter().enumerate() {
            out.push_str(&format!("{}\t{}\t{}\t", at + 1, row.name, row.under));
            out.push_str(&row.cells.join("\t"));
            out.push_str(&format!("\t{}\t{}\t{}\r\n", row.total, row.mean, row.rank));
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_block_keeps_its_shape_and_its_gaps() {
        let read = block("8,5\t9\t\r\n\t10.25\tvắng\r\n");
        let points = |hundredths| Pasted::Figure(Points::hundredths(hundredths));
        assert_eq!(read.len(), 2);
        assert_eq!(read[0], [points(850), points(900), Pasted::Nothing]);
        assert_eq!(read[1], [Pasted::Nothing, points(1025), Pasted::Other("vắng".into())]);
    }

    #[test]
    fn half_written_figures_are_understood() {
        assert_eq!(figure("8,"), Some(Points::whole(8)));
        assert_eq!(figure(",5"), Some(Points::hundredths(50)));
        assert_eq!(figure(""), None);
        assert_eq!(figure("8,5,5"), None);
    }
}

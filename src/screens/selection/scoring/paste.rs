//! A block of cells from a spreadsheet: rows by line ends, columns by tabs.

use super::given::{self, Given};
use super::stand::stand_in;
use super::{Message, Place, Scoring};
use crate::domain::Command;
use crate::domain::round::Board;
use crate::screens::{Effect, Notice};

/// Reads a block as a spreadsheet puts it on the clipboard; none where nothing was pasted, and the cell below stays.
#[must_use]
pub fn block(text: &str) -> Vec<Vec<Option<String>>> {
    let mut rows: Vec<Vec<Option<String>>> =
        text.lines().map(|line| line.trim_end_matches('\r').split('\t').map(cell).collect()).collect();
    // Spreadsheets end a block with a line end of its own.
    while rows.last().is_some_and(|row| row.iter().all(Option::is_none)) {
        rows.pop();
    }
    rows
}

fn cell(text: &str) -> Option<String> {
    let text = text.trim();
    // The dash is how a missing ballot is shown and copied from here.
    (!text.is_empty() && text != "–" && text != "-").then(|| text.to_owned())
}

impl Scoring {
    pub(super) fn pasted(&mut self, text: &str, board: &mut Board) -> Effect<Message> {
        let rows = block(text);
        if rows.is_empty() || !self.may_type_somewhere() {
            return Effect::None;
        }
        (self.typed, self.trouble, self.asking) = (None, None, None);
        let mut commands = Vec::new();
        let mut read = Vec::new();
        let mut refused: Vec<String> = Vec::new();
        let mut heading: Option<String> = None;
        for (down, cells) in rows.iter().enumerate() {
            for (across, cell) in cells.iter().enumerate() {
                let place = Place { row: self.cursor.row + down, column: self.cursor.column + across };
                let Some(text) = cell else { continue };
                match self.fits(place, text) {
                    Ok(given) => {
                        let (row, head) = (&self.table.rows[place.row], &self.table.columns[place.column]);
                        if row.slots[place.column].given != Some(given) {
                            heading = heading.or_else(|| self.asks_reason(board, row, head, Some(given)));
                            commands.push(self.command(board, row, head, Some(given)));
                            read.push((place, given));
                        }
                    }
                    Err(sentence) => refused.push(sentence),
                }
            }
        }
        let pasted = commands.len();
        let sentence = match refused.first() {
            None => format!("Đã dán {pasted} ô điểm."),
            Some(first) => {
                format!("Đã dán {pasted} ô; {} ô không dán được. Ô đầu tiên: {first}", refused.len())
            }
        };
        let title = format!("Dán {pasted} ô điểm từ bảng tính");
        let deed = Command::Batch { title, commands };
        let told = if read.is_empty() {
            Effect::None
        } else if self.comparing {
            for (place, given) in read {
                self.read_figure(place, Some(given), board);
            }
            Effect::None
        } else if let Some(heading) = heading.filter(|_| !self.comparing) {
            // One reason for the whole block; nothing of it stands before.
            self.ask_reason(format!("{heading} (dán {pasted} ô)"), deed, None)
        } else {
            stand_in(board, &deed);
            self.after_edit(board);
            Effect::Change(deed).and(self.settle())
        };
        self.told = self.asking.is_none().then(|| sentence.clone());
        if refused.is_empty() {
            told
        } else {
            told.and(Effect::Tell(Notice::trouble(sentence, refused.join("\n"))))
        }
    }

    fn may_type_somewhere(&mut self) -> bool {
        self.open && !self.table.rows.is_empty() && !self.table.columns.is_empty()
    }

    /// What a pasted text gives in a cell.
    fn fits(&self, place: Place, text: &str) -> Result<Given, String> {
        let (Some(row), Some(head)) = (self.table.rows.get(place.row), self.table.columns.get(place.column))
        else {
            return Err(format!("“{text}” nằm ngoài bảng chấm."));
        };
        if let Some(reason) = &row.locked {
            return Err(format!("{} – {reason}.", row.name));
        }
        let given =
            given::read(&head.criterion, text).map_err(|sentence| format!("{}: {sentence}", row.name))?;
        given.ok_or_else(|| format!("{}: ô trống.", row.name))
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
            out.push_str(&row.slots.iter().map(|it| it.words.as_str()).collect::<Vec<_>>().join("\t"));
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
        let read = block("8,5\t9\t\r\n\t45/50\tvắng\r\n\t\t\r\n");
        let text = |words: &str| Some(words.to_owned());
        assert_eq!(read, [[text("8,5"), text("9"), None], [None, text("45/50"), text("vắng")]]);
    }
}

//! A table of publicity from elsewhere, held against what is there: what each row would become, and why. Nothing is
//! guessed in silence, nothing is stored before somebody accepts it.

mod head;
mod judge;
mod named;

pub use crate::domain::sheet::{Cell, FoundRow, Sheet};
pub use head::Field;
pub use named::Named;

use super::{Forms, PublicityItem};
use crate::domain::Command;
use crate::domain::ids::PublicityId;
use crate::domain::import::coding;
use crate::domain::movement::Movement;
use crate::domain::plan::Plan;
use crate::domain::unit::Unit;
use chrono::NaiveDate;
use serde::Serialize;

/// What rows are held against.
#[derive(Debug, Clone, Copy)]
pub struct Known<'a> {
    /// The plan that the items come under.
    pub plan: &'a Plan,
    /// Its items so far.
    pub items: &'a [PublicityItem],
    /// Who may be featured.
    pub named: &'a [Named],
    /// Movements.
    pub movements: &'a [Movement],
    /// Units.
    pub units: &'a [Unit],
    /// Forms of the catalogue.
    pub forms: &'a Forms,
    /// The form a person chose for the rows that name none; empty when nobody did.
    pub form: &'a str,
    /// Today.
    pub today: NaiveDate,
}

/// What a row would become.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum RowState {
    /// A new item.
    New,
    /// The item is there already, or stands twice in the file.
    Here,
    /// Not taken.
    Refused,
}

impl RowState {
    /// The words shown to people.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::New => "Sẽ nhập",
            Self::Here => "Đã có",
            Self::Refused => "Không nhận",
        }
    }
}

/// A row, judged.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Row {
    /// The sheet; empty for a file without sheets.
    pub sheet: String,
    /// Its number in the sheet, from 1.
    pub line: u32,
    /// What it would become.
    pub state: RowState,
    /// Why, and what there is to look at.
    pub reasons: Vec<String>,
    /// Exemplars of which the program knows nothing; their names go into the remark.
    pub unfound: Vec<String>,
    /// What was read, as it would be stored; its identifier is given when it is accepted.
    pub item: PublicityItem,
    /// Whether its day was read.
    pub dated: bool,
}

/// A file, judged.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Intake {
    /// The rows, in the order of the file.
    pub rows: Vec<Row>,
    /// Sheets without headings, and columns that are not used.
    pub notices: Vec<String>,
    /// Whether some row names no form.
    pub lacks_form: bool,
}

/// Holds the sheets of a file against what is there.
#[must_use]
pub fn intake(sheets: &[Sheet], known: &Known<'_>) -> Intake {
    let mut out = Intake::default();
    let several = sheets.len() > 1;
    for sheet in sheets {
        let place = if several { format!("Trang “{}”: ", sheet.name) } else { String::new() };
        let coded = coding::read(sheet);
        if let Some((_, found, _)) = &coded {
            let tables: Vec<&str> = found.tables.iter().copied().collect();
            out.notices.push(format!(
                "{place}{} ô dùng bảng mã {}; chữ đã được chuyển sang Unicode. Hãy đọc lại một lượt.",
                found.cells,
                tables.join(", ")
            ));
        }
        let sheet = coded.as_ref().map_or(sheet, |(converted, ..)| converted);
        let Some(head) = head::find(sheet) else {
            out.notices.push(format!(
                "{place}không có dòng tiêu đề nào gồm cột Ngày và cột Tên tin, bài nên không đọc được dòng nào."
            ));
            continue;
        };
        if !head.unused.is_empty() {
            out.notices.push(format!("{place}không dùng các cột {}.", head.unused.join("; ")));
        }
        if sheet.left_out > 0 {
            out.notices
                .push(format!("{place}còn {} dòng cuối chưa được đọc vì trang quá dài.", sheet.left_out));
        }
        for row in sheet.rows.iter().skip(head.at + 1) {
            if !head::repeats(&head, &row.cells) {
                let sheet = if several { sheet.name.as_str() } else { "" };
                let judged = judge::judge(row, sheet, &head, known, &out.rows);
                out.rows.extend(judged);
            }
        }
    }
    out.lacks_form = out.rows.iter().any(|row| row.item.form.is_empty() || row.item.form == known.form);
    out
}

impl Intake {
    /// How many rows are new, there already, refused.
    #[must_use]
    pub fn counts(&self) -> (usize, usize, usize) {
        let count = |state| self.rows.iter().filter(|row| row.state == state).count();
        (count(RowState::New), count(RowState::Here), count(RowState::Refused))
    }

    /// The deed that stores every new row, all of them or none; none where nothing is new.
    #[must_use]
    pub fn command(&self, mut fresh: impl FnMut() -> PublicityId) -> Option<Command> {
        let new = self.rows.iter().filter(|row| row.state == RowState::New);
        let commands: Vec<Command> = new
            .map(|row| Command::SavePublicity {
                item: Box::new(PublicityItem { id: fresh(), ..row.item.clone() }),
            })
            .collect();
        let title = format!("Nhập {} tin, bài tuyên truyền từ tệp", commands.len());
        (!commands.is_empty()).then_some(Command::Batch { title, commands })
    }
}

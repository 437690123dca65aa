//! `list scores`: a whole round as tables, so that anybody can compute its result again.

use super::words::{Words, write_whole};
use super::{Fault, Outlet};
use crate::domain::ids::{ExportId, RoundId};
use crate::domain::personal::ExportNote;
use crate::domain::{Command, Stamp};
use crate::exchange::round_tables;
use chrono::Local;

pub(super) fn run(words: &Words, outlet: &mut Outlet<'_>) -> Result<(), Fault> {
    words.end()?;
    let round = words.parsed("round")?.ok_or_else(|| Fault::Usage("Còn thiếu --round.".to_owned()))?;
    let folder = words.path("out")?;
    let mut database = words.database()?;
    let board = database.board(RoundId(round))?;
    let tables = round_tables(&board);
    let at = words.moment()?;
    let who = words.value("who").unwrap_or("Dòng lệnh").to_owned();
    let next = database.exports()?.iter().map(|note| note.id.0).max().unwrap_or(0) + 1;
    let note = ExportNote {
        id: ExportId(next),
        what: format!("Điểm và kết quả {}", board.round.name),
        rows: board.candidates.len() as u32,
        columns: tables.iter().map(|table| table.title.clone()).collect(),
        personal: true,
        file: folder.display().to_string(),
        on: at.with_timezone(&Local).date_naive(),
        by: who.clone(),
    };
    // What nobody noted does not leave.
    database.perform(&Command::NoteExport { export: note }, &Stamp { at, who })?;
    std::fs::create_dir_all(&folder).map_err(|error| Fault::File {
        deed: "tạo",
        path: folder.clone(),
        detail: error.to_string(),
    })?;
    let mut written = Vec::with_capacity(tables.len());
    for table in tables {
        let target = folder.join(format!("{}.csv", table.title));
        write_whole(&target, table.to_csv().as_bytes())?;
        written.push(target);
    }
    // Told last: whoever stops reading the names must not be left with half of the tables.
    for target in written {
        writeln!(outlet.out, "{}", target.display())?;
    }
    Ok(())
}

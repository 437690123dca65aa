//! `sheets`: score sheets of a round as files, out to the members and back.

use super::plan::identifiers;
use super::words::Words;
use super::{Fault, Outlet};
use crate::domain::ids::{ExportId, MemberId, RoundId, SheetFileId};
use crate::domain::personal::ExportNote;
use crate::domain::round::{Board, RoundState};
use crate::domain::score_files::{FileState, Intake, intake};
use crate::domain::{Command, Refusal, Rule, Stamp};
use crate::exchange::ExportError;
use crate::exchange::score_file::{file_name, read_paths, write_into};
use crate::storage::Database;
use chrono::{Local, NaiveDate};
use serde_json::json;

/// The names of values that these commands take.
pub(super) const VALUES: &[&str] = &["data", "who", "at", "round", "out", "member", "reason"];
/// The marks that these commands take.
pub(super) const MARKS: &[&str] = &["dry", "only-new", "figures"];

pub(super) fn run(mut words: Words, outlet: &mut Outlet<'_>) -> Result<(), Fault> {
    let what = words.next("việc cần làm với phiếu chấm (write, take)")?;
    match what.as_str() {
        "write" => write(&words, outlet),
        "take" => take(words, outlet),
        other => Err(Fault::Usage(format!("Không có lệnh “sheets {other}”."))),
    }
}

fn board(words: &Words, database: &Database) -> Result<Board, Fault> {
    let round = words.parsed("round")?.map(RoundId);
    let round = round.ok_or_else(|| Fault::Usage("Hãy ghi --round MÃ.".to_owned()))?;
    Ok(database.board(round)?)
}

fn write(words: &Words, outlet: &mut Outlet<'_>) -> Result<(), Fault> {
    words.end()?;
    let folder = words.path("out")?;
    let mut database = words.database()?;
    let board = board(words, &database)?;
    if board.round.state == RoundState::Closed {
        let sentence = "Đợt xét đã chốt nên không lập phiếu chấm nữa.";
        return Err(Fault::Refused { line: 0, refusal: Refusal::new(Rule::Locked, sentence) });
    }
    let there = board.members.iter().filter(|it| it.votes).map(|it| folder.join(file_name(&board, it)));
    if let Some(there) = there.into_iter().find(|path| path.exists()) {
        return Err(Fault::Exists(there));
    }
    let office = database.office()?.map(|office| office.short_name).unwrap_or_default();
    let at = words.moment()?;
    let written =
        write_into(&board, &folder, (&office, words.mark("figures"), at)).map_err(|error| match error {
            ExportError::NoTable => Fault::Paper(
                "Đợt xét chưa có hồ sơ, tiêu chí chấm điểm hoặc thành viên chấm nên chưa lập được phiếu."
                    .to_owned(),
            ),
            other => Fault::Paper(other.to_string()),
        })?;
    let who = words.value("who").unwrap_or("Dòng lệnh").to_owned();
    let next = database.exports()?.iter().map(|note| note.id.0).max().unwrap_or(0) + 1;
    let export =
        note(&board, (ExportId(next), written.len(), who.clone()), at.with_timezone(&Local).date_naive());
    if let Err(error) = database.perform(&Command::NoteExport { export }, &Stamp { at, who }) {
        // What nobody noted does not leave.
        for path in &written {
            let _ = std::fs::remove_file(path);
        }
        return Err(error.into());
    }
    for path in written {
        writeln!(outlet.out, "{}", path.display())?;
    }
    Ok(())
}

fn note(board: &Board, (id, files, by): (ExportId, usize, String), on: NaiveDate) -> ExportNote {
    ExportNote {
        id,
        what: format!("Phiếu chấm điểm của {files} thành viên – {}", board.round.name),
        rows: u32::try_from(board.candidates.len()).unwrap_or(u32::MAX),
        columns: vec!["Tên".to_owned(), "Đơn vị".to_owned()],
        personal: true,
        file: String::new(),
        on,
        by,
    }
}

fn take(mut words: Words, outlet: &mut Outlet<'_>) -> Result<(), Fault> {
    let path = words.next("thư mục hoặc tệp phiếu chấm")?;
    words.end()?;
    let mut database = words.database()?;
    let board = board(&words, &database)?;
    let mut found = read_paths(&[path.into()]).map_err(Fault::Source)?;
    if let Some(member) = words.parsed::<i64>("member")?.map(MemberId) {
        if !board.members.iter().any(|it| it.id == member) {
            return Err(Fault::Usage(format!("Hội đồng không có thành viên số {member}.")));
        }
        found.iter_mut().for_each(|file| file.given_to = Some(member));
    }
    let intake = intake(&board, &found);
    let mut picked = intake.proposed();
    if words.mark("only-new") {
        // Whatever would change a figure waits for somebody to look at it.
        picked.retain(|at| {
            let file = &intake.files[*at];
            file.state == FileState::Good && file.changes.is_empty()
        });
    }
    let at = words.moment()?;
    let who = words.value("who").unwrap_or("Dòng lệnh").to_owned();
    let reason = words.value("reason").unwrap_or_default();
    let (did, can) = intake.handed_in();
    let mut answer = serde_json::to_value(&intake)?;
    answer["handed_in"] = json!({ "members": did, "of": can });
    answer["taken"] = json!(names(&intake, &picked));
    let mut fresh = identifiers();
    let today = at.with_timezone(&Local).date_naive();
    let command = intake.command(&board, &picked, (today, &who, reason), || SheetFileId(fresh()));
    let mut refused = None;
    if let Some(command) = command.filter(|_| !words.mark("dry")) {
        match database.perform(&command, &Stamp { at, who }) {
            Ok(receipt) => answer["receipt"] = serde_json::to_value(receipt)?,
            Err(error) => {
                answer["taken"] = json!([]);
                refused = Some(Fault::from(error));
            }
        }
    }
    // The report is told even where the deed is refused: it says which file stands in the way.
    serde_json::to_writer_pretty(&mut *outlet.out, &answer)?;
    writeln!(outlet.out)?;
    refused.map_or(Ok(()), Err)
}

fn names<'a>(intake: &'a Intake, picked: &[usize]) -> Vec<&'a str> {
    picked.iter().map(|at| intake.files[*at].name.as_str()).collect()
}

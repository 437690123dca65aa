//! A folder of files against the board: who has handed in, which file counts, and the deed that takes them in.

use super::compare::{Change, Compared, Empty, Fault, Lookup, compare};
use super::state::FileState;
use super::{Content, FoundFile, FoundSheet, stranger};
use crate::domain::Command;
use crate::domain::ids::{MemberId, SheetFileId};
use crate::domain::round::{Board, FileCell, Member, RoundState, SheetFile};
use chrono::NaiveDate;
use serde::Serialize;
use std::collections::HashMap;

/// One file against the board.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FileReport {
    /// Its name.
    pub name: String,
    /// SHA-256 of its bytes.
    pub sha256: String,
    /// Whose sheet; none while that is not known.
    pub member: Option<MemberId>,
    /// That member's name.
    pub member_name: String,
    /// What it is to the round.
    #[serde(flatten)]
    pub state: FileState,
    /// Cells that are not taken in, each with why.
    pub faults: Vec<Fault>,
    /// Cells that would change.
    pub changes: Vec<Change>,
    /// Owed cells that it leaves empty.
    pub empty: Vec<Empty>,
    /// Dossiers of the round that it does not have.
    pub lacking: Vec<String>,
    /// Figures where the round has none yet.
    pub fresh: usize,
    /// Figures that the round has already.
    pub same: usize,
    /// Whether taking it in asks for a reason.
    pub needs_reason: bool,
    #[serde(skip)]
    cells: Vec<FileCell>,
    #[serde(skip)]
    at: Option<chrono::DateTime<chrono::Utc>>,
}

impl FileReport {
    /// The figures that taking it in would write.
    #[must_use]
    pub fn cells(&self) -> &[FileCell] {
        &self.cells
    }

    /// When it was last saved.
    #[must_use]
    pub const fn saved_at(&self) -> Option<chrono::DateTime<chrono::Utc>> {
        self.at
    }
}

/// How a member stands towards handing in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "handed_in", rename_all = "snake_case")]
pub enum SeatState {
    /// A sheet was taken in.
    Taken {
        /// The newest file.
        file: String,
    },
    /// A sheet lies in the folder and is proposed.
    Here {
        /// Its name.
        file: String,
    },
    /// Nothing has come.
    Missing,
    /// The member is absent and has nothing to hand in.
    Absent,
}

/// A voting member.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Seat {
    /// The member.
    pub member: MemberId,
    /// The name.
    pub name: String,
    /// How the member stands.
    #[serde(flatten)]
    pub state: SeatState,
    /// Owed cells that are still empty in the round.
    pub owing: usize,
}

/// What a folder comes to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Intake {
    /// The voting members, in the order of the council.
    pub members: Vec<Seat>,
    /// The files, in the order given.
    pub files: Vec<FileReport>,
}

/// Holds files against the board. Nothing is changed.
#[must_use]
pub fn intake(board: &Board, found: &[FoundFile]) -> Intake {
    let look = Lookup::new(board);
    let mut files: Vec<FileReport> = found.iter().map(|file| report(board, &look, file)).collect();
    tell_apart(&mut files);
    let members = seats(board, &files);
    Intake { members, files }
}

fn report(board: &Board, look: &Lookup<'_>, file: &FoundFile) -> FileReport {
    let mut out = FileReport {
        name: file.name.clone(),
        sha256: file.sha256.clone(),
        member: None,
        member_name: String::new(),
        state: FileState::Good,
        faults: Vec::new(),
        changes: Vec::new(),
        empty: Vec::new(),
        lacking: Vec::new(),
        fresh: 0,
        same: 0,
        needs_reason: false,
        cells: Vec::new(),
        at: file.time(),
    };
    let foreign: FoundSheet;
    let sheet = match &file.content {
        Content::Sheet(sheet) => sheet,
        Content::Unreadable(why) => {
            out.state = FileState::Unknown { why: why.clone() };
            return out;
        }
        Content::Tables(tables) => match stranger::read(board, file, tables) {
            Ok(Some(sheet)) => {
                foreign = sheet;
                &foreign
            }
            Ok(None) => {
                out.state = FileState::Whose;
                return out;
            }
            Err(why) => {
                out.state = FileState::Unknown { why };
                return out;
            }
        },
    };
    out.member_name.clone_from(&sheet.member_name);
    if sheet.round != board.round.id {
        out.state = FileState::WrongRound { round: sheet.round_name.clone() };
        return out;
    }
    let Some(member) = board.members.iter().find(|it| it.id == sheet.member) else {
        let why = format!("{} không còn trong Hội đồng của đợt xét.", sheet.member_name);
        out.state = FileState::Unknown { why };
        return out;
    };
    out.member = Some(member.id);
    out.member_name.clone_from(&member.name);
    let compared = compare(look, sheet, member.id);
    let blank = compared.cells.is_empty() && compared.same == 0 && compared.faults.is_empty();
    out.state = state(board, member, file, blank);
    fill(&mut out, compared);
    out
}

fn fill(out: &mut FileReport, compared: Compared) {
    out.faults = compared.faults;
    out.changes = compared.changes;
    out.empty = compared.empty;
    out.lacking = compared.lacking;
    (out.fresh, out.same) = (compared.fresh, compared.same);
    out.needs_reason = compared.needs_reason;
    out.cells = compared.cells;
}

fn state(board: &Board, member: &Member, file: &FoundFile, blank: bool) -> FileState {
    if board.round.state == RoundState::Closed {
        return FileState::Closed;
    }
    if !member.votes {
        return FileState::MayNot { why: format!("{} không có quyền chấm điểm.", member.name) };
    }
    let before = board.files.iter().filter(|it| it.member == member.id);
    if let Some(same) = before.clone().find(|it| it.sha256 == file.sha256) {
        return FileState::Already { on: same.taken_on };
    }
    if !member.present {
        return FileState::MayNot {
            why: format!("{} vắng mặt nên không có điểm chấm.", member.name)
        };
    }
    if blank {
        return FileState::Blank;
    }
    match before.max_by_key(|it| (it.saved_at, it.taken_on, it.id)) {
        None => FileState::Good,
        Some(last) if last.saved_at.is_some() && file.time() < last.saved_at => {
            FileState::Outdated { than: last.name.clone() }
        }
        Some(last) => FileState::Newer { than: last.name.clone() },
    }
}

/// Of several files of one member the newest stays proposed.
fn tell_apart(files: &mut [FileReport]) {
    let mut by_hash: HashMap<String, usize> = HashMap::new();
    for at in 0..files.len() {
        // What could not be opened has no hash.
        if files[at].sha256.is_empty() {
            continue;
        }
        let first = *by_hash.entry(files[at].sha256.clone()).or_insert(at);
        if first != at {
            files[at].state = FileState::Copy { of: files[first].name.clone() };
        }
    }
    let mut of_member: HashMap<MemberId, Vec<usize>> = HashMap::new();
    for (at, file) in files.iter().enumerate() {
        if let Some(member) = file.member.filter(|_| file.state.is_proposed()) {
            of_member.entry(member).or_default().push(at);
        }
    }
    for all in of_member.into_values().filter(|all| all.len() > 1) {
        let newest = all.iter().map(|at| files[*at].at).max().flatten();
        let best: Vec<usize> = all.iter().copied().filter(|at| files[*at].at == newest).collect();
        let name = files[best[0]].name.clone();
        for at in all {
            if !best.contains(&at) {
                files[at].state = FileState::Older { than: name.clone() };
            } else if best.len() > 1 {
                let other =
                    best.iter().find(|it| **it != at).map_or_else(String::new, |it| files[*it].name.clone());
                files[at].state = FileState::Rival { with: other };
            }
        }
    }
}

fn seats(board: &Board, files: &[FileReport]) -> Vec<Seat> {
    let typed: std::collections::HashSet<_> =
        board.scores.iter().map(|it| (it.dossier, it.member, it.criterion)).collect();
    let owed: Vec<_> = board
        .candidates
        .iter()
        .flat_map(|candidate| {
            let scored = board.scored_for(candidate.kind).into_iter().filter(|it| it.measure.is_owed());
            scored.map(|it| (candidate.dossier, it.id))
        })
        .collect();
    let excused: std::collections::HashSet<_> = board
        .sheets
        .iter()
        .filter(|it| it.standing != crate::domain::round::Standing::Scoring)
        .map(|it| (it.dossier, it.member))
        .collect();
    let seat = |member: &Member| {
        let taken = board.files.iter().filter(|it| it.member == member.id);
        let taken = taken.max_by_key(|it| (it.saved_at, it.taken_on, it.id));
        // Of two rivals one will be taken in; the member has handed in all the same.
        let waits = |it: &&FileReport| {
            it.member == Some(member.id)
                && (it.state.is_proposed() || matches!(it.state, FileState::Rival { .. }))
        };
        let here = files.iter().find(waits);
        let state = match (taken, here) {
            (_, Some(here)) => SeatState::Here { file: here.name.clone() },
            (Some(taken), None) => SeatState::Taken { file: taken.name.clone() },
            (None, None) if member.present => SeatState::Missing,
            (None, None) => SeatState::Absent,
        };
        let owing = owed
            .iter()
            .filter(|(dossier, criterion)| {
                !excused.contains(&(*dossier, member.id))
                    && !typed.contains(&(*dossier, member.id, *criterion))
            })
            .count();
        Seat { member: member.id, name: member.name.clone(), state, owing }
    };
    board.members.iter().filter(|it| it.votes).map(seat).collect()
}

impl Intake {
    /// The files that are proposed, by their places.
    #[must_use]
    pub fn proposed(&self) -> Vec<usize> {
        (0..self.files.len()).filter(|at| self.files[*at].state.is_proposed()).collect()
    }

    /// How many members have handed in or are about to, and of how many who can.
    #[must_use]
    pub fn handed_in(&self) -> (usize, usize) {
        let can = self.members.iter().filter(|it| it.state != SeatState::Absent).count();
        let did = |it: &&Seat| matches!(it.state, SeatState::Taken { .. } | SeatState::Here { .. });
        (self.members.iter().filter(did).count(), can)
    }

    /// Whether taking in `picked` asks for a reason.
    #[must_use]
    pub fn needs_reason(&self, picked: &[usize]) -> bool {
        picked.iter().filter_map(|at| self.files.get(*at)).any(|it| it.needs_reason)
    }

    /// The deed that takes in the files at these places; those that cannot be taken are left out. None where nothing is
    /// left. `reason` stands for every changed figure that has none of its own.
    #[must_use]
    pub fn command(
        &self,
        board: &Board,
        picked: &[usize],
        (today, by, reason): (NaiveDate, &str, &str),
        mut fresh: impl FnMut() -> SheetFileId,
    ) -> Option<Command> {
        let mut commands = Vec::new();
        for report in picked.iter().filter_map(|at| self.files.get(*at)) {
            let Some(member) = report.member.filter(|_| report.state.can_be_taken()) else { continue };
            let file = SheetFile {
                id: fresh(),
                round: board.round.id,
                member,
                name: report.name.clone(),
                sha256: report.sha256.clone(),
                saved_at: report.at,
                taken_on: today,
                by: by.to_owned(),
            };
            let mut cells = report.cells.clone();
            if report.needs_reason {
                for cell in cells.iter_mut().filter(|it| it.reason.is_empty()) {
                    reason.trim().clone_into(&mut cell.reason);
                }
            }
            commands.push(Command::TakeSheetFile { file, cells });
        }
        let title = format!("Nhận {} phiếu chấm từ tệp", commands.len());
        (!commands.is_empty()).then_some(Command::Batch { title, commands })
    }
}

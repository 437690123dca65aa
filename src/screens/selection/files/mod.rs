//! Phiếu chấm: sheets as files out to the members, a folder of filled ones in, and what each says before it counts (M11).

mod details;
mod list;
mod view;

pub use details::Detail;

use super::super::preview::off_thread;
use super::super::{Desk, Effect, Notice, Opening};
use super::window::Window;
use crate::domain::Command;
use crate::domain::ids::{MemberId, RoundId};
use crate::domain::personal::ExportNote;
use crate::domain::round::{Board, RoundState};
use crate::domain::score_files::{FoundFile, Intake, SeatState, intake};
use crate::exchange::ExportError;
use crate::exchange::score_file::{read_paths, write_folder};
use chrono::Utc;
use iced::Task;
use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;

/// A sentence for people, and the technical detail behind it.
type Trouble = (String, String);

/// What happened on the part.
#[derive(Debug, Clone)]
pub enum Message {
    /// Whether figures that are there already go out with the sheets.
    FiguresToggled(bool),
    /// "Ghi phiếu chấm ra tệp".
    WriteAsked,
    /// A folder for them was chosen.
    WritePlaced(PathBuf),
    /// They are written into this folder, so many; or not.
    Written(Result<(PathBuf, usize), Trouble>),
    /// "Nhận cả thư mục".
    FolderAsked,
    /// "Nhận tệp".
    FilesAsked,
    /// Files or folders were chosen.
    Chosen(Vec<PathBuf>),
    /// They were read, for this question.
    Read(u64, Result<Arc<Vec<FoundFile>>, Trouble>),
    /// A file's details were asked for.
    Shown(usize),
    /// A file is to be taken in, or not.
    Picked(usize, bool),
    /// A person says whose file this is.
    Given(usize, MemberId),
    /// A letter of the reason for changes on confirmed sheets.
    ReasonTyped(String),
    /// "Nhận".
    Accepted,
    /// The files are put away.
    Cleared,
    /// The list of files was scrolled (px).
    Scrolled(f32, f32),
    /// The details were scrolled (px).
    DetailsScrolled(f32, f32),
}

/// The part.
#[derive(Debug)]
pub struct Files {
    round: Option<RoundId>,
    closed: bool,
    can_write: bool,
    figures: bool,
    busy: Option<&'static str>,
    asked: u64,
    found: Vec<FoundFile>,
    intake: Intake,
    council: Vec<(MemberId, String)>,
    picked: BTreeSet<usize>,
    shown: Option<usize>,
    details: Vec<Detail>,
    summary: String,
    waiting: String,
    reason: String,
    reason_missing: bool,
    trouble: Option<String>,
    window: Window,
    details_window: Window,
}

impl Default for Files {
    fn default() -> Self {
        Self {
            round: None,
            closed: false,
            can_write: false,
            figures: false,
            busy: None,
            asked: 0,
            found: Vec::new(),
            intake: Intake { members: Vec::new(), files: Vec::new() },
            council: Vec::new(),
            picked: BTreeSet::new(),
            shown: None,
            details: Vec::new(),
            summary: String::new(),
            waiting: String::new(),
            reason: String::new(),
            reason_missing: false,
            trouble: None,
            window: Window::new(list::LINE),
            details_window: Window::new(details::LINE),
        }
    }
}

impl Files {
    /// What the files say against the round.
    #[must_use]
    pub fn intake(&self) -> &Intake {
        &self.intake
    }

    /// The places of the files that "Nhận" would take in.
    #[must_use]
    pub fn picked(&self) -> &BTreeSet<usize> {
        &self.picked
    }

    /// Takes the round as read; the files stay on the table as long as it is the same one.
    pub fn take(&mut self, board: &Board) {
        if self.round != Some(board.round.id) {
            *self = Self { asked: self.asked + 1, ..Self::default() };
            self.round = Some(board.round.id);
        }
        self.closed = board.round.state == RoundState::Closed;
        let voting = board.members.iter().filter(|it| it.votes);
        self.council = voting.map(|it| (it.id, it.name.clone())).collect();
        let scores = board.candidates.iter().any(|it| !board.scored_for(it.kind).is_empty());
        self.can_write = scores && !self.council.is_empty() && !self.closed;
        self.lay(board);
    }

    fn lay(&mut self, board: &Board) {
        self.intake = intake(board, &self.found);
        let files = &self.intake.files;
        self.picked.retain(|at| files.get(*at).is_some_and(|it| it.state.can_be_taken()));
        let (did, can) = self.intake.handed_in();
        self.summary = format!("Đã nộp {did}/{can} thành viên");
        let here = self.intake.members.iter().filter(|it| it.state != SeatState::Absent);
        let owing: usize = here.map(|it| it.owing).sum();
        self.waiting = if owing == 0 {
            String::new()
        } else {
            format!("Còn {owing} ô điểm trống trong đợt xét")
        };
        self.show(self.shown.filter(|at| *at < self.intake.files.len()));
    }

    fn show(&mut self, at: Option<usize>) {
        self.shown = at;
        self.details = at.and_then(|at| self.intake.files.get(at)).map(details::of).unwrap_or_default();
    }

    /// Takes what happened.
    pub fn update(&mut self, message: Message, board: &Board, desk: &Desk) -> Effect<Message> {
        match message {
            Message::FiguresToggled(on) => self.figures = on,
            Message::WriteAsked if self.can_write => {
                return Effect::Open(Opening::folder(
                    "Chọn nơi đặt thư mục phiếu chấm",
                    Message::WritePlaced,
                ));
            }
            Message::WritePlaced(parent) => return Effect::Run(self.write(parent, board, desk)),
            Message::Written(written) => return self.written(written, board, desk),
            Message::FolderAsked => {
                return Effect::Open(Opening::folder(
                    "Chọn thư mục phiếu chấm đã ghi điểm",
                    |path| Message::Chosen(vec![path]),
                ));
            }
            Message::FilesAsked => {
                let filter = ("Tệp Excel (.xlsx)", &["xlsx"][..]);
                return Effect::Open(Opening::several(
                    "Chọn phiếu chấm đã ghi điểm",
                    filter,
                    Message::Chosen,
                ));
            }
            Message::Chosen(paths) => return Effect::Run(self.read(paths)),
            Message::Read(asked, _) if asked != self.asked => {}
            Message::Read(_, Ok(found)) => {
                self.busy = None;
                self.trouble = found.is_empty().then(|| "Thư mục không có tệp nào.".to_owned());
                self.found = Arc::unwrap_or_clone(found);
                self.lay(board);
                self.picked = self.intake.proposed().into_iter().collect();
                (self.reason_missing, self.reason) = (false, String::new());
                // What needs a look comes first into sight.
                let wants = |it: &crate::domain::score_files::FileReport| {
                    !it.state.is_proposed() || !it.faults.is_empty() || !it.changes.is_empty()
                };
                let first = self.intake.files.iter().position(wants);
                self.show(first.or(if self.intake.files.is_empty() { None } else { Some(0) }));
                return Effect::Run(Task::batch([self.window.rewind(), self.details_window.rewind()]));
            }
            Message::Read(_, Err((sentence, detail))) => {
                self.busy = None;
                self.trouble = Some(sentence.clone());
                return Effect::Tell(Notice::trouble(sentence, detail));
            }
            Message::Shown(at) => {
                self.show(Some(at));
                return Effect::Run(self.details_window.rewind());
            }
            Message::Picked(at, on) => self.pick(at, on),
            Message::Given(at, member) => {
                if let Some(file) = self.found.get_mut(at) {
                    file.given_to = Some(member);
                    self.lay(board);
                    if self.intake.files.get(at).is_some_and(|it| it.state.is_proposed()) {
                        self.pick(at, true);
                    }
                }
            }
            Message::ReasonTyped(reason) => (self.reason, self.reason_missing) = (reason, false),
            Message::Accepted => return self.accept(board, desk),
            Message::Cleared => {
                self.found.clear();
                self.picked.clear();
                self.trouble = None;
                self.show(None);
                self.lay(board);
            }
            Message::Scrolled(offset, height) => self.window.seen(offset, height),
            Message::DetailsScrolled(offset, height) => self.details_window.seen(offset, height),
            Message::WriteAsked => {}
        }
        Effect::None
    }

    /// Of the files of one member only one can be taken in.
    fn pick(&mut self, at: usize, on: bool) {
        let Some(file) = self.intake.files.get(at).filter(|it| it.state.can_be_taken()) else { return };
        if on {
            let member = file.member;
            let files = &self.intake.files;
            self.picked.retain(|other| files[*other].member != member);
            self.picked.insert(at);
        } else {
            self.picked.remove(&at);
        }
    }

    fn write(&mut self, parent: PathBuf, board: &Board, desk: &Desk) -> Task<Message> {
        self.busy = Some("Đang ghi phiếu chấm…");
        let office = desk.office.as_ref().map(|it| it.short_name.clone()).unwrap_or_default();
        let (board, figures) = (board.clone(), self.figures);
        let work = off_thread("sheets", move || {
            write_folder(&board, &parent, (&office, figures, Utc::now()))
                .map(|(folder, files)| (folder, files.len()))
                .map_err(|error| match &error {
                    ExportError::Disk { detail, .. } => (error.to_string(), detail.clone()),
                    _ => (error.to_string(), String::new()),
                })
        });
        Task::perform(work, |written| Message::Written(written.unwrap_or_else(|| Err(no_thread()))))
    }

    fn written(
        &mut self,
        written: Result<(PathBuf, usize), Trouble>,
        board: &Board,
        desk: &Desk,
    ) -> Effect<Message> {
        self.busy = None;
        let (folder, files) = match written {
            Ok(written) => written,
            Err((sentence, detail)) => return Effect::Tell(Notice::trouble(sentence, detail)),
        };
        let told = format!("Đã ghi {files} phiếu chấm vào thư mục “{}”.", folder.display());
        let export = ExportNote {
            id: desk.fresh(),
            what: format!("Phiếu chấm điểm của {files} thành viên – {}", board.round.name),
            rows: u32::try_from(board.candidates.len()).unwrap_or(u32::MAX),
            columns: vec!["Tên".to_owned(), "Đơn vị".to_owned()],
            personal: true,
            file: folder.file_name().map(|it| it.to_string_lossy().into_owned()).unwrap_or_default(),
            on: desk.today,
            by: desk.staff.clone(),
        };
        Effect::Note(Command::NoteExport { export }).and(Effect::Tell(Notice::done(told)))
    }

    fn read(&mut self, paths: Vec<PathBuf>) -> Task<Message> {
        self.asked += 1;
        self.busy = Some("Đang đọc phiếu chấm…");
        let asked = self.asked;
        let work = off_thread("sheets", move || {
            read_paths(&paths).map(Arc::new).map_err(|error| {
                let detail = match &error {
                    crate::exchange::ExchangeError::Disk { detail, .. } => detail.clone(),
                    _ => String::new(),
                };
                (error.to_string(), detail)
            })
        });
        Task::perform(work, move |read| Message::Read(asked, read.unwrap_or_else(|| Err(no_thread()))))
    }

    fn accept(&mut self, board: &Board, desk: &Desk) -> Effect<Message> {
        let picked: Vec<usize> = self.picked.iter().copied().collect();
        if self.intake.needs_reason(&picked) && self.reason.trim().is_empty() {
            self.reason_missing = true;
            return Effect::Run(iced::widget::operation::focus("sheet-files-reason"));
        }
        let who = (desk.today, desk.staff.as_str(), self.reason.as_str());
        match self.intake.command(board, &picked, who, || desk.fresh()) {
            Some(command) => Effect::Change(command),
            None => Effect::None,
        }
    }
}

fn no_thread() -> Trouble {
    ("Máy đang bận nên chưa làm được. Dữ liệu của bạn vẫn an toàn. Hãy làm lại.".to_owned(), String::new())
}

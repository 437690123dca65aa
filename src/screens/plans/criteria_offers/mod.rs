//! Beside "Tiêu chí": ready sets, a set from an Excel table, a set as an Excel table.

mod view;

use super::super::preview::off_thread;
use super::super::{Desk, Effect, Notice, Opening};
use crate::domain::Command;
use crate::domain::criteria::{CriteriaSet, ready};
use crate::domain::ids::{CriteriaSetId, PlanId};
use crate::domain::subject::SubjectKind;
use crate::exchange::ExportError;
use crate::exchange::criteria::{Proposal, read_criteria, write_criteria};
use chrono::Datelike;
use iced::Task;
use std::path::PathBuf;
use std::sync::Arc;

pub(super) use view::{bar, view};

/// The panel that stands in the place of the criteria while one is open.
#[derive(Debug, Default)]
pub struct Offers {
    page: Option<Page>,
    /// The number of the question to the disk that is waited for.
    asked: u64,
    /// The set that was sent and is shown once it is stored.
    awaited: Option<CriteriaSetId>,
    error: Option<String>,
}

#[derive(Debug)]
enum Page {
    /// The ready sets; the key of the one that is looked at, and the sets as they would be.
    Ready { chosen: &'static str, shown: CriteriaSet },
    /// A file is being read.
    Reading(String),
    /// A file could not be read: for people, and in detail.
    Unread(String, String),
    /// What was read.
    Read { name: String, found: Arc<Proposal>, kind: Option<Option<SubjectKind>> },
}

/// What happened on the panel.
#[derive(Debug, Clone)]
pub enum Message {
    /// "Bộ có sẵn…".
    ReadyAsked,
    /// A ready set was chosen, by its key.
    KeyChosen(&'static str),
    /// "Đọc từ Excel…".
    FileAsked,
    /// A file was chosen.
    FileChosen(PathBuf),
    /// It was read; the number of the question.
    Read(u64, Result<Arc<Proposal>, (String, String)>),
    /// The kind of subject for what was read.
    KindChosen(Option<SubjectKind>),
    /// "Đưa vào kế hoạch".
    Accepted,
    /// "Thôi".
    Closed,
    /// "Ghi ra Excel…".
    WriteAsked,
    /// A place for the file was chosen.
    WriteChosen(PathBuf),
    /// The file is written, or why not.
    Written(Result<PathBuf, (String, String)>),
}

/// What a deed here needs to know of the plan.
#[derive(Debug, Clone, Copy)]
pub struct Around<'a> {
    /// The plan.
    pub plan: PlanId,
    /// Its sets.
    pub sets: &'a [CriteriaSet],
    /// The set that is shown.
    pub shown: Option<CriteriaSetId>,
}

impl Offers {
    /// Whether the panel is open.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.page.is_some()
    }

    /// What was read from a file, while it is looked at.
    #[must_use]
    pub fn found(&self) -> Option<&Proposal> {
        match &self.page {
            Some(Page::Read { found, .. }) => Some(found),
            _ => None,
        }
    }

    /// Takes what happened.
    pub(super) fn update(&mut self, message: Message, around: Around<'_>, desk: &Desk) -> Effect<Message> {
        self.error = None;
        match message {
            Message::ReadyAsked => {
                let offered = ready::offered(None, desk.today.year());
                if let Some(first) = offered.first() {
                    self.look(&first.key, around.plan);
                }
            }
            Message::KeyChosen(key) => self.look(key, around.plan),
            Message::FileAsked => {
                return Effect::Open(Opening::new(
                    "Mở bảng tiêu chí",
                    ("Bảng tính (.xlsx, .xls, .ods)", &["xlsx", "xls", "ods"]),
                    Message::FileChosen,
                ));
            }
            Message::FileChosen(path) => return Effect::Run(self.read(path)),
            Message::Read(asked, _) if asked != self.asked => {}
            Message::Read(_, read) => {
                let name = match self.page.take() {
                    Some(Page::Reading(name)) => name,
                    _ => String::new(),
                };
                self.page = Some(match read {
                    Ok(found) => Page::Read { name, kind: found.kind, found },
                    Err((sentence, detail)) => Page::Unread(sentence, detail),
                });
            }
            Message::KindChosen(chosen) => {
                if let Some(Page::Read { kind, .. }) = &mut self.page {
                    *kind = Some(chosen);
                }
            }
            Message::Accepted => return self.accept(around, desk),
            Message::Closed => {
                self.asked += 1;
                (self.page, self.awaited) = (None, None);
            }
            Message::WriteAsked => {
                let Some(set) = around.sets.iter().find(|set| Some(set.id) == around.shown) else {
                    return Effect::None;
                };
                return Effect::Open(Opening::save(
                    "Ghi bộ tiêu chí ra Excel",
                    ("Bảng tính Excel (.xlsx)", &["xlsx"]),
                    set.name.clone(),
                    Message::WriteChosen,
                ));
            }
            Message::WriteChosen(path) => {
                let Some(set) = around.sets.iter().find(|set| Some(set.id) == around.shown) else {
                    return Effect::None;
                };
                return Effect::Run(write(set.clone(), path));
            }
            Message::Written(Ok(path)) => {
                let words = format!("Đã ghi bộ tiêu chí ra tệp “{}”.", path.display());
                return Effect::Tell(Notice::done(words));
            }
            Message::Written(Err((sentence, detail))) => {
                return Effect::Tell(Notice::trouble(sentence, detail));
            }
        }
        Effect::None
    }

    fn look(&mut self, key: &str, plan: PlanId) {
        let Some(ready) = ready::find(key) else { return };
        // Only looked at: identifiers that mean something are given when it is accepted.
        let mut next = 0;
        let shown = ready.build(plan, &mut || {
            next += 1;
            next
        });
        self.page = Some(Page::Ready { chosen: &ready.key, shown });
    }

    fn read(&mut self, path: PathBuf) -> Task<Message> {
        self.asked += 1;
        let asked = self.asked;
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        self.page = Some(Page::Reading(name));
        let work = off_thread("criteria", move || {
            read_criteria(&path).map(Arc::new).map_err(|error| (error.to_string(), error.detail().to_owned()))
        });
        Task::perform(work, move |read| Message::Read(asked, read.unwrap_or_else(|| Err(busy()))))
    }

    fn accept(&mut self, around: Around<'_>, desk: &Desk) -> Effect<Message> {
        let set = match &self.page {
            Some(Page::Ready { chosen, .. }) => {
                let Some(ready) = ready::find(chosen) else { return Effect::None };
                let mut set = ready.build(around.plan, &mut || desk.fresh());
                if let Some(before) = taken_place(around.sets, set.kind) {
                    set.id = before.id;
                }
                set
            }
            Some(Page::Read { found, kind: Some(kind), .. }) if found.refusal.is_none() => {
                let before = taken_place(around.sets, *kind);
                found.set(around.plan, *kind, before, &mut || desk.fresh())
            }
            _ => return Effect::None,
        };
        self.awaited = Some(set.id);
        Effect::Change(Command::SaveCriteriaSet { set })
    }

    /// The set that was accepted, once it is stored; the panel closes with it.
    pub(super) fn arrived(&mut self, sets: &[CriteriaSet]) -> Option<CriteriaSetId> {
        let id = self.awaited.take_if(|id| sets.iter().any(|set| set.id == *id))?;
        self.page = None;
        Some(id)
    }

    /// What was accepted was refused: the panel says why and stays. False when nothing was accepted.
    pub(super) fn refused(&mut self, sentence: &str) -> bool {
        if self.awaited.take().is_none() {
            return false;
        }
        self.error = Some(sentence.to_owned());
        true
    }
}

/// The set of the plan whose place a set for this kind takes: a plan has one for each kind of subject.
fn taken_place(sets: &[CriteriaSet], kind: Option<SubjectKind>) -> Option<&CriteriaSet> {
    sets.iter().find(|set| set.kind == kind)
}

fn write(set: CriteriaSet, path: PathBuf) -> Task<Message> {
    let path = if path.extension().is_some() { path } else { path.with_extension("xlsx") };
    let work = off_thread("criteria", move || match write_criteria(&set, &path) {
        Ok(()) => Ok(path),
        Err(error) => {
            let detail = match &error {
                ExportError::Disk { detail, .. } => detail.clone(),
                _ => String::new(),
            };
            Err((error.to_string(), detail))
        }
    });
    Task::perform(work, |written| Message::Written(written.unwrap_or_else(|| Err(busy()))))
}

fn busy() -> (String, String) {
    let words = "Máy đang bận nên chưa làm được. Dữ liệu vẫn nguyên vẹn; hãy đợi một lát rồi làm lại.";
    (words.to_owned(), String::new())
}

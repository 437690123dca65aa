//! Nhập từ Excel: the rows of a file, each with what it would become and why, before anything is stored.

use super::super::preview::off_thread;
use super::super::{Desk, Effect, Notice};
use super::book::Book;
use crate::domain::Command;
use crate::domain::ids::SubjectId;
use crate::domain::publicity::intake::{Intake, Known, Named, RowState, Sheet, intake};
use crate::domain::subject::Subject;
use crate::exchange::sheets::read_sheets;
use crate::storage::StoreError;
use crate::text::date::short_date;
use crate::ui::grid;
use iced::Task;
use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;

/// What a file holds: its sheets, or the sentence and the detail of why there are none.
type Read = Result<Vec<Sheet>, (String, String)>;

/// What happened.
#[derive(Debug, Clone)]
pub enum Message {
    /// The file was read, and who may be featured.
    Found(Arc<Read>, Result<Vec<Subject>, StoreError>),
    /// The form of the rows that name none was chosen.
    FormChosen(String),
    /// Only the rows of this state are listed; none for all.
    StateChosen(Option<RowState>),
    /// In the rows.
    Grid(grid::Event),
    /// "Nhập".
    Accepted,
}

/// A row as it is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// What it would become.
    pub state: RowState,
    /// Where it stands.
    pub place: String,
    /// Its day.
    pub on: String,
    /// Its form.
    pub form: String,
    /// Its title.
    pub title: String,
    /// Its agency.
    pub agency: String,
    /// Why, and what there is to look at.
    pub reasons: String,
}

/// A file on its way in.
#[derive(Debug)]
pub struct Import {
    pub(super) name: String,
    /// None until it is read.
    pub(super) read: Option<Arc<Read>>,
    subjects: Vec<Subject>,
    pub(super) form: String,
    pub(super) state: Option<RowState>,
    pub(super) judged: Intake,
    pub(super) lines: Vec<Line>,
    pub(super) grid: grid::State,
}

impl Import {
    pub(super) fn open(path: PathBuf, desk: &Desk) -> (Self, Task<Message>) {
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let subjects = desk.store.read(|database| database.subjects());
        let file = off_thread("publicity", move || {
            read_sheets(&path).map_err(|error| (error.to_string(), error.detail().to_owned()))
        });
        let both = async move {
            let found = file.await.unwrap_or_else(|| {
                let sentence =
                    "Máy đang bận nên chưa đọc được tệp. Dữ liệu vẫn nguyên vẹn; hãy chọn lại tệp.";
                Err((sentence.to_owned(), String::new()))
            });
            (Arc::new(found), subjects.await)
        };
        let import = Self {
            name,
            read: None,
            subjects: Vec::new(),
            form: String::new(),
            state: None,
            judged: Intake::default(),
            lines: Vec::new(),
            grid: grid::State::tall(),
        };
        (import, Task::perform(both, |(found, subjects)| Message::Found(found, subjects)))
    }

    /// The rows, judged.
    #[must_use]
    pub const fn judged(&self) -> &Intake {
        &self.judged
    }

    /// The rows listed.
    #[must_use]
    pub fn lines(&self) -> &[Line] {
        &self.lines
    }

    pub(super) fn update(&mut self, message: Message, book: &Book, desk: &Desk) -> Effect<Message> {
        match message {
            Message::Found(read, subjects) => {
                let mut effect = Effect::None;
                match subjects {
                    Ok(subjects) => self.subjects = subjects,
                    Err(error) => effect = Effect::Tell(Notice::from(&error)),
                }
                self.read = Some(read);
                self.judge(book, desk);
                return effect;
            }
            Message::FormChosen(form) => {
                self.form = form;
                self.judge(book, desk);
            }
            Message::StateChosen(state) => {
                self.state = state;
                self.list();
            }
            Message::Grid(event) => return Effect::Run(self.grid.update(event, self.lines.len())),
            Message::Accepted => {}
        }
        Effect::None
    }

    /// Holds the rows against what is there now.
    pub(super) fn judge(&mut self, book: &Book, desk: &Desk) {
        let (Some(read), Some(plan)) = (&self.read, desk.plan(book.plan)) else { return };
        let Ok(sheets) = read.as_ref() else { return };
        let in_plan: BTreeSet<SubjectId> = book.rows.iter().map(|row| row.subject).collect();
        let known = Known {
            plan,
            items: &book.items,
            named: &Named::all(&self.subjects, &in_plan),
            movements: &desk.movements,
            units: &desk.units,
            forms: &book.forms,
            form: &self.form,
            today: desk.today,
        };
        self.judged = intake(sheets, &known);
        self.list();
    }

    fn list(&mut self) {
        let rows = self.judged.rows.iter().filter(|row| self.state.is_none_or(|state| row.state == state));
        self.lines = rows
            .map(|row| Line {
                state: row.state,
                place: if row.sheet.is_empty() {
                    row.line.to_string()
                } else {
                    format!("{} / {}", row.sheet, row.line)
                },
                on: if row.dated { short_date(row.item.on) } else { String::new() },
                form: row.item.form.clone(),
                title: row.item.title.clone(),
                agency: row.item.agency.clone(),
                reasons: row.reasons.join(" "),
            })
            .collect();
        self.grid.choose(None);
    }

    /// The deed that stores every new row.
    pub(super) fn command(&self, desk: &Desk) -> Option<Command> {
        self.judged.command(|| desk.fresh())
    }
}

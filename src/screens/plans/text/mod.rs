//! Running text in its form: what is typed, its faces, what it shows from elsewhere, and taking typing back.

mod picking;
pub(super) mod runs;
pub(super) mod shown;
mod steps;
mod view;

pub use picking::Pick;
pub(super) use view::BODY;

use super::super::Desk;
use crate::domain::ids::SectionId;
use crate::domain::plan::{Shown, TextRun};
use crate::storage::PlanFile;
use crate::text::nfc;
use crate::ui::area::{Action, Content, Cursor, Position};
use iced::Task;
use iced::widget::text_editor::Edit;
use picking::Picker;
use std::ops::Range;
use std::time::Instant;
use steps::{Kind, Steps};

/// What was typed or asked for.
#[derive(Debug, Clone)]
pub enum Typed {
    /// Ctrl+Z in the text.
    Undone,
    /// Ctrl+Y in the text.
    Redone,
    /// "Chèn tham chiếu…", "Chèn số liệu chỉ tiêu…".
    PickAsked(Pick),
    /// In the search field of the list.
    PickTyped(String),
    /// Something of the list.
    Picked(usize),
    /// The list was closed.
    PickClosed,
    /// The stretch at this place becomes plain words.
    Unlinked(usize),
}

impl Typed {
    /// Whether it changes nothing that is stored.
    pub(super) const fn only_looks(&self) -> bool {
        matches!(self, Self::PickAsked(_) | Self::PickTyped(_) | Self::PickClosed)
    }
}

/// The draft of a running text.
#[derive(Debug)]
pub(super) struct TextForm {
    id: SectionId,
    body: Content,
    runs: Vec<TextRun>,
    steps: Steps,
    picker: Option<Picker>,
    /// Computed words were typed into and are plain now.
    loosened: bool,
    /// Chips: what they say, and which stretch they are.
    links: Vec<(String, usize)>,
}

impl TextForm {
    pub fn of(id: SectionId, runs: Vec<TextRun>, file: &PlanFile, desk: &Desk) -> Self {
        let body = Content::with_text(&runs::words(&runs));
        let mut form = Self {
            id,
            body,
            runs,
            steps: Steps::default(),
            picker: None,
            loosened: false,
            links: Vec::new(),
        };
        form.link(file, desk);
        form
    }

    pub fn runs(&self) -> &[TextRun] {
        &self.runs
    }

    /// Somebody acted in the field.
    pub fn act(&mut self, action: Action, file: &PlanFile, desk: &Desk) {
        let kind = match &action {
            Action::Edit(Edit::Insert(letter)) if letter.is_whitespace() => Some(Kind::Gap),
            Action::Edit(Edit::Insert(_) | Edit::Backspace | Edit::Delete) => Some(Kind::Letters),
            Action::Edit(Edit::Enter) => Some(Kind::Gap),
            Action::Edit(_) => Some(Kind::Whole),
            _ => None,
        };
        let before = self.caret();
        self.body.perform(action);
        let Some(kind) = kind else { return };
        let now = runs::retyped(&self.runs, &self.typed_text(), self.caret());
        self.loosened = self.loosened && kind == Kind::Letters;
        if runs::computed(&now) < runs::computed(&self.runs) {
            self.loosened = left_words(&self.runs, &now);
        }
        let carets = (before, self.caret());
        self.steps.note(&self.runs, &now, carets, kind, Instant::now());
        let relink = runs::computed(&now) + runs::computed(&self.runs) > 0;
        self.runs = now;
        if relink {
            self.link(file, desk);
        }
    }

    /// Takes what was asked for; the task brings the keyboard where one goes on.
    pub fn take(&mut self, typed: Typed, file: &PlanFile, desk: &Desk) -> Task<()> {
        let next = match typed {
            Typed::PickAsked(_) => iced::widget::operation::focus(view::PICKER),
            Typed::Picked(_) | Typed::PickClosed => iced::widget::operation::focus(BODY),
            _ => Task::none(),
        };
        match typed {
            Typed::Undone => {
                let step = self.steps.undo(&self.runs);
                self.step_to(step);
            }
            Typed::Redone => {
                let step = self.steps.redo(&self.runs);
                self.step_to(step);
            }
            Typed::PickAsked(pick) => self.picker = Some(Picker::new(pick, self.id, file, desk)),
            Typed::PickTyped(typed) => {
                if let Some(picker) = &mut self.picker {
                    picker.typed(typed);
                }
            }
            Typed::Picked(place) => {
                if let Some(shows) = self.picker.take().and_then(|picker| picker.at(place)) {
                    self.insert(shows, file, desk);
                }
            }
            Typed::PickClosed => self.picker = None,
            Typed::Unlinked(place) => {
                let mut now = self.runs.clone();
                if let Some(run) = now.get_mut(place) {
                    run.shows = None;
                }
                self.change(runs::merged(now), None);
            }
        }
        self.link(file, desk);
        next
    }

    /// Makes what is marked, or everything, bold (or italic), or takes that away.
    pub fn toggle(&mut self, bold: bool) {
        self.change(runs::toggled(&self.runs, self.marked(), bold), None);
    }

    fn insert(&mut self, shows: Shown, file: &PlanFile, desk: &Desk) {
        let Some(text) = shown::words(shows, file, desk) else { return };
        let caret = self.caret();
        let at = runs::whole(&self.runs, caret..caret).end;
        let face = runs::face_before(&self.runs, at);
        let words = runs::words(&self.runs);
        let mut new = Vec::new();
        if words[..at].ends_with(|letter: char| letter.is_alphanumeric()) {
            new.push(TextRun { text: " ".to_owned(), ..face });
        }
        let end = at + new.iter().map(|run| run.text.len()).sum::<usize>() + text.len();
        new.push(TextRun { text, shows: Some(shows), ..face });
        self.change(runs::spliced(&self.runs, at..at, new), Some(end));
    }

    /// A change that was not typed: one step, with the caret where it was or at `caret`.
    fn change(&mut self, now: Vec<TextRun>, caret: Option<usize>) {
        let before = self.caret();
        let after = caret.unwrap_or(before);
        self.steps.note(&self.runs, &now, (before, after), Kind::Whole, Instant::now());
        let typed_anew = runs::words(&now) != runs::words(&self.runs);
        self.runs = now;
        self.loosened = false;
        if typed_anew {
            self.show(after);
        }
    }

    fn step_to(&mut self, step: Option<(Vec<TextRun>, usize)>) {
        if let Some((runs, caret)) = step {
            self.runs = runs;
            self.loosened = false;
            self.show(caret);
        }
    }

    /// Puts the words into the field anew, with the caret behind so many bytes.
    pub fn show(&mut self, caret: usize) {
        let words = runs::words(&self.runs);
        self.body = Content::with_text(&words);
        let mut at = caret.min(words.len());
        while !words.is_char_boundary(at) {
            at -= 1;
        }
        let line = words[..at].matches('\n').count();
        let column = at - words[..at].rfind('\n').map_or(0, |end| end + 1);
        self.body.move_to(Cursor { position: Position { line, column }, selection: None });
    }

    /// What the editor holds, composed, without the empty lines at its end.
    fn typed_text(&self) -> String {
        nfc(&self.body.text().replace("\r\n", "\n")).trim_end_matches('\n').to_owned()
    }

    /// Bytes before a place in the editor.
    fn place(&self, at: Position) -> usize {
        let mut bytes = 0;
        for (number, line) in self.body.lines().take(at.line + 1).enumerate() {
            bytes += if number == at.line {
                nfc(line.text.get(..at.column).unwrap_or(&line.text)).len()
            } else {
                nfc(&line.text).len() + 1
            };
        }
        bytes.min(self.typed_text().len())
    }

    pub fn caret(&self) -> usize {
        self.place(self.body.cursor().position)
    }

    /// The stretch that is marked in the editor; all of the text when nothing is.
    fn marked(&self) -> Range<usize> {
        let words = runs::words(&self.runs);
        let all = 0..words.len();
        let cursor = self.body.cursor();
        let Some(other) = cursor.selection else { return all };
        let (a, b) = (self.place(cursor.position), self.place(other));
        let range = a.min(b)..a.max(b).min(words.len());
        let whole = words.is_char_boundary(range.start) && words.is_char_boundary(range.end);
        if whole && !range.is_empty() { range } else { all }
    }

    /// Writes the chips.
    fn link(&mut self, file: &PlanFile, desk: &Desk) {
        self.links.clear();
        for (place, run) in self.runs.iter().enumerate() {
            let said = match run.shows {
                None => continue,
                Some(shows) if shown::words(shows, file, desk).is_none() => {
                    format!("“{}”: nơi lấy số liệu không còn", run.text)
                }
                Some(Shown::Section { .. }) => format!("Tham chiếu: {}", run.text),
                Some(Shown::Field { field, .. }) => format!("{}: {}", shown::field_name(field), run.text),
            };
            self.links.push((said, place));
        }
    }
}

/// Whether computed words that are computed no more still stand in part, so that it must be said.
fn left_words(before: &[TextRun], now: &[TextRun]) -> bool {
    let gone: Vec<&TextRun> =
        before.iter().filter(|run| run.shows.is_some() && !now.iter().any(|one| one == *run)).collect();
    let removed = runs::words(before).len().saturating_sub(runs::words(now).len());
    let whole: usize = gone.iter().map(|run| run.text.len()).sum();
    removed < whole
}

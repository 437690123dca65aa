//! Subjects over the years: one record with its dossiers and timeline, the pairs that may be one, and merging two
//! records field by field. Nothing is merged by itself, and every merge is taken back with one deed.

mod duplicates;
mod duplicates_view;
mod facts;
mod merge;
mod merge_view;
mod record;
mod record_view;
mod timeline_view;

pub use duplicates::{Duplicates, Message as DuplicatesMessage};
pub use merge::{MergePage, Message as MergeMessage};
pub use record::{Message as RecordMessage, Record};

use super::{Chord, Desk, Effect};
use crate::domain::Changes;
use crate::domain::ids::SubjectId;
use crate::storage::StoreError;
use crate::ui::Element;
use iced::Task;

/// The screen.
#[derive(Debug)]
pub struct Subjects {
    page: Page,
    /// The pairs, as they were left for a merge: one comes back to the same place.
    behind: Option<Duplicates>,
}

/// What is shown.
#[derive(Debug)]
enum Page {
    Record(Box<Record>),
    Duplicates(Duplicates),
    Merge(Box<MergePage>),
}

/// What happened on the screen.
#[derive(Debug, Clone)]
pub enum Message {
    /// On the page of one record.
    Record(RecordMessage),
    /// On the page of pairs.
    Duplicates(DuplicatesMessage),
    /// On the page of a merge.
    Merge(MergeMessage),
}

impl Subjects {
    /// One record.
    pub fn open(id: SubjectId, desk: &Desk) -> (Self, Task<Message>) {
        let (record, task) = Record::open(id, desk);
        (Self { page: Page::Record(Box::new(record)), behind: None }, task.map(Message::Record))
    }

    /// The pairs that may be one subject.
    pub fn open_duplicates(desk: &Desk) -> (Self, Task<Message>) {
        let (page, task) = Duplicates::open(desk);
        (Self { page: Page::Duplicates(page), behind: None }, task.map(Message::Duplicates))
    }

    /// Two records side by side; the first is the one that stays.
    pub fn open_merge(keep: SubjectId, gone: SubjectId, desk: &Desk) -> (Self, Task<Message>) {
        let (page, task) = MergePage::open(keep, gone, desk);
        (Self { page: Page::Merge(Box::new(page)), behind: None }, task.map(Message::Merge))
    }

    /// What the window and the place line are called.
    #[must_use]
    pub fn title(&self) -> String {
        match &self.page {
            Page::Record(page) => page.title(),
            Page::Duplicates(_) => "Hồ sơ có thể trùng".to_owned(),
            Page::Merge(_) => "Gộp hai bản ghi".to_owned(),
        }
    }

    /// The page of pairs, where it is shown.
    #[must_use]
    pub const fn duplicates(&self) -> Option<&Duplicates> {
        match &self.page {
            Page::Duplicates(page) => Some(page),
            _ => None,
        }
    }

    /// The page of a merge, where it is shown.
    #[must_use]
    pub fn merging(&self) -> Option<&MergePage> {
        match &self.page {
            Page::Merge(page) => Some(page),
            _ => None,
        }
    }

    /// The page of a record, where it is shown.
    #[must_use]
    pub fn record(&self) -> Option<&Record> {
        match &self.page {
            Page::Record(page) => Some(page),
            _ => None,
        }
    }

    /// What happened, and what is to be done about it.
    pub fn update(&mut self, message: Message, desk: &Desk) -> Effect<Message> {
        match (&mut self.page, message) {
            (Page::Duplicates(_), Message::Duplicates(DuplicatesMessage::MergeAsked(keep, gone))) => {
                let (page, task) = MergePage::open(keep, gone, desk);
                if let Page::Duplicates(behind) =
                    std::mem::replace(&mut self.page, Page::Merge(Box::new(page)))
                {
                    self.behind = Some(behind);
                }
                Effect::Run(task.map(Message::Merge))
            }
            (Page::Merge(_), Message::Merge(MergeMessage::Left)) if self.behind.is_some() => self.back(desk),
            (Page::Record(page), Message::Record(message)) => page.update(message, desk).map(Message::Record),
            (Page::Duplicates(page), Message::Duplicates(message)) => {
                page.update(message, desk).map(Message::Duplicates)
            }
            (Page::Merge(page), Message::Merge(message)) => page.update(message, desk).map(Message::Merge),
            // The answer to a page that was left meanwhile.
            _ => Effect::None,
        }
    }

    fn back(&mut self, desk: &Desk) -> Effect<Message> {
        let Some(mut page) = self.behind.take() else { return Effect::None };
        let effect = page.come_back(desk).map(Message::Duplicates);
        self.page = Page::Duplicates(page);
        effect
    }

    /// Somebody's deed: reads again what this screen shows of it.
    pub fn refresh(&mut self, changes: &Changes, desk: &Desk) -> Effect<Message> {
        match &mut self.page {
            Page::Record(page) => page.refresh(changes, desk).map(Message::Record),
            Page::Duplicates(page) => page.refresh(changes, desk).map(Message::Duplicates),
            Page::Merge(page) if page.was_done(changes) && self.behind.is_some() => self.back(desk),
            Page::Merge(page) => page.refresh(changes, desk).map(Message::Merge),
        }
    }

    /// A deed of this screen was refused: the decision stays as it is.
    pub fn refused(&mut self, _error: &StoreError, _desk: &Desk) -> Effect<Message> {
        match &mut self.page {
            Page::Record(page) => page.refused(),
            Page::Duplicates(_) => {}
            Page::Merge(page) => page.refused(),
        }
        Effect::None
    }

    /// Nothing is being typed here.
    pub fn leave(&mut self, _desk: &Desk) -> Effect<Message> {
        Effect::None
    }

    /// What a key means that no field took.
    #[must_use]
    pub fn chord(&self, chord: Chord) -> Option<Message> {
        match &self.page {
            Page::Record(_) => record::chord(chord).map(Message::Record),
            Page::Duplicates(page) => page.chord(chord).map(Message::Duplicates),
            Page::Merge(page) => page.chord(chord).map(Message::Merge),
        }
    }

    /// The screen as it looks.
    #[must_use]
    pub fn view<'a>(&'a self, desk: &'a Desk) -> Element<'a, Message> {
        match &self.page {
            Page::Record(page) => record_view::view(page, desk).map(Message::Record),
            Page::Duplicates(page) => duplicates_view::view(page).map(Message::Duplicates),
            Page::Merge(page) => merge_view::view(page).map(Message::Merge),
        }
    }
}

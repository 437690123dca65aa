//! Văn bản › Báo cáo của đơn vị: lower offices' reports, merged by section (S7).

use super::{Chord, Desk, Effect, Place};
use crate::domain::Changes;
use crate::storage::StoreError;
use crate::ui::Element;
use crate::ui::panel;
use iced::Task;

/// What happened on the page.
#[derive(Debug, Clone)]
pub enum Message {
    /// "Văn bản" was pressed.
    Back,
}

/// The page.
#[derive(Debug, Default)]
pub struct UnitReports {}

impl UnitReports {
    /// The page of the current plan.
    pub fn open(_desk: &Desk) -> (Self, Task<Message>) {
        (Self::default(), Task::none())
    }

    /// What the window and the place line are called.
    #[must_use]
    pub fn title(&self) -> String {
        "Báo cáo của đơn vị".to_owned()
    }

    /// What happened, and what is to be done about it.
    pub fn update(&mut self, message: Message, _desk: &Desk) -> Effect<Message> {
        match message {
            Message::Back => Effect::Go(Place::Papers),
        }
    }

    /// Somebody's deed: reads again what it may have changed.
    pub fn refresh(&mut self, _changes: &Changes, _desk: &Desk) -> Effect<Message> {
        Effect::None
    }

    /// Its deed was refused.
    pub fn refused(&mut self, _error: &StoreError, _desk: &Desk) -> Effect<Message> {
        Effect::None
    }

    /// Flushes what is being typed.
    pub fn leave(&mut self, _desk: &Desk) -> Effect<Message> {
        Effect::None
    }

    /// What a key means.
    #[must_use]
    pub fn chord(&self, _chord: Chord) -> Option<Message> {
        None
    }

    /// The page as it looks.
    pub fn view<'a>(&'a self, _desk: &'a Desk) -> Element<'a, Message> {
        panel::screen(crate::ui::label::title("Báo cáo của đơn vị"), iced::widget::space())
    }
}

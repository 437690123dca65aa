//! Tổng quan › Chỉ tiêu: unit by unit what is required, received, missing.

use super::overview;
use super::{Chord, Desk, Effect, Place};
use crate::domain::Changes;
use crate::storage::StoreError;
use crate::ui::Element;
use iced::Task;

/// What happened on the page.
#[derive(Debug, Clone)]
pub enum Message {
    /// Another part was chosen.
    Went(Place),
}

/// The page.
#[derive(Debug, Default)]
pub struct Quotas {}

impl Quotas {
    /// The page of the current plan.
    pub fn open(_desk: &Desk) -> (Self, Task<Message>) {
        (Self::default(), Task::none())
    }

    /// What the window and the place line are called.
    #[must_use]
    pub fn title(&self) -> String {
        "Chỉ tiêu".to_owned()
    }

    /// What happened, and what is to be done about it.
    pub fn update(&mut self, message: Message, _desk: &Desk) -> Effect<Message> {
        match message {
            Message::Went(place) => Effect::Go(place),
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
        overview::page(Place::Quotas, Message::Went, iced::widget::space())
    }
}

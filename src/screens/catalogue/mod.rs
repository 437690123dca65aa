//! Danh mục: the tree of units, the movements, campaigns and occasions that dossiers refer to, and the legal bases
//! that papers cite.

pub mod bases;
pub mod movements;
pub mod units;

use super::{Chord, Desk, Effect};
use crate::domain::Changes;
use crate::storage::StoreError;
use crate::ui::{Element, measure, panel, tabs};
use iced::Task;
use iced::widget::{column, container, row};

/// Which list is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tab {
    /// Units.
    Units,
    /// Movements, campaigns, occasions.
    Movements,
    /// Legal bases and superior plans.
    Bases,
}

/// The screen.
#[derive(Debug)]
pub struct Catalogue {
    tab: Tab,
    units: units::Units,
    movements: movements::Movements,
    bases: bases::Bases,
    titles: [String; 3],
}

/// What happened on the screen.
#[derive(Debug, Clone)]
pub enum Message {
    /// A tab was chosen.
    TabChosen(Tab),
    /// In the list of units.
    Units(units::Message),
    /// In the list of movements.
    Movements(movements::Message),
    /// In the register of bases.
    Bases(bases::Message),
}

impl Catalogue {
    /// Opens the screen on the units.
    pub fn open(desk: &Desk) -> (Self, Task<Message>) {
        let mut screen = Self {
            tab: Tab::Units,
            units: units::Units::open(desk),
            movements: movements::Movements::open(desk),
            bases: bases::Bases::open(desk),
            titles: Default::default(),
        };
        screen.count(desk);
        (screen, Task::none())
    }

    fn count(&mut self, desk: &Desk) {
        self.titles = [
            format!("Đơn vị ({})", desk.units.len()),
            format!("Phong trào, cuộc vận động ({})", desk.movements.len()),
            format!("Căn cứ ({})", desk.bases.len()),
        ];
    }

    /// The register of bases.
    #[must_use]
    pub fn bases(&self) -> &bases::Bases {
        &self.bases
    }

    /// The title of the screen.
    #[must_use]
    pub fn title(&self) -> String {
        "Danh mục".to_owned()
    }

    /// Takes what happened.
    pub fn update(&mut self, message: Message, desk: &Desk) -> Effect<Message> {
        match message {
            Message::TabChosen(tab) => {
                let flushed = self.leave(desk);
                self.tab = tab;
                flushed
            }
            Message::Units(message) => self.units.update(message, desk).map(Message::Units),
            Message::Movements(message) => self.movements.update(message, desk).map(Message::Movements),
            Message::Bases(message) => self.bases.update(message, desk).map(Message::Bases),
        }
    }

    /// Takes what somebody else, or an own deed, changed.
    pub fn refresh(&mut self, changes: &Changes, desk: &Desk) -> Effect<Message> {
        self.count(desk);
        self.units.refresh(changes, desk);
        self.movements.refresh(changes, desk);
        self.bases.refresh(changes, desk);
        Effect::None
    }

    /// A deed of this screen was refused: the draft stays, the sentence stands beside it.
    pub fn refused(&mut self, error: &StoreError, _desk: &Desk) -> Effect<Message> {
        match self.tab {
            Tab::Units => self.units.refused(error),
            Tab::Movements => self.movements.refused(error),
            Tab::Bases => self.bases.refused(error),
        }
        Effect::None
    }

    /// The screen goes away: what is typed is saved.
    pub fn leave(&mut self, desk: &Desk) -> Effect<Message> {
        let units = self.units.leave(desk).map(Message::Units);
        let movements = self.movements.leave(desk).map(Message::Movements);
        units.and(movements).and(self.bases.leave(desk).map(Message::Bases))
    }

    /// Ctrl+N adds to the list that is shown.
    #[must_use]
    pub fn chord(&self, chord: Chord) -> Option<Message> {
        (chord == Chord::ctrl('n')).then_some(match self.tab {
            Tab::Units => Message::Units(units::Message::Added),
            Tab::Movements => Message::Movements(movements::Message::Added),
            Tab::Bases => Message::Bases(bases::Message::Added),
        })
    }

    /// Draws the screen.
    pub fn view<'a>(&'a self, desk: &'a Desk) -> Element<'a, Message> {
        let deeds = match self.tab {
            Tab::Units => self.units.deeds().map(Message::Units),
            Tab::Movements => self.movements.deeds().map(Message::Movements),
            Tab::Bases => self.bases.deeds().map(Message::Bases),
        };
        let body = match self.tab {
            Tab::Units => self.units.view(desk).map(Message::Units),
            Tab::Movements => self.movements.view(desk).map(Message::Movements),
            Tab::Bases => self.bases.view().map(Message::Bases),
        };
        let all = [
            (Tab::Units, self.titles[0].as_str()),
            (Tab::Movements, self.titles[1].as_str()),
            (Tab::Bases, self.titles[2].as_str()),
        ];
        panel::screen(
            panel::head("Danh mục", "Dùng chung cho mọi kế hoạch, hồ sơ và văn bản", row![deeds]),
            column![tabs::tabs(&all, self.tab, Message::TabChosen), container(body).height(iced::Fill)]
                .spacing(measure::S12),
        )
    }
}

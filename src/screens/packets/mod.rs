//! Gói trao đổi: packets between offices made and taken in, what was exchanged so far, and the receipt for the sender (M19).

mod making;
mod making_view;
mod taking;
mod taking_view;
mod view;
mod work;

pub use making::{Making, Message as MakingMessage, Which};
pub use taking::{Message as TakingMessage, Shown, Taking};
pub use work::{Told, Work};

use super::{Chord, Current, Desk, Effect, Format, Job, JobKind, Notice, Place};
use crate::domain::packet::{PacketNote, PacketWay};
use crate::domain::{Area, Changes};
use crate::forms::{PacketReceipt, packet_receipt};
use crate::storage::StoreError;
use crate::ui::{Element, grid};
use iced::Task;
use iced::keyboard::key::Named;
use std::sync::Arc;

/// What happened on the page.
#[derive(Debug, Clone)]
pub enum Message {
    /// The packets so far were read.
    Read(Result<Vec<PacketNote>, StoreError>),
    /// In the list of packets.
    Grid(grid::Event),
    /// "Lập gói…": the form is opened, or put away.
    MakingToggled(bool),
    /// About the packet being made.
    Making(MakingMessage),
    /// "Nhận gói…".
    FileAsked,
    /// About the packet on the table.
    Taking(TakingMessage),
    /// "In giấy biên nhận", or its Word file.
    ReceiptAsked(JobKind, Format),
    /// "Hồ sơ" was pressed.
    Back,
    /// A door to another place.
    Went(Place),
}

/// The page.
#[derive(Debug)]
pub struct Packets {
    current: Option<Current>,
    /// The latest first; none until they are read.
    notes: Option<Vec<PacketNote>>,
    grid: grid::State,
    is_making: bool,
    making: Making,
    taking: Option<Taking>,
}

impl Packets {
    /// The page.
    pub fn open(desk: &Desk) -> (Self, Task<Message>) {
        let screen = Self {
            current: desk.current,
            notes: None,
            grid: grid::State::tall(),
            is_making: false,
            making: Making::default(),
            taking: None,
        };
        (screen, ask(desk))
    }

    /// What the window and the place line are called.
    #[must_use]
    pub fn title(&self) -> String {
        "Gói trao đổi".to_owned()
    }

    /// The packets so far, the latest first.
    #[must_use]
    pub fn notes(&self) -> &[PacketNote] {
        self.notes.as_deref().unwrap_or_default()
    }

    /// The packet being made.
    #[must_use]
    pub const fn making(&self) -> &Making {
        &self.making
    }

    /// The packet on the table; none while nothing is taken in.
    #[must_use]
    pub const fn taking(&self) -> Option<&Taking> {
        self.taking.as_ref()
    }

    /// The packet on show in the list.
    fn on_show(&self) -> Option<&PacketNote> {
        self.grid.chosen().and_then(|at| self.notes().get(at))
    }

    fn is_busy(&self) -> bool {
        self.making.work.is_some() || self.taking.as_ref().is_some_and(|it| it.work.is_some() || it.sent)
    }

    /// What happened, and what is to be done about it.
    pub fn update(&mut self, message: Message, desk: &Desk) -> Effect<Message> {
        match message {
            Message::Read(Ok(notes)) => {
                if self.grid.chosen().is_none() && !notes.is_empty() {
                    self.grid.choose(Some(0));
                }
                self.notes = Some(notes);
            }
            Message::Read(Err(error)) => return Effect::Tell(Notice::from(&error)),
            Message::Grid(event) => return Effect::Run(self.grid.update(event, self.notes().len())),
            Message::MakingToggled(open) => {
                if !self.is_busy() {
                    (self.is_making, self.making) = (open, Making::default());
                }
            }
            Message::Making(message) => return self.in_making(message, desk),
            Message::FileAsked if self.is_busy() => {}
            Message::FileAsked => return Self::ask_file(),
            Message::Taking(message) => return self.in_taking(message, desk),
            Message::ReceiptAsked(kind, format) => return self.receipt(kind, format, desk),
            Message::Back => return Effect::Go(Place::Dossiers),
            Message::Went(place) => return Effect::Go(place),
        }
        Effect::None
    }

    fn receipt(&self, kind: JobKind, format: Format, desk: &Desk) -> Effect<Message> {
        let taken = self.on_show().filter(|note| note.way == PacketWay::Taken);
        let (Some(note), Some(office), Some(profile)) = (taken, &desk.office, desk.profile()) else {
            return Effect::None;
        };
        let form = packet_receipt(&PacketReceipt { note, office, made: None }, &profile);
        Effect::Print(Job {
            kind,
            format,
            document: Arc::new(form.document),
            name: format!("Giấy biên nhận – {}", note.file.trim_end_matches(".gsg")),
            personal: false,
        })
    }

    /// Somebody's deed: reads again what it may have changed.
    pub fn refresh(&mut self, changes: &Changes, desk: &Desk) -> Effect<Message> {
        if self.current != desk.current {
            self.current = desk.current;
        }
        let held = [
            Area::Unit,
            Area::Movement,
            Area::Plan,
            Area::Section,
            Area::Obligation,
            Area::CriteriaSet,
            Area::Subject,
            Area::Dossier,
            Area::Gate,
            Area::StageScore,
            Area::Attachment,
        ];
        if !changes.touch(&[Area::Packet]) {
            // What is on the table is held against what is here now.
            return if changes.touch(&held) { self.read_here(desk) } else { Effect::None };
        }
        self.making.heard();
        if self.taking.as_ref().is_some_and(|it| it.sent) {
            // What was taken in stands at the head of the list, with its result.
            self.taking = None;
            self.grid.choose(Some(0));
        }
        Effect::Run(ask(desk))
    }

    /// Its deed was refused: what is on the table stays there.
    pub fn refused(&mut self, error: &StoreError, _desk: &Desk) -> Effect<Message> {
        self.making.refused(error.to_string());
        if let Some(taking) = &mut self.taking {
            taking.refused(error.to_string());
        }
        Effect::None
    }

    /// Work that nobody waits for any more is stopped.
    pub fn leave(&mut self, _desk: &Desk) -> Effect<Message> {
        self.making.work.iter().for_each(Work::stop);
        self.taking.iter().filter_map(|it| it.work.as_ref()).for_each(Work::stop);
        Effect::None
    }

    /// Escape stops the work, puts away what is on the table, or goes back.
    #[must_use]
    pub fn chord(&self, chord: Chord) -> Option<Message> {
        if chord == Chord::named(Named::Escape) {
            return Some(match &self.taking {
                Some(taking) if taking.work.is_some() => Message::Taking(TakingMessage::Stopped),
                Some(_) => Message::Taking(TakingMessage::Cleared),
                None if self.making.work.is_some() => Message::Making(MakingMessage::Stopped),
                None if self.is_making => Message::MakingToggled(false),
                None => Message::Back,
            });
        }
        (chord == Chord::ctrl('o') && self.taking.is_none() && !self.is_making).then_some(Message::FileAsked)
    }

    /// The page as it looks.
    pub fn view<'a>(&'a self, desk: &'a Desk) -> Element<'a, Message> {
        view::view(self, desk)
    }
}

fn ask(desk: &Desk) -> Task<Message> {
    Task::perform(desk.store.read(|database| database.packets()), Message::Read)
}

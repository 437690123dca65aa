//! Văn bản: choose a paper, word it, see it exactly as it is printed beside what is remarked about it, issue it and
//! send it out; and the register of numbers.

mod answers;
mod cards;
mod checking;
mod choose;
mod deeds;
mod draft;
mod fields;
mod frozen;
mod issue;
mod keeping;
mod message;
mod register;
mod remarks;
mod remarks_view;
mod settings;
mod settled;
pub mod shape;
mod view;
mod writing;

pub(super) use checking::remark;
pub use draft::{PaperForm, PartForm, Typed};
pub use frozen::Figures;
pub use issue::{Cancelling, Issue};
pub use message::{Message, Part, Tab};
pub use register::{Message as RegisterMessage, OutsideField, Register};
pub(super) use remarks::of_missing as remarks_of_missing;
pub use remarks::{Aim, Change, Remark};
pub(super) use remarks_view::{counts, entry};
pub use writing::{Reading, Sealed, Written};

use super::preview::{self, Preview};
use super::typed::Said;
use super::{Chord, ChordKey, Current, Desk, Effect, Format, JobKind};
use crate::domain::Changes;
use crate::domain::ids::{DossierId, PaperId, RoundId};
use crate::domain::papers::{Ground, PaperType};
use crate::storage::StoreError;
use crate::ui::sheet;
use crate::ui::suggest::Item;
use iced::Task;
use iced::keyboard::key::Named;
use iced::task::Handle;
use std::sync::Arc;

/// The screen.
#[derive(Debug)]
pub struct Papers {
    current: Option<Current>,
    tab: Tab,
    part: Part,
    kind: PaperType,
    round: Option<RoundId>,
    /// One of several papers of the type; none takes the newest that is in force.
    which: Option<PaperId>,
    /// The paper that the screen was opened for, until it was read.
    sought: Option<PaperId>,
    /// A new paper was asked for beside those there are.
    anew: bool,
    reading: Option<Arc<Reading>>,
    asked: u64,
    form: Option<PaperForm>,
    dossiers: Dossiers,
    resting: Option<Handle>,
    pausing: Option<Handle>,
    /// What was written last.
    written: Option<Arc<Written>>,
    written_asked: u64,
    remarks: Vec<Remark>,
    preview: Preview,
    exporting: bool,
    /// Whether every change of a report's figures is listed.
    all_changes: bool,
    issue: Option<Issue>,
    cancelling: Option<Cancelling>,
    register: Register,
    under: String,
    trouble: Option<String>,
}

/// The dossiers that a paper can be about.
#[derive(Debug, Default)]
pub(super) struct Dossiers {
    typed: String,
    folded: String,
    items: Vec<Item>,
    ids: Vec<DossierId>,
}

impl Papers {
    /// The screen over the current plan.
    pub fn open(desk: &Desk) -> (Self, Task<Message>) {
        let mut screen = Self {
            current: desk.current,
            tab: Tab::Write,
            part: Part::Settings,
            kind: PaperType::Proposal,
            round: None,
            which: None,
            sought: None,
            anew: false,
            reading: None,
            asked: 0,
            form: None,
            dossiers: Dossiers::default(),
            resting: None,
            pausing: None,
            written: None,
            written_asked: 0,
            remarks: Vec::new(),
            preview: Preview::new(),
            exporting: false,
            all_changes: false,
            issue: None,
            cancelling: None,
            register: Register::new(desk.today),
            under: String::new(),
            trouble: None,
        };
        let task = screen.read(desk);
        (screen, task)
    }

    /// The screen over the current plan, with this paper in hand.
    pub fn open_one(id: PaperId, desk: &Desk) -> (Self, Task<Message>) {
        let (mut screen, task) = Self::open(desk);
        screen.sought = Some(id);
        (screen, task)
    }

    /// "Văn bản – Tờ trình đề nghị khen thưởng".
    #[must_use]
    pub fn title(&self) -> String {
        match self.tab {
            Tab::Write => format!("Văn bản – {}", self.kind.label()),
            Tab::Register => "Văn bản – Sổ đăng ký số".to_owned(),
        }
    }

    /// The type of paper in hand.
    #[must_use]
    pub fn kind(&self) -> PaperType {
        self.kind
    }

    /// The form of the paper in hand; none before the file was read.
    #[must_use]
    pub fn form(&self) -> Option<&PaperForm> {
        self.form.as_ref()
    }

    /// What is remarked about the paper on show.
    #[must_use]
    pub fn remarks(&self) -> &[Remark] {
        &self.remarks
    }

    /// The panel of issuing, while it is open.
    #[must_use]
    pub fn issue(&self) -> Option<&Issue> {
        self.issue.as_ref()
    }

    /// The register of numbers.
    #[must_use]
    pub fn register(&self) -> &Register {
        &self.register
    }

    /// The round in hand.
    #[must_use]
    pub fn round(&self) -> Option<RoundId> {
        self.reading.as_ref()?.case.as_ref()?.round.as_ref().map(|round| round.board.round.id)
    }

    /// PageDown and PageUp turn the pages, Ctrl+P prints, Escape puts a panel away.
    #[must_use]
    pub fn chord(&self, chord: Chord) -> Option<Message> {
        if chord == Chord::named(Named::Escape) {
            return match () {
                () if self.issue.is_some() => Some(Message::IssueClosed),
                () if self.cancelling.is_some() => Some(Message::CancelClosed),
                () if self.exporting => Some(Message::ExportShown(false)),
                () => self.register.escape().map(Message::Register),
            };
        }
        if self.tab == Tab::Register {
            return None;
        }
        if chord == Chord::ctrl('p') {
            return Some(Message::Wanted(JobKind::Print, Format::Pdf));
        }
        if chord == Chord::ctrl('n') {
            return Some(Message::NewAsked);
        }
        if chord.ctrl || chord.alt || chord.shift {
            return None;
        }
        let event = match chord.key {
            ChordKey::Named(Named::PageDown) => sheet::Event::Next,
            ChordKey::Named(Named::PageUp) => sheet::Event::Previous,
            _ => return None,
        };
        Some(Message::Preview(preview::Message::Sheet(event)))
    }

    /// Takes what happened.
    pub fn update(&mut self, message: Message, desk: &Desk) -> Effect<Message> {
        match message {
            Message::TabPicked(tab) => {
                let flushed = self.flush(desk);
                self.tab = tab;
                flushed
            }
            Message::KindPicked(kind) => {
                let flushed = self.flush(desk);
                (self.kind, self.which, self.anew) = (kind, None, false);
                self.part = Part::Settings;
                flushed.and(self.turn(desk))
            }
            Message::RoundPicked(round) => {
                let flushed = self.flush(desk);
                (self.round, self.which, self.anew, self.form) = (Some(round), None, false, None);
                flushed.and(Effect::Run(self.read(desk)))
            }
            Message::PaperPicked(id) => {
                let flushed = self.flush(desk);
                (self.which, self.anew) = (Some(id), false);
                flushed.and(self.turn(desk))
            }
            Message::NewAsked => self.begin(desk),
            Message::PartPicked(part) => {
                self.part = part;
                Effect::None
            }
            Message::Read(asked, reading) => self.take(asked, reading, desk),
            Message::Form(Said::Typed(typed)) => self.typed(typed, desk),
            Message::Form(Said::Left) => {
                if let Some(form) = &mut self.form {
                    form.left(desk.today);
                }
                self.flush(desk)
            }
            Message::DossierTyped(words) => self.dossier_typed(words, desk),
            Message::DossierPicked(at) => match self.dossiers.ids.get(at).copied() {
                Some(id) => self.typed(Typed::Dossier(Some(id)), desk),
                None => Effect::None,
            },
            Message::Paused => Effect::Run(self.write(desk)),
            Message::Rested => self.flush(desk),
            Message::Written(asked, written) => self.take_written(asked, written),
            Message::Preview(message) => {
                let laid = matches!(message, preview::Message::Laid(..));
                let task = self.preview.update(message);
                if laid {
                    self.look_over_pages();
                }
                Effect::Run(task.map(Message::Preview))
            }
            Message::RemarkOpened(at) => self.open_remark(at, desk),
            Message::RepairMade(at) => self.repair(at, desk),
            Message::Figures(deed) => self.figures(deed, desk),
            Message::ExportShown(shown) => {
                self.exporting = shown;
                Effect::None
            }
            Message::Wanted(kind, format) => self.hand_out(kind, format, desk),
            Message::AllWanted => self.gather(desk),
            Message::IssueAsked => self.ask_issue(desk),
            Message::NumberTyped(number) => {
                if let Some(issue) = &mut self.issue {
                    issue.number_typed(number);
                }
                Effect::None
            }
            Message::DayTyped(day) => {
                if let (Some(issue), Some(reading)) = (&mut self.issue, &self.reading) {
                    issue.day_typed(day, &reading.book, desk.today);
                }
                Effect::None
            }
            Message::DayLeft => {
                if let Some(issue) = &mut self.issue {
                    issue.left(desk.today);
                }
                Effect::None
            }
            Message::Issued => self.do_issue(desk),
            Message::Sealed(sealed) => self.sealed(sealed, desk),
            Message::IssueClosed => {
                self.issue = None;
                Effect::None
            }
            Message::CancelAsked => {
                self.cancelling = Some(Cancelling::default());
                Effect::Run(iced::widget::operation::focus("paper-cancel-reason"))
            }
            Message::ReasonTyped(reason) => {
                self.cancelling = Some(Cancelling { reason, error: None });
                Effect::None
            }
            Message::Cancelled => self.cancel(),
            Message::CancelClosed => {
                self.cancelling = None;
                Effect::None
            }
            Message::RemoveAsked => self.ask_remove(),
            Message::Removed => self.remove(),
            Message::Register(message) => self.in_register(message, desk),
            Message::Went(place) => Effect::Go(place),
        }
    }

    /// Reads again what others changed: a paper shows work from every corner of the file.
    pub fn refresh(&mut self, changes: &Changes, desk: &Desk) -> Effect<Message> {
        if self.current != desk.current {
            let tab = self.tab;
            let (mut other, task) = Self::open(desk);
            other.asked = self.asked + 1;
            other.tab = tab;
            let task = if other.current.is_some() { other.read(desk) } else { task };
            *self = other;
            return Effect::Run(task);
        }
        if changes.is_empty() { Effect::None } else { Effect::Run(self.read(desk)) }
    }

    /// A deed of this screen was refused: what was typed stays, the sentence stands beside it.
    pub fn refused(&mut self, error: &StoreError, _desk: &Desk) -> Effect<Message> {
        let sentence = error.to_string();
        if let Some(issue) = &mut self.issue {
            issue.error = Some(sentence);
        } else if let Some(cancelling) = &mut self.cancelling {
            cancelling.error = Some(sentence);
        } else if self.tab == Tab::Register {
            self.register.refused(sentence);
        } else if let Some(form) = &mut self.form {
            form.refused(sentence);
        }
        Effect::None
    }

    /// The screen is left: what was typed is stored.
    pub fn leave(&mut self, desk: &Desk) -> Effect<Message> {
        self.flush(desk)
    }

    /// Whether the paper in hand needs a round and there is none.
    pub(super) fn lacks_round(&self) -> bool {
        self.kind.ground() == Ground::Round && self.round().is_none()
    }
}

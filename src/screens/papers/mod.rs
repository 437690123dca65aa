//! Văn bản: choose a paper, say how it should look, see it exactly as it is printed, export or print it.

mod view;
mod writing;

pub use writing::{Kind, Material, Source};

use super::preview::{self, Preview};
use super::typed::DateText;
use super::{Chord, ChordKey, Current, Desk, Effect, Job, JobKind, Notice, Place, after_pause};
use crate::domain::Changes;
use crate::domain::round::RoundState;
use crate::domain::subject::SubjectKind;
use crate::forms::nomination_list::{AttachedTo, Shown};
use crate::forms::{Form, Missing, Spot};
use crate::storage::StoreError;
use crate::ui::sheet;
use chrono::{NaiveDate, Utc};
use iced::Task;
use iced::keyboard::key::Named;
use iced::task::Handle;
use std::sync::Arc;

/// What is to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// Which paper.
    pub kind: Kind,
    /// Whom the list names.
    pub source: Source,
    /// One kind of subject only; none for all.
    pub only: Option<SubjectKind>,
    /// Columns of the list.
    pub shown: Shown,
    /// Day of the list; none leaves room to write it by hand.
    pub date: Option<NaiveDate>,
    /// The paper it goes out with; none stands alone.
    pub attached: Option<AttachedTo>,
    /// Number of that paper; empty leaves room.
    pub number: String,
    /// Day of that paper; none leaves room.
    pub attached_date: Option<NaiveDate>,
}

/// A column of the list that can be left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Column {
    /// Year of birth.
    Birth,
    /// Post, unit, address.
    Place,
    /// Field of work.
    Field,
    /// Summary of achievements.
    Summary,
    /// Earlier commendations.
    Honours,
    /// Proposed form.
    Proposal,
    /// Remarks.
    Note,
    /// The row of column numbers.
    NumberRow,
}

impl Column {
    /// In the order of the paper.
    pub const ALL: [Self; 8] = [
        Self::Birth,
        Self::Place,
        Self::Field,
        Self::Summary,
        Self::Honours,
        Self::Proposal,
        Self::Note,
        Self::NumberRow,
    ];

    /// The words shown to people.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Birth => "Năm sinh",
            Self::Place => "Chức vụ, đơn vị, địa chỉ",
            Self::Field => "Lĩnh vực",
            Self::Summary => "Tóm tắt thành tích",
            Self::Honours => "Đã được khen thưởng",
            Self::Proposal => "Hình thức đề nghị",
            Self::Note => "Ghi chú",
            Self::NumberRow => "Dòng số thứ tự cột",
        }
    }

    fn of(self, shown: &mut Shown) -> &mut bool {
        match self {
            Self::Birth => &mut shown.birth,
            Self::Place => &mut shown.place,
            Self::Field => &mut shown.field,
            Self::Summary => &mut shown.summary,
            Self::Honours => &mut shown.honours,
            Self::Proposal => &mut shown.proposal,
            Self::Note => &mut shown.note,
            Self::NumberRow => &mut shown.number_row,
        }
    }
}

/// A day that can be typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Day {
    /// Of the list.
    List,
    /// Of the paper it goes out with.
    Attached,
}

/// A written paper.
#[derive(Debug)]
pub struct Written {
    form: Form,
    name: String,
    rounds: Vec<crate::domain::round::Round>,
}

/// What happened on the screen.
#[derive(Debug, Clone)]
pub enum Message {
    /// A paper was chosen.
    KindPicked(Kind),
    /// Whom the list names was chosen.
    SourcePicked(Source),
    /// One kind of subject was chosen, or all.
    OnlyPicked(Option<SubjectKind>),
    /// A column was shown or left out.
    ColumnSet(Column, bool),
    /// The paper the list goes out with was chosen.
    AttachedPicked(Option<AttachedTo>),
    /// A letter of that paper's number.
    NumberTyped(String),
    /// A letter of a day.
    DayTyped(Day, String),
    /// The keyboard left a day.
    DayLeft(Day),
    /// Typing rested.
    Rested,
    /// The paper was written; the number of the question, the rounds read, and the form or a sentence.
    Written(u64, Result<Arc<Written>, String>),
    /// In the preview.
    Preview(preview::Message),
    /// Something missing is to be entered.
    FindingOpened(usize),
    /// Export or print was asked for.
    Wanted(JobKind),
    /// The plans were asked for.
    PlansAsked,
}

/// The screen.
#[derive(Debug)]
pub struct Papers {
    current: Option<Current>,
    choice: Choice,
    list_day: DateText,
    attached_day: DateText,
    rounds: Vec<crate::domain::round::Round>,
    settled: bool,
    findings: Vec<Missing>,
    lines: Vec<String>,
    name: String,
    preview: Preview,
    asked: u64,
    pause: Option<Handle>,
}

impl Papers {
    /// The screen over the current plan.
    pub fn open(desk: &Desk) -> (Self, Task<Message>) {
        let mut screen = Self {
            current: desk.current,
            choice: Choice {
                kind: Kind::List,
                source: Source::Year,
                only: None,
                shown: Shown::default(),
                date: None,
                attached: Some(AttachedTo::Proposal),
                number: String::new(),
                attached_date: None,
            },
            list_day: DateText::default(),
            attached_day: DateText::default(),
            rounds: Vec::new(),
            settled: false,
            findings: Vec::new(),
            lines: Vec::new(),
            name: String::new(),
            preview: Preview::new(),
            asked: 0,
            pause: None,
        };
        let task = screen.write(desk);
        (screen, task)
    }

    /// "Văn bản".
    #[must_use]
    pub fn title(&self) -> String {
        match self.choice.kind {
            Kind::Plan => "Văn bản – Kế hoạch".to_owned(),
            Kind::List => "Văn bản – Danh sách trích ngang".to_owned(),
        }
    }

    /// What is to be written.
    #[must_use]
    pub fn choice(&self) -> &Choice {
        &self.choice
    }

    /// What is still missing on the paper.
    #[must_use]
    pub fn findings(&self) -> &[Missing] {
        &self.findings
    }

    /// PageDown and PageUp turn the pages, Ctrl+P prints.
    #[must_use]
    pub fn chord(&self, chord: Chord) -> Option<Message> {
        if chord == Chord::ctrl('p') {
            return Some(Message::Wanted(JobKind::Print));
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

    /// Reads and writes the paper off the window's thread; what was asked before is no longer waited for.
    fn write(&mut self, desk: &Desk) -> Task<Message> {
        self.asked += 1;
        self.pause = None;
        let Some(current) = self.current else { return Task::none() };
        let (asked, choice, made) = (self.asked, self.choice.clone(), Utc::now().naive_utc());
        let wanted = choice.clone();
        let read = desk.store.read(move |db| writing::read(db, current.plan, current.year, &wanted));
        Task::perform(
            async move {
                let material = read.await.map_err(|error| error.to_string())?;
                let form = writing::write(&material, &choice, made)?;
                Ok(Arc::new(Written {
                    form,
                    name: writing::name(&material, &choice),
                    rounds: material.rounds,
                }))
            },
            move |written| Message::Written(asked, written),
        )
    }

    /// Takes what happened.
    pub fn update(&mut self, message: Message, desk: &Desk) -> Effect<Message> {
        match message {
            Message::KindPicked(kind) => self.choice.kind = kind,
            Message::SourcePicked(source) => self.choice.source = source,
            Message::OnlyPicked(only) => self.choice.only = only,
            Message::ColumnSet(column, on) => *column.of(&mut self.choice.shown) = on,
            Message::AttachedPicked(attached) => self.choice.attached = attached,
            Message::NumberTyped(number) => {
                self.choice.number = number;
                return self.rest();
            }
            Message::DayTyped(day, typed) => {
                self.day(day).typed(typed);
                return self.rest();
            }
            Message::DayLeft(day) => {
                self.day(day).left(desk.today);
                if !self.take_days(desk) {
                    return Effect::None;
                }
            }
            Message::Rested => {
                self.take_days(desk);
            }
            Message::Written(asked, written) => return self.take(asked, written, desk),
            Message::Preview(message) => {
                return Effect::Run(self.preview.update(message).map(Message::Preview));
            }
            Message::FindingOpened(at) => {
                return self.findings.get(at).map_or(Effect::None, |it| Effect::Go(self.place_of(it.spot)));
            }
            Message::Wanted(kind) => return self.hand_out(kind),
            Message::PlansAsked => return Effect::Go(Place::Plans),
        }
        Effect::Run(self.write(desk))
    }

    fn day(&mut self, day: Day) -> &mut DateText {
        match day {
            Day::List => &mut self.list_day,
            Day::Attached => &mut self.attached_day,
        }
    }

    fn rest(&mut self) -> Effect<Message> {
        let (timer, handle) = after_pause(Message::Rested);
        self.pause = Some(handle);
        Effect::Run(timer)
    }

    /// Takes the days that can be read; whether one of them differs.
    fn take_days(&mut self, desk: &Desk) -> bool {
        let before = (self.choice.date, self.choice.attached_date);
        if let Some(date) = self.list_day.value(desk.today) {
            self.choice.date = date;
        }
        if let Some(date) = self.attached_day.value(desk.today) {
            self.choice.attached_date = date;
        }
        before != (self.choice.date, self.choice.attached_date)
    }

    fn take(&mut self, asked: u64, written: Result<Arc<Written>, String>, desk: &Desk) -> Effect<Message> {
        if asked != self.asked {
            return Effect::None;
        }
        let shown = match written {
            Ok(written) => {
                self.rounds.clone_from(&written.rounds);
                if !self.settled && self.settle() {
                    return Effect::Run(self.write(desk));
                }
                self.findings.clone_from(&written.form.findings);
                self.name.clone_from(&written.name);
                self.preview.show(move || Ok(written.form.document.clone()))
            }
            Err(sentence) => {
                (self.findings, self.name) = (Vec::new(), String::new());
                self.preview.show(move || Err(sentence))
            }
        };
        self.lines = self.findings.iter().map(|it| it.what.clone()).collect();
        Effect::Run(shown.map(Message::Preview))
    }

    /// The first time the rounds are known: the newest closed round is what people come for. Whether it changed.
    fn settle(&mut self) -> bool {
        self.settled = true;
        let closed = self.rounds.iter().rev().find(|round| round.state == RoundState::Closed);
        match closed {
            Some(round) if self.choice.source == Source::Year => {
                self.choice.source = Source::Chosen(round.id);
                true
            }
            _ => false,
        }
    }

    fn place_of(&self, spot: Spot) -> Place {
        let plan = || self.current.map_or(Place::Plans, |current| Place::Plan(current.plan));
        match spot {
            Spot::Office => Place::Office,
            Spot::Head | Spot::Section(_) | Spot::Closing | Spot::Recipients => plan(),
            // A list takes its signer from the plan, or from the office.
            Spot::Signature => plan(),
            Spot::Entries => match self.choice.source {
                Source::Year => Place::Dossiers,
                Source::Chosen(round) | Source::Ranked(round) => Place::Round(round),
            },
            Spot::Dossier(id) => Place::Dossier(id),
            Spot::Paper => Place::Papers,
        }
    }

    fn hand_out(&self, kind: JobKind) -> Effect<Message> {
        match self.preview.document() {
            // What is still being written must not go out as the paper of a moment ago.
            Some(document) if self.pause.is_none() && !self.name.is_empty() => {
                Effect::Print(Job { kind, document, name: self.name.clone() })
            }
            _ => Effect::Tell(Notice::info("Trang in đang được dựng. Hãy đợi một lát rồi làm lại.")),
        }
    }

    /// Writes the paper again: it shows people's work from every corner of the file.
    pub fn refresh(&mut self, changes: &Changes, desk: &Desk) -> Effect<Message> {
        if self.current != desk.current {
            self.current = desk.current;
            (self.settled, self.choice.source) = (false, Source::Year);
            self.preview.clear();
        } else if changes.is_empty() {
            return Effect::None;
        }
        Effect::Run(self.write(desk))
    }

    /// This screen does no deeds of its own; another one's refusal changes nothing here.
    pub fn refused(&mut self, _error: &StoreError, _desk: &Desk) -> Effect<Message> {
        Effect::None
    }

    /// Nothing typed here is kept in the file.
    pub fn leave(&mut self, _desk: &Desk) -> Effect<Message> {
        self.pause = None;
        Effect::None
    }
}

//! The page of one subject: what is known of it, its dossiers over the years, what happened on one line, and records
//! that may be of the same subject.

use crate::domain::again::again;
use crate::domain::ids::{DossierId, SubjectId, UnitId};
use crate::domain::timeline::DossierLife;
use crate::domain::{Area, Changes, Command};
use crate::screens::{Chord, ChordKey, Current, Desk, Effect, Notice, Place};
use crate::storage::{StoreError, SubjectFile};
use crate::text::date::short_date;
use iced::Task;
use iced::keyboard::key::Named;

/// A dossier as the page shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Which.
    pub id: DossierId,
    /// The plan and year it belongs to.
    pub current: Current,
    /// Its year.
    pub year: String,
    /// Its plan and the unit that nominated.
    pub words: String,
    /// Proposed form, and what councils said.
    pub result: String,
}

/// The page.
#[derive(Debug)]
pub struct Record {
    id: SubjectId,
    pub(super) file: Option<SubjectFile>,
    pub(super) trouble: Option<String>,
    pub(super) facts: Vec<(&'static str, String)>,
    pub(super) under: String,
    pub(super) lines: Vec<Line>,
    pub(super) awards: Vec<String>,
    pub(super) hints: Vec<String>,
    pub(super) dossiers_title: String,
    pub(super) related_title: &'static str,
    pub(super) days: Vec<Vec<String>>,
    /// The dossier that is being made for this year.
    making: Option<(DossierId, Current)>,
    asked: u64,
}

/// What happened on the page.
#[derive(Debug, Clone)]
pub enum Message {
    /// The record was read; the number of the question.
    Read(u64, Box<Result<SubjectFile, StoreError>>),
    /// A dossier was asked for.
    DossierAsked(DossierId),
    /// "Lập hồ sơ năm nay".
    AgainAsked,
    /// Another record was asked for.
    RecordAsked(SubjectId),
    /// "So sánh, gộp…" with another record.
    MergeAsked(SubjectId),
    /// "Không trùng" with another record.
    NotSame(SubjectId),
    /// The pairs that may be one.
    DuplicatesAsked,
    /// Back to the list of dossiers.
    Left,
}

impl Record {
    pub(super) fn open(id: SubjectId, desk: &Desk) -> (Self, Task<Message>) {
        let mut page = Self {
            id,
            file: None,
            trouble: None,
            facts: Vec::new(),
            under: String::new(),
            lines: Vec::new(),
            awards: Vec::new(),
            hints: Vec::new(),
            dossiers_title: String::new(),
            related_title: "",
            days: Vec::new(),
            making: None,
            asked: 0,
        };
        let task = page.ask(desk);
        (page, task)
    }

    fn ask(&mut self, desk: &Desk) -> Task<Message> {
        self.asked += 1;
        let (asked, id) = (self.asked, self.id);
        let read = desk.store.read(move |database| database.subject_file(id));
        Task::perform(read, move |file| Message::Read(asked, Box::new(file)))
    }

    pub(super) fn title(&self) -> String {
        self.file.as_ref().map_or_else(|| "Đối tượng".to_owned(), |file| file.subject.name.clone())
    }

    /// What was read; none until then.
    #[must_use]
    pub const fn file(&self) -> Option<&SubjectFile> {
        self.file.as_ref()
    }

    /// Its dossiers as shown.
    #[must_use]
    pub fn lines(&self) -> &[Line] {
        &self.lines
    }

    /// Its dossier in the plan and year at work, if it has one.
    pub(super) fn here(&self, desk: &Desk) -> Option<DossierId> {
        let current = desk.current?;
        self.lines.iter().find(|line| line.current == current).map(|line| line.id)
    }

    pub(super) fn update(&mut self, message: Message, desk: &Desk) -> Effect<Message> {
        match message {
            Message::Read(asked, _) if asked != self.asked => Effect::None,
            Message::Read(_, file) => {
                match *file {
                    Ok(file) => self.take(file),
                    Err(error) => (self.file, self.trouble) = (None, Some(error.to_string())),
                }
                Effect::None
            }
            Message::DossierAsked(id) => self
                .lines
                .iter()
                .find(|line| line.id == id)
                .map_or(Effect::None, |line| go_to(id, line.current, desk)),
            Message::AgainAsked => self.again(desk),
            Message::RecordAsked(id) => Effect::Go(Place::Subject(id)),
            Message::MergeAsked(other) => Effect::Go(self.merge_with(other)),
            Message::NotSame(other) => {
                Effect::Change(Command::NotSame { a: self.id, b: other, remembered: true })
            }
            Message::DuplicatesAsked => Effect::Go(Place::Duplicates),
            Message::Left => Effect::Go(Place::Dossiers),
        }
    }

    /// The one with more dossiers stays: more would have to move.
    fn merge_with(&self, other: SubjectId) -> Place {
        let theirs = self.file.as_ref().and_then(|file| {
            let rows = file.duplicates.iter().flat_map(|pair| &pair.rows);
            rows.into_iter().find(|row| row.id == other).map(|row| row.dossiers as usize)
        });
        if theirs > Some(self.lines.len()) {
            Place::Merge(other, self.id)
        } else {
            Place::Merge(self.id, other)
        }
    }

    /// A new dossier in the plan and year at work, with what is already known; or the one there is.
    fn again(&mut self, desk: &Desk) -> Effect<Message> {
        let (Some(current), Some(file)) = (desk.current, &self.file) else {
            return Effect::Tell(Notice::info("Hãy lập hoặc chọn kế hoạch trước khi lập hồ sơ."));
        };
        if let Some(id) = self.here(desk) {
            return Effect::Go(Place::Dossier(id));
        }
        if self.making.is_some() {
            return Effect::None;
        }
        let Some(unit) = unit_now(file, desk) else {
            return Effect::Tell(Notice::info(
                "Chưa biết đơn vị đề nghị. Hãy thêm đơn vị ở Danh mục, hoặc thêm hồ sơ từ danh sách hồ sơ.",
            ));
        };
        let id: DossierId = desk.fresh();
        let dossier = again(id, &file.subject, &file.dossiers, (current.plan, current.year), unit);
        self.making = Some((id, current));
        Effect::Change(Command::SaveDossier { dossier })
    }

    fn take(&mut self, file: SubjectFile) {
        self.trouble = None;
        self.facts = super::facts::of(&file);
        self.under = super::duplicates_view::joined(&[file.subject.kind().label(), &file.unit_name]);
        self.lines = file.dossiers.iter().map(line).collect();
        self.dossiers_title = format!("Hồ sơ qua các năm ({})", self.lines.len());
        self.awards = super::facts::awards(&file);
        self.related_title = super::facts::related_title(&file.subject);
        self.hints = file
            .duplicates
            .iter()
            .map(|pair| {
                let why: Vec<String> =
                    pair.pair.why.iter().map(|reason| reason.words().to_lowercase()).collect();
                let other = pair.rows.iter().find(|row| row.id != file.subject.id);
                let name = other.map_or("", |row| row.name.as_str());
                format!("{}: “{name}” ({}).", pair.pair.strength.label(), why.join(", "))
            })
            .collect();
        self.days = file
            .timeline
            .iter()
            .map(|year| {
                year.events.iter().map(|event| event.day.map(short_date).unwrap_or_default()).collect()
            })
            .collect();
        self.file = Some(file);
    }

    pub(super) fn refresh(&mut self, changes: &Changes, desk: &Desk) -> Effect<Message> {
        if let Some((id, current)) = self.making
            && changes.rows(Area::Dossier).contains(&id.0)
        {
            self.making = None;
            return go_to(id, current, desk);
        }
        let areas = [
            Area::Subject,
            Area::Dossier,
            Area::Step,
            Area::Return,
            Area::Result,
            Area::NotSame,
            Area::Unit,
            Area::Publicity,
        ];
        if changes.touch(&areas) { Effect::Run(self.ask(desk)) } else { Effect::None }
    }

    pub(super) fn refused(&mut self) {
        self.making = None;
    }
}

/// A dossier is shown in the plan and year it belongs to.
fn go_to(id: DossierId, current: Current, desk: &Desk) -> Effect<Message> {
    let go = Effect::Go(Place::Dossier(id));
    if desk.current == Some(current) { go } else { Effect::Choose(current).and(go) }
}

/// The unit that nominates now: its own as it stands today, else the one that nominated last.
fn unit_now(file: &SubjectFile, desk: &Desk) -> Option<UnitId> {
    let last = file.dossiers.first().map(|life| life.dossier.unit);
    let known = file.subject.unit.or(last).filter(|id| desk.unit(*id).is_some());
    let today = known.map(|id| crate::domain::unit::heir(&desk.units, id, desk.today));
    today.or(if let [only] = desk.units.as_slice() { Some(only.id) } else { None })
}

fn line(life: &DossierLife) -> Line {
    let mut result = life.dossier.proposed.trim().to_owned();
    for part in &life.rounds {
        if let (Some(mean), Some(place)) = (part.mean, part.place) {
            let said = format!("{}: {mean} điểm, thứ {place}", part.name);
            result = super::duplicates_view::joined(&[&result, &said]);
        }
    }
    Line {
        id: life.dossier.id,
        current: Current { plan: life.dossier.plan, year: life.dossier.year },
        year: life.dossier.year.to_string(),
        words: super::duplicates_view::joined(&[&life.plan_name, &life.unit_name]),
        result,
    }
}

pub(super) fn chord(chord: Chord) -> Option<Message> {
    match chord {
        Chord { key: ChordKey::Named(Named::Escape), ctrl: false, shift: false, alt: false } => {
            Some(Message::Left)
        }
        Chord { key: ChordKey::Letter('n'), ctrl: true, shift: false, alt: false } => {
            Some(Message::AgainAsked)
        }
        _ => None,
    }
}

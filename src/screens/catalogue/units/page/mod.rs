//! The page of one unit: what it is, what it sent, what is missing, what it was before; every line is a door.

mod view;

use super::super::super::{Desk, Effect};
use super::rows;
use crate::domain::dossier::DossierState;
use crate::domain::ids::{DossierId, UnitId};
use crate::domain::obligation::Duty;
use crate::domain::progress::{ProgressStanding, progress};
use crate::domain::subject::SubjectKind;
use crate::domain::unit::{Tree, Unit, circle, in_tree_order, predecessors};
use crate::domain::{Area, Changes};
use crate::screens::Place;
use crate::storage::{DossierFilter, DossierOrder, DossierRow, LackingRow, StoreError};
use crate::text::date::short_date;
use crate::ui::grid;
use iced::Task;
use std::collections::{BTreeMap, HashSet};

/// So many dossiers of one unit are listed; more are only counted.
const MOST: usize = 2_000;

/// The page.
#[derive(Debug)]
pub struct UnitPage {
    id: UnitId,
    /// What it is called, since when, and so on: name and value.
    facts: Vec<(&'static str, String)>,
    name: String,
    under: String,
    /// Old names, units it stood under, units that went into it, who took over: words, and the unit they lead to.
    history: Vec<(String, Option<UnitId>)>,
    below: Vec<(UnitId, String)>,
    sent: Vec<DossierRow>,
    count: usize,
    grid: grid::State,
    years: Vec<YearLine>,
    quotas: Vec<QuotaLine>,
    lacking: Vec<LackingLine>,
    campaign: String,
    read: bool,
    error: Option<String>,
}

/// What one year brought.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct YearLine {
    /// The year.
    pub year: i32,
    /// How many of each kind, in the order of [`SubjectKind::ALL`].
    pub by_kind: [usize; 4],
    /// How many were honoured.
    pub honoured: usize,
    words: String,
}

/// How far the unit meets a quota of the current plan.
#[derive(Debug, Clone, PartialEq)]
pub struct QuotaLine {
    /// What it owes, in words.
    pub name: String,
    /// "01/02, còn thiếu 1".
    pub figure: String,
    /// The part that is met, 0 to 1.
    pub share: f32,
    /// Where the quota stands.
    pub standing: ProgressStanding,
}

/// A dossier of the unit that lacks something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LackingLine {
    /// The dossier.
    pub dossier: DossierId,
    /// Its subject.
    pub name: String,
    /// What it lacks, in words.
    pub words: String,
}

/// What was read for the page.
#[derive(Debug, Clone)]
pub struct Facts {
    sent: Vec<DossierRow>,
    count: usize,
    quotas: Vec<QuotaLine>,
    lacking: Vec<LackingRow>,
}

/// What happened.
#[derive(Debug, Clone)]
pub enum Message {
    /// The store answered.
    Read(UnitId, Result<Box<Facts>, StoreError>),
    /// In the list of dossiers.
    Grid(grid::Event),
    /// A dossier was asked for.
    DossierAsked(DossierId),
    /// Another unit was asked for.
    UnitAsked(UnitId),
}

impl UnitPage {
    pub(super) fn open(id: UnitId, desk: &Desk) -> (Self, Task<Message>) {
        let mut page = Self {
            id,
            facts: Vec::new(),
            name: String::new(),
            under: String::new(),
            history: Vec::new(),
            below: Vec::new(),
            sent: Vec::new(),
            count: 0,
            grid: grid::State::new(),
            years: Vec::new(),
            quotas: Vec::new(),
            lacking: Vec::new(),
            campaign: String::new(),
            read: false,
            error: None,
        };
        page.describe(desk);
        let task = page.ask(desk);
        (page, task)
    }

    /// Which unit it is about.
    #[must_use]
    pub const fn id(&self) -> UnitId {
        self.id
    }

    /// What was sent, year by year, the latest first.
    #[must_use]
    pub fn years(&self) -> &[YearLine] {
        &self.years
    }

    /// How far the quotas are met.
    #[must_use]
    pub fn quotas(&self) -> &[QuotaLine] {
        &self.quotas
    }

    /// Dossiers that lack something.
    #[must_use]
    pub fn lacking(&self) -> &[LackingLine] {
        &self.lacking
    }

    /// The dossiers that are listed.
    #[must_use]
    pub fn sent(&self) -> &[DossierRow] {
        &self.sent
    }

    /// Old names, predecessors, successor, in words.
    #[must_use]
    pub fn history(&self) -> &[(String, Option<UnitId>)] {
        &self.history
    }

    fn describe(&mut self, desk: &Desk) {
        let Some(unit) = desk.unit(self.id) else { return };
        let tree = Tree::new(&desk.units);
        self.name.clone_from(&unit.name);
        let above = unit.parent.map(|id| desk.unit_name(id)).unwrap_or_default();
        self.under = if above.is_empty() {
            unit.kind.label().to_owned()
        } else {
            format!("{} · trực thuộc {above}", unit.kind.label())
        };
        let validity = rows::validity(&Unit { old_names: Vec::new(), ..unit.clone() }, &tree, desk.today);
        self.facts = [
            ("Loại đơn vị", unit.kind.label().to_owned()),
            ("Trực thuộc", above),
            ("Cụm, khối thi đua", unit.cluster.clone()),
            ("Tên gọn", unit.short_name.clone()),
            ("Mã", unit.code.clone()),
            ("Hiệu lực", validity),
            ("Ghi chú", unit.note.clone()),
        ]
        .into_iter()
        .filter(|(_, value)| !value.is_empty())
        .collect();
        let until = |day: Option<chrono::NaiveDate>| match day {
            Some(day) => format!("đến {}", short_date(day)),
            None => "trước đây".to_owned(),
        };
        self.history.clear();
        for old in unit.old_names.iter().rev() {
            self.history.push((format!("Tên {}: {}", until(old.until), old.name), None));
        }
        for old in unit.old_parents.iter().rev() {
            let words = format!("Trực thuộc {}: {}", until(old.until), desk.unit_name(old.parent));
            self.history.push((words, Some(old.parent)));
        }
        for old in predecessors(&desk.units, self.id) {
            let words = format!("Lập từ, kế thừa: {} ({})", old.name, until(old.valid_to));
            self.history.push((words, Some(old.id)));
        }
        if let Some(heir) = unit.successor {
            self.history.push((format!("Đơn vị kế thừa: {}", desk.unit_name(heir)), Some(heir)));
        }
        let below = in_tree_order(&desk.units).into_iter().map(|(_, one)| one);
        self.below = below
            .filter(|one| one.parent == Some(self.id) && !one.has_ended(desk.today))
            .map(|one| (one.id, one.name.clone()))
            .collect();
        self.campaign = match (desk.current_plan(), desk.current) {
            (Some(plan), Some(current)) => format!("{}, năm {}", plan.name, current.year),
            _ => String::new(),
        };
    }

    /// Asks the store for everything that stands on the page.
    fn ask(&self, desk: &Desk) -> Task<Message> {
        let id = self.id;
        let units = desk.units.clone();
        let today = desk.today;
        let place = desk.office.as_ref().map(|office| office.place.clone()).unwrap_or_default();
        let current = desk.current;
        let answer = desk.store.read(move |db| {
            let family: HashSet<UnitId> = circle(&units, id);
            let filter = DossierFilter {
                units: family.iter().copied().collect(),
                order: DossierOrder::Year,
                descending: true,
                ..DossierFilter::default()
            };
            let listing = db.list(&filter, 0..MOST)?;
            let mut quotas = Vec::new();
            let mut lacking = Vec::new();
            if let Some(current) = current {
                let file = db.plan(current.plan)?;
                let followed = db.followed(current.plan)?;
                for obligation in &file.obligations {
                    let Duty::Quota { .. } = &obligation.duty else { continue };
                    let seen = progress(obligation, &file.plan, &units, &followed, today);
                    let Some(own) = seen.units.iter().find(|one| one.unit == id) else { continue };
                    quotas.push(QuotaLine::of(&seen, own, obligation.duty.label()));
                }
                lacking = db.lacking(current.plan, current.year, &place, today)?;
                lacking.retain(|one| family.contains(&one.unit));
            }
            Ok(Box::new(Facts { sent: listing.rows, count: listing.count, quotas, lacking }))
        });
        Task::perform(answer, move |read| Message::Read(id, read))
    }

    pub(super) fn update(&mut self, message: Message) -> Effect<Message> {
        match message {
            Message::Read(id, _) if id != self.id => Effect::None,
            Message::Read(_, Ok(facts)) => {
                self.take(*facts);
                Effect::None
            }
            Message::Read(_, Err(error)) => {
                self.error = Some(error.to_string());
                Effect::None
            }
            Message::Grid(event) => {
                let opened = match event {
                    grid::Event::Opened(row) => {
                        self.sent.get(row).map(|one| Effect::Go(Place::Dossier(one.id)))
                    }
                    _ => None,
                };
                let scrolled = self.grid.update(event, self.sent.len());
                Effect::Run(scrolled).and(opened.unwrap_or(Effect::None))
            }
            Message::DossierAsked(id) => Effect::Go(Place::Dossier(id)),
            Message::UnitAsked(id) => Effect::Go(Place::Unit(id)),
        }
    }

    fn take(&mut self, facts: Facts) {
        self.read = true;
        self.error = None;
        self.count = facts.count;
        self.quotas = facts.quotas;
        self.lacking = facts
            .lacking
            .into_iter()
            .map(|row| {
                let words: Vec<String> = row.gaps.into_iter().map(|gap| gap.words).collect();
                LackingLine { dossier: row.dossier, name: row.name, words: words.join("; ") }
            })
            .collect();
        let mut years: BTreeMap<i32, ([usize; 4], usize)> = BTreeMap::new();
        for row in &facts.sent {
            let line = years.entry(row.year).or_default();
            if let Some(kind) = SubjectKind::ALL.iter().position(|kind| *kind == row.kind) {
                line.0[kind] += 1;
            }
            line.1 += usize::from(matches!(row.state, DossierState::Recognised | DossierState::Replicated));
        }
        self.years = years
            .into_iter()
            .rev()
            .map(|(year, (by_kind, honoured))| {
                let kinds = SubjectKind::ALL.iter().zip(by_kind).filter(|(_, count)| *count > 0);
                let mut words: Vec<String> =
                    kinds.map(|(kind, count)| format!("{count} {}", kind.counted())).collect();
                if honoured > 0 {
                    words.push(format!("{honoured} đã khen thưởng"));
                }
                YearLine { year, by_kind, honoured, words: words.join(" · ") }
            })
            .collect();
        self.sent = facts.sent;
    }

    pub(super) fn refresh(&mut self, changes: &Changes, desk: &Desk) -> Effect<Message> {
        let areas = [
            Area::Unit,
            Area::Dossier,
            Area::Subject,
            Area::Plan,
            Area::Obligation,
            Area::Checklist,
            Area::Attachment,
        ];
        if !changes.touch(&areas) {
            return Effect::None;
        }
        self.describe(desk);
        Effect::Run(self.ask(desk))
    }
}

impl QuotaLine {
    fn of(
        seen: &crate::domain::progress::Progress,
        own: &crate::domain::progress::UnitProgress,
        label: &str,
    ) -> Self {
        let mut figure = match own.required {
            Some(required) => format!("{}/{required}", own.received),
            None => own.received.to_string(),
        };
        if own.missing > 0 {
            figure = format!("{figure}, còn thiếu {}", own.missing);
        }
        let time = match (own.met, seen.next_due, seen.days_left) {
            (false, Some(due), Some(left)) if left < 0 => {
                format!("quá hạn {} ngày ({})", -left, short_date(due))
            }
            (false, Some(due), Some(left)) => format!("còn {left} ngày ({})", short_date(due)),
            (_, Some(due), _) => format!("hạn {}", short_date(due)),
            _ => String::new(),
        };
        let name = if time.is_empty() { label.to_owned() } else { format!("{label} – {time}") };
        #[allow(clippy::cast_precision_loss)]
        let share = match own.required {
            Some(required) if required > 0 => (own.received as f32 / required as f32).min(1.0),
            _ => f32::from(u8::from(own.met)),
        };
        let standing = if own.met { ProgressStanding::Done } else { seen.standing };
        Self { name, figure, share, standing }
    }
}

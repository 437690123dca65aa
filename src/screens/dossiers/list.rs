//! The list of dossiers: which are shown, in which order, and the rows in sight.

use crate::domain::dossier::DossierState;
use crate::domain::ids::{DossierId, UnitId};
use crate::domain::subject::SubjectKind;
use crate::domain::unit::Unit;
use crate::domain::{Area, Changes};
use crate::screens::{ChordKey, Current, Desk, Effect, Notice, Place};
use crate::storage::{DossierFilter, DossierOrder, DossierRow, StoreError};
use crate::text::number::grouped;
use crate::ui::grid;
use iced::Task;
use iced::keyboard::key::Named;
use std::collections::HashMap;
use std::ops::Range;

/// The columns that can be sorted by, by their place in the grid.
pub(super) const ORDERS: [Option<DossierOrder>; 7] = [
    Some(DossierOrder::Name),
    Some(DossierOrder::Kind),
    Some(DossierOrder::Unit),
    None,
    Some(DossierOrder::Year),
    Some(DossierOrder::State),
    None,
];

/// Rows read beyond those in sight, so that a turn of the wheel finds them there.
const AHEAD: usize = 60;
/// Rows kept at most; beyond this those out of sight are forgotten.
const KEPT: usize = 4_000;

/// What came back from one question for the list.
#[derive(Debug, Clone)]
pub struct Found {
    ids: Vec<DossierId>,
    counts: [usize; 4],
    all: usize,
    rows: Vec<DossierRow>,
}

/// What happened in the list.
#[derive(Debug, Clone)]
pub enum Message {
    /// The list was read; `asked` is the question it answers.
    Found {
        /// The question.
        asked: u64,
        /// The answer.
        found: Result<Found, StoreError>,
    },
    /// Rows in sight were read.
    Fetched {
        /// The question the list came from.
        asked: u64,
        /// The rows.
        rows: Result<Vec<DossierRow>, StoreError>,
    },
    /// Something in the grid.
    Grid(grid::Event),
    /// Words were typed in the search field.
    Typed(String),
    /// Words and filters were cleared.
    Cleared,
    /// A kind was added to the filter.
    KindPicked(SubjectKind),
    /// A kind was taken out of the filter.
    KindDropped(SubjectKind),
    /// A state was added to the filter.
    StatePicked(DossierState),
    /// A state was taken out of the filter.
    StateDropped(DossierState),
    /// A unit was looked for.
    UnitTyped(String),
    /// A unit was chosen; units below it count too.
    UnitPicked(UnitId),
    /// A unit was taken out of the filter.
    UnitDropped(UnitId),
    /// "Thêm hồ sơ" was pressed: the kinds are shown, or hidden again.
    KindsShown(bool),
    /// "Đến Kế hoạch" was pressed.
    PlansWanted,
}

/// The list and what it remembers while a dossier is open.
#[derive(Debug)]
pub(super) struct List {
    pub(super) grid: grid::State,
    pub(super) words: String,
    pub(super) kinds: Vec<SubjectKind>,
    pub(super) states: Vec<DossierState>,
    pub(super) units: Vec<UnitId>,
    pub(super) unit_words: String,
    pub(super) adding: bool,
    pub(super) ids: Vec<DossierId>,
    pub(super) rows: HashMap<DossierId, DossierRow>,
    /// How many there are without words and filters; none before the first answer.
    pub(super) all: Option<usize>,
    /// "hồ sơ (8 tập thể, 16 cá nhân)".
    pub(super) tally: String,
    pub(super) current: Option<Current>,
    asked: u64,
    wanted: Range<usize>,
    chosen: Option<DossierId>,
    /// Where the list stood when a dossier was opened: the first report of a new scroll bar says 0.
    returning: Option<f32>,
    offset: f32,
    pub(super) stale: bool,
}

impl List {
    pub(super) fn new() -> Self {
        Self {
            grid: grid::State::new().sorted(0, false),
            words: String::new(),
            kinds: Vec::new(),
            states: Vec::new(),
            units: Vec::new(),
            unit_words: String::new(),
            adding: false,
            ids: Vec::new(),
            rows: HashMap::new(),
            all: None,
            tally: String::new(),
            current: None,
            asked: 0,
            wanted: 0..0,
            chosen: None,
            returning: None,
            offset: 0.0,
            stale: false,
        }
    }

    /// Whether words or filters hide something.
    pub(super) fn filtered(&self) -> bool {
        !self.words.trim().is_empty()
            || !self.kinds.is_empty()
            || !self.states.is_empty()
            || !self.units.is_empty()
    }

    fn filter(&self, current: Current, units: &[Unit]) -> DossierFilter {
        let sort = self.grid.sort();
        DossierFilter {
            words: self.words.clone(),
            plan: Some(current.plan),
            year: Some(current.year),
            kinds: self.kinds.clone(),
            states: self.states.clone(),
            units: with_those_below(&self.units, units),
            order: sort.and_then(|sort| ORDERS.get(sort.column).copied().flatten()).unwrap_or_default(),
            descending: sort.is_some_and(|sort| sort.descending),
            ..DossierFilter::default()
        }
    }

    /// Asks for the list anew; answers to earlier questions are dropped from now on.
    pub(super) fn ask(&mut self, desk: &Desk) -> Effect<Message> {
        self.asked += 1;
        self.stale = false;
        if self.current != desk.current {
            self.current = desk.current;
            self.grid = grid::State::new().sorted(0, false);
            self.chosen = None;
            self.all = None;
        }
        let Some(current) = desk.current else {
            self.take(Found { ids: Vec::new(), counts: [0; 4], all: 0, rows: Vec::new() });
            return Effect::None;
        };
        let asked = self.asked;
        let filter = self.filter(current, &desk.units);
        let grid = self.grid.clone();
        let read = desk.store.read(move |database| {
            let ids = database.find_dossiers(&filter)?;
            let mut counts = [0; 4];
            for (count, kind) in counts.iter_mut().zip(SubjectKind::ALL) {
                if filter.kinds.is_empty() || filter.kinds.contains(&kind) {
                    let of_kind =
                        DossierFilter { kinds: vec![kind], order: DossierOrder::Name, ..filter.clone() };
                    *count = database.find_dossiers(&of_kind)?.len();
                }
            }
            let every = DossierFilter { plan: filter.plan, year: filter.year, ..DossierFilter::default() };
            let all = database.find_dossiers(&every)?.len();
            let seen = ahead(&grid.visible(ids.len()), ids.len());
            let rows = database.dossier_rows(&ids[seen])?;
            Ok(Found { ids, counts, all, rows })
        });
        Effect::Run(Task::perform(read, move |found| Message::Found { asked, found }))
    }

    fn take(&mut self, found: Found) {
        self.tally = tally(found.counts);
        self.all = Some(found.all);
        self.ids = found.ids;
        self.rows = found.rows.into_iter().map(|row| (row.id, row)).collect();
        self.wanted = 0..0;
        // The chosen dossier stays chosen wherever the new order has put it.
        let place = self.chosen.and_then(|id| self.ids.iter().position(|other| *other == id));
        self.grid.choose(place);
    }

    /// Reads rows in sight that are not there yet.
    fn fetch(&mut self, desk: &Desk) -> Effect<Message> {
        let seen = self.grid.visible(self.ids.len());
        let missing = self.ids[seen.clone()].iter().any(|id| !self.rows.contains_key(id));
        let coming = self.wanted.start <= seen.start && seen.end <= self.wanted.end;
        if !missing || coming {
            return Effect::None;
        }
        let wanted = ahead(&seen, self.ids.len());
        let ids = self.ids[wanted.clone()].to_vec();
        self.wanted = wanted;
        let asked = self.asked;
        let read = desk.store.read(move |database| database.dossier_rows(&ids));
        Effect::Run(Task::perform(read, move |rows| Message::Fetched { asked, rows }))
    }

    fn keep(&mut self, rows: Vec<DossierRow>) {
        if self.rows.len() + rows.len() > KEPT {
            let seen = ahead(&self.grid.visible(self.ids.len()), self.ids.len());
            let near: std::collections::HashSet<DossierId> = self.ids[seen].iter().copied().collect();
            self.rows.retain(|id, _| near.contains(id));
        }
        self.rows.extend(rows.into_iter().map(|row| (row.id, row)));
    }

    pub(super) fn update(&mut self, message: Message, desk: &Desk) -> Effect<Message> {
        match message {
            Message::Found { asked, found } if asked == self.asked => match found {
                Ok(found) => self.take(found),
                Err(error) => return Effect::Tell(Notice::from(&error)),
            },
            Message::Fetched { asked, rows } if asked == self.asked => match rows {
                Ok(rows) => {
                    self.keep(rows);
                    // The list may have been scrolled on while these were being read.
                    return self.fetch(desk);
                }
                Err(error) => {
                    self.wanted = 0..0;
                    return Effect::Tell(Notice::from(&error));
                }
            },
            Message::Found { .. } | Message::Fetched { .. } => {}
            Message::Grid(event) => return self.in_grid(event, desk),
            Message::Typed(words) => {
                self.words = words;
                return self.ask_from_top(desk);
            }
            Message::Cleared => {
                self.words.clear();
                self.kinds.clear();
                self.states.clear();
                self.units.clear();
                self.unit_words.clear();
                return self.ask_from_top(desk);
            }
            Message::KindPicked(kind) => return self.picked(desk, |list| put(&mut list.kinds, kind)),
            Message::KindDropped(kind) => {
                return self.picked(desk, |list| list.kinds.retain(|it| *it != kind));
            }
            Message::StatePicked(state) => return self.picked(desk, |list| put(&mut list.states, state)),
            Message::StateDropped(state) => {
                return self.picked(desk, |list| list.states.retain(|it| *it != state));
            }
            Message::UnitTyped(words) => {
                self.unit_words = words;
            }
            Message::UnitPicked(unit) => {
                self.unit_words.clear();
                return self.picked(desk, |list| put(&mut list.units, unit));
            }
            Message::UnitDropped(unit) => {
                return self.picked(desk, |list| list.units.retain(|it| *it != unit));
            }
            Message::KindsShown(shown) => self.adding = shown,
            Message::PlansWanted => return Effect::Go(Place::Plans),
        }
        Effect::None
    }

    fn in_grid(&mut self, event: grid::Event, desk: &Desk) -> Effect<Message> {
        if let grid::Event::Scrolled { offset, height } = event {
            if let Some(back) = self.returning.take()
                && (offset - back).abs() > 0.5
            {
                let _: Task<Message> =
                    self.grid.update(grid::Event::Scrolled { offset: back, height }, self.ids.len());
                return Effect::Run(self.grid.restore()).and(self.fetch(desk));
            }
            self.offset = offset;
        }
        let scroll = self.grid.update(event, self.ids.len());
        self.chosen = self.grid.chosen().and_then(|place| self.ids.get(place).copied());
        match event {
            grid::Event::Sorted(_) => Effect::Run(scroll).and(self.ask(desk)),
            grid::Event::Stepped(_) => Effect::Run(scroll).and(self.fetch(desk)),
            grid::Event::Scrolled { .. } => self.fetch(desk),
            _ => Effect::None,
        }
    }

    fn picked(&mut self, desk: &Desk, change: impl FnOnce(&mut Self)) -> Effect<Message> {
        change(self);
        self.ask_from_top(desk)
    }

    /// What was found is read from its beginning.
    fn ask_from_top(&mut self, desk: &Desk) -> Effect<Message> {
        let _: Task<Message> =
            self.grid.update(grid::Event::Scrolled { offset: 0.0, height: 0.0 }, self.ids.len());
        self.offset = 0.0;
        let scroll = self.grid.restore();
        Effect::Run(scroll).and(self.ask(desk))
    }

    /// Shows the list again where it stood.
    pub(super) fn come_back(&mut self, desk: &Desk, chosen: Option<DossierId>) -> Effect<Message> {
        self.returning = (self.offset > 0.0).then_some(self.offset);
        if chosen.is_some() {
            self.chosen = chosen;
        }
        let place = self.chosen.and_then(|id| self.ids.iter().position(|other| *other == id));
        self.grid.choose(place);
        let restore = Effect::Run(self.grid.restore());
        if self.stale || self.current != desk.current { restore.and(self.ask(desk)) } else { restore }
    }

    /// Somebody's deed: asks anew only if the list shows something of it.
    pub(super) fn refresh(&mut self, changes: &Changes, desk: &Desk, in_sight: bool) -> Effect<Message> {
        let touched = changes.touch(&[Area::Dossier, Area::Subject, Area::Unit]);
        if !touched && self.current == desk.current {
            return Effect::None;
        }
        if in_sight {
            return self.ask(desk);
        }
        self.stale = true;
        Effect::None
    }

    /// What a key means in the list, wherever the focus is.
    pub(super) fn chord(&self, key: ChordKey, ctrl: bool) -> Option<Message> {
        let step = |step| Some(Message::Grid(grid::Event::Stepped(step)));
        match (key, ctrl) {
            (ChordKey::Letter('n'), true) => Some(Message::KindsShown(true)),
            (ChordKey::Named(Named::Escape), false) if self.adding => Some(Message::KindsShown(false)),
            (ChordKey::Named(Named::Escape), false) if self.filtered() => Some(Message::Cleared),
            (ChordKey::Named(Named::ArrowUp), false) => step(grid::Step::Up),
            (ChordKey::Named(Named::ArrowDown), false) => step(grid::Step::Down),
            (ChordKey::Named(Named::PageUp), false) => step(grid::Step::PageUp),
            (ChordKey::Named(Named::PageDown), false) => step(grid::Step::PageDown),
            (ChordKey::Named(Named::Home), _) => step(grid::Step::First),
            (ChordKey::Named(Named::End), _) => step(grid::Step::Last),
            (ChordKey::Named(Named::Enter), false) => {
                self.grid.chosen().map(|place| Message::Grid(grid::Event::Opened(place)))
            }
            _ => None,
        }
    }

    /// The dossier in row `place`.
    pub(super) fn at(&self, place: usize) -> Option<DossierId> {
        self.ids.get(place).copied()
    }
}

fn put<T: PartialEq>(all: &mut Vec<T>, one: T) {
    if !all.contains(&one) {
        all.push(one);
    }
}

fn ahead(seen: &Range<usize>, count: usize) -> Range<usize> {
    seen.start.saturating_sub(AHEAD).min(count)..(seen.end + AHEAD).min(count)
}

/// The units and everything below them: whoever filters by a district means its communes too.
fn with_those_below(chosen: &[UnitId], units: &[Unit]) -> Vec<UnitId> {
    let mut all = chosen.to_vec();
    let mut at = 0;
    while at < all.len() {
        let above = all[at];
        for unit in units.iter().filter(|unit| unit.parent == Some(above)) {
            put(&mut all, unit.id);
        }
        at += 1;
    }
    all
}

/// "hồ sơ (8 tập thể, 16 cá nhân)": what stands behind the number of rows.
fn tally(counts: [usize; 4]) -> String {
    let parts: Vec<String> = SubjectKind::ALL
        .iter()
        .zip(counts)
        .filter(|(_, count)| *count > 0)
        .map(|(kind, count)| format!("{} {}", grouped(count as u64), kind.counted()))
        .collect();
    if parts.is_empty() { "hồ sơ".to_owned() } else { format!("hồ sơ ({})", parts.join(", ")) }
}

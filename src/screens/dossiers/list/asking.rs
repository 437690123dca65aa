//! Questions to the store: always one for the rows of a window, never for the whole list, and late answers are
//! dropped.

use super::{Facet, List, Message, tally};
use crate::domain::ids::DossierId;
use crate::screens::{Desk, Effect};
use crate::storage::{Database, DossierFilter, DossierRow, Listing, StoreError};
use crate::ui::grid;
use iced::Task;
use std::ops::Range;

/// Rows read beyond those in sight, so that a turn of the wheel finds them there.
const AHEAD: usize = 60;
/// Rows kept at most; beyond this those out of sight are forgotten.
const KEPT: usize = 4_000;

/// What came back from one question for the list.
#[derive(Debug, Clone)]
pub struct Found {
    listing: Listing,
    /// Where the chosen dossier stands now.
    chosen: Option<usize>,
    /// When nothing matches: how many would without each condition; none stands for the words.
    without: Vec<(Option<Facet>, usize)>,
}

/// How many would be found without the words, and without each condition by itself.
fn without(
    database: &mut Database,
    chosen: &DossierFilter,
    ask: impl Fn(&DossierFilter) -> DossierFilter,
) -> Result<Vec<(Option<Facet>, usize)>, StoreError> {
    let mut all = Vec::new();
    if !chosen.words.trim().is_empty() {
        let wider = DossierFilter { words: String::new(), ..chosen.clone() };
        all.push((None, database.list(&ask(&wider), 0..0)?.count));
    }
    for facet in Facet::all(chosen) {
        let mut wider = chosen.clone();
        facet.put(&mut wider, false);
        all.push((Some(facet), database.list(&ask(&wider), 0..0)?.count));
    }
    Ok(all)
}

pub(super) fn ahead(seen: &Range<usize>) -> Range<usize> {
    seen.start.saturating_sub(AHEAD)..seen.end.saturating_add(AHEAD)
}

impl List {
    /// The question that the list answers; none without a plan.
    pub(super) fn question(&self, desk: &Desk) -> Option<DossierFilter> {
        desk.current.map(|current| super::facets::question(&self.filter, current, desk))
    }

    /// Asks for the list anew; answers to earlier questions are dropped from now on.
    pub(in super::super) fn ask(&mut self, desk: &Desk) -> Effect<Message> {
        self.asked += 1;
        self.stale = false;
        if self.current != desk.current {
            self.current = desk.current;
            self.chosen = None;
            self.all = None;
            self.picks.clear();
            self.offset = 0.0;
            self.grid = grid::State::new();
            self.mark_order();
        }
        let (Some(filter), Some(current)) = (self.question(desk), desk.current) else {
            self.take(Found { listing: Listing::default(), chosen: None, without: Vec::new() });
            return Effect::None;
        };
        let (picked, units) = (self.filter.clone(), desk.units.clone());
        let (asked, chosen) = (self.asked, self.chosen);
        let window = ahead(&self.grid.visible(usize::MAX));
        let read = desk.store.read(move |database| {
            let listing = database.list(&filter, window)?;
            let chosen = match chosen {
                Some(id) => database.place_of(&filter, id)?,
                None => None,
            };
            let without = if listing.count == 0 {
                without(database, &picked, |wider| super::facets::question_of(wider, current, &units))?
            } else {
                Vec::new()
            };
            Ok(Found { listing, chosen, without })
        });
        Effect::Run(Task::perform(read, move |found| Message::Found { asked, found }))
    }

    pub(super) fn take(&mut self, found: Found) {
        let Found { listing, chosen, without } = found;
        self.hidden_by = without;
        self.tally = tally(listing.by_kind);
        self.all = Some(listing.all);
        self.count = listing.count;
        self.rows.clear();
        self.keep(listing);
        self.wanted = 0..0;
        self.moving = false;
        // The chosen dossier stays chosen wherever the new order has put it.
        self.grid.choose(chosen);
    }

    pub(super) fn keep(&mut self, listing: Listing) {
        if self.rows.len() + listing.rows.len() > KEPT {
            let near = ahead(&self.grid.visible(self.count));
            self.rows.retain(|place, _| near.contains(place));
        }
        self.rows.extend((listing.first..).zip(listing.rows));
    }

    /// Reads rows in sight that are not there yet.
    pub(super) fn fetch(&mut self, desk: &Desk) -> Effect<Message> {
        let seen = self.grid.visible(self.count);
        let missing = seen.clone().any(|place| !self.rows.contains_key(&place));
        let coming = self.wanted.start <= seen.start && seen.end <= self.wanted.end;
        let Some(filter) = self.question(desk).filter(|_| missing && !coming) else { return Effect::None };
        let wanted = ahead(&seen);
        self.wanted = wanted.clone();
        let asked = self.asked;
        let read = desk.store.read(move |database| database.list(&filter, wanted));
        Effect::Run(Task::perform(read, move |listing| Message::Fetched { asked, listing }))
    }

    /// The row at a place, if it has been read.
    pub(super) fn row(&self, place: usize) -> Option<&DossierRow> {
        self.rows.get(&place)
    }

    /// The dossier in row `place`.
    pub(in super::super) fn at(&self, place: usize) -> Option<DossierId> {
        self.row(place).map(|row| row.id)
    }

    /// The dossier beside `shown`: at hand where its row has been read, asked for otherwise.
    pub(in super::super) fn neighbour(&self, shown: DossierId, step: i8) -> Option<usize> {
        let place = self.chosen.filter(|id| *id == shown).and(self.grid.chosen())?;
        place.checked_add_signed(isize::from(step)).filter(|place| *place < self.count)
    }

    /// The open dossier is now this one.
    pub(in super::super) fn stand_at(&mut self, place: usize, id: DossierId) {
        self.chosen = Some(id);
        self.grid.choose(Some(place));
    }

    /// Asks for the dossier at a place that has not been read.
    pub(in super::super) fn ask_at(
        &self,
        place: usize,
        desk: &Desk,
        heard: impl Fn(Result<Option<DossierId>, StoreError>) -> super::super::Message + Send + 'static,
    ) -> Effect<super::super::Message> {
        let Some(filter) = self.question(desk) else { return Effect::None };
        let read = desk.store.read(move |db| Ok(db.found(&filter, place..place + 1)?.first().copied()));
        Effect::Run(Task::perform(read, heard))
    }

    /// Ticks what the stretch covers: at once where its rows have been read, by asking otherwise.
    pub(super) fn stretch(&mut self, desk: &Desk) -> Effect<Message> {
        let Some(range) = self.grid.stretch() else { return Effect::None };
        let here: Option<Vec<DossierId>> = range.clone().map(|place| self.at(place)).collect();
        if let Some(ids) = here {
            self.picks.stretch(ids);
            return Effect::None;
        }
        self.ask_ids(range, desk, |asked, ids| Message::Stretched { asked, ids })
    }

    pub(super) fn ask_ids(
        &self,
        range: Range<usize>,
        desk: &Desk,
        heard: impl Fn(u64, Result<Vec<DossierId>, StoreError>) -> Message + Send + 'static,
    ) -> Effect<Message> {
        let Some(filter) = self.question(desk) else { return Effect::None };
        let asked = self.asked;
        let read = desk.store.read(move |database| database.found(&filter, range));
        Effect::Run(Task::perform(read, move |ids| heard(asked, ids)))
    }
}

//! Which dossiers are ticked. They are kept by what they are and not by where they stand, so that words, filters and
//! orders may change between two ticks.

use crate::domain::ids::DossierId;
use std::collections::HashSet;

/// The ticked dossiers.
#[derive(Debug, Default)]
pub(super) struct Picks {
    ticked: HashSet<DossierId>,
    /// What was ticked before the present stretch began.
    before: Option<HashSet<DossierId>>,
    /// Every dossier of the present list is among them.
    pub(super) all: bool,
}

impl Picks {
    pub(super) fn has(&self, id: DossierId) -> bool {
        self.ticked.contains(&id)
    }

    pub(super) fn len(&self) -> usize {
        self.ticked.len()
    }

    pub(super) fn is_empty(&self) -> bool {
        self.ticked.is_empty()
    }

    pub(super) fn set(&self) -> &HashSet<DossierId> {
        &self.ticked
    }

    /// Ticks one, or takes its tick away.
    pub(super) fn toggle(&mut self, id: DossierId) {
        self.rest();
        self.all = false;
        if !self.ticked.remove(&id) {
            self.ticked.insert(id);
        }
    }

    /// As a click with Ctrl means it: the row that was chosen before belongs to the first two.
    pub(super) fn join(&mut self, id: DossierId, chosen: Option<DossierId>) {
        if self.ticked.is_empty() {
            self.ticked.extend(chosen.filter(|other| *other != id));
        }
        self.toggle(id);
    }

    /// What the stretch now covers, beside what was ticked before it began.
    pub(super) fn stretch(&mut self, ids: impl IntoIterator<Item = DossierId>) {
        let before = self.before.get_or_insert_with(|| self.ticked.clone());
        self.ticked = before.iter().copied().chain(ids).collect();
        self.all = false;
    }

    /// The stretch is over; the next one begins from what is ticked now.
    pub(super) fn rest(&mut self) {
        self.before = None;
    }

    pub(super) fn take_all(&mut self, ids: Vec<DossierId>) {
        self.rest();
        self.ticked.extend(ids);
        self.all = true;
    }

    pub(super) fn clear(&mut self) {
        *self = Self::default();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ids(all: &[i64]) -> HashSet<DossierId> {
        all.iter().copied().map(DossierId).collect()
    }

    #[test]
    fn a_stretch_that_shrinks_gives_back_what_it_took() {
        let mut picks = Picks::default();
        picks.toggle(DossierId(9));
        picks.stretch([1, 2, 3].map(DossierId));
        picks.stretch([1, 2].map(DossierId));
        assert_eq!(*picks.set(), ids(&[9, 1, 2]));
        picks.rest();
        picks.stretch([5].map(DossierId));
        assert_eq!(*picks.set(), ids(&[9, 1, 2, 5]));
    }

    #[test]
    fn ctrl_takes_the_chosen_row_along_once() {
        let mut picks = Picks::default();
        picks.join(DossierId(2), Some(DossierId(1)));
        assert_eq!(*picks.set(), ids(&[1, 2]));
        picks.join(DossierId(4), Some(DossierId(3)));
        assert_eq!(*picks.set(), ids(&[1, 2, 4]));
        picks.join(DossierId(4), Some(DossierId(4)));
        assert_eq!(*picks.set(), ids(&[1, 2]));
    }
}

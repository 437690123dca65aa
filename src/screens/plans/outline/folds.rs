//! What of the outline is folded, and which rows are shown.

use super::Row;
use crate::domain::ids::SectionId;
use crate::ui::tree;
use std::collections::HashSet;

/// Folding or unfolding.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Folding {
    /// The arrow of a row.
    Toggled(SectionId),
    /// The chosen row is folded; one that is folded or empty gives the choice to the row it is in.
    In,
    /// The chosen row is unfolded; one that is open gives the choice to its first row inside.
    Out,
    /// Every row.
    All,
    /// None.
    Nothing,
}

/// The outline as it is shown.
#[derive(Debug, Default)]
pub struct Tree {
    pub(in super::super) list: tree::State,
    folded: HashSet<SectionId>,
    shown: Vec<usize>,
}

impl Tree {
    /// The places of the rows that are shown, in order.
    #[must_use]
    pub fn shown(&self) -> &[usize] {
        &self.shown
    }

    /// Whether what stands inside a row is hidden.
    #[must_use]
    pub fn is_folded(&self, id: SectionId) -> bool {
        self.folded.contains(&id)
    }

    /// Takes the rows as they are now; what is folded stays folded.
    pub(in super::super) fn take(&mut self, rows: &[Row]) {
        self.folded.retain(|id| rows.iter().any(|row| row.id == *id && row.inside > 0));
        self.shown.clear();
        let mut at = 0;
        while let Some(row) = rows.get(at) {
            self.shown.push(at);
            at += 1 + if self.folded.contains(&row.id) { row.inside } else { 0 };
        }
    }

    /// Where a row is shown; none while it is hidden.
    pub(in super::super) fn place(&self, rows: &[Row], id: SectionId) -> Option<usize> {
        self.shown.iter().position(|at| rows.get(*at).is_some_and(|row| row.id == id))
    }

    /// Unfolds what hides a row.
    pub(in super::super) fn unhide(&mut self, rows: &[Row], id: SectionId) {
        if self.place(rows, id).is_some() {
            return;
        }
        for above in above(rows, id) {
            self.folded.remove(&above);
        }
        self.take(rows);
    }

    /// Folds or unfolds; what comes back is the row to choose now.
    pub(in super::super) fn fold(
        &mut self,
        folding: Folding,
        rows: &[Row],
        chosen: Option<SectionId>,
    ) -> Option<SectionId> {
        let at = chosen.and_then(|id| rows.iter().position(|row| row.id == id));
        let row = at.and_then(|at| rows.get(at));
        let mut next = chosen;
        match (folding, row) {
            (Folding::Toggled(id), _) => {
                if !self.folded.remove(&id) {
                    self.folded.insert(id);
                }
            }
            (Folding::All, _) => {
                self.folded = rows.iter().filter(|row| row.inside > 0).map(|row| row.id).collect();
            }
            (Folding::Nothing, _) => self.folded.clear(),
            (Folding::In, Some(row)) if row.inside > 0 && !self.folded.contains(&row.id) => {
                self.folded.insert(row.id);
            }
            (Folding::In, Some(row)) => next = above(rows, row.id).next().or(chosen),
            (Folding::Out, Some(row)) if self.folded.remove(&row.id) => {}
            (Folding::Out, Some(row)) if row.inside > 0 => {
                next = at.and_then(|at| rows.get(at + 1)).map(|row| row.id);
            }
            (Folding::In | Folding::Out, _) => {}
        }
        self.take(rows);
        // What was chosen must not be hidden: the keyboard would act on something that cannot be seen.
        match next {
            Some(id) if self.place(rows, id).is_none() => {
                above(rows, id).find(|id| self.place(rows, *id).is_some())
            }
            next => next,
        }
    }
}

/// The rows that a row is in, the nearest first.
fn above(rows: &[Row], id: SectionId) -> impl Iterator<Item = SectionId> {
    let at = rows.iter().position(|row| row.id == id).unwrap_or(0);
    let mut depth = rows.get(at).map_or(0, |row| row.depth);
    rows[..at].iter().rev().filter_map(move |row| {
        let is_above = row.depth < depth;
        if is_above {
            depth = row.depth;
        }
        is_above.then_some(row.id)
    })
}

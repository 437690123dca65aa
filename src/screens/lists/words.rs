//! Rows as they are listed, and the units that are offered.

use super::super::Desk;
use crate::domain::ids::UnitId;
use crate::domain::import::{Judged, OutcomeKind};
use crate::domain::unit::in_tree_order;
use crate::text::fold;
use crate::ui::badge::Tone;
use crate::ui::suggest::Item;

/// A row as it is listed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Line {
    /// Its place among the rows.
    pub at: usize,
    /// Where it stands in the file.
    pub place: String,
    /// What came of it.
    pub outcome: OutcomeKind,
    /// Whether a person has to say something first.
    pub asked: bool,
    /// Whom it names.
    pub name: String,
    /// Kind.
    pub kind: String,
    /// Unit.
    pub unit: String,
    /// Why, what was changed, what there is to look at.
    pub detail: String,
}

pub(super) fn lines(judged: &Judged, filter: Option<OutcomeKind>) -> Vec<Line> {
    let several = judged.layouts.len() > 1;
    let rows = judged.rows.iter().enumerate();
    rows.filter(|(_, row)| filter.is_none_or(|kind| row.outcome.kind() == kind))
        .map(|(at, row)| Line {
            at,
            place: if several { format!("{} / {}", row.sheet, row.line) } else { row.line.to_string() },
            outcome: row.outcome.kind(),
            asked: row.question.is_some(),
            name: row.name.clone(),
            kind: row.kind.map(|kind| kind.label().to_owned()).unwrap_or_default(),
            unit: row.unit.clone(),
            detail: row.detail(),
        })
        .collect()
}

/// The tone in which an outcome is shown.
pub(super) const fn tone(kind: OutcomeKind) -> Tone {
    match kind {
        OutcomeKind::New => Tone::Done,
        OutcomeKind::Changed => Tone::Info,
        OutcomeKind::Same | OutcomeKind::Skipped => Tone::Plain,
        OutcomeKind::Refused => Tone::Danger,
    }
}

/// The units that exist today, in the order of the tree.
pub(super) fn offers(desk: &Desk) -> (Vec<UnitId>, Vec<Item>) {
    let units = in_tree_order(&desk.units)
        .into_iter()
        .map(|(_, unit)| unit)
        .filter(|unit| !unit.has_ended(desk.today));
    units.map(|unit| (unit.id, Item::new(unit.name.clone(), fold(&unit.name)))).unzip()
}

//! The year before that of a report: in the plan itself where its period reaches back, else in another plan of the
//! office, because most plans are of one year (M21: "so với cùng kỳ").

use super::figures;
use super::follow::{Stretch, follow};
use super::snapshot::Totals;
use crate::domain::case::CaseFile;
use crate::domain::ids::PlanId;
use chrono::Datelike;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// With which plan of the year before a report is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ComparedWith {
    /// The one that comes before this one beyond doubt: the plan itself, the plan it was copied from, the only one of
    /// the same movement.
    #[default]
    Usual,
    /// With none.
    Nothing,
    /// With one that somebody chose.
    Plan(PlanId),
}

impl ComparedWith {
    /// Whether nobody chose.
    #[must_use]
    pub const fn is_usual(&self) -> bool {
        matches!(self, Self::Usual)
    }
}

/// What the same span a year earlier gave, and the name of the plan it stood in where that is another one.
pub(super) fn before(
    case: &CaseFile,
    with: ComparedWith,
    year: i32,
    span: Stretch,
) -> Option<(Totals, Option<String>)> {
    let chosen = match with {
        ComparedWith::Nothing => return None,
        ComparedWith::Usual => usual(case),
        ComparedWith::Plan(id) if id == case.plan.id => Some(case),
        // A plan that is gone since leaves what is usual.
        ComparedWith::Plan(id) => case.earlier.iter().find(|it| it.plan.id == id).or_else(|| usual(case)),
    }?;
    let found = figures(chosen, year..=year, span.from, span.as_of);
    let totals = Totals::of(&found, &follow(chosen, year..=year, span));
    let other = chosen.plan.id != case.plan.id;
    (!totals.is_nothing()).then(|| (totals, other.then(|| chosen.plan.name.trim().to_owned())))
}

/// What a report is compared with when nobody chose: its own plan where that has anything in the year before, else the
/// plan that it follows.
#[must_use]
pub fn usual(case: &CaseFile) -> Option<&CaseFile> {
    let year = case.year - 1;
    let own = case.nominations.iter().any(|it| it.dossier.year == year)
        || case.publicity.iter().any(|it| it.on.year() == year);
    if own { Some(case) } else { predecessor(case) }
}

/// The plan of the year before that this one follows; none where several could be meant, because a comparison with
/// the wrong campaign is worse than none.
fn predecessor(case: &CaseFile) -> Option<&CaseFile> {
    if let Some(from) = case.plan.origin.copied_from
        && let Some(copied) = case.earlier.iter().find(|it| it.plan.id == from)
    {
        return Some(copied);
    }
    let own = &case.plan.movements;
    let shares = |it: &&CaseFile| it.plan.movements.iter().any(|movement| own.contains(movement));
    let sharing: Vec<&CaseFile> = case.earlier.iter().filter(shares).collect();
    if !sharing.is_empty() {
        return only(&sharing);
    }
    // Two plans that name their movements and share none are two campaigns.
    let unnamed = |it: &&CaseFile| own.is_empty() || it.plan.movements.is_empty();
    only(&case.earlier.iter().collect::<Vec<_>>()).filter(unnamed)
}

fn only<'a>(found: &[&'a CaseFile]) -> Option<&'a CaseFile> {
    if let [one] = found { Some(one) } else { None }
}

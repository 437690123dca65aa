//! Which exemplars were made public, how often and when last; above all, which never were (D7).

use super::PublicityItem;
use crate::domain::dossier::DossierState;
use crate::domain::ids::{DossierId, SubjectId};
use crate::domain::listing::DossierRow;
use crate::domain::subject::SubjectKind;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Who is held for an exemplar of a plan.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Whom {
    /// Whoever was chosen, honoured or replicated.
    #[default]
    Honoured,
    /// Whoever was nominated, whatever became of it.
    Nominated,
}

impl Whom {
    /// Both, in the order shown.
    pub const ALL: [Self; 2] = [Self::Honoured, Self::Nominated];

    /// The words shown to people.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Honoured => "Được chọn, khen thưởng",
            Self::Nominated => "Tất cả đã đề nghị",
        }
    }

    const fn holds(self, state: DossierState) -> bool {
        use DossierState::{Chosen, Noticed, Nurtured, Recognised, Replicated, Withdrawn};
        match self {
            Self::Honoured => matches!(state, Chosen | Recognised | Replicated),
            Self::Nominated => !matches!(state, Noticed | Nurtured | Withdrawn),
        }
    }
}

/// An exemplar of a plan, and how far it was made public.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Exemplar {
    /// Who.
    pub subject: SubjectId,
    /// Its dossier of the plan; the one of the latest year where it has several.
    pub dossier: DossierId,
    /// Its name.
    pub name: String,
    /// Its kind.
    pub kind: SubjectKind,
    /// The unit that nominated it.
    pub unit_name: String,
    /// Where the life of that dossier stands.
    pub state: DossierState,
    /// How many items featured it.
    pub count: u32,
    /// The last day on which one did.
    pub last: Option<NaiveDate>,
}

/// The exemplars among the dossiers of a plan: those never made public first, then those made public longest ago; else in
/// the order given.
#[must_use]
pub fn exemplars(rows: &[DossierRow], items: &[PublicityItem], whom: Whom) -> Vec<Exemplar> {
    let mut all: Vec<(i32, Exemplar)> = Vec::new();
    for row in rows.iter().filter(|row| whom.holds(row.state)) {
        let same = all.iter_mut().find(|(_, one)| one.subject == row.subject);
        let featured = || items.iter().filter(|item| item.subjects.contains(&row.subject));
        let exemplar = Exemplar {
            subject: row.subject,
            dossier: row.id,
            name: row.name.clone(),
            kind: row.kind,
            unit_name: row.unit_name.clone(),
            state: row.state,
            count: u32::try_from(featured().count()).unwrap_or(u32::MAX),
            last: featured().map(|item| item.on).max(),
        };
        match same {
            Some(older) if older.0 < row.year => *older = (row.year, exemplar),
            Some(_) => {}
            None => all.push((row.year, exemplar)),
        }
    }
    let mut all: Vec<Exemplar> = all.into_iter().map(|(_, one)| one).collect();
    all.sort_by_key(|one| one.last);
    all
}

//! How far the obligations of a plan are met: who has sent, what is missing, how many days are left (X-1, KG-1, LS-2).

use super::dossier::DossierState;
use super::ids::{DossierId, UnitId};
use super::subject::SubjectKind;
use chrono::NaiveDate;
use serde::Serialize;

/// One dossier as far as quotas count it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Submission {
    /// Dossier.
    pub dossier: DossierId,
    /// The unit that nominates.
    pub unit: UnitId,
    /// Kind of subject.
    pub kind: SubjectKind,
    /// Year inside the plan's period.
    pub year: i32,
    /// Day it was received; none while it is being prepared.
    pub received: Option<NaiveDate>,
    /// Where its life stands.
    pub state: DossierState,
}

//! Questions about rounds: boards, closings, figures before the council's own, versions of criteria.

use super::super::error::Result;
use super::super::{criteria, round};
use super::Database;
use crate::domain::criteria::CriteriaSet;
use crate::domain::ids::{CriteriaSetId, DossierId, PlanId, RoundId};
use crate::domain::round::{Board, Round, StageScore};

impl Database {
    /// The rounds of a plan, in the order of their days.
    ///
    /// # Errors
    /// The disk.
    pub fn rounds(&self, plan: PlanId) -> Result<Vec<Round>> {
        round::of_plan(&self.connection, plan)
    }

    /// Everything the result of a round is computed from; of a closed round what stood when it was closed.
    ///
    /// # Errors
    /// Not found, or the disk.
    pub fn board(&self, id: RoundId) -> Result<Board> {
        round::board(&self.connection, id)
    }

    /// Every closing of a round, first to last, each with the board that was stored ("Lần 1", "Lần 2" …).
    ///
    /// # Errors
    /// The disk.
    pub fn closings(&self, id: RoundId) -> Result<Vec<round::Closing>> {
        round::closings(&self.connection, id)
    }

    /// What was answered about conflicts of interest in the plan's other rounds, newest first, where the subject is in
    /// this round too.
    ///
    /// # Errors
    /// The disk.
    pub fn earlier_answers(&self, id: RoundId) -> Result<Vec<crate::domain::conflicts::EarlierAnswer>> {
        round::earlier_answers(&self.connection, id)
    }

    /// The unit's own and the appraised figures of a dossier.
    ///
    /// # Errors
    /// The disk.
    pub fn stages(&self, dossier: DossierId) -> Result<Vec<StageScore>> {
        round::stages_of(&self.connection, dossier)
    }

    /// The criteria sets of a plan, the general one first.
    ///
    /// # Errors
    /// The disk.
    pub fn criteria_sets(&self, plan: PlanId) -> Result<Vec<CriteriaSet>> {
        criteria::of_plan(&self.connection, plan)
    }

    /// A criteria set; none where there is none of that name.
    ///
    /// # Errors
    /// The disk.
    pub fn criteria_set(&self, id: CriteriaSetId) -> Result<Option<CriteriaSet>> {
        criteria::get(&self.connection, id)
    }

    /// Whether scores rest on a set, so that only a revision changes it.
    ///
    /// # Errors
    /// The disk.
    pub fn criteria_scored(&self, id: CriteriaSetId) -> Result<bool> {
        criteria::is_scored(&self.connection, id)
    }

    /// The versions of a set that a revision replaced, first to last.
    ///
    /// # Errors
    /// The disk.
    pub fn criteria_versions(&self, set: CriteriaSetId) -> Result<Vec<criteria::Version>> {
        criteria::versions(&self.connection, set)
    }
}

//! What can be asked about the follow-up of a plan.

use super::Database;
use crate::domain::duty_note::DutyNote;
use crate::domain::ids::{PlanId, SubjectId};
use crate::domain::progress::Followed;
use crate::domain::publicity::PublicityItem;
use crate::domain::unit_report::UnitReport;
use crate::storage::error::Result;
use crate::storage::{dossier, follow};

impl Database {
    /// What of a plan is known to have been done.
    ///
    /// # Errors
    /// The disk.
    pub fn followed(&self, plan: PlanId) -> Result<Followed> {
        Ok(Followed {
            submissions: dossier::submissions(&self.connection, plan)?,
            notes: self.duty_notes(plan)?,
            publicity: self.publicity(plan)?,
        })
    }

    /// What was noted of the obligations of a plan, by the day they fall due.
    ///
    /// # Errors
    /// The disk.
    pub fn duty_notes(&self, plan: PlanId) -> Result<Vec<DutyNote>> {
        follow::notes(&self.connection, plan)
    }

    /// What was made public under a plan, earliest first.
    ///
    /// # Errors
    /// The disk.
    pub fn publicity(&self, plan: PlanId) -> Result<Vec<PublicityItem>> {
        follow::items(&self.connection, plan)
    }

    /// What featured a subject, whatever the plan, earliest first.
    ///
    /// # Errors
    /// The disk.
    pub fn publicity_of(&self, subject: SubjectId) -> Result<Vec<PublicityItem>> {
        follow::items_of(&self.connection, subject)
    }

    /// The reports that lower offices sent in under a plan.
    ///
    /// # Errors
    /// The disk.
    pub fn unit_reports(&self, plan: PlanId) -> Result<Vec<UnitReport>> {
        follow::reports(&self.connection, plan)
    }
}

//! What lists from elsewhere are held against.

use super::Database;
use crate::domain::ids::PlanId;
use crate::domain::import::{Ground, SavedMapping};
use crate::storage::error::Result;
use crate::storage::{dossier, lists, plan, subject};

impl Database {
    /// The kept ways of reading lists, by name.
    ///
    /// # Errors
    /// The disk.
    pub fn mappings(&self) -> Result<Vec<SavedMapping>> {
        lists::mappings(&self.connection)
    }

    /// Everything that the rows of a list are held against before they come under a plan.
    ///
    /// # Errors
    /// The plan is not there, or the disk.
    pub fn import_ground(&self, id: PlanId) -> Result<Ground> {
        Ok(Ground {
            plan: plan::need(&self.connection, id)?,
            units: self.units()?,
            subjects: subject::all(&self.connection)?,
            dossiers: dossier::of_plan(&self.connection, id)?,
            returned: dossier::all_out(&self.connection)?,
            movements: self.movements()?,
            entries: self.entries()?,
            taken: dossier::of_other_plans(&self.connection, id)?.into_iter().collect(),
        })
    }
}

//! What the page of today is made from.

use super::Database;
use crate::domain::agenda::PlanInHand;
use crate::domain::plan::{Plan, PlanState};
use crate::storage::error::Result;
use crate::storage::plan;

impl Database {
    /// The office's own plans as they are in force, each with what is known to have been done. While an amendment is
    /// drafted, the issued version is the one that binds.
    ///
    /// # Errors
    /// The disk.
    pub fn plans_in_hand(&self) -> Result<Vec<PlanInHand>> {
        let own = self.plans()?.into_iter().filter(|plan| !plan.is_superior());
        own.map(|plan| self.in_hand(plan)).collect()
    }

    fn in_hand(&self, head: Plan) -> Result<PlanInHand> {
        let followed = self.followed(head.id)?;
        let before = head.origin.version.saturating_sub(1);
        if matches!(head.state, PlanState::Draft | PlanState::Submitted)
            && before > 0
            && let Some(text) = plan::get_version(&self.connection, head.id, before)?
        {
            return Ok(PlanInHand { plan: text.plan, obligations: text.obligations, followed });
        }
        let obligations = plan::obligations_of(&self.connection, head.id)?;
        Ok(PlanInHand { plan: head, obligations, followed })
    }
}

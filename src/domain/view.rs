//! Filters and columns of the list of dossiers, kept under a name.

use super::ids::ViewId;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A view of the list. What it holds is the list's own affair and only kept here.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SavedView {
    /// Identifier.
    pub id: ViewId,
    /// Its name.
    pub name: String,
    /// Filter and columns as JSON.
    pub body: String,
}

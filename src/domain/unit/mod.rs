//! Units: the tree of lower levels, with a period of validity and a successor (two-tier government since 1/7/2025).

mod heirs;
pub mod listing;
pub mod transform;
mod words;

pub use words::{bare as bare_name, core as core_name, kind_of, split as split_name};

pub use heirs::{
    Tree, circle, circle_on, group_by_new, heir, name_on, parent_on, predecessors, successor_on,
};

use super::ids::UnitId;
use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;

/// The kind of a unit; quotas are given by kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum UnitKind {
    /// Tỉnh, thành phố.
    Province,
    /// Huyện, thị xã, thành phố thuộc tỉnh (until 30/6/2025).
    District,
    /// Xã, phường, thị trấn, đặc khu.
    Commune,
    /// Thôn, bản, tổ dân phố; chi hội, Ban Công tác Mặt trận.
    Hamlet,
    /// Cơ quan, đơn vị trực thuộc.
    Agency,
}

impl UnitKind {
    /// All kinds, from the top of the tree down.
    pub const ALL: [Self; 5] = [Self::Province, Self::District, Self::Commune, Self::Hamlet, Self::Agency];

    /// The name shown to people.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Province => "Tỉnh, thành phố",
            Self::District => "Huyện, thị xã",
            Self::Commune => "Xã, phường",
            Self::Hamlet => "Thôn, tổ dân phố, chi hội",
            Self::Agency => "Cơ quan, đơn vị",
        }
    }

    /// What usually stands under a unit of this kind; only a first guess that people change.
    #[must_use]
    pub const fn below(self) -> Self {
        match self {
            Self::Province | Self::District => Self::Commune,
            Self::Commune | Self::Hamlet => Self::Hamlet,
            Self::Agency => Self::Agency,
        }
    }

    /// The kind in running text after "mỗi" ("mỗi huyện, thị xã, thành phố").
    #[must_use]
    pub const fn in_sentence(self) -> &'static str {
        match self {
            Self::Province => "tỉnh, thành phố",
            Self::District => "huyện, thị xã, thành phố",
            Self::Commune => "xã, phường, thị trấn",
            Self::Hamlet => "thôn, tổ dân phố, chi hội",
            Self::Agency => "cơ quan, đơn vị",
        }
    }
}

/// One unit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Unit {
    /// Identifier.
    pub id: UnitId,
    /// The unit above; none at the top of the tree.
    #[serde(default)]
    pub parent: Option<UnitId>,
    /// Kind of unit.
    pub kind: UnitKind,
    /// Full name ("Hội LHPN huyện Hòa An").
    pub name: String,
    /// Short name for tables; empty means the full name.
    #[serde(default)]
    pub short_name: String,
    /// Emulation cluster ("Cụm thi đua số 1"); empty when it has none (CB-5).
    #[serde(default)]
    pub cluster: String,
    /// Place among its siblings, from 1.
    #[serde(default)]
    pub order: i32,
    /// First day the unit exists; none when not known.
    #[serde(default)]
    pub valid_from: Option<NaiveDate>,
    /// Last day the unit exists; none while it does.
    #[serde(default)]
    pub valid_to: Option<NaiveDate>,
    /// The unit that took over its work.
    #[serde(default)]
    pub successor: Option<UnitId>,
    /// The code it has in lists of others; empty when it has none.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub code: String,
    /// Names it bore earlier, oldest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub old_names: Vec<OldName>,
    /// Units it stood under earlier, oldest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub old_parents: Vec<OldParent>,
    /// Free note.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
}

/// A name that a unit bore earlier.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OldName {
    /// The name in full.
    pub name: String,
    /// Last day on which it was called so; none when not known.
    #[serde(default)]
    pub until: Option<NaiveDate>,
}

/// A unit that stood above earlier.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OldParent {
    /// The unit above at that time.
    pub parent: UnitId,
    /// Last day under it; none when not known.
    #[serde(default)]
    pub until: Option<NaiveDate>,
}

impl Unit {
    /// A unit at the top of the tree of which nothing but kind and name is known.
    #[must_use]
    pub fn new(id: UnitId, kind: UnitKind, name: impl Into<String>) -> Self {
        Self {
            id,
            parent: None,
            kind,
            name: name.into(),
            short_name: String::new(),
            cluster: String::new(),
            order: 0,
            valid_from: None,
            valid_to: None,
            successor: None,
            code: String::new(),
            old_names: Vec::new(),
            old_parents: Vec::new(),
            note: String::new(),
        }
    }

    /// The name for narrow places.
    #[must_use]
    pub fn short(&self) -> &str {
        if self.short_name.is_empty() { &self.name } else { &self.short_name }
    }

    /// Whether the unit exists on `day`.
    #[must_use]
    pub fn is_valid_on(&self, day: NaiveDate) -> bool {
        self.valid_from.is_none_or(|from| from <= day) && self.valid_to.is_none_or(|to| day <= to)
    }

    /// Whether its last day is before `day`.
    #[must_use]
    pub fn has_ended(&self, day: NaiveDate) -> bool {
        self.valid_to.is_some_and(|to| to < day)
    }
}

/// A unit with its depth in the tree, in printing order (parents before children, siblings by order then name).
#[must_use]
pub fn in_tree_order(units: &[Unit]) -> Vec<(usize, &Unit)> {
    let mut below: HashMap<Option<UnitId>, Vec<&Unit>> = HashMap::new();
    for unit in units {
        below.entry(unit.parent).or_default().push(unit);
    }
    for children in below.values_mut() {
        children.sort_by(|a, b| (a.order, &a.name, a.id).cmp(&(b.order, &b.name, b.id)));
    }
    let mut out = Vec::with_capacity(units.len());
    // A cycle cannot be entered from a root, and the store refuses to make one.
    let roots = below.get(&None).into_iter().flatten().rev();
    let mut waiting: Vec<(usize, &Unit)> = roots.map(|unit| (0, *unit)).collect();
    while let Some((depth, unit)) = waiting.pop() {
        out.push((depth, unit));
        let children = below.get(&Some(unit.id)).into_iter().flatten().rev();
        waiting.extend(children.map(|child| (depth + 1, *child)));
    }
    out
}

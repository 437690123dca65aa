//! Quotas over what a round chooses: least and most by unit, cluster, field or altogether (M9).

use super::super::ids::{DossierId, UnitId};
use super::super::obligation::Rounding;
use super::super::points::Points;
use super::super::subject::SubjectKind;
use super::board::{Board, Candidate};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::HashSet;

/// A share of the dossiers in the round, with the way it is rounded always in sight.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Percentage {
    /// Percent, above 0 and at most 100.
    pub percent: Points,
    /// How a share that is not whole becomes a number.
    pub rounding: Rounding,
}

impl Percentage {
    /// The share of `count`, exact before it is rounded.
    #[must_use]
    pub fn of(self, count: u32) -> u32 {
        self.rounding.share(self.percent, count)
    }

    /// The worked example as shown: "10 % của 9 = 0,9, làm tròn lên → 1".
    #[must_use]
    pub fn worked(self, count: u32) -> String {
        let part = i64::from(count) * self.percent.as_hundredths();
        // Hundredths of a percent of the whole have four decimals; trailing noughts say nothing.
        let exact = format!("{},{:04}", part / 10_000, part % 10_000);
        let exact = exact.trim_end_matches('0').trim_end_matches(',');
        let result = self.of(count);
        if part % 10_000 == 0 {
            format!("{} % của {count} = {result}", self.percent)
        } else {
            format!("{} % của {count} = {exact}, {} → {result}", self.percent, self.rounding.label())
        }
    }
}

/// At most how many.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Most {
    /// So many.
    Number(u32),
    /// A share of the dossiers of the same scope and kind in the round.
    Percent(Percentage),
}

/// Over which dossiers a quota runs.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "scope", rename_all = "snake_case")]
pub enum QuotaScope {
    /// All of them.
    All,
    /// Each nominating unit by itself.
    EachUnit,
    /// One unit.
    Unit {
        /// Which.
        unit: UnitId,
    },
    /// Each cluster by itself.
    EachCluster,
    /// One cluster.
    Cluster {
        /// Its name.
        cluster: String,
    },
    /// Each field by itself.
    EachField,
    /// One field.
    Field {
        /// Its name.
        field: String,
    },
}

/// Least and most of what is chosen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Quota {
    /// Over which dossiers.
    pub scope: QuotaScope,
    /// Of which kind; none counts all kinds together.
    #[serde(default)]
    pub kind: Option<SubjectKind>,
    /// At least so many; fewer is told.
    #[serde(default)]
    pub least: u32,
    /// At most so many; more asks for a reason before the round is closed.
    #[serde(default)]
    pub most: Option<Most>,
}

/// The group that one count is about: a quota of the settings, narrowed to one unit, cluster or field.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct QuotaKey {
    /// The narrowed scope; never one of the "each" scopes.
    pub scope: QuotaScope,
    /// Of which kind; none for all.
    #[serde(default)]
    pub kind: Option<SubjectKind>,
}

impl QuotaKey {
    /// Whether a candidate counts for it.
    #[must_use]
    pub fn holds(&self, candidate: &Candidate) -> bool {
        let inside = match &self.scope {
            QuotaScope::All | QuotaScope::EachUnit | QuotaScope::EachCluster | QuotaScope::EachField => true,
            QuotaScope::Unit { unit } => candidate.unit == *unit,
            QuotaScope::Cluster { cluster } => candidate.cluster == *cluster,
            QuotaScope::Field { field } => candidate.field == *field,
        };
        inside && self.kind.is_none_or(|kind| candidate.kind == kind)
    }
}

/// How a count stands towards its quota.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum QuotaState {
    /// Fewer than the least.
    Short,
    /// Inside.
    Kept,
    /// More than the most.
    Over,
}

/// One live count: "Hội LHPN huyện X: 1/5 – thiếu 4".
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct QuotaCount {
    /// What is counted.
    pub key: QuotaKey,
    /// What it is called ("Hội LHPN huyện X – cá nhân").
    pub name: String,
    /// Dossiers in the round that count for it.
    pub entered: u32,
    /// Of them chosen as things stand.
    pub chosen: u32,
    /// At least.
    pub least: u32,
    /// At most; none has no upper end.
    pub most: Option<u32>,
    /// How the most was worked out, where it is a share.
    pub worked: Option<String>,
    /// How it stands.
    pub state: QuotaState,
    /// The recorded reason, where more were chosen than the most.
    pub excuse: Option<String>,
}

impl QuotaCount {
    /// The count as shown: "1/5 – thiếu 4".
    #[must_use]
    pub fn sentence(&self) -> String {
        let of = match (self.least, self.most) {
            (0, Some(most)) => most.to_string(),
            (least, None) => least.to_string(),
            (least, Some(most)) if least == most => least.to_string(),
            (least, Some(most)) => format!("{least}–{most}"),
        };
        let head = format!("{}: {}/{of}", self.name, self.chosen);
        match self.state {
            QuotaState::Short => format!("{head} – thiếu {}", self.least - self.chosen),
            QuotaState::Kept => head,
            QuotaState::Over => format!("{head} – vượt {}", self.chosen - self.most.unwrap_or(self.chosen)),
        }
    }
}

/// The groups of one quota that occur among the candidates, in the order of the board.
fn keys(quota: &Quota, board: &Board) -> Vec<(QuotaKey, String)> {
    let mut seen = HashSet::new();
    let mut each =
        |scope_of: &dyn Fn(&Candidate) -> Option<(QuotaScope, String)>| -> Vec<(QuotaKey, String)> {
            let of_kind = board.candidates.iter().filter(|c| quota.kind.is_none_or(|kind| c.kind == kind));
            let mut out = Vec::new();
            for candidate in of_kind {
                if let Some((scope, name)) = scope_of(candidate)
                    && seen.insert(scope.clone())
                {
                    out.push((QuotaKey { scope, kind: quota.kind }, name));
                }
            }
            out
        };
    match &quota.scope {
        QuotaScope::EachUnit => each(&|c| Some((QuotaScope::Unit { unit: c.unit }, c.unit_name.clone()))),
        QuotaScope::EachCluster => each(&|c| {
            (!c.cluster.is_empty())
                .then(|| (QuotaScope::Cluster { cluster: c.cluster.clone() }, c.cluster.clone()))
        }),
        QuotaScope::EachField => each(&|c| {
            (!c.field.is_empty()).then(|| (QuotaScope::Field { field: c.field.clone() }, c.field.clone()))
        }),
        QuotaScope::All => {
            vec![(QuotaKey { scope: QuotaScope::All, kind: quota.kind }, "Toàn đợt".to_owned())]
        }
        QuotaScope::Unit { unit } => {
            let named = board.candidates.iter().find(|c| c.unit == *unit).map(|c| c.unit_name.clone());
            let name = named.unwrap_or_else(|| "Đơn vị chưa có hồ sơ trong đợt".to_owned());
            vec![(QuotaKey { scope: quota.scope.clone(), kind: quota.kind }, name)]
        }
        QuotaScope::Cluster { cluster: name } | QuotaScope::Field { field: name } => {
            vec![(QuotaKey { scope: quota.scope.clone(), kind: quota.kind }, name.clone())]
        }
    }
}

/// One group counted.
#[must_use]
pub fn count(
    board: &Board,
    quota: &Quota,
    key: QuotaKey,
    name: String,
    chosen: &HashSet<DossierId>,
) -> QuotaCount {
    let group: Vec<&Candidate> = board.candidates.iter().filter(|c| key.holds(c)).collect();
    let entered = group.len() as u32;
    let taken = group.iter().filter(|c| chosen.contains(&c.dossier)).count() as u32;
    let (most, worked) = match quota.most {
        None => (None, None),
        Some(Most::Number(most)) => (Some(most), None),
        Some(Most::Percent(percent)) => (Some(percent.of(entered)), Some(percent.worked(entered))),
    };
    let state = if most.is_some_and(|most| taken > most) {
        QuotaState::Over
    } else if taken < quota.least {
        QuotaState::Short
    } else {
        QuotaState::Kept
    };
    let excuse = board.excuses.iter().rev().find(|it| it.key == key).map(|it| it.reason.clone());
    let name = match key.kind {
        Some(kind) => format!("{name} – {}", kind.counted()),
        None => name,
    };
    QuotaCount { key, name, entered, chosen: taken, least: quota.least, most, worked, state, excuse }
}

/// Every count of the round, in the order of the declared quotas; `chosen` is what is chosen as things stand.
#[must_use]
pub fn counts(board: &Board, chosen: &HashSet<DossierId>) -> Vec<QuotaCount> {
    let mut out = Vec::new();
    for quota in &board.round.settings.quotas {
        for (key, name) in keys(quota, board) {
            out.push(count(board, quota, key, name, chosen));
        }
    }
    out
}

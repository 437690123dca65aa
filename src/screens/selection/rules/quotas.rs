//! The quotas as they are being written, row by row.

use crate::domain::Points;
use crate::domain::catalogue::{EntryList, offered};
use crate::domain::ids::UnitId;
use crate::domain::obligation::Rounding;
use crate::domain::round::{Board, Most, Percentage, Quota, QuotaScope};
use crate::domain::subject::SubjectKind;
use crate::screens::Desk;
use std::collections::BTreeSet;

/// Over what a quota runs, before it is said over which one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sort {
    /// Toàn đợt.
    All,
    /// Từng đơn vị.
    EachUnit,
    /// Một đơn vị.
    Unit,
    /// Từng cụm.
    EachCluster,
    /// Một cụm.
    Cluster,
    /// Từng lĩnh vực.
    EachField,
    /// Một lĩnh vực.
    Field,
}

impl Sort {
    const ALL: [Self; 7] = [
        Self::All,
        Self::EachUnit,
        Self::Unit,
        Self::EachCluster,
        Self::Cluster,
        Self::EachField,
        Self::Field,
    ];

    /// The words shown to people.
    pub const fn label(self) -> &'static str {
        match self {
            Self::All => "Toàn đợt",
            Self::EachUnit => "Từng đơn vị",
            Self::Unit => "Một đơn vị",
            Self::EachCluster => "Từng cụm",
            Self::Cluster => "Một cụm",
            Self::EachField => "Từng lĩnh vực",
            Self::Field => "Một lĩnh vực",
        }
    }

    /// The sort of a scope.
    pub const fn of(scope: &QuotaScope) -> Self {
        match scope {
            QuotaScope::All => Self::All,
            QuotaScope::EachUnit => Self::EachUnit,
            QuotaScope::Unit { .. } => Self::Unit,
            QuotaScope::EachCluster => Self::EachCluster,
            QuotaScope::Cluster { .. } => Self::Cluster,
            QuotaScope::EachField => Self::EachField,
            QuotaScope::Field { .. } => Self::Field,
        }
    }
}

/// What a quota can run over here.
#[derive(Debug, Default)]
pub struct Scopes {
    units: Vec<(UnitId, String)>,
    clusters: Vec<String>,
    fields: Vec<String>,
}

impl Scopes {
    /// Those of the dossiers in the round; before there are any, those of the catalogues.
    pub fn of(board: &Board, desk: &Desk) -> Self {
        let mut all = Self::default();
        let mut seen = BTreeSet::new();
        for candidate in &board.candidates {
            if seen.insert(candidate.unit) {
                all.units.push((candidate.unit, candidate.unit_name.clone()));
            }
            add(&mut all.clusters, &candidate.cluster);
            add(&mut all.fields, &candidate.field);
        }
        let bare = board.candidates.is_empty();
        let named: BTreeSet<UnitId> = board
            .round
            .settings
            .quotas
            .iter()
            .filter_map(|quota| match quota.scope {
                QuotaScope::Unit { unit } => Some(unit),
                _ => None,
            })
            .collect();
        for unit in &desk.units {
            let wanted = bare && unit.is_valid_on(desk.today) || named.contains(&unit.id);
            if wanted && seen.insert(unit.id) {
                all.units.push((unit.id, unit.name.clone()));
            }
            if bare {
                add(&mut all.clusters, &unit.cluster);
            }
        }
        if bare {
            for field in offered(&desk.entries, EntryList::Field, desk.today) {
                add(&mut all.fields, &field.name);
            }
        }
        for quota in &board.round.settings.quotas {
            match &quota.scope {
                QuotaScope::Cluster { cluster } => add(&mut all.clusters, cluster),
                QuotaScope::Field { field } => add(&mut all.fields, field),
                _ => {}
            }
        }
        all.clusters.sort();
        all.fields.sort();
        all
    }

    /// The sorts that have something to run over.
    pub fn sorts(&self) -> Vec<Sort> {
        let there = |sort: &Sort| match sort {
            Sort::All => true,
            Sort::EachUnit | Sort::Unit => !self.units.is_empty(),
            Sort::EachCluster | Sort::Cluster => !self.clusters.is_empty(),
            Sort::EachField | Sort::Field => !self.fields.is_empty(),
        };
        Sort::ALL.into_iter().filter(there).collect()
    }

    /// The scopes of a sort, each with its name; one without a name where nothing is to be chosen.
    pub fn scopes(&self, sort: Sort) -> Vec<(QuotaScope, String)> {
        let named = |all: &[String], scope: fn(String) -> QuotaScope| {
            all.iter().map(|name| (scope(name.clone()), name.clone())).collect()
        };
        match sort {
            Sort::All => vec![(QuotaScope::All, String::new())],
            Sort::EachUnit => vec![(QuotaScope::EachUnit, String::new())],
            Sort::EachCluster => vec![(QuotaScope::EachCluster, String::new())],
            Sort::EachField => vec![(QuotaScope::EachField, String::new())],
            Sort::Unit => self
                .units
                .iter()
                .map(|(unit, name)| (QuotaScope::Unit { unit: *unit }, name.clone()))
                .collect(),
            Sort::Cluster => named(&self.clusters, |cluster| QuotaScope::Cluster { cluster }),
            Sort::Field => named(&self.fields, |field| QuotaScope::Field { field }),
        }
    }

    /// What a scope is called: "Hội LHPN huyện X", "Từng cụm".
    pub fn name(&self, scope: &QuotaScope) -> String {
        match scope {
            QuotaScope::Unit { unit } => {
                let known = self.units.iter().find(|(id, _)| id == unit).map(|(_, name)| name.clone());
                known.unwrap_or_else(|| "Đơn vị không còn trong danh mục".to_owned())
            }
            QuotaScope::Cluster { cluster: name } | QuotaScope::Field { field: name } => name.clone(),
            other => Sort::of(other).label().to_owned(),
        }
    }
}

fn add(all: &mut Vec<String>, name: &str) {
    if !name.is_empty() && !all.iter().any(|it| it == name) {
        all.push(name.to_owned());
    }
}

/// A number, or a share with its rounding, as it is being typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Amount {
    /// What is typed.
    pub typed: String,
    /// Whether it is a percentage.
    pub percent: bool,
    /// How a share is rounded.
    pub rounding: Rounding,
}

impl Default for Amount {
    fn default() -> Self {
        Self { typed: String::new(), percent: false, rounding: Rounding::Up }
    }
}

impl Amount {
    /// A whole number.
    pub fn number(number: u32) -> Self {
        Self { typed: number.to_string(), ..Self::default() }
    }

    /// A share.
    pub fn share(share: Percentage) -> Self {
        Self { typed: share.percent.to_string(), percent: true, rounding: share.rounding }
    }

    /// What is typed, none for an empty field.
    ///
    /// # Errors
    /// What cannot be read, and what to type.
    pub fn read(&self) -> Result<Option<Most>, String> {
        let typed = self.typed.trim().trim_end_matches('%').trim();
        if typed.is_empty() {
            return Ok(None);
        }
        if !self.percent {
            return match typed.parse() {
                Ok(number) => Ok(Some(Most::Number(number))),
                Err(_) => Err("Hãy gõ số nguyên, hoặc để trống.".to_owned()),
            };
        }
        match typed.parse::<Points>() {
            Ok(percent) if percent > Points::ZERO && percent <= Points::whole(100) => {
                Ok(Some(Most::Percent(Percentage { percent, rounding: self.rounding })))
            }
            _ => Err("Hãy gõ tỷ lệ lớn hơn 0 và không quá 100, ví dụ 10 hoặc 12,5.".to_owned()),
        }
    }

    /// The share as typed, worked out for `count` dossiers: "10 % của 9 = 0,9, làm tròn lên → 1".
    pub fn worked(&self, count: u32) -> Option<String> {
        match self.read() {
            Ok(Some(Most::Percent(share))) => Some(share.worked(count)),
            _ => None,
        }
    }
}

/// A quota as it is being written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuotaRow {
    /// Over which dossiers.
    pub scope: QuotaScope,
    /// Of which kind; none for all together.
    pub kind: Option<SubjectKind>,
    /// At least so many, as typed.
    pub least: String,
    /// At most, as typed.
    pub most: Amount,
}

impl Default for QuotaRow {
    fn default() -> Self {
        Self { scope: QuotaScope::All, kind: None, least: String::new(), most: Amount::default() }
    }
}

/// Which of the two figures of a row cannot be read, and what to do.
pub type Trouble = (bool, String);

impl QuotaRow {
    /// The row of a declared quota.
    pub fn of(quota: &Quota) -> Self {
        Self {
            scope: quota.scope.clone(),
            kind: quota.kind,
            least: if quota.least == 0 { String::new() } else { quota.least.to_string() },
            most: match quota.most {
                None => Amount::default(),
                Some(Most::Number(number)) => Amount::number(number),
                Some(Most::Percent(share)) => Amount::share(share),
            },
        }
    }

    /// The quota; none while neither figure is typed.
    ///
    /// # Errors
    /// Whether it is the least that cannot be read, and what to do.
    pub fn read(&self) -> Result<Option<Quota>, Trouble> {
        let least = match self.least.trim() {
            "" => 0,
            typed => typed.parse().map_err(|_| (true, "Hãy gõ số nguyên, hoặc để trống.".to_owned()))?,
        };
        let most = self.most.read().map_err(|sentence| (false, sentence))?;
        if let Some(Most::Number(most)) = most
            && most < least
        {
            return Err((false, "Tối đa không được nhỏ hơn tối thiểu.".to_owned()));
        }
        if least == 0 && most.is_none() {
            return Ok(None);
        }
        Ok(Some(Quota { scope: self.scope.clone(), kind: self.kind, least, most }))
    }
}

/// A declared quota in words, for a round that is closed: "Từng đơn vị – cá nhân: ít nhất 1, nhiều nhất 10 % (làm tròn
/// lên)".
pub fn told(quota: &Quota, scopes: &Scopes) -> String {
    let name = scopes.name(&quota.scope);
    let head = match quota.kind {
        Some(kind) => format!("{name} – {}", kind.counted()),
        None => name,
    };
    let mut bounds = Vec::new();
    if quota.least > 0 {
        bounds.push(format!("ít nhất {}", quota.least));
    }
    match quota.most {
        Some(Most::Number(most)) => bounds.push(format!("nhiều nhất {most}")),
        Some(Most::Percent(share)) => {
            bounds.push(format!("nhiều nhất {} % ({})", share.percent, share.rounding.label()));
        }
        None => {}
    }
    format!("{head}: {}", bounds.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_typed_becomes_a_quota_and_back() {
        let mut row = QuotaRow { least: "1".into(), ..QuotaRow::default() };
        row.most = Amount { typed: " 12,5 % ".into(), percent: true, rounding: Rounding::Nearest };
        let quota = row.read().unwrap().unwrap();
        assert_eq!(
            told(&quota, &Scopes::default()),
            "Toàn đợt: ít nhất 1, nhiều nhất 12,5 % (làm tròn đến số gần nhất)"
        );
        assert_eq!(QuotaRow::of(&quota).read().unwrap().unwrap(), quota);
        assert_eq!(QuotaRow::default().read(), Ok(None));
        row.most = Amount::number(0);
        assert!(row.read().is_err(), "less than the least");
        row.most = Amount { typed: "120".into(), percent: true, rounding: Rounding::Up };
        assert!(row.read().is_err());
    }
}

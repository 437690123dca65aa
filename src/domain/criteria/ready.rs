//! Sets of criteria that come with the program, as data with a source and the years they hold for.

use super::super::Command;
use super::super::ids::{CriteriaSetId, CriterionId, PlanId};
use super::super::subject::SubjectKind;
use super::{Caps, CriteriaSet, Criterion, Grading, Group, Measure};
use serde::Deserialize;
use std::sync::LazyLock;

const SHIPPED: [&str; 8] = [
    include_str!("../../../assets/criteria/caobang_collective.toml"),
    include_str!("../../../assets/criteria/caobang_person.toml"),
    include_str!("../../../assets/criteria/caobang_household.toml"),
    include_str!("../../../assets/criteria/family_five_without.toml"),
    include_str!("../../../assets/criteria/family_five_with.toml"),
    include_str!("../../../assets/criteria/family_eleven.toml"),
    include_str!("../../../assets/criteria/model_empty.toml"),
    include_str!("../../../assets/criteria/cantho_2579.toml"),
];

/// A set that comes with the program.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ready {
    /// Its key, the same for ever.
    pub key: String,
    /// The name that the set gets.
    pub name: String,
    /// What to know before it is used, in a sentence or two.
    pub note: String,
    /// For which kind of subject; none for all.
    #[serde(default)]
    pub kind: Option<SubjectKind>,
    /// The paper it is taken from.
    pub source: String,
    /// First year it holds for.
    pub valid_from: i32,
    /// Last year it holds for; none while it holds.
    #[serde(default)]
    pub valid_to: Option<i32>,
    /// Caps over the whole set.
    #[serde(default)]
    pub caps: Caps,
    /// Groups in order.
    #[serde(default)]
    pub groups: Vec<Group>,
    /// Criteria in order.
    #[serde(default)]
    pub criteria: Vec<Item>,
    /// Grades and the rules that lower them.
    #[serde(default)]
    pub grading: Option<Grading>,
}

/// One criterion of such a set.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Item {
    /// Its mark.
    pub code: String,
    /// The sentence.
    pub title: String,
    /// How it is scored, or what proves it.
    #[serde(default)]
    pub note: String,
    /// The group it stands in.
    #[serde(default)]
    pub group: Option<u32>,
    /// What it does.
    pub measure: Measure,
}

impl Ready {
    /// Whether it holds in a year.
    #[must_use]
    pub fn holds_in(&self, year: i32) -> bool {
        year >= self.valid_from && self.valid_to.is_none_or(|last| year <= last)
    }

    /// The years in words: "từ năm 2026", "2010–2025".
    #[must_use]
    pub fn years(&self) -> String {
        match self.valid_to {
            None => format!("từ năm {}", self.valid_from),
            Some(last) if last == self.valid_from => format!("năm {last}"),
            Some(last) => format!("{}–{last}", self.valid_from),
        }
    }

    /// The set under a plan. `fresh` gives identifiers.
    #[must_use]
    pub fn build(&self, plan: PlanId, fresh: &mut dyn FnMut() -> i64) -> CriteriaSet {
        let id = CriteriaSetId(fresh());
        let mut criterion = |item: &Item| {
            let id = CriterionId(fresh());
            Criterion {
                group: item.group,
                note: item.note.clone(),
                ..Criterion::new(id, item.code.as_str(), item.title.as_str(), item.measure.clone())
            }
        };
        CriteriaSet {
            criteria: self.criteria.iter().map(&mut criterion).collect(),
            groups: self.groups.clone(),
            caps: self.caps,
            grading: self.grading.clone(),
            source: self.source.clone(),
            ..CriteriaSet::new(id, plan, self.kind, self.name.as_str())
        }
    }
}

/// All of them, in the order shown.
#[must_use]
pub fn all() -> &'static [Ready] {
    static ALL: LazyLock<Vec<Ready>> =
        LazyLock::new(|| SHIPPED.into_iter().filter_map(|words| toml::from_str(words).ok()).collect());
    &ALL
}

/// The set with this key.
#[must_use]
pub fn find(key: &str) -> Option<&'static Ready> {
    all().iter().find(|ready| ready.key == key)
}

/// Those for a kind of subject, what holds in `year` before what holds no longer or not yet; all kinds where none is
/// asked for.
#[must_use]
pub fn offered(kind: Option<SubjectKind>, year: i32) -> Vec<&'static Ready> {
    let mut offered: Vec<&Ready> =
        all().iter().filter(|ready| kind.is_none() || ready.kind == kind).collect();
    offered.sort_by_key(|ready| !ready.holds_in(year));
    offered
}

/// The deed that gives a plan the set with this key; none for a key that is not there. `fresh` gives identifiers.
#[must_use]
pub fn command(key: &str, plan: PlanId, fresh: &mut dyn FnMut() -> i64) -> Option<Command> {
    Some(Command::SaveCriteriaSet { set: find(key)?.build(plan, fresh) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_ready_set_is_read_sound_and_names_its_source() {
        let mut keys = std::collections::HashSet::new();
        for words in SHIPPED {
            let ready: Ready = toml::from_str(words).unwrap();
            assert!(keys.insert(ready.key.clone()), "{}", ready.key);
            assert_eq!(find(&ready.key), Some(&ready));
            assert!(!ready.source.is_empty() && !ready.note.is_empty() && !ready.name.is_empty());
            assert!(ready.valid_to.is_none_or(|last| last >= ready.valid_from), "{}", ready.key);
            let mut next = 0;
            let set = ready.build(PlanId(7), &mut || {
                next += 1;
                next
            });
            // Unique codes and identifiers are part of the check.
            set.check().unwrap_or_else(|refusal| panic!("{}: {refusal:?}", ready.key));
            assert_eq!((set.plan, set.kind, &set.source), (PlanId(7), ready.kind, &ready.source));
            assert_eq!(set.criteria.len(), ready.criteria.len());
            assert_eq!(set.criteria.is_empty(), ready.key == "model", "only models have nothing to copy");
        }
    }

    #[test]
    fn a_household_must_meet_all_of_its_eight_or_eleven() {
        for (key, count) in [("5-khong-3-sach", 8), ("5-co-3-sach", 8), ("5-khong-3-sach-3-an", 11)] {
            let ready = find(key).unwrap();
            assert_eq!(ready.criteria.len(), count);
            let all_bind = ready.criteria.iter().all(|it| it.measure == Measure::Gate { optional: false });
            assert!(all_bind && ready.kind == Some(SubjectKind::Household), "{key}");
        }
        let names = |year| -> Vec<&str> {
            let households = offered(Some(SubjectKind::Household), year);
            households.iter().filter(|it| it.holds_in(year)).map(|it| it.key.as_str()).collect()
        };
        assert_eq!(names(2017), ["caobang-household", "5-khong-3-sach"]);
        assert_eq!(names(2024), ["caobang-household", "5-khong-3-sach", "5-co-3-sach"]);
        assert_eq!(names(2026), ["caobang-household", "5-khong-3-sach-3-an"]);
    }
}

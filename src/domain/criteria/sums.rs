//! What the points of a set come to, and where that is not what was declared. Nothing here blocks anything (M6).

use super::super::points::Points;
use super::CriteriaSet;

/// What the criteria of a set usually come to: told where a set differs (M6, scale of 100 in QĐ 2579 Cần Thơ 2025 and
/// in the scales of MTTQ). A set may well differ.
pub const USUAL: Points = Points::whole(100);

/// The sum of a group.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct GroupSum {
    /// Key of the group.
    pub key: u32,
    /// Points of its criteria, those of the groups inside included, without bonus.
    pub sum: Points,
    /// What the office declared.
    pub declared: Option<Points>,
}

impl GroupSum {
    /// Whether it is not what was declared.
    #[must_use]
    pub fn differs(&self) -> bool {
        self.declared.is_some_and(|declared| declared != self.sum)
    }
}

/// The sum of every group, in the order of the groups.
#[must_use]
pub fn group_sums(set: &CriteriaSet) -> Vec<GroupSum> {
    let mut sums: Vec<GroupSum> = set
        .groups
        .iter()
        .map(|group| {
            let own = set.criteria.iter().filter(|one| one.group == Some(group.key) && one.measure.is_owed());
            let sum = own.filter_map(|one| one.measure.max()).sum();
            GroupSum { key: group.key, sum, declared: group.full_marks }
        })
        .collect();
    // A group stands after the one that holds it, so from behind every sum is whole before it is added.
    for at in (0..set.groups.len()).rev() {
        let parent = set.groups[at].parent;
        if let Some(above) = parent.and_then(|key| set.groups[..at].iter().position(|one| one.key == key)) {
            sums[above].sum = sums[above].sum + sums[at].sum;
        }
    }
    sums
}

/// What is worth telling about the sums of a set, one sentence each. `general` is the set for everybody that applies
/// beside this one.
#[must_use]
pub fn sum_warnings(set: &CriteriaSet, general: Option<&CriteriaSet>) -> Vec<String> {
    let mut told = Vec::new();
    let own = set.full_marks();
    let beside = general.filter(|one| one.id != set.id).map_or(Points::ZERO, CriteriaSet::full_marks);
    if own > Points::ZERO && own != USUAL && own + beside != USUAL {
        told.push(if beside > Points::ZERO {
            format!("Tổng điểm chuẩn {own}, cùng tiêu chí chung là {}, khác {USUAL}.", own + beside)
        } else {
            format!("Tổng điểm chuẩn {own}, khác {USUAL}.")
        });
    }
    for sum in group_sums(set) {
        if let (true, Some(declared)) = (sum.differs(), sum.declared)
            && let Some(group) = set.groups.iter().find(|one| one.key == sum.key)
        {
            told.push(format!("Nhóm “{}” có tổng {}, khác {declared} điểm đã ghi.", group.title, sum.sum));
        }
    }
    told
}

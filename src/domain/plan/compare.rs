//! Two plans side by side: against the superior's, last year's or an earlier version (D5).

use super::{Content, PlanText, numbered};
use crate::domain::ids::{CriteriaSetId, ObligationId, SectionId, UnitId};
use crate::domain::obligation::{Due, Duty, Obligation, Piece, sentence, worded};
use crate::text::diff::{Bag, Change, common, likeness, words};
use serde::Serialize;

/// How much two texts must have in common, in thousandths, to be the same passage rewritten.
const REWRITTEN: u32 = 450;
/// The same for the sentences of obligations, whose names and numbers differ by nature between two offices.
const SAME_DUTY: u32 = 300;
/// Passages farther apart than this are not compared with each other: two long plans must not take minutes.
const REACH: usize = 160;
/// More pairs of differing passages than this (two books) are not looked for at all.
const MOST_PAIRS: usize = 4_000_000;

/// One side of a row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Side {
    /// The section.
    pub section: SectionId,
    /// Its number or mark as printed.
    pub label: String,
    /// Depth in the tree, 0 at the top.
    pub depth: usize,
    /// Its words, or what is written from its data.
    pub words: String,
}

/// How a row stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// The same words on both sides.
    Same,
    /// The same passage in other words.
    Changed,
    /// Only in the first plan.
    OnlyFirst,
    /// Only in the second plan.
    OnlySecond,
}

/// A passage in one plan or in both.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CompareRow {
    /// How it stands.
    pub standing: Standing,
    /// In the first plan.
    pub first: Option<Side>,
    /// In the second plan.
    pub second: Option<Side>,
    /// Of a changed passage the words of both, in reading order.
    pub changes: Vec<(Change, String)>,
}

/// An obligation in one plan or in both.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CompareDuty {
    /// How it stands.
    pub standing: Standing,
    /// In the first plan, with its sentence.
    pub first: Option<(ObligationId, String)>,
    /// In the second plan, with its sentence.
    pub second: Option<(ObligationId, String)>,
    /// Whether the second falls due after the first.
    pub later: bool,
}

/// Two plans side by side.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Comparison {
    /// The passages, in the reading order of both.
    pub rows: Vec<CompareRow>,
    /// The obligations: those of the first in order, then those only in the second.
    pub duties: Vec<CompareDuty>,
}

impl Comparison {
    /// Obligations of the first plan that the second has not.
    pub fn missing(&self) -> impl Iterator<Item = ObligationId> + '_ {
        self.duties
            .iter()
            .filter(|duty| duty.standing == Standing::OnlyFirst)
            .filter_map(|duty| duty.first.as_ref().map(|(id, _)| *id))
    }

    /// Whether nothing differs.
    #[must_use]
    pub fn is_same(&self) -> bool {
        self.rows.iter().all(|row| row.standing == Standing::Same)
            && self.duties.iter().all(|duty| duty.standing == Standing::Same)
    }
}

/// Compares two plans; `unit_name` gives the names of the units that obligations mention.
#[must_use]
pub fn compare(first: &PlanText, second: &PlanText, unit_name: impl Fn(UnitId) -> String) -> Comparison {
    let (a, b) = (sides(first, &unit_name), sides(second, &unit_name));
    Comparison { rows: rows(&a, &b), duties: duties(first, second, &unit_name) }
}

fn sides(text: &PlanText, unit_name: &impl Fn(UnitId) -> String) -> Vec<Side> {
    numbered(&text.sections)
        .into_iter()
        .map(|item| Side {
            section: item.section.id,
            depth: item.depth,
            words: said(text, &item.section.content, unit_name),
            label: item.label,
        })
        .collect()
}

/// What a section says, in words.
fn said(text: &PlanText, content: &Content, unit_name: &impl Fn(UnitId) -> String) -> String {
    match content {
        Content::Obligation { obligation } => text
            .obligations
            .iter()
            .find(|one| one.id == *obligation)
            .map(|one| duty_words(one, unit_name))
            .unwrap_or_default(),
        Content::Criteria { set } => criteria_words(text, *set),
        other => other.words(),
    }
}

fn duty_words(obligation: &Obligation, unit_name: &impl Fn(UnitId) -> String) -> String {
    if obligation.wording.trim().is_empty() {
        return sentence(&obligation.duty, unit_name);
    }
    let piece = |piece: Piece| match piece {
        Piece::Words(words) => words,
        Piece::Empty(field) => format!("{{{}}}", field.word()),
        Piece::Unknown(name) => format!("{{{name}}}"),
    };
    worded(&obligation.wording, &obligation.duty, unit_name).into_iter().map(piece).collect()
}

fn criteria_words(text: &PlanText, set: CriteriaSetId) -> String {
    let Some(set) = text.sets.iter().find(|one| one.id == set) else { return String::new() };
    let titles = set.criteria.iter().map(|one| one.title.as_str());
    std::iter::once(set.name.as_str()).chain(titles).collect::<Vec<_>>().join("\n")
}

fn rows(a: &[Side], b: &[Side]) -> Vec<CompareRow> {
    let key = |side: &Side| crate::text::fold(&side.words);
    let (keys_a, keys_b): (Vec<String>, Vec<String>) =
        (a.iter().map(key).collect(), b.iter().map(key).collect());
    let mut pairs = common(&keys_a, &keys_b);
    pairs.push((a.len(), b.len()));
    let (bags_a, bags_b): (Vec<Bag>, Vec<Bag>) = (
        a.iter().map(|side| Bag::of(&side.words)).collect(),
        b.iter().map(|side| Bag::of(&side.words)).collect(),
    );
    let mut out = Vec::with_capacity(a.len().max(b.len()));
    let (mut i, mut j) = (0, 0);
    for (to_i, to_j) in pairs {
        between(&a[i..to_i], &b[j..to_j], &bags_a[i..to_i], &bags_b[j..to_j], &mut out);
        if let (Some(first), Some(second)) = (a.get(to_i), b.get(to_j)) {
            out.push(row(Some(first), Some(second)));
        }
        (i, j) = (to_i + 1, to_j + 1);
    }
    out
}

/// Passages between two that are the same: those alike are paired in order, the others stand alone.
fn between(a: &[Side], b: &[Side], bags_a: &[Bag], bags_b: &[Bag], out: &mut Vec<CompareRow>) {
    if a.is_empty() || b.is_empty() || a.len().saturating_mul(b.len()) > MOST_PAIRS {
        out.extend(a.iter().map(|side| row(Some(side), None)));
        out.extend(b.iter().map(|side| row(None, Some(side))));
        return;
    }
    // Best sum of likeness over pairs that do not cross, from the end; far pairs are not looked at.
    let (n, m) = (a.len(), b.len());
    let near = |i: usize, j: usize| (i * m / n).abs_diff(j) <= REACH;
    let mut best = vec![vec![0u32; m + 1]; n + 1];
    let mut like = vec![vec![0u32; m]; n];
    for i in (0..n).rev() {
        for j in (0..m).rev() {
            if near(i, j) {
                let alike = likeness(&bags_a[i], &bags_b[j]);
                like[i][j] = if alike >= REWRITTEN { alike } else { 0 };
            }
            let paired = if like[i][j] > 0 { like[i][j] + best[i + 1][j + 1] } else { 0 };
            best[i][j] = paired.max(best[i + 1][j]).max(best[i][j + 1]);
        }
    }
    let (mut i, mut j) = (0, 0);
    while i < n && j < m {
        if like[i][j] > 0 && best[i][j] == like[i][j] + best[i + 1][j + 1] {
            out.push(row(Some(&a[i]), Some(&b[j])));
            (i, j) = (i + 1, j + 1);
        } else if best[i][j] == best[i + 1][j] {
            out.push(row(Some(&a[i]), None));
            i += 1;
        } else {
            out.push(row(None, Some(&b[j])));
            j += 1;
        }
    }
    out.extend(a[i..].iter().map(|side| row(Some(side), None)));
    out.extend(b[j..].iter().map(|side| row(None, Some(side))));
}

fn row(first: Option<&Side>, second: Option<&Side>) -> CompareRow {
    let (standing, changes) = match (first, second) {
        (Some(a), Some(b)) if a.words == b.words => (Standing::Same, Vec::new()),
        (Some(a), Some(b)) => (Standing::Changed, words(&a.words, &b.words)),
        (Some(_), None) => (Standing::OnlyFirst, Vec::new()),
        (None, _) => (Standing::OnlySecond, Vec::new()),
    };
    CompareRow { standing, first: first.cloned(), second: second.cloned(), changes }
}

fn duties(first: &PlanText, second: &PlanText, unit_name: &impl Fn(UnitId) -> String) -> Vec<CompareDuty> {
    let of = |text: &PlanText| -> Vec<(Bag, String)> {
        let words = text.obligations.iter().map(|one| sentence(&one.duty, unit_name));
        words.map(|words| (Bag::of(&words), words)).collect()
    };
    let (a, b) = (of(first), of(second));
    // Next year's plan is later by nature; only of plans for the same time it tells something.
    let same_time = second.plan.from <= first.plan.to && first.plan.from <= second.plan.to;
    let mut pairs: Vec<(u32, usize, usize)> = Vec::new();
    for (i, one) in first.obligations.iter().enumerate() {
        for (j, other) in second.obligations.iter().enumerate() {
            if std::mem::discriminant(&one.duty) == std::mem::discriminant(&other.duty) {
                let alike = likeness(&a[i].0, &b[j].0);
                if alike >= SAME_DUTY {
                    pairs.push((alike, i, j));
                }
            }
        }
    }
    // The most alike first; each obligation is paired once.
    pairs.sort_by_key(|(alike, i, j)| (std::cmp::Reverse(*alike), *i, *j));
    let mut partner: Vec<Option<usize>> = vec![None; a.len()];
    let mut taken = vec![false; b.len()];
    for (_, i, j) in pairs {
        if partner[i].is_none() && !taken[j] {
            partner[i] = Some(j);
            taken[j] = true;
        }
    }
    let mut out: Vec<CompareDuty> = first
        .obligations
        .iter()
        .enumerate()
        .map(|(i, one)| {
            let other = partner[i].and_then(|j| second.obligations.get(j).zip(b.get(j)));
            let standing = match other {
                None => Standing::OnlyFirst,
                Some((other, _)) if other.duty == one.duty => Standing::Same,
                Some(_) => Standing::Changed,
            };
            CompareDuty {
                standing,
                first: Some((one.id, a[i].1.clone())),
                second: other.map(|(other, (_, words))| (other.id, words.clone())),
                later: same_time && other.is_some_and(|(other, _)| falls_later(&other.duty, &one.duty)),
            }
        })
        .collect();
    for (j, other) in second.obligations.iter().enumerate().filter(|(j, _)| !taken[*j]) {
        let words = b[j].1.clone();
        out.push(CompareDuty {
            standing: Standing::OnlySecond,
            first: None,
            second: Some((other.id, words)),
            later: false,
        });
    }
    out
}

/// Whether `one` falls due after `other`, where both can be compared.
fn falls_later(one: &Duty, other: &Duty) -> bool {
    match (one.due(), other.due()) {
        (Some(Due::On(a)), Some(Due::On(b))) => a > b,
        (Some(Due::EveryYear { day, month }), Some(Due::EveryYear { day: d, month: m })) => {
            (month, day) > (m, d)
        }
        (Some(Due::EveryMonth { day }), Some(Due::EveryMonth { day: d })) => day > d,
        (Some(Due::EveryQuarter { day }), Some(Due::EveryQuarter { day: d })) => day > d,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ids::PlanId;
    use crate::domain::plan::{Marking, Plan, Section};
    use chrono::NaiveDate;
    use proptest::prelude::*;

    fn plan(paragraphs: &[&str]) -> PlanText {
        let day = |m, d| NaiveDate::from_ymd_opt(2026, m, d).unwrap();
        let section = |(i, words): (usize, &&str)| Section {
            id: SectionId(i as i64),
            plan: PlanId(1),
            parent: None,
            position: i as i32,
            marking: Marking::Arabic,
            content: Content::text(*words),
        };
        PlanText {
            plan: Plan::draft(PlanId(1), "Thử", day(1, 1), day(12, 31)),
            sections: paragraphs.iter().enumerate().map(section).collect(),
            obligations: Vec::new(),
            sets: Vec::new(),
        }
    }

    fn standings(comparison: &Comparison) -> Vec<Standing> {
        comparison.rows.iter().map(|row| row.standing).collect()
    }

    #[test]
    fn moved_words_changed_words_and_new_passages_are_told_apart() {
        let first = plan(&[
            "Mục đích của kế hoạch này",
            "Mỗi xã giới thiệu 02 điển hình trước ngày 20/4/2026",
            "Đoạn sẽ bị bỏ đi hoàn toàn",
            "Tổ chức thực hiện",
        ]);
        let second = plan(&[
            "Mục đích của kế hoạch này",
            "Mỗi xã giới thiệu 03 điển hình trước ngày 15/5/2026",
            "Tổ chức thực hiện",
            "Kinh phí do ngân sách bảo đảm",
        ]);
        let comparison = compare(&first, &second, |_| String::new());
        use Standing::{Changed, OnlyFirst, OnlySecond, Same};
        assert_eq!(standings(&comparison), [Same, Changed, OnlyFirst, Same, OnlySecond]);
        let added: Vec<&str> = comparison.rows[1]
            .changes
            .iter()
            .filter(|(change, _)| *change == Change::Added)
            .map(|(_, text)| text.as_str())
            .collect();
        assert_eq!(added, ["03", "15/5/2026"]);
    }

    #[test]
    fn obligations_missing_or_later_are_named() {
        let (mut first, mut second) = (plan(&["một"]), plan(&["một"]));
        let report = |id, day| Obligation {
            id: ObligationId(id),
            plan: PlanId(1),
            duty: Duty::Report {
                reporter: "Các xã, phường".into(),
                units: None,
                every: crate::domain::obligation::Frequency::Yearly,
                due: Some(Due::EveryYear { day, month: 11 }),
                sent_to: "Ban Thường trực".into(),
            },
            wording: String::new(),
        };
        let milestone = Obligation {
            id: ObligationId(9),
            plan: PlanId(1),
            duty: Duty::Milestone {
                name: "Tổng kết".into(),
                due: Some(Due::EndOfYear { year: 2026 }),
                sent_to: String::new(),
            },
            wording: String::new(),
        };
        first.obligations = vec![report(1, 15), milestone];
        second.obligations = vec![report(2, 20)];
        let comparison = compare(&first, &second, |_| String::new());
        assert_eq!(comparison.missing().collect::<Vec<_>>(), [ObligationId(9)]);
        assert!(comparison.duties[0].later);
        assert!(!compare(&second, &first, |_| String::new()).duties[0].later);
    }

    proptest! {
        #[test]
        fn every_passage_of_both_stands_in_one_row_in_order(
            a in proptest::collection::vec("[a-d]{1,2}( [a-d]{1,2}){0,4}", 0..14),
            b in proptest::collection::vec("[a-d]{1,2}( [a-d]{1,2}){0,4}", 0..14),
        ) {
            let (a, b): (Vec<&str>, Vec<&str>) =
                (a.iter().map(String::as_str).collect(), b.iter().map(String::as_str).collect());
            let comparison = compare(&plan(&a), &plan(&b), |_| String::new());
            let first: Vec<&str> =
                comparison.rows.iter().filter_map(|row| row.first.as_ref()).map(|s| s.words.as_str()).collect();
            let second: Vec<&str> =
                comparison.rows.iter().filter_map(|row| row.second.as_ref()).map(|s| s.words.as_str()).collect();
            prop_assert_eq!(first, a.clone());
            prop_assert_eq!(second, b.clone());
            let twice = compare(&plan(&a), &plan(&a), |_| String::new());
            prop_assert!(twice.is_same());
        }
    }
}

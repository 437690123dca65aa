//! The register of paper numbers (sổ đăng ký số văn bản): next number, gaps, doubles.

use super::ids::{PaperId, PlanId};
use super::papers::{Paper, PaperState, PaperType};
use super::plan::Plan;
use chrono::{Datelike, NaiveDate};
use serde::Serialize;
use std::collections::BTreeMap;

/// One line of the register.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Registered {
    /// Type of paper; every type has its own series of numbers, but for those that share one
    /// ([`PaperType::series`]).
    pub kind: PaperType,
    /// Number as typed ("53", "53a").
    pub number: String,
    /// Day of issue.
    pub on: NaiveDate,
    /// What it is about.
    pub subject: String,
    /// The paper; none for a plan.
    pub paper: Option<PaperId>,
    /// The plan it belongs to, or is.
    pub plan: PlanId,
    /// Whether it was cancelled; the number stays used.
    pub cancelled: bool,
    /// Whether it was made elsewhere.
    pub outside: bool,
}

impl Registered {
    /// The figure in front of the number ("53a" → 53); none when there is none.
    #[must_use]
    pub fn figure(&self) -> Option<u32> {
        figure(&self.number)
    }
}

fn figure(number: &str) -> Option<u32> {
    let digits: String = number.trim().chars().take_while(char::is_ascii_digit).collect();
    digits.parse().ok()
}

/// Everything that bears a number and a day: issued plans, issued and cancelled papers, and those made elsewhere.
/// Ordered by type, day and number.
#[must_use]
pub fn book(plans: &[Plan], papers: &[Paper]) -> Vec<Registered> {
    let line = |plan: &Plan, number: String, on: NaiveDate| Registered {
        kind: PaperType::Plan,
        number,
        on,
        subject: plan.subject.clone(),
        paper: None,
        plan: plan.id,
        cancelled: false,
        outside: false,
    };
    // A superior's plan bears a number of the superior's book.
    let of_plan = |plan: &Plan| -> Vec<Registered> {
        if plan.is_superior() {
            return Vec::new();
        }
        let past = plan.origin.past.iter().map(|one| line(plan, one.number.clone(), one.issued_on));
        let now = plan.number.clone().zip(plan.issued_on).map(|(number, on)| line(plan, number, on));
        past.chain(now).collect()
    };
    let of_paper = |paper: &Paper| {
        if paper.state == PaperState::Draft {
            return None;
        }
        Some(Registered {
            kind: paper.kind,
            number: paper.number.clone()?,
            on: paper.issued_on?,
            subject: paper.subject.clone(),
            paper: Some(paper.id),
            plan: paper.plan,
            cancelled: paper.state == PaperState::Cancelled,
            outside: paper.outside,
        })
    };
    let mut lines: Vec<Registered> =
        plans.iter().flat_map(of_plan).chain(papers.iter().filter_map(of_paper)).collect();
    lines.sort_by(|a, b| {
        (a.kind.series(), a.on.year(), a.figure(), &a.number, a.on).cmp(&(
            b.kind.series(),
            b.on.year(),
            b.figure(),
            &b.number,
            b.on,
        ))
    });
    lines
}

/// One series: the numbers of one type in one calendar year (NĐ 30/2020, ô 3).
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Series {
    /// The number the next paper takes.
    pub next: u32,
    /// Numbers below the greatest that nobody bears.
    pub gaps: Vec<u32>,
    /// Numbers borne twice or more, as typed.
    pub doubles: Vec<String>,
    /// Numbers whose day is earlier than that of a smaller number.
    pub out_of_order: Vec<String>,
}

/// The series of `kind` in `year`.
#[must_use]
pub fn series(lines: &[Registered], kind: PaperType, year: i32) -> Series {
    let mut of_kind: Vec<&Registered> =
        lines.iter().filter(|line| line.kind.series() == kind.series() && line.on.year() == year).collect();
    of_kind.sort_by_key(|line| (line.figure(), line.on));
    let mut borne: BTreeMap<u32, u32> = BTreeMap::new();
    let mut typed: BTreeMap<&str, u32> = BTreeMap::new();
    for line in &of_kind {
        if let Some(figure) = line.figure() {
            *borne.entry(figure).or_default() += 1;
        }
        *typed.entry(line.number.trim()).or_default() += 1;
    }
    let greatest = borne.keys().next_back().copied().unwrap_or(0);
    let mut latest: Option<NaiveDate> = None;
    let mut out_of_order = Vec::new();
    for line in of_kind.iter().filter(|line| line.figure().is_some()) {
        if latest.is_some_and(|latest| line.on < latest) {
            out_of_order.push(line.number.clone());
        }
        latest = latest.max(Some(line.on));
    }
    Series {
        next: greatest + 1,
        gaps: (1..greatest).filter(|n| !borne.contains_key(n)).collect(),
        doubles: typed.into_iter().filter(|(_, n)| *n > 1).map(|(number, _)| number.to_owned()).collect(),
        out_of_order,
    }
}

/// Whether `number` is taken in the series of `kind` and `year` by another paper than `but`.
#[must_use]
pub fn is_taken(
    lines: &[Registered],
    kind: PaperType,
    year: i32,
    number: &str,
    but: Option<PaperId>,
) -> bool {
    let same = |line: &Registered| match (figure(number), line.figure()) {
        (Some(a), Some(b)) if a == b => suffix(number) == suffix(&line.number),
        _ => line.number.trim() == number.trim(),
    };
    lines.iter().any(|line| {
        line.kind.series() == kind.series()
            && line.on.year() == year
            && (but.is_none() || line.paper != but)
            && same(line)
    })
}

/// What stands behind the figure: "053A" and "53a" are one number.
fn suffix(number: &str) -> String {
    number.trim().trim_start_matches(|c: char| c.is_ascii_digit()).trim().to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn line(number: &str, day: u32) -> Registered {
        Registered {
            kind: PaperType::Proposal,
            number: number.to_owned(),
            on: NaiveDate::from_ymd_opt(2026, 3, day).unwrap(),
            subject: String::new(),
            paper: Some(PaperId(i64::from(day))),
            plan: PlanId(1),
            cancelled: false,
            outside: false,
        }
    }

    #[test]
    fn gaps_doubles_and_order_are_seen() {
        let lines = [line("1", 2), line("2", 3), line("5", 9), line("05", 10), line("5", 11), line("6a", 4)];
        let found = series(&lines, PaperType::Proposal, 2026);
        assert_eq!(found.next, 7);
        assert_eq!(found.gaps, [3, 4]);
        assert_eq!(found.doubles, ["5"]);
        assert_eq!(found.out_of_order, ["6a"]);
        assert_eq!(series(&lines, PaperType::Decision, 2026).next, 1);
        assert_eq!(series(&lines, PaperType::Proposal, 2027).next, 1);
    }

    #[test]
    fn a_number_is_taken_whatever_its_zeros() {
        let lines = [line("05", 2), line("6a", 4)];
        let taken = |number, but| is_taken(&lines, PaperType::Proposal, 2026, number, but);
        assert!(taken("5", None) && taken("06A", None));
        assert!(!taken("6", None) && !taken("7", None));
        assert!(!taken("5", Some(PaperId(2))));
    }

    proptest! {
        #[test]
        fn next_is_free_and_gaps_are_not_borne(numbers in proptest::collection::vec(1u32..60, 0..40)) {
            let lines: Vec<Registered> =
                numbers.iter().map(|n| line(&n.to_string(), n % 28 + 1)).collect();
            let found = series(&lines, PaperType::Proposal, 2026);
            prop_assert!(!numbers.contains(&found.next));
            prop_assert!(found.gaps.iter().all(|gap| !numbers.contains(gap) && *gap < found.next));
            let distinct: std::collections::BTreeSet<u32> = numbers.iter().copied().collect();
            prop_assert_eq!(distinct.len() + found.gaps.len(), (found.next - 1) as usize);
        }
    }
}

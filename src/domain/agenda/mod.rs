//! What is to be done today under the office's own plans: late, due, near, and what comes (M21).
//!
//! A pure function of the plans, of what is known to have been done, and of the day. Which days there are and what is
//! met is asked of `progress` and `schedule`; here it is only put into lines, each a thing to act on.

mod open;
mod words;

pub use words::{title, who};

use super::ids::{ObligationId, PlanId};
use super::obligation::{Duty, Obligation};
use super::plan::{Plan, PlanState};
use super::progress::{Followed, horizon_days, soon_days};
use super::unit::Unit;
use chrono::NaiveDate;
use open::{Open, open};
use serde::Serialize;

/// A plan with what it asks for and what is known to have been done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanInHand {
    /// Its head, as it is in force.
    pub plan: Plan,
    /// What it asks for, as it is in force.
    pub obligations: Vec<Obligation>,
    /// What is known to have been done.
    pub followed: Followed,
}

/// Where a line stands on its day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// The day has passed.
    Late,
    /// It is the last day.
    Today,
    /// The day is near.
    Soon,
    /// The day is in sight.
    Later,
}

impl Standing {
    /// All, in the order shown.
    pub const ALL: [Self; 4] = [Self::Late, Self::Today, Self::Soon, Self::Later];

    /// The words shown to people.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Late => "Quá hạn",
            Self::Today => "Hôm nay",
            Self::Soon => "Sắp đến hạn",
            Self::Later => "Sắp tới",
        }
    }

    /// Where so many days away stand.
    #[must_use]
    pub fn of(days_left: i64) -> Self {
        match days_left {
            ..0 => Self::Late,
            0 => Self::Today,
            left if left <= soon_days() => Self::Soon,
            _ => Self::Later,
        }
    }
}

/// Where the matter of a line is dealt with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Door {
    /// Who has sent what.
    Quotas,
    /// The calendar of deadlines, where what was done is noted.
    Deadlines,
    /// Who does what.
    Tasks,
    /// What was made public.
    Publicity,
    /// The rounds of selection.
    Selection,
}

impl Door {
    const fn of(duty: &Duty) -> Self {
        match duty {
            Duty::Quota { .. } => Self::Quotas,
            Duty::Selection { .. } => Self::Selection,
            Duty::Seats { .. } | Duty::Report { .. } | Duty::Milestone { .. } => Self::Deadlines,
            Duty::Assignment { .. } => Self::Tasks,
            Duty::Publicity { .. } => Self::Publicity,
        }
    }
}

/// One thing to act on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Line {
    /// The obligation.
    pub obligation: ObligationId,
    /// The plan that sets it.
    pub plan: PlanId,
    /// What the plan is called.
    pub plan_name: String,
    /// What kind of duty.
    pub kind: &'static str,
    /// Where it is dealt with.
    pub door: Door,
    /// Where it stands.
    pub standing: Standing,
    /// The last day on which it is met in time.
    pub due: NaiveDate,
    /// Days from today to it; below 0 when it has passed.
    pub days_left: i64,
    /// The same in words: "quá hạn 2 ngày", "hôm nay", "còn 3 ngày".
    pub left: String,
    /// What is to be done ("Báo cáo năm 2023").
    pub title: String,
    /// What is missing ("tháng 10/2017: 4/14 đơn vị chưa gửi").
    pub lacking: String,
    /// Who is to do it, as the plan says; empty where it does not say.
    pub who: String,
    /// The units that owe something, in the order of the tree.
    pub missing: Vec<String>,
    /// Every time this line speaks of, earliest first: one, and for what is late every time that passed undone.
    pub times: Vec<NaiveDate>,
    /// Whether the period of the plan is over.
    pub ended: bool,
}

impl Line {
    /// How often it passed undone before the time named.
    #[must_use]
    pub const fn before(&self) -> usize {
        self.times.len().saturating_sub(1)
    }
}

/// A plan whose obligations bind nobody yet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Unissued {
    /// The plan.
    pub plan: PlanId,
    /// What it is called.
    pub name: String,
    /// Whether it lies with the one who signs.
    pub submitted: bool,
    /// How many obligations wait for it.
    pub obligations: usize,
    /// The first day that falls due under it, today or later.
    pub first_due: Option<NaiveDate>,
    /// Days from today to it.
    pub days_left: Option<i64>,
}

/// What is to be done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Agenda {
    /// The day it is made for.
    pub on: NaiveDate,
    /// A day this many days ahead or fewer is near.
    pub soon_days: i64,
    /// How many days ahead the lines look.
    pub horizon_days: i64,
    /// What there is to do: the longest late first, then by day.
    pub lines: Vec<Line>,
    /// Plans that are not issued.
    pub unissued: Vec<Unissued>,
    /// What comes first behind the horizon.
    pub next: Option<Line>,
}

impl Agenda {
    /// The lines that stand so, in their order.
    pub fn at(&self, standing: Standing) -> impl Iterator<Item = &Line> {
        self.lines.iter().filter(move |line| line.standing == standing)
    }
}

/// What is to be done on `today` under `plans`; superiors' plans and plans that were put out of force ask for nothing.
#[must_use]
pub fn agenda(plans: &[PlanInHand], units: &[Unit], today: NaiveDate) -> Agenda {
    let horizon = horizon_days();
    let (mut lines, mut unissued) = (Vec::new(), Vec::new());
    let mut beyond: Vec<Line> = Vec::new();
    for hand in plans {
        let plan = &hand.plan;
        if plan.is_superior() || plan.state == PlanState::Expired {
            continue;
        }
        if matches!(plan.state, PlanState::Draft | PlanState::Submitted) && plan.origin.version <= 1 {
            if today <= plan.to {
                unissued.push(waiting(hand, units, today));
            }
            continue;
        }
        let issued = first_issue(plan);
        for one in &hand.obligations {
            let mut all = open(one, hand, units, today);
            // What fell due before there was a plan to ask for it was never owed.
            all.retain(|it| issued.is_none_or(|day| it.due >= day));
            let ahead = all.iter().position(|it| it.due >= today).unwrap_or(all.len());
            let coming = all.split_off(ahead);
            lines.extend(late(one, hand, &all, units, today));
            let mut coming = coming.iter().map(|it| line(one, hand, it, &[], units, today));
            for line in coming.by_ref() {
                if line.days_left > horizon {
                    beyond.push(line);
                    break;
                }
                lines.push(line);
            }
        }
    }
    // The sort is stable: on one day the plans and their obligations keep their order.
    lines.sort_by_key(|line| line.days_left);
    let next = beyond.into_iter().min_by_key(|line| line.days_left);
    Agenda { on: today, soon_days: soon_days(), horizon_days: horizon, lines, unissued, next }
}

/// The day a plan was first issued.
fn first_issue(plan: &Plan) -> Option<NaiveDate> {
    plan.origin.past.iter().map(|head| head.issued_on).chain(plan.issued_on).min()
}

fn waiting(hand: &PlanInHand, units: &[Unit], today: NaiveDate) -> Unissued {
    let days = hand.obligations.iter().flat_map(|one| open(one, hand, units, today)).map(|it| it.due);
    let first_due = days.filter(|due| *due >= today).min();
    Unissued {
        plan: hand.plan.id,
        name: hand.plan.name.clone(),
        submitted: hand.plan.state == PlanState::Submitted,
        obligations: hand.obligations.len(),
        first_due,
        days_left: first_due.map(|due| (due - today).num_days()),
    }
}

/// One line for every time that passed undone, named by the last of them: an old plan must not flood the page.
fn late(
    one: &Obligation,
    hand: &PlanInHand,
    passed: &[Open],
    units: &[Unit],
    today: NaiveDate,
) -> Option<Line> {
    let (last, before) = passed.split_last()?;
    Some(line(one, hand, last, before, units, today))
}

fn line(
    one: &Obligation,
    hand: &PlanInHand,
    it: &Open,
    before: &[Open],
    units: &[Unit],
    today: NaiveDate,
) -> Line {
    let days_left = (it.due - today).num_days();
    let mut lacking = it.lacking.clone();
    if !before.is_empty() {
        lacking = format!("{lacking}; {} {}", before.len(), words::before(&one.duty));
    }
    Line {
        obligation: one.id,
        plan: hand.plan.id,
        plan_name: hand.plan.name.clone(),
        kind: one.duty.label(),
        door: Door::of(&one.duty),
        standing: Standing::of(days_left),
        due: it.due,
        days_left,
        left: words::left(days_left),
        title: words::title(&one.duty, &it.label),
        lacking,
        who: words::who(&one.duty, units),
        missing: it.missing.clone(),
        times: before.iter().map(|it| it.due).chain([it.due]).collect(),
        ended: today > hand.plan.to,
    }
}

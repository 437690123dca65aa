//! What the page reads: every time of some plans, and the papers that were sent under them.

use crate::domain::deadlines::{Deadline, deadlines};
use crate::domain::ids::{PaperId, PlanId};
use crate::domain::papers::{Paper, PaperState, PaperType};
use crate::domain::plan::Plan;
use crate::domain::unit::Unit;
use crate::forms::Profile;
use crate::storage::{Database, StoreError};
use chrono::NaiveDate;

/// A plan whose times were read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanTimes {
    /// The plan.
    pub plan: PlanId,
    /// Its name.
    pub name: String,
}

/// An issued paper that may have carried a report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offer {
    /// The paper.
    pub paper: PaperId,
    /// Its plan.
    pub plan: PlanId,
    /// Number and sign as printed ("15/BC-BTV").
    pub sign: String,
    /// Day of issue.
    pub on: NaiveDate,
    /// What it is ("Báo cáo …").
    pub what: String,
}

/// What is read for the page.
#[derive(Debug, Clone, Default)]
pub struct Found {
    /// Whose times they are.
    pub plans: Vec<PlanTimes>,
    /// Every time, first to last.
    pub all: Vec<Deadline>,
    /// The papers that may have carried them, latest first.
    pub offers: Vec<Offer>,
}

impl Found {
    /// The name of a plan; empty where there is only one.
    pub(super) fn name_of(&self, plan: PlanId) -> &str {
        if self.plans.len() < 2 {
            return "";
        }
        self.plans.iter().find(|one| one.plan == plan).map_or("", |one| one.name.as_str())
    }
}

pub(super) fn found(
    database: &mut Database,
    plans: Vec<Plan>,
    units: &[Unit],
    today: NaiveDate,
) -> Result<Found, StoreError> {
    let office = database.office()?;
    let profile = office.as_ref().and_then(|office| {
        Profile::corrected(&office.profile, &office.papers.corrections)
            .ok()
            .map(|it| (it, office.symbol.clone()))
    });
    let mut found = Found::default();
    for plan in plans {
        let file = database.plan(plan.id)?;
        let followed = database.followed(plan.id)?;
        found.all.extend(deadlines(&file.obligations, &file.plan, units, &followed, today));
        found
            .offers
            .extend(database.papers_of(plan.id)?.iter().filter_map(|paper| offer(paper, profile.as_ref())));
        found.plans.push(PlanTimes { plan: plan.id, name: plan.name });
    }
    found.all.sort_by_key(|one| (one.due.is_none(), one.due));
    found.offers.sort_by_key(|offer| std::cmp::Reverse(offer.on));
    Ok(found)
}

/// An issued paper as it is offered; none for what bears no number yet.
fn offer(paper: &Paper, profile: Option<&(Profile, String)>) -> Option<Offer> {
    if paper.state != PaperState::Issued {
        return None;
    }
    let (number, on) = (paper.number.as_deref()?, paper.issued_on?);
    let sign = profile.and_then(|(profile, body)| {
        let kinds = &profile.kinds;
        let kind = match paper.kind {
            PaperType::Report => &kinds.report,
            PaperType::Letter => &kinds.letter,
            PaperType::Notice => &kinds.notice,
            PaperType::Proposal => &kinds.proposal,
            PaperType::Decision => &kinds.decision,
            PaperType::Minutes => &kinds.minutes,
            _ => return None,
        };
        Some(format!("{}{}", profile.number(number), profile.symbol_of(kind, body)))
    });
    let subject = paper.subject.trim();
    let what = if subject.is_empty() { paper.kind.label().to_owned() } else { subject.to_owned() };
    let sign = sign.unwrap_or_else(|| number.trim().to_owned());
    Some(Offer { paper: paper.id, plan: paper.plan, sign, on, what })
}

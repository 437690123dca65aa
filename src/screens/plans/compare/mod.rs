//! "So sánh": this plan beside the superior's, an earlier one or an earlier version (D5).

mod add;
mod view;

pub(super) use view::view;

use super::super::preview::{no_thread, off_thread};
use super::super::typed::Named;
use super::super::{Desk, Effect};
use crate::domain::ids::{ObligationId, PlanId, SectionId, UnitId};
use crate::domain::plan::compare::{Comparison, Standing, compare};
use crate::domain::plan::{Plan, PlanState, PlanText};
use crate::storage::{Database, PlanFile, StoreError};
use crate::text::date::short_date;
use iced::Task;
use std::collections::HashMap;
use std::sync::Arc;

/// What the plan is compared with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Against {
    /// Another plan.
    Plan(PlanId),
    /// An issued version of this plan.
    Version(u32),
}

/// Which part of the comparison is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Part {
    /// Passage by passage.
    #[default]
    Passages,
    /// Obligation by obligation.
    Duties,
}

/// Two plans, compared.
#[derive(Debug)]
pub struct Compared {
    against: Against,
    /// The other plan: the first of the comparison.
    pub(super) other: PlanText,
    here: PlanText,
    /// What was found.
    pub comparison: Comparison,
}

/// The page.
#[derive(Debug, Default)]
pub struct Compare {
    choices: Vec<Named<Against>>,
    against: Option<Against>,
    asked: u64,
    waiting: bool,
    compared: Option<Arc<Compared>>,
    trouble: Option<String>,
    all_shown: bool,
    rows: Vec<usize>,
    shown: usize,
    part: Part,
    titles: [String; 2],
}

/// What happened on the page.
#[derive(Debug, Clone)]
pub enum Message {
    /// Another plan or version was chosen.
    AgainstChosen(Against),
    /// The comparison is there; the number of the question.
    Compared(u64, Result<Arc<Compared>, String>),
    /// What is the same is shown or hidden.
    AllShown(bool),
    /// Another part is shown.
    PartChosen(Part),
    /// The rows were scrolled this far, 0 to 1.
    Scrolled(f32),
    /// "Thêm vào kế hoạch này".
    Added(ObligationId),
    /// "Mở mục này".
    SectionOpened(SectionId),
}

/// Rows built at once; the rest follow as one scrolls.
const STEP: usize = 50;

impl Compare {
    /// Takes the plan as it is stored; compares again while the page is on show.
    pub(super) fn adopt(&mut self, file: &PlanFile, open: bool, desk: &Desk) -> Effect<Message> {
        self.choices = choices(&file.plan, desk);
        if self.against.is_some_and(|against| self.choices.iter().all(|one| one.value != against)) {
            (self.against, self.compared) = (None, None);
        }
        let stale = self.compared.as_ref().is_none_or(|compared| compared.here != file.text());
        if open && stale && self.against.is_some() {
            return Effect::Run(self.ask(file, desk));
        }
        Effect::None
    }

    /// The page is opened: with what the plan carries out, else with what it was made from.
    pub(super) fn open(&mut self, file: &PlanFile, desk: &Desk) -> Effect<Message> {
        if self.against.is_none() {
            self.against = self.choices.first().map(|one| one.value);
        }
        if self.against.is_none() {
            return Effect::None;
        }
        Effect::Run(self.ask(file, desk))
    }

    fn ask(&mut self, file: &PlanFile, desk: &Desk) -> Task<Message> {
        let Some(against) = self.against else { return Task::none() };
        self.asked += 1;
        self.waiting = true;
        let (asked, here, plan) = (self.asked, file.text(), file.plan.id);
        let units: HashMap<UnitId, String> =
            desk.units.iter().map(|unit| (unit.id, unit.name.clone())).collect();
        let other = desk.store.read(move |db| read(db, plan, against));
        let work = async move {
            let other = other.await.map_err(|error| error.to_string())?;
            let work = move || {
                let name = |id| units.get(&id).cloned().unwrap_or_default();
                let comparison = compare(&other, &here, name);
                Arc::new(Compared { against, other, here, comparison })
            };
            off_thread("compare", work).await.ok_or_else(no_thread)
        };
        Task::perform(work, move |compared| Message::Compared(asked, compared))
    }

    /// What was found; none while nothing was compared.
    #[must_use]
    pub fn found(&self) -> Option<&Comparison> {
        self.compared.as_ref().map(|compared| &compared.comparison)
    }

    /// What the plan can be compared with.
    #[must_use]
    pub fn choices(&self) -> Vec<Against> {
        self.choices.iter().map(|one| one.value).collect()
    }

    /// How many rows are on show.
    #[must_use]
    pub fn rows(&self) -> usize {
        self.rows.len()
    }

    /// Takes what happened; `SectionOpened` is the editor's.
    pub(super) fn update(&mut self, message: Message, file: &PlanFile, desk: &Desk) -> Effect<Message> {
        match message {
            Message::AgainstChosen(against) => {
                self.against = Some(against);
                Effect::Run(self.ask(file, desk))
            }
            Message::Compared(asked, _) if asked != self.asked => Effect::None,
            Message::Compared(_, compared) => {
                self.waiting = false;
                match compared {
                    Ok(compared) => {
                        let same = self.compared.as_ref().is_some_and(|old| old.against == compared.against);
                        self.trouble = None;
                        self.compared = Some(compared);
                        self.list(!same);
                    }
                    Err(sentence) => self.trouble = Some(sentence),
                }
                Effect::None
            }
            Message::AllShown(all) => {
                self.all_shown = all;
                self.list(true);
                Effect::None
            }
            Message::PartChosen(part) => {
                self.part = part;
                self.list(true);
                Effect::None
            }
            Message::Scrolled(share) => {
                if share > 0.8 && self.shown < self.rows.len() {
                    self.shown += STEP;
                }
                Effect::None
            }
            Message::Added(id) => match &self.compared {
                Some(compared) if file.plan.state == PlanState::Draft => {
                    add::command(id, compared, file, desk).map_or(Effect::None, Effect::Change)
                }
                _ => Effect::None,
            },
            Message::SectionOpened(_) => Effect::None,
        }
    }

    /// Which rows are on show, and the counts in the titles.
    fn list(&mut self, anew: bool) {
        let Some(compared) = &self.compared else { return };
        let found = &compared.comparison;
        let differ = |standing: Standing| standing != Standing::Same;
        let passages = found.rows.iter().filter(|row| differ(row.standing)).count();
        let missing = found.missing().count();
        let later = found.duties.iter().filter(|duty| duty.later).count();
        let mut duties = Vec::new();
        if missing > 0 {
            duties.push(format!("thiếu {missing}"));
        }
        if later > 0 {
            duties.push(format!("muộn hơn {later}"));
        }
        let tail = if duties.is_empty() { String::new() } else { format!(" ({})", duties.join(", ")) };
        self.titles = [format!("Câu chữ ({passages} chỗ khác)"), format!("Chỉ tiêu, thời hạn{tail}")];
        let all = self.all_shown;
        self.rows = match self.part {
            Part::Passages => places(found.rows.iter().map(|row| all || differ(row.standing))),
            Part::Duties => {
                places(found.duties.iter().map(|duty| all || differ(duty.standing) || duty.later))
            }
        };
        if anew {
            self.shown = STEP;
        }
    }
}

fn places(wanted: impl Iterator<Item = bool>) -> Vec<usize> {
    wanted.enumerate().filter(|(_, wanted)| *wanted).map(|(at, _)| at).collect()
}

fn read(db: &Database, plan: PlanId, against: Against) -> Result<PlanText, StoreError> {
    match against {
        Against::Plan(id) => Ok(db.plan(id)?.text()),
        Against::Version(version) => match db.plan_version(plan, version)? {
            Some(text) => Ok(text),
            // Issued before versions were kept: what is stored is what was issued.
            None => Ok(db.plan(plan)?.text()),
        },
    }
}

/// What a plan is compared with, the likeliest first: the superior's plan that it carries out, its version before,
/// the plan it was made from, other superiors' plans, then the office's own.
fn choices(plan: &Plan, desk: &Desk) -> Vec<Named<Against>> {
    let mut all: Vec<Named<Against>> = Vec::new();
    let named = |other: &Plan| {
        let words = if other.is_superior() {
            format!("Cấp trên: {} ({})", other.name, other.origin.issuer)
        } else {
            other.name.clone()
        };
        Named::new(Against::Plan(other.id), words)
    };
    let first = plan.origin.superior.and_then(|id| desk.plan(id)).into_iter();
    all.extend(first.map(&named));
    all.extend(plan.origin.past.iter().rev().map(|head| {
        let words = format!(
            "Bản {} đã ban hành, số {} ngày {}",
            head.version,
            head.number,
            short_date(head.issued_on)
        );
        Named::new(Against::Version(head.version), words)
    }));
    let from = plan.origin.copied_from.and_then(|id| desk.plan(id)).into_iter();
    let superiors = desk.plans.iter().filter(|one| one.is_superior());
    for other in from.chain(superiors).chain(desk.own_plans()) {
        let one = named(other);
        if other.id != plan.id && !all.contains(&one) {
            all.push(one);
        }
    }
    all
}

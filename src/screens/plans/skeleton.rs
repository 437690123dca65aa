//! A new plan: what five published plans have in common, to be filled in.

use super::super::Desk;
use crate::domain::Command;
use crate::domain::ids::{PlanId, SectionId};
use crate::domain::plan::{Content, Marking, Plan, PlanState, Recipient, Section};
use chrono::{Datelike, NaiveDate};
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Skeleton {
    name: String,
    subject: String,
    recipients: Vec<Given>,
    sections: Vec<Node>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Given {
    name: String,
    #[serde(default)]
    note: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Node {
    marking: Marking,
    #[serde(default)]
    heading: String,
    #[serde(default)]
    text: String,
    #[serde(default)]
    sections: Vec<Node>,
}

/// The draft of a new plan for this year as one deed, and which plan it is. `None` only if the skeleton that is built
/// in could not be read; a test guards that.
pub(super) fn new_plan(desk: &Desk) -> Option<(PlanId, Command)> {
    let skeleton: Skeleton = toml::from_str(include_str!("skeleton.toml")).ok()?;
    let year = desk.today.year();
    let id: PlanId = desk.fresh();
    let fill = |words: &str| words.replace("{year}", &year.to_string());
    let office = desk.office.as_ref();
    let plan = Plan {
        id,
        name: fill(&skeleton.name),
        subject: fill(&skeleton.subject),
        from: NaiveDate::from_ymd_opt(year, 1, 1)?,
        to: NaiveDate::from_ymd_opt(year, 12, 31)?,
        number: None,
        issued_on: None,
        state: PlanState::Draft,
        carries_out: None,
        bases: Vec::new(),
        opening: String::new(),
        closing: String::new(),
        recipients: skeleton
            .recipients
            .into_iter()
            .map(|one| Recipient { name: one.name, note: one.note })
            .collect(),
        archive: office.map(|office| office.archive.clone()).unwrap_or_default(),
        signature: office.and_then(|office| office.signatures.first().cloned()),
        movements: Vec::new(),
        origin: Default::default(),
    };
    let title = format!("Lập kế hoạch {}", plan.name);
    let mut commands = vec![Command::SavePlan { plan }];
    grow(desk, id, None, skeleton.sections, &mut commands);
    Some((id, Command::Batch { title, commands }))
}

fn grow(desk: &Desk, plan: PlanId, parent: Option<SectionId>, nodes: Vec<Node>, out: &mut Vec<Command>) {
    for (position, node) in (0..).zip(nodes) {
        let content = if node.heading.is_empty() {
            Content::text(node.text)
        } else {
            Content::Heading { text: node.heading }
        };
        let id = desk.fresh();
        let section = Section { id, plan, parent, position, marking: node.marking, content };
        out.push(Command::SaveSection { section });
        grow(desk, plan, Some(id), node.sections, out);
    }
}

//! `plan import`: the text of a plan is read, what was found is printed, and the plan entered.

use super::super::words::Words;
use super::super::{Fault, Outlet};
use super::identifiers;
use crate::domain::Stamp;
use crate::domain::ids::{PlanId, SectionId};
use crate::domain::intake::{self, Intake, Proposed};
use crate::domain::plan::{Numbered, Plan, PlanText, Section, numbered};
use crate::domain::unit::Unit;
use crate::exchange::{Source, read_source};
use crate::storage::Database;
use chrono::{Datelike, Local, NaiveDate};
use serde_json::{Value, json};
use std::collections::HashMap;
use std::path::Path;

/// Reads a file, prints what was found, and enters the plan unless it is only to be looked at.
pub(super) fn run(words: &mut Words, outlet: &mut Outlet<'_>) -> Result<(), Fault> {
    let file = words.next("tên tệp văn bản (.txt hoặc .docx)")?;
    words.end()?;
    let Source { lines, notices, .. } = read_source(Path::new(&file)).map_err(Fault::Source)?;
    let dry = words.mark("dry");
    let mut database = if dry && words.value("data").is_none() { None } else { Some(words.database()?) };
    let mut read = intake::read(&lines);
    read.notices.splice(0..0, notices);

    let moment = words.moment()?;
    let mut fresh = identifiers();
    let plan = empty(words, moment.with_timezone(&Local).date_naive(), &mut fresh);
    let units: Vec<Unit> = database.as_ref().map(Database::units).transpose()?.unwrap_or_default();
    let command = read.commands(&plan, &mut fresh);
    let text = read_as(&read, &plan, &command);
    let proposals = intake::propose_all(&text, &units);
    let mut answer = found(&read, &text, &proposals);
    if let Some(database) = database.as_mut().filter(|_| !dry) {
        let stamp = Stamp { at: moment, who: words.value("who").unwrap_or("Dòng lệnh").to_owned() };
        let receipt = database.perform(&command, &stamp)?;
        answer["plan"] = json!(plan.id);
        answer["receipt"] = serde_json::to_value(receipt)?;
    }
    serde_json::to_writer_pretty(&mut *outlet.out, &answer)?;
    writeln!(outlet.out)?;
    Ok(())
}

/// The plan that the text is entered into: an own draft, or the plan of the superior named.
fn empty(words: &Words, today: NaiveDate, fresh: &mut dyn FnMut() -> i64) -> Plan {
    let day = |month, day| NaiveDate::from_ymd_opt(today.year(), month, day).unwrap_or(today);
    let mut plan =
        Plan::draft(PlanId(fresh()), words.value("name").unwrap_or_default(), day(1, 1), day(12, 31));
    words.value("superior").unwrap_or_default().trim().clone_into(&mut plan.origin.issuer);
    plan
}

/// What the deed enters, as it will stand.
fn read_as(read: &Intake, into: &Plan, command: &crate::domain::Command) -> PlanText {
    let mut sections: Vec<Section> = Vec::new();
    if let crate::domain::Command::Batch { commands, .. } = command {
        sections.extend(commands.iter().filter_map(|one| match one {
            crate::domain::Command::SaveSection { section } => Some(section.clone()),
            _ => None,
        }));
    }
    PlanText { plan: read.plan(into), sections, obligations: Vec::new(), sets: Vec::new() }
}

/// What was found, for people and for programs.
fn found(read: &Intake, text: &PlanText, proposals: &[Proposed]) -> Value {
    let tree = numbered(&text.sections);
    let labels: HashMap<SectionId, &Numbered<'_>> = tree.iter().map(|item| (item.section.id, item)).collect();
    let sections: Vec<Value> = tree
        .iter()
        .zip(&read.sections)
        .map(|(item, found)| {
            json!({
                "section": item.section.id, "depth": item.depth, "printed": found.printed,
                "label": item.label, "marking": item.section.marking, "content": item.section.content,
            })
        })
        .collect();
    let proposals: Vec<Value> = proposals
        .iter()
        .map(|one| {
            let words = text.sections.iter().find(|s| s.id == one.section).map(|s| s.content.words());
            let words = words.unwrap_or_default();
            let evidence = words.get(one.proposal.evidence.clone()).unwrap_or_default();
            let spans: Vec<Value> = one
                .proposal
                .spans
                .iter()
                .map(|(range, field)| {
                    json!({"field": field, "words": words.get(range.clone()).unwrap_or_default(), "from": range.start, "to": range.end})
                })
                .collect();
            json!({
                "section": one.section, "label": labels.get(&one.section).map(|item| item.label.clone()),
                "key": one.proposal.key, "kind": one.proposal.duty.label(), "duty": one.proposal.duty,
                "evidence": evidence, "spans": spans, "needs": one.proposal.needs,
            })
        })
        .collect();
    json!({
        "head": read.head,
        "sections_found": sections.len(),
        "sections": sections,
        "proposals_found": proposals.len(),
        "proposals": proposals,
        "left": read.left,
        "notices": read.notices_for(&text.plan),
    })
}

//! The plan (kế hoạch): head, bases, opening, the tree of sections, closing, foot, appendices.

mod appendix;
mod criteria;
mod duty;
mod head;
mod references;
mod sections;
mod table;

pub(super) use criteria::remark;
pub(super) use head::{in_sentence, signature};
pub use references::reference_words;
pub(super) use table::too_narrow;

use super::draft::{Draft, Form};
use super::foot::foot;
use super::letterhead::{letterhead, letterhead_of_other};
use super::parts::bases;
use super::profile::Profile;
use super::title::title;
use crate::domain::criteria::CriteriaSet;
use crate::domain::ids::UnitId;
use crate::domain::obligation::Obligation;
use crate::domain::office::Office;
use crate::domain::plan::{Marking, Numbered, Plan, Section, numbered};
use crate::paper::{Document, Meta, Section as Part};
use chrono::NaiveDateTime;

/// Everything a printed plan is written from.
#[derive(Debug, Clone, PartialEq)]
pub struct PlanPaper {
    /// The issuing office.
    pub office: Office,
    /// The plan's head.
    pub plan: Plan,
    /// Its sections, in any order.
    pub sections: Vec<Section>,
    /// Its obligations.
    pub obligations: Vec<Obligation>,
    /// Its criteria sets.
    pub criteria: Vec<CriteriaSet>,
    /// Names of the units that obligations mention.
    pub units: Vec<(UnitId, String)>,
    /// When the paper is made, for the file's properties.
    pub made: Option<NaiveDateTime>,
}

impl PlanPaper {
    fn unit_name(&self, unit: UnitId) -> String {
        self.units.iter().find(|(id, _)| *id == unit).map(|(_, name)| name.clone()).unwrap_or_default()
    }
}

/// Writes the plan as the profile wants it. A superior's plan that was entered here is printed under its own issuer
/// and with nothing of this office's.
#[must_use]
pub fn plan_paper(paper: &PlanPaper, profile: &Profile) -> Form {
    let mut draft = Draft::new(profile);
    let (office, plan) = (&paper.office, &paper.plan);
    let kind = &profile.kinds.plan;
    let all = numbered(&paper.sections);
    let (text, appendices) = parted(&all);

    let mut blocks = if plan.is_superior() {
        letterhead_of_other(&mut draft, &plan.origin.issuer, &head::register(plan))
    } else {
        letterhead(&mut draft, office, &head::register(plan), Some(kind))
    };
    blocks.extend(title(&mut draft, kind, &plan.subject));
    blocks.extend(bases(&draft, &plan.bases, "."));
    blocks.extend(head::opening(&draft, office, plan));
    for item in &text {
        blocks.extend(sections::section(&mut draft, paper, item, 0, profile.portrait()));
    }
    blocks.extend(head::replaced(&draft, office, plan));
    blocks.extend(head::closing(&draft, office, plan));
    blocks.extend(if plan.is_superior() {
        head::foot_of_other(&draft, plan)
    } else {
        let (recipients, signature) = (head::recipients(office, plan), signature(office, plan));
        Some(foot(&mut draft, Some(&recipients), &signature))
    });

    let mut parts = vec![Part::new(profile.portrait(), blocks)];
    parts.extend(appendices.iter().map(|items| appendix::appendix(&mut draft, paper, items)));
    let meta = Meta {
        title: format!("{} {}", kind.in_text, head::subject_in_text(plan)),
        author: head::issuer(office, plan).to_owned(),
        subject: head::one_line(&plan.subject),
        keywords: vec![plan.name.clone()],
        created: paper.made,
    };
    Form { document: Document { meta, sections: parts }, findings: draft.findings }
}

/// The text proper, and each appendix with what stands in it, in reading order.
fn parted<'i, 'a>(all: &'i [Numbered<'a>]) -> (Vec<&'i Numbered<'a>>, Vec<Vec<&'i Numbered<'a>>>) {
    let mut text = Vec::new();
    let mut appendices: Vec<Vec<&Numbered<'_>>> = Vec::new();
    let mut in_appendix = false;
    for item in all {
        if item.depth == 0 {
            in_appendix = item.section.marking == Marking::Appendix;
            if in_appendix {
                appendices.push(Vec::new());
            }
        }
        match appendices.last_mut().filter(|_| in_appendix) {
            Some(appendix) => appendix.push(item),
            None => text.push(item),
        }
    }
    (text, appendices)
}

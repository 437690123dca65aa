//! Obligations proposed from the text of a plan, for a person to accept one by one.
//!
//! Every datum comes from the words of the text or of the headings over it; what is not said is asked for.

mod accept;
mod assignment;
mod lists;
mod milestone;
mod publicity;
mod quota;
mod report;
mod scan;
mod seats;
mod spans;
mod time;

pub use accept::accept;

use crate::domain::ids::SectionId;
use crate::domain::obligation::{Duty, DutyField};
use crate::domain::plan::{Content, PlanText, Shown, numbered};
use crate::domain::unit::Unit;
use scan::Scan;
use serde::Serialize;
use std::ops::Range;

/// A proposed obligation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Proposal {
    /// The same for the same words of the same plan, also after a change elsewhere; a proposal turned down is known by
    /// it.
    pub key: String,
    /// What binds whom, as far as the text says it.
    pub duty: Duty,
    /// Stretches of the text (bytes) that show a datum, and which; the words there are the datum's own, so that
    /// computed words can stand in their place.
    pub spans: Vec<(Range<usize>, DutyField)>,
    /// What a person must still say.
    pub needs: Vec<String>,
    /// The stretch of the text that it was read from, in bytes.
    pub evidence: Range<usize>,
}

/// A proposal with its section.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Proposed {
    /// Which section.
    pub section: SectionId,
    /// What is proposed.
    pub proposal: Proposal,
}

/// What stands over a text: without it tasks and forms of publicity cannot be told from other text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct About {
    /// Headings over the text, outermost first.
    pub headings: Vec<String>,
    /// Whether the text introduces what stands below it.
    pub introduces: bool,
}

/// Proposals from one paragraph, without what stands over it.
#[must_use]
pub fn propose(text: &str, units: &[Unit]) -> Vec<Proposal> {
    propose_in(&About::default(), text, units)
}

/// A paragraph is never longer than this; a novel on one line has no obligations, in bytes.
const PARAGRAPH_MOST: usize = 20_000;

/// Proposals from one paragraph under its headings.
#[must_use]
pub fn propose_in(about: &About, text: &str, units: &[Unit]) -> Vec<Proposal> {
    if text.len() > PARAGRAPH_MOST {
        return Vec::new();
    }
    let scan = Scan::of(text, about);
    let mut found: Vec<Proposal> = Vec::new();
    found.extend(quota::find(&scan, units));
    found.extend(seats::find(&scan));
    found.extend(report::find(&scan));
    found.extend(milestone::find(&scan));
    let told = found.iter().map(|one| one.evidence.clone()).collect::<Vec<_>>();
    found.extend(publicity::find(&scan, &told));
    let publicity = found.len() > told.len();
    found.extend(assignment::find(&scan, &told, publicity));
    for one in &mut found {
        one.spans.retain(|(range, field)| spans::agree(text, range, *field, &one.duty));
        one.spans.sort_by_key(|(range, _)| (range.start, range.end));
        one.spans.dedup_by(|second, first| second.0.start < first.0.end);
        one.key = key(one, text);
    }
    found.sort_by_key(|one| one.evidence.start);
    // Two numbers in one clause are read from the same words.
    for at in 1..found.len() {
        let same = found[..at].iter().filter(|one| one.key == found[at].key).count();
        if same > 0 {
            found[at].key = format!("{}-{}", found[at].key, same + 1);
        }
    }
    found
}

/// Proposals from all running text of a plan, in reading order.
#[must_use]
pub fn propose_all(text: &PlanText, units: &[Unit]) -> Vec<Proposed> {
    let tree = numbered(&text.sections);
    let mut headings: Vec<(usize, String)> = Vec::new();
    let mut found = Vec::new();
    for (at, item) in tree.iter().enumerate() {
        while headings.last().is_some_and(|(depth, _)| *depth >= item.depth) {
            headings.pop();
        }
        let words = item.section.content.words();
        if matches!(item.section.content, Content::Text { .. }) {
            let deeper = tree.get(at + 1).is_some_and(|next| next.depth > item.depth);
            let about = About {
                headings: headings.iter().map(|(_, words)| words.clone()).collect(),
                introduces: deeper,
            };
            let proposals = propose_in(&about, &words, units);
            found.extend(
                proposals.into_iter().map(|proposal| Proposed { section: item.section.id, proposal }),
            );
        }
        // What a text says before its lists stands over them too.
        headings.push((item.depth, words));
    }
    found
}

/// The proposals that were neither turned down nor accepted already, be it with other data.
#[must_use]
pub fn proposed_and_open(text: &PlanText, units: &[Unit]) -> Vec<Proposed> {
    let declined = |one: &Proposed| text.plan.origin.declined.contains(&one.proposal.key);
    let settled = |one: &Proposed| {
        text.obligations.iter().any(|obligation| says_the_same(&obligation.duty, &one.proposal.duty))
            || shows(text, one)
    };
    propose_all(text, units).into_iter().filter(|one| !declined(one) && !settled(one)).collect()
}

/// Whether what tells an obligation from others is the same; days and receivers may have been put right.
fn says_the_same(one: &Duty, other: &Duty) -> bool {
    match (one, other) {
        (Duty::Assignment { task: one, .. }, Duty::Assignment { task: other, .. }) => one == other,
        (Duty::Publicity { forms: one, .. }, Duty::Publicity { forms: other, .. }) => one == other,
        (one, other) => one == other,
    }
}

/// Whether the words that a proposal was read from already show an obligation of its kind. Deadline and receiver may
/// be shared by several in a sentence; what is counted is not.
fn shows(text: &PlanText, one: &Proposed) -> bool {
    let Some(section) = text.sections.iter().find(|section| section.id == one.section) else { return false };
    let Content::Text { runs } = &section.content else { return false };
    let kind = std::mem::discriminant(&one.proposal.duty);
    let mut at = 0;
    runs.iter().any(|run| {
        let range = at..at + run.text.len();
        at = range.end;
        let Some(Shown::Field { obligation, field }) = run.shows else { return false };
        let inside = one.proposal.evidence.start <= range.start && range.end <= one.proposal.evidence.end;
        let counts = match one.proposal.duty {
            Duty::Quota { .. } => matches!(field, DutyField::Number | DutyField::NumberInWords),
            _ => true,
        };
        inside
            && counts
            && text
                .obligations
                .iter()
                .any(|own| own.id == obligation && std::mem::discriminant(&own.duty) == kind)
    })
}

/// Kind of duty and the words it was read from; FNV-1a, which is the same in every version.
fn key(proposal: &Proposal, text: &str) -> String {
    let words = crate::text::fold(text.get(proposal.evidence.clone()).unwrap_or_default());
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    for byte in words.bytes() {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    }
    let kind = match proposal.duty {
        Duty::Quota { .. } => "quota",
        Duty::Selection { .. } => "selection",
        Duty::Seats { .. } => "seats",
        Duty::Report { .. } => "report",
        Duty::Milestone { .. } => "milestone",
        Duty::Assignment { .. } => "assignment",
        Duty::Publicity { .. } => "publicity",
    };
    format!("{kind}-{hash:016x}")
}

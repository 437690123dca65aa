//! The nomination list and its like: one ruled table, grouped by kind of subject, then by unit.

mod entry;
mod sheet;
mod table;
mod write;

pub use entry::{Entry, chosen};
pub(super) use entry::{Group, grouped};
pub(super) use sheet::{Sheet, sheet};
pub(super) use write::{entries_of, lists, summaries};

use super::draft::{Draft, Form};
use super::letterhead::Register;
use super::profile::{ListLabels, Profile};
pub use crate::domain::office::ListColumns as Shown;
use crate::domain::office::{Office, Signature};
use crate::domain::papers::ListOrder;
use crate::paper::{Document, Meta, Section};
use chrono::NaiveDateTime;

/// The paper a list goes out with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum AttachedTo {
    /// A proposal to a superior office.
    Proposal,
    /// A decision.
    Decision,
    /// The minutes of the council.
    Minutes,
}

/// Everything a nomination list is written from.
#[derive(Debug, Clone, PartialEq)]
pub struct NominationList {
    /// The issuing office.
    pub office: Office,
    /// What the list is about, under the word DANH SÁCH.
    pub subject: String,
    /// The nominations in any order: ranked ones are printed by rank, the others by hand-given place, then by name.
    pub entries: Vec<Entry>,
    /// Which columns are shown.
    pub shown: Shown,
    /// Day of the list; its number is never used.
    pub register: Register,
    /// The paper it goes out with, and that paper's number and day.
    pub attached: Option<(AttachedTo, Register)>,
    /// Who signs; `None` takes the office's first signature.
    pub signature: Option<Signature>,
    /// When the paper is made, for the file's properties.
    pub made: Option<NaiveDateTime>,
}

/// Writes the list as the profile wants it.
#[must_use]
pub fn nomination_list(list: &NominationList, profile: &Profile) -> Form {
    let mut draft = Draft::new(profile);
    let kinds = &profile.kinds;
    let attached = list.attached.as_ref().map(|(to, register)| {
        let paper = match to {
            AttachedTo::Proposal => &kinds.proposal,
            AttachedTo::Decision => &kinds.decision,
            AttachedTo::Minutes => &kinds.minutes,
        };
        (paper, register)
    });
    let signature =
        list.signature.clone().or_else(|| list.office.signatures.first().cloned()).unwrap_or_default();
    let groups = grouped(&list.entries, ListOrder::Rank, &[]);
    let blocks = sheet(
        &mut draft,
        &Sheet {
            office: &list.office,
            kind: &kinds.list,
            subject: &list.subject,
            groups: &groups,
            shown: list.shown,
            labels: &ListLabels::default(),
            through: false,
            one_kind: false,
            total: &profile.list.total,
            letterhead: Some(&list.register),
            attached,
            signature: Some(&signature),
        },
    );
    let subject = list.subject.split_whitespace().collect::<Vec<_>>().join(" ");
    let meta = Meta {
        title: format!("{} {subject}", kinds.list.in_text),
        author: list.office.name.clone(),
        subject,
        keywords: Vec::new(),
        created: list.made,
    };
    let document = Document { meta, sections: vec![Section::new(profile.landscape(), blocks)] };
    Form { document, findings: draft.findings }
}

//! What every form shares: the profile in use, the text at the door, and the list of values still missing.

use super::profile::Profile;
use crate::domain::ids::{DossierId, SectionId};
use crate::paper::{Align, Block, Length, Para, Run, Size, Style};
use crate::text;

/// Where a missing value is entered; the window jumps there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Spot {
    /// The office's own data: names, place.
    Office,
    /// The head of the paper: kind, subject, superior plan.
    Head,
    /// A section of the plan.
    Section(SectionId),
    /// The closing paragraph.
    Closing,
    /// Recipients.
    Recipients,
    /// Signature block.
    Signature,
    /// The paper's own words and choices, on the screen of papers.
    Paper,
    /// The nominations of a list.
    Entries,
    /// A dossier that the paper prints from.
    Dossier(DossierId),
}

/// A value that a paper needs before it can be issued.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Missing {
    /// What is missing, in Vietnamese, as it stands on the sheet.
    pub what: String,
    /// Where it is entered.
    pub spot: Spot,
}

/// A finished form: the paper, and what keeps it from being issued.
#[derive(Debug, Clone, PartialEq)]
pub struct Form {
    /// The paper.
    pub document: crate::paper::Document,
    /// Values still missing, in reading order; empty when the paper can be issued.
    pub findings: Vec<Missing>,
}

/// A paper being written: the profile, and the values found missing so far.
pub(super) struct Draft<'a> {
    pub profile: &'a Profile,
    pub findings: Vec<Missing>,
}

impl<'a> Draft<'a> {
    pub fn new(profile: &'a Profile) -> Self {
        Draft { profile, findings: Vec::new() }
    }

    /// The text in the given face, or its name where the text is not given yet.
    pub fn need(&mut self, value: &str, what: &str, spot: Spot, style: Style) -> Run {
        let value = value.trim();
        if value.is_empty() {
            self.findings.push(Missing { what: what.to_owned(), spot });
            Run { style, ..Run::missing(what) }
        } else {
            Run::styled(prepared(value), style)
        }
    }

    /// A paragraph of running text with first-line indent.
    pub fn running(&self, runs: Vec<Run>) -> Para {
        let body = &self.profile.body;
        let size = body.size.size();
        Para {
            align: Align::Justify,
            before: body.gap_pt.pt(),
            first_indent: body.indent_mm.mm(),
            ..Para::new(size, body.pitch.pitch_of(size), runs)
        }
    }
}

/// Text as a paper takes it in: composed letters, and no line end inside dates and numbers.
pub(super) fn prepared(value: &str) -> String {
    text::unbreakable(&text::nfc(value))
}

/// A centred paragraph without indents.
pub(super) fn centred(size: Size, pitch: Length, runs: Vec<Run>) -> Para {
    Para { align: Align::Center, ..Para::new(size, pitch, runs) }
}

/// Short for a block of one paragraph.
pub(super) fn para(para: Para) -> Block {
    Block::Para(para)
}

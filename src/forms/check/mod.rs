//! The form check (kiểm tra thể thức): what a careful registry clerk would remark before a paper is signed.
//!
//! One set of rules judges our own papers ([`document`]) and text pasted from anywhere ([`text()`]). Everything that
//! may change (words, names, laws, kinds of papers, the severity and source of each rule) is data in
//! `assets/check/`. A finding proposes a repair; nothing is ever changed here.

mod bases;
mod bodies;
mod capitals;
mod collect;
mod data;
mod dates;
mod endings;
mod finding;
mod numbering;
mod parts;
mod plan;
mod quantity;
mod reading;
mod register;
mod seen;
mod spaces;
mod spelling;
mod tones;
mod vocabulary;
mod words;

pub use finding::{Finding, Place, Repair, RuleId, Severity};
pub use plan::PlanFacts;

use crate::domain::basis::{self, Basis};
use crate::paper::Document;
use chrono::NaiveDate;
use collect::Findings;
use reading::Reading;

/// Which way of placing tones an office wants.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum TonePlacement {
    /// "hoà", "thuý".
    Old,
    /// "hòa", "thúy".
    New,
    /// Either, but the same throughout a paper.
    #[default]
    Consistent,
}

/// The word of [`Facts::kind`] for letters, which bear no abbreviation on paper.
pub const LETTER: &str = "CV";

/// What the check needs to know besides the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Facts<'a> {
    /// The day of the check: an undated paper is judged as one of today.
    pub today: NaiveDate,
    /// The day of issue, when it is known otherwise than from the text.
    pub issued_on: Option<NaiveDate>,
    /// The kind of paper as its symbol abbreviates it ("KH", "TTr", "CV"), when it is known otherwise than from the
    /// text.
    pub kind: Option<&'a str>,
    /// Which way of placing tones the office wants.
    pub tones: TonePlacement,
    /// Whether the office asks for "02 (hai)" behind figures.
    pub words_after_numbers: bool,
    /// Whether number and date are left blank on purpose, to be written by hand by the registry.
    pub by_hand: bool,
    /// Names of people that the office knows, as they write them.
    pub people: &'a [String],
    /// The register of bases: what holds, since when, until when, and what replaces it.
    pub bases: &'a [Basis],
}

impl Facts<'_> {
    /// Nothing known but the day of the check and the register that comes with the program.
    #[must_use]
    pub fn on(today: NaiveDate) -> Facts<'static> {
        Facts {
            today,
            issued_on: None,
            kind: None,
            tones: TonePlacement::Consistent,
            words_after_numbers: false,
            by_hand: false,
            people: &[],
            bases: basis::shipped(),
        }
    }
}

/// Checks one of our own papers; findings carry the anchors of the paragraphs. Ordered by place.
#[must_use]
pub fn document(document: &Document, facts: &Facts<'_>) -> Vec<Finding> {
    judge(&reading::of_paper(document, facts), facts).done()
}

/// Checks the paper of a plan: as [`document`], and its obligations and tables as the data they are.
#[must_use]
pub fn plan(document: &Document, facts: &Facts<'_>, plan: &PlanFacts<'_>) -> Vec<Finding> {
    let reading = reading::of_paper(document, facts);
    let mut findings = judge(&reading, facts);
    plan::check(&reading, plan, &mut findings);
    findings.done()
}

/// Checks pasted text; findings carry line numbers from 1. Ordered by place. Any text is allowed.
#[must_use]
pub fn text(text: &str, facts: &Facts<'_>) -> Vec<Finding> {
    judge(&reading::of_text(text, facts), facts).done()
}

fn judge(reading: &Reading, facts: &Facts<'_>) -> Findings {
    let mut findings = Findings::default();
    if reading.lines.is_empty() {
        return findings;
    }
    let seen = seen::Seen::in_paper(reading, facts);
    parts::check(reading, &mut findings);
    register::check(reading, facts, &mut findings);
    numbering::check(reading, &mut findings);
    bases::check(reading, facts, &seen, &mut findings);
    dates::check(reading, &seen, &mut findings);
    endings::check(reading, &mut findings);
    tones::check(reading, facts, &mut findings);
    spaces::check(reading, &mut findings);
    spelling::check(reading, &mut findings);
    bodies::check(reading, &seen, &mut findings);
    capitals::check(reading, facts, &seen, &mut findings);
    quantity::check(reading, facts, &mut findings);
    findings
}

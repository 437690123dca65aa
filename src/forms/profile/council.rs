//! Measures and labels of the council's papers: score sheets, ballots, counts, minutes.

use super::rules::{Measure, PaperKind};
use chrono::NaiveDate;
use serde::Deserialize;

/// The papers of a council. No decree fixes their form, so all of it is the office's to change.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CouncilRules {
    /// Where these values come from.
    pub source: String,
    /// From when they hold.
    pub valid_from: NaiveDate,
    /// Type size of tables, points.
    pub size: Measure,
    /// Type size of tables with a column for each of many members, points.
    pub small_size: Measure,
    /// Least type size a cell may shrink to before a word is broken, points.
    pub min_size: Measure,
    /// Type size of notes, legends and explanations under a table, points.
    pub note_size: Measure,
    /// White between notes, points.
    pub note_gap_pt: Measure,
    /// White at the sides of a cell, mm.
    pub padding_mm: Measure,
    /// White above and below the text of a row that is written on by hand, mm.
    pub writing_edge_mm: Measure,
    /// Column of numbers and ranks, mm.
    pub index_mm: Measure,
    /// The narrowest column of names, mm.
    pub name_mm: Measure,
    /// The narrowest column of units; where there is no room for it the unit stands under the name, mm.
    pub unit_mm: Measure,
    /// A column into which a figure is written by hand, mm.
    pub writing_mm: Measure,
    /// A column of printed figures of one member, mm.
    pub figure_mm: Measure,
    /// The same where there are many members, mm.
    pub narrow_figure_mm: Measure,
    /// A column of sums, means and shares, mm.
    pub sum_mm: Measure,
    /// A column of counted votes, mm.
    pub count_mm: Measure,
    /// The column of results, mm.
    pub result_mm: Measure,
    /// A box of the ballot, mm.
    pub box_mm: Measure,
    /// So many members at most are called by their given names in the head of a table; more by their initials.
    pub most_named: Measure,
    /// Who signs on the left.
    pub secretary: String,
    /// Who signs on the right.
    pub chair: String,
    /// Who signs a score sheet.
    pub member: String,
    /// Head of the tellers.
    pub teller: String,
    /// Under the title of who signs.
    pub sign: String,
    /// Which closing of the round a paper tells of: `{lần}`, `{ngày chốt}`.
    pub closing: String,
    /// Types of paper.
    pub kinds: CouncilKinds,
}

/// The types of paper of a council that the decree does not list.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CouncilKinds {
    /// A member's score sheet.
    pub score_sheet: PaperKind,
    /// All members' scores in one table.
    pub score_summary: PaperKind,
    /// A ballot.
    pub ballot: PaperKind,
    /// Minutes of the count.
    pub count_minutes: PaperKind,
    /// Why a dossier was chosen.
    pub why_chosen: PaperKind,
}

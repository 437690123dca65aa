//! Cells in an old code table: found by their font, else by the words that come out; offered, never changed by itself.

use crate::domain::sheet::{Cell, Sheet};
use crate::text::legacy::{self, Table};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// Pairs that are shown, before and after.
const SHOWN: usize = 6;
/// Longer texts are not preferred any more, in characters.
const LONG: usize = 60;

/// What was found of old code tables in a sheet.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Coding {
    /// The sheet.
    pub sheet: String,
    /// The tables, as people call them.
    pub tables: BTreeSet<&'static str>,
    /// How many cells.
    pub cells: usize,
    /// Some of them, before and after.
    pub shown: Vec<(String, String)>,
}

/// The sheet in Unicode, what was changed, and the lines in which; none where every cell is Unicode already.
pub(in crate::domain) fn read(sheet: &Sheet) -> Option<(Sheet, Coding, BTreeSet<u32>)> {
    let cells = || sheet.rows.iter().flat_map(|row| row.cells.iter().enumerate());
    if !cells().any(|(_, cell)| may_be_coded(&cell.text)) {
        return None;
    }
    // A letter of Vietnamese that no old table has tells that the column is Unicode.
    let mut columns: BTreeMap<usize, bool> = BTreeMap::new();
    let mut sample = String::new();
    for (column, cell) in cells() {
        let unicode = cell.text.chars().any(is_unicode_only);
        *columns.entry(column).or_default() |= unicode;
        if !unicode && cell.coded.is_none() {
            sample.push_str(&cell.text);
            sample.push('\n');
        }
    }
    let by_words = legacy::table_of(&sample);
    let mut out = sheet.clone();
    let mut coding = Coding { sheet: sheet.name.clone(), ..Coding::default() };
    let mut lines = BTreeSet::new();
    let mut pairs: Vec<(String, String)> = Vec::new();
    for row in &mut out.rows {
        for (column, cell) in row.cells.iter_mut().enumerate() {
            let unicode = columns.get(&column).copied().unwrap_or_default();
            let Some(table) = table(cell, by_words.filter(|_| !unicode)) else { continue };
            let after = crate::text::nfc(&legacy::convert(&cell.text, table)).into_owned();
            if after == cell.text {
                continue;
            }
            coding.tables.insert(table.label());
            coding.cells += 1;
            pairs.push((cell.text.clone(), after.clone()));
            lines.insert(row.line);
            cell.text = after;
        }
    }
    // Whole sentences show best what is meant; headings are short.
    pairs.sort_by_key(|(before, _)| std::cmp::Reverse(before.chars().count().min(LONG)));
    pairs.dedup();
    pairs.truncate(SHOWN);
    coding.shown = pairs;
    (coding.cells > 0).then_some((out, coding, lines))
}

fn table(cell: &Cell, by_words: Option<Table>) -> Option<Table> {
    if !may_be_coded(&cell.text) {
        return None;
    }
    cell.coded.or(by_words)
}

/// Whether every letter outside ASCII stands where old tables keep theirs.
fn may_be_coded(text: &str) -> bool {
    let mut high = text.chars().filter(|c| !c.is_ascii()).peekable();
    high.peek().is_some()
        && high.all(|c| ('\u{80}'..='\u{ff}').contains(&c) || "–—‘’“”…€‚ƒ„†‡ˆ‰Š‹ŒŽ•˜™š›œžŸ".contains(c))
}

fn is_unicode_only(c: char) -> bool {
    matches!(c, '\u{1ea0}'..='\u{1ef9}' | 'ă' | 'Ă' | 'đ' | 'Đ' | 'ơ' | 'Ơ' | 'ư' | 'Ư')
}

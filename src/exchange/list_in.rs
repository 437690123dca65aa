//! Lists from files: a text file as it is, the paragraphs and tables of a Word file as lines with tabs.

use super::text_in::read_text;
use super::{ExchangeError, Source, read_source};
use std::path::Path;

/// The lines of a list, cells divided by tabs, and sentences for a person about what was done.
///
/// # Errors
/// When the file cannot be read.
pub fn read_list(path: &Path) -> Result<(String, Vec<String>), ExchangeError> {
    let Source { lines, mut notices, .. } = read_source(path)?;
    let is_word = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("docx"));
    if !is_word && let Ok(bytes) = std::fs::read(path) {
        // Spaces and tabs before a line say what stands under what.
        let (text, told) = read_text(&bytes);
        notices.extend(told.filter(|told| !notices.contains(told)));
        return Ok((text, notices));
    }
    let mut text = String::new();
    let flat = |cell: &str| cell.split_whitespace().collect::<Vec<_>>().join(" ");
    for line in lines {
        let Some(table) = &line.table else {
            text.push_str(&line.text());
            text.push('\n');
            continue;
        };
        let titles: Vec<String> = table.columns.iter().map(|column| flat(&column.title)).collect();
        for row in std::iter::once(&titles).chain(&table.rows) {
            let cells: Vec<String> = row.iter().map(|cell| flat(cell)).collect();
            text.push_str(&cells.join("\t"));
            text.push('\n');
        }
    }
    Ok((text, notices))
}

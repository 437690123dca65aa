//! Lists from files: a text file as it is; the paragraphs and tables of a Word file, and the first sheet of a workbook, as
//! lines with tabs.

use super::sheets::{ending, read_sheets};
use super::text_in::read_text;
use super::{ExchangeError, Source, read_source};
use std::path::Path;

/// The lines of a list, cells divided by tabs, and sentences for a person about what was done.
///
/// # Errors
/// When the file cannot be read.
pub fn read_list(path: &Path) -> Result<(String, Vec<String>), ExchangeError> {
    if matches!(ending(path).as_str(), "xlsx" | "xlsm" | "xlsb" | "xls" | "ods" | "csv") {
        return first_sheet(path);
    }
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

fn first_sheet(path: &Path) -> Result<(String, Vec<String>), ExchangeError> {
    let sheets = read_sheets(path)?;
    let mut notices = Vec::new();
    let Some(first) = sheets.first() else { return Ok((String::new(), notices)) };
    if sheets.len() > 1 {
        let others: Vec<&str> = sheets[1..].iter().map(|sheet| sheet.name.as_str()).collect();
        notices.push(format!("Chỉ đọc trang “{}”; không đọc trang “{}”.", first.name, others.join("”, “")));
    }
    if first.left_out > 0 {
        notices.push(format!("Còn {} dòng cuối chưa được đọc vì trang quá dài.", first.left_out));
    }
    let mut text = String::new();
    let mut line = 1;
    for row in &first.rows {
        // Rows are named by their numbers in the file.
        while line < row.line {
            text.push('\n');
            line += 1;
        }
        line += 1;
        let cells: Vec<String> =
            row.cells.iter().map(|cell| cell.text.split_whitespace().collect::<Vec<_>>().join(" ")).collect();
        text.push_str(&cells.join("\t"));
        text.push('\n');
    }
    Ok((text, notices))
}

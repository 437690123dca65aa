//! A table from the clipboard, as Excel and Word write it: columns divided by tabs, rows by line ends, cells with such
//! letters in quotes.

use super::Place;
use crate::domain::plan::{Column, Table};
use crate::text::nfc;

/// The cells, row by row.
pub(super) fn cells(text: &str) -> Vec<Vec<String>> {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let text = nfc(&text);
    let mut rows = vec![Vec::new()];
    let mut cell = String::new();
    let mut quoted = false;
    let mut letters = text.trim_end_matches('\n').chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '"' if !quoted && cell.is_empty() => quoted = true,
            '"' if quoted && letters.peek() == Some(&'"') => {
                letters.next();
                cell.push('"');
            }
            '"' if quoted => quoted = false,
            '\t' | '\n' if !quoted => {
                if let Some(row) = rows.last_mut() {
                    row.push(std::mem::take(&mut cell));
                }
                if letter == '\n' {
                    rows.push(Vec::new());
                }
            }
            // A field of one line cannot show a line end.
            '\n' => cell.push(' '),
            _ => cell.push(letter),
        }
    }
    if let Some(row) = rows.last_mut() {
        row.push(cell);
    }
    rows
}

/// Writes the cells from `at` on; rows and columns are added where they are missing.
pub(super) fn fill(table: &mut Table, at: Place, cells: &[Vec<String>]) {
    let mut rows = cells.iter();
    if at.row.is_none()
        && let Some(heads) = rows.next()
    {
        for (i, words) in heads.iter().enumerate() {
            widen(table, at.column + i);
            table.columns[at.column + i].title.clone_from(words);
        }
    }
    let first = at.row.unwrap_or(0);
    for (i, given) in rows.enumerate() {
        while table.rows.len() <= first + i {
            table.rows.push(vec![String::new(); table.columns.len()]);
        }
        for (j, words) in given.iter().enumerate() {
            widen(table, at.column + j);
            table.rows[first + i][at.column + j].clone_from(words);
        }
    }
}

fn widen(table: &mut Table, column: usize) {
    while table.columns.len() <= column {
        table.columns.push(Column::default());
    }
    for cells in &mut table.rows {
        if cells.len() < table.columns.len() {
            cells.resize(table.columns.len(), String::new());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_come_as_excel_writes_them() {
        assert_eq!(cells("a\tb\r\nc\t\r\n"), [["a", "b"], ["c", ""]]);
        assert_eq!(cells("\"dòng 1\ndòng 2\"\t\"nói \"\"vâng\"\"\""), [["dòng 1 dòng 2", "nói \"vâng\""]]);
        assert_eq!(cells("5\" màn hình\tx"), [["5\" màn hình", "x"]]);
    }

    #[test]
    fn what_is_pasted_finds_room() {
        let mut table =
            Table { columns: vec![Column::default()], rows: vec![vec![String::new()]], ..Table::default() };
        fill(&mut table, Place { row: Some(0), column: 0 }, &cells("1\t2\n3\t4"));
        assert_eq!(table.columns.len(), 2);
        assert_eq!(table.rows, [["1", "2"], ["3", "4"]]);
        fill(&mut table, Place { row: None, column: 1 }, &cells("Tên\tSố\nA\t9"));
        assert_eq!(table.columns[2].title, "Số");
        assert_eq!(table.rows[0], ["1", "A", "9"]);
    }
}

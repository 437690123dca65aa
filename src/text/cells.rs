//! A table from the clipboard, as Excel and Word write it: columns divided by tabs, rows by line ends, cells with such
//! letters in quotes.

use super::nfc;

/// The cells, row by row. A line end inside a cell becomes a space: a field of one line cannot show it.
#[must_use]
pub fn cells(text: &str) -> Vec<Vec<String>> {
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
            '\n' => cell.push(' '),
            _ => cell.push(letter),
        }
    }
    if let Some(row) = rows.last_mut() {
        row.push(cell);
    }
    rows
}

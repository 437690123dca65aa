//! A block of cells from a spreadsheet: rows by line ends, columns by tabs.

use crate::domain::Points;

/// What stands in one pasted cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Pasted {
    /// Nothing: the cell below stays as it is.
    Nothing,
    /// A figure.
    Figure(Points),
    /// Something else, as it was written.
    Other(String),
}

/// Reads a block as a spreadsheet puts it on the clipboard.
#[must_use]
pub fn block(text: &str) -> Vec<Vec<Pasted>> {
    let mut rows: Vec<Vec<Pasted>> =
        text.lines().map(|line| line.trim_end_matches('\r').split('\t').map(cell).collect()).collect();
    // Spreadsheets end a block with a line end of its own.
    while rows.last().is_some_and(|row| row.iter().all(|cell| *cell == Pasted::Nothing)) {
        rows.pop();
    }
    rows
}

fn cell(text: &str) -> Pasted {
    let text = text.trim();
    // The dash is how a missing ballot is shown and copied from here.
    if text.is_empty() || text == "–" || text == "-" {
        return Pasted::Nothing;
    }
    figure(text).map_or_else(|| Pasted::Other(text.to_owned()), Pasted::Figure)
}

/// A figure as people type it: "8", "8,5", "8," and ",5" too.
#[must_use]
pub fn figure(text: &str) -> Option<Points> {
    let bare = text.trim().trim_end_matches([',', '.']);
    if bare.starts_with([',', '.']) { format!("0{bare}").parse().ok() } else { bare.parse().ok() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_block_keeps_its_shape_and_its_gaps() {
        let read = block("8,5\t9\t\r\n\t10.25\tvắng\r\n");
        let points = |hundredths| Pasted::Figure(Points::hundredths(hundredths));
        assert_eq!(read.len(), 2);
        assert_eq!(read[0], [points(850), points(900), Pasted::Nothing]);
        assert_eq!(read[1], [Pasted::Nothing, points(1025), Pasted::Other("vắng".into())]);
    }

    #[test]
    fn half_written_figures_are_understood() {
        assert_eq!(figure("8,"), Some(Points::whole(8)));
        assert_eq!(figure(",5"), Some(Points::hundredths(50)));
        assert_eq!(figure(""), None);
        assert_eq!(figure("8,5,5"), None);
    }
}

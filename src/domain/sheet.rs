//! A sheet of cells as a file holds it, before anybody says what it means.

use crate::text::legacy::Table;
use chrono::NaiveDate;

/// A cell: its text, and what else the file tells of it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Cell {
    /// The text as people see it; line ends inside it stay.
    pub text: String,
    /// The day, where the spreadsheet itself holds the cell for one.
    pub day: Option<NaiveDate>,
    /// Whether the spreadsheet holds it for a number: zeros before it are lost then.
    pub number: bool,
    /// Whether it says the same as the cell above because both are joined into one.
    pub joined: bool,
    /// The old code table that its font asks for.
    pub coded: Option<Table>,
}

impl Cell {
    /// A cell of which nothing but its text is known.
    #[must_use]
    pub fn plain(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }

    /// Whether nothing stands in it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.text.trim().is_empty()
    }
}

/// A row with its number in the sheet, from 1.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FoundRow {
    /// Its number.
    pub line: u32,
    /// Its cells from the first column on.
    pub cells: Vec<Cell>,
}

/// A sheet of a file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sheet {
    /// Its name; empty for a file that has no sheets.
    pub name: String,
    /// Rows that hold something.
    pub rows: Vec<FoundRow>,
    /// Rows that were left unread because there are too many.
    pub left_out: u32,
}

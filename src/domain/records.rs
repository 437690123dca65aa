//! The whole data file as plain rows: what an export of everything carries, and what an empty file is filled from.
//!
//! Nothing is read into these values. A file that was exported, restored and exported again is the same to the last letter
//! only because every cell goes through as it lies in the data file.

use std::collections::BTreeMap;

/// What lies in a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CellKind {
    /// Whole numbers.
    Integer,
    /// Text; structured values are text too.
    Text,
    /// Bytes.
    Bytes,
}

impl CellKind {
    /// All kinds.
    pub const ALL: [Self; 3] = [Self::Integer, Self::Text, Self::Bytes];

    /// The word in the file of an export.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Integer => "integer",
            Self::Text => "text",
            Self::Bytes => "bytes",
        }
    }
}

/// One cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cell {
    /// Nothing.
    Null,
    /// A whole number.
    Integer(i64),
    /// Text.
    Text(String),
    /// Bytes.
    Bytes(Vec<u8>),
}

/// One table of the data file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rows {
    /// Its name.
    pub table: String,
    /// Its columns, in the order of the data file.
    pub columns: Vec<(String, CellKind)>,
    /// Its rows by ascending identifier, each with one cell for each column.
    pub rows: Vec<Vec<Cell>>,
}

/// Every row of every table, the journal included.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Records {
    /// The schema that the tables have.
    pub schema: u32,
    /// The number that the last deed of the journal got. Rows of the journal are never removed, so it is the number of the last
    /// row; another value tells that the journal was cut.
    pub deeds: i64,
    /// The tables, by name.
    pub tables: Vec<Rows>,
}

impl Records {
    /// How many rows each table has.
    #[must_use]
    pub fn counts(&self) -> BTreeMap<&str, usize> {
        self.tables.iter().map(|it| (it.table.as_str(), it.rows.len())).collect()
    }

    /// Whether there is nothing in any table.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.deeds == 0 && self.tables.iter().all(|it| it.rows.is_empty())
    }
}

//! The list of dossiers as a table for other programs.

use super::table::{ColumnKind, Table};
use crate::domain::listing::{Column, DossierRow, Names};

/// `rows` with the columns chosen, in their order. A public copy leaves out telephone and address and tells only the
/// year of birth (Luật 91/2025/QH15).
#[must_use]
pub fn listing(title: &str, rows: &[DossierRow], columns: &[Column], names: &Names, public: bool) -> Table {
    let heading = |column: Column| if public { column.public_title() } else { Some(column.title()) };
    let shown: Vec<(Column, &str)> =
        columns.iter().filter_map(|column| Some((*column, heading(*column)?))).collect();
    let cells = |row: &DossierRow| {
        let text = |(column, _): &(Column, &str)| {
            if public { column.public_text(row, names) } else { column.text(row, names) }.into_owned()
        };
        shown.iter().map(text).collect()
    };
    Table {
        title: title.to_owned(),
        rows: rows.iter().map(cells).collect(),
        columns: shown.iter().map(|(column, heading)| ((*heading).to_owned(), kind(*column))).collect(),
    }
}

const fn kind(column: Column) -> ColumnKind {
    match column {
        Column::Year | Column::Score | Column::Lacking | Column::Merit => ColumnKind::Number,
        Column::Received | Column::Birth => ColumnKind::Day,
        _ => ColumnKind::Text,
    }
}

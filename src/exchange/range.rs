//! The cells of a sheet no further than a list can reach: one stray cell in the last corner of a sheet must not cost the memory
//! of all the cells before it.

use calamine::{Cell, Data, Range, Reader, Sheets};
use std::io::{Read, Seek};

/// Rows and columns that are read of a sheet.
const ROWS: u32 = 20_000;
const COLUMNS: u32 = 200;

/// The range of a sheet that people see; the error is what the reader says.
pub(super) fn bounded<S: Read + Seek>(book: &mut Sheets<S>, name: &str) -> Result<Range<Data>, String> {
    let Sheets::Xlsx(book) = book else {
        return book.worksheet_range(name).map_err(|error| error.to_string());
    };
    let mut reader = book.worksheet_cells_reader(name).map_err(|error| error.to_string())?;
    let mut cells = Vec::new();
    while let Some(cell) = reader.next_cell().map_err(|error| error.to_string())? {
        let (row, column) = cell.get_position();
        if row < ROWS && column < COLUMNS {
            cells.push(Cell::new((row, column), Data::from(cell.get_value().clone())));
        }
    }
    // A file may have its rows in any order.
    cells.sort_by_key(Cell::get_position);
    Ok(Range::from_sparse(cells))
}

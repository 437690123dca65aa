//! What came of the rows of a list, on its way out: as a table, and as a column in a copy of the list itself.

use super::sheets::Marks;
use super::table::{ColumnKind, Table};
use crate::domain::import::Judged;

/// The heading of the column in a copy of the list.
pub const RESULT_COLUMN: &str = "Kết quả nhập";

/// Every row with what came of it and why.
#[must_use]
pub fn import_result(title: &str, judged: &Judged) -> Table {
    let rows = judged.result();
    let sheets = rows.iter().any(|row| !row.sheet.is_empty());
    let mut columns = vec![
        ("Dòng".to_owned(), ColumnKind::Number),
        ("Họ và tên, tên gọi".to_owned(), ColumnKind::Text),
        ("Loại".to_owned(), ColumnKind::Text),
        ("Đơn vị đề nghị".to_owned(), ColumnKind::Text),
        (RESULT_COLUMN.to_owned(), ColumnKind::Text),
        ("Lý do, thay đổi, lưu ý".to_owned(), ColumnKind::Text),
    ];
    if sheets {
        columns.insert(0, ("Trang".to_owned(), ColumnKind::Text));
    }
    let cells = |row: crate::domain::import::ResultRow| {
        let mut cells = vec![row.line.to_string(), row.name, row.kind, row.unit, row.outcome, row.detail];
        if sheets {
            cells.insert(0, row.sheet);
        }
        cells
    };
    Table { title: title.to_owned(), columns, rows: rows.into_iter().map(cells).collect() }
}

/// The column with what came of each row, for a copy of the list.
#[must_use]
pub fn import_marks(judged: &Judged) -> Marks {
    let mut marks = Marks { title: RESULT_COLUMN.to_owned(), ..Marks::default() };
    for layout in &judged.layouts {
        marks.sheets.insert(layout.sheet.clone(), (layout.head, std::collections::BTreeMap::new()));
    }
    for row in &judged.rows {
        if let Some((_, lines)) = marks.sheets.get_mut(&row.sheet) {
            lines.insert(row.line, row.told());
        }
    }
    marks
}

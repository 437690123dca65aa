//! A table of counts, and the list behind one of its figures, as tables for other programs.

use super::table::{ColumnKind, Table};
use crate::domain::statistics::{Around, Record, Share, Table as Counts};
use crate::text::number::grouped;

/// The whole table with its totals; with a share, each column of counts is followed by one of percentages.
#[must_use]
pub fn counts(table: &Counts, share: Share) -> Table {
    let heading = table.question.rows.label().to_owned();
    let mut columns = vec![(heading, ColumnKind::Text)];
    let places: Vec<Option<usize>> =
        std::iter::once(None).chain((0..table.columns.len()).map(Some)).collect();
    for place in &places {
        let words = place.map_or("Tổng số", |at| table.columns[at].label.as_str());
        columns.push((words.to_owned(), ColumnKind::Number));
        if share != Share::None {
            columns.push((format!("{words} (%)"), ColumnKind::Number));
        }
    }
    let line = |label: String, row: Option<usize>| {
        let mut cells = vec![label];
        for place in &places {
            cells.push(grouped(table.count(row, *place) as u64));
            if let Some(part) = table.share(share, row, *place) {
                cells.push(part.trim_end_matches('%').to_owned());
            }
        }
        cells
    };
    let mut rows: Vec<Vec<String>> = table
        .rows
        .iter()
        .enumerate()
        // Spreadsheets know no tree: what stands below is set in.
        .map(|(at, row)| line(format!("{}{}", "   ".repeat(row.depth.into()), row.label), Some(at)))
        .collect();
    rows.push(line("Tổng số (mỗi hồ sơ tính một lần)".to_owned(), None));
    Table { title: table.question.title(), columns, rows }
}

/// The list behind a figure.
#[must_use]
pub fn behind(table: &Counts, (row, column): (Option<usize>, Option<usize>), around: &Around<'_>) -> Table {
    let columns = [
        ("Họ và tên, tên gọi", ColumnKind::Text),
        ("Loại", ColumnKind::Text),
        ("Đơn vị đề nghị", ColumnKind::Text),
        ("Kế hoạch", ColumnKind::Text),
        ("Năm", ColumnKind::Number),
        ("Hình thức đề nghị", ColumnKind::Text),
        ("Tình trạng", ColumnKind::Text),
    ];
    let cells = |it: &Record| {
        vec![
            it.name.clone(),
            it.kind.label().to_owned(),
            around.unit_name(it).to_owned(),
            around.plan_name(it).to_owned(),
            it.year.to_string(),
            it.proposed.clone(),
            it.state.label().to_owned(),
        ]
    };
    let title = format!("{}: {}", table.question.title(), table.place(row, column));
    Table {
        title,
        columns: columns.into_iter().map(|(title, kind)| (title.to_owned(), kind)).collect(),
        rows: table.behind(row, column).map(cells).collect(),
    }
    .numbered()
}

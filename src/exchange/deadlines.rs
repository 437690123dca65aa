//! The calendar of deadlines as a table for other programs.

use super::table::{ColumnKind, Table};
use crate::domain::deadlines::Deadline;
use crate::text::date::short_date;
use crate::text::upper_first;

/// The times in the order given; `plan` names the plan of each.
#[must_use]
pub fn deadline_list<'a>(
    title: &str,
    times: impl IntoIterator<Item = &'a Deadline>,
    plan: impl Fn(&Deadline) -> String,
) -> Table {
    let columns = [
        ("Hạn", ColumnKind::Day),
        ("Kỳ", ColumnKind::Text),
        ("Việc", ColumnKind::Text),
        ("Loại", ColumnKind::Text),
        ("Gửi đến", ColumnKind::Text),
        ("Tình trạng", ColumnKind::Text),
        ("Đã làm đến đâu", ColumnKind::Text),
        ("Ngày xong", ColumnKind::Day),
        ("Số, ký hiệu", ColumnKind::Text),
        ("Muộn (ngày)", ColumnKind::Number),
        ("Đơn vị chưa gửi", ColumnKind::Text),
        ("Kế hoạch", ColumnKind::Text),
    ];
    let rows = times.into_iter().map(|one| {
        let note = one.note.as_ref();
        let owing: Vec<&str> =
            one.units.iter().filter(|unit| !unit.met).map(|unit| unit.name.trim()).collect();
        vec![
            one.due.map(short_date).unwrap_or_default(),
            upper_first(&one.label),
            one.sentence.clone(),
            one.kind.to_owned(),
            one.sent_to.clone(),
            one.state.label().to_owned(),
            one.words.clone(),
            note.and_then(|note| note.on).map(short_date).unwrap_or_default(),
            note.map(|note| note.number.trim().to_owned()).unwrap_or_default(),
            one.late_by.map(|days| days.to_string()).unwrap_or_default(),
            owing.join("; "),
            plan(one),
        ]
    });
    Table {
        title: title.to_owned(),
        rows: rows.collect(),
        columns: columns.iter().map(|(heading, kind)| ((*heading).to_owned(), *kind)).collect(),
    }
}

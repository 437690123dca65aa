//! Publicity as tables for other programs: the list, which can be read back, and the sums.

use super::table::{ColumnKind, Table};
use crate::domain::ids::{MovementId, SubjectId};
use crate::domain::publicity::intake::Field;
use crate::domain::publicity::{Figure, Line, PublicityItem, Sums};
use crate::text::date::short_date;

const fn kind(field: Field) -> ColumnKind {
    match field {
        Field::Day => ColumnKind::Day,
        Field::Audience | Field::Number => ColumnKind::Number,
        _ => ColumnKind::Text,
    }
}

fn table(title: &str, rows: Vec<Vec<String>>) -> Table {
    let columns = Field::WRITTEN.iter().map(|(field, heading)| ((*heading).to_owned(), kind(*field)));
    Table { title: title.to_owned(), columns: columns.collect(), rows }
}

/// The items in the order given. `subject` and `movement` say the name of one.
#[must_use]
pub fn publicity_list(
    title: &str,
    items: &[&PublicityItem],
    subject: impl Fn(SubjectId) -> String,
    movement: impl Fn(MovementId) -> String,
) -> Table {
    let joined =
        |names: Vec<String>| names.into_iter().filter(|name| !name.is_empty()).collect::<Vec<_>>().join("; ");
    let row = |item: &&PublicityItem| {
        let cell = |field: Field| match field {
            Field::Number => String::new(),
            Field::Day => short_date(item.on),
            Field::Form => item.form.clone(),
            Field::Title => item.title.clone(),
            Field::Agency => item.agency.clone(),
            Field::Subjects => joined(item.subjects.iter().map(|id| subject(*id)).collect()),
            Field::Movements => joined(item.movements.iter().map(|id| movement(*id)).collect()),
            Field::Audience => item.audience.map(|count| count.to_string()).unwrap_or_default(),
            Field::Address => item.address.clone(),
            Field::Note => item.note.clone(),
        };
        Field::WRITTEN.iter().map(|(field, _)| cell(*field)).collect()
    };
    table(title, items.iter().map(row).collect())
}

/// The sums: by form, agency and movement one under the other, with the parts of the span beside each other.
#[must_use]
pub fn publicity_sums(title: &str, sums: &Sums) -> Table {
    let text = |words: &str| (words.to_owned(), ColumnKind::Text);
    let number = |words: &str| (words.to_owned(), ColumnKind::Number);
    let mut columns = vec![text("Tổng hợp theo"), text("Tên")];
    columns.extend(sums.parts.iter().map(|part| number(&part.words)));
    columns.extend(
        ["Tổng số", "Gương được nêu", "Lượt nêu gương", "Người tham dự", "Tin, bài chưa ghi số người"]
            .map(number),
    );
    let row = |group: &str, words: &str, parts: &[u32], all: &Figure| -> Vec<String> {
        let mut cells = vec![group.to_owned(), words.to_owned()];
        cells.extend(parts.iter().map(ToString::to_string));
        cells.extend([
            all.items.to_string(),
            all.subjects.to_string(),
            all.mentions.to_string(),
            all.audience.to_string(),
            all.uncounted.to_string(),
        ]);
        cells
    };
    let mut rows = Vec::new();
    rows.extend(lines(&sums.forms, "Hình thức", "Chưa ghi hình thức", &row));
    rows.extend(lines(&sums.agencies, "Cơ quan", "Chưa ghi cơ quan", &row));
    rows.extend(lines(&sums.movements, "Phong trào", "Không thuộc phong trào nào", &row));
    rows.push(row("Tất cả", "Tổng số tin, bài, hoạt động", &sums.by_part, &sums.all));
    Table { title: title.to_owned(), columns, rows }
}

fn lines<K>(
    lines: &[Line<K>],
    group: &str,
    nameless: &str,
    row: &impl Fn(&str, &str, &[u32], &Figure) -> Vec<String>,
) -> Vec<Vec<String>> {
    let words = |line: &Line<K>| if line.words.is_empty() { nameless.to_owned() } else { line.words.clone() };
    lines.iter().map(|line| row(group, &words(line), &line.parts, &line.all)).collect()
}

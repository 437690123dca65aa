//! One row, held against what is there.

use super::head::{Field, Head};
use super::{Cell, FoundRow, Known, Row, RowState, named};
use crate::domain::ids::PublicityId;
use crate::domain::movement::named_in;
use crate::domain::publicity::{PublicityItem, twin};
use crate::text::date::{PartialDate, short_date};
use crate::text::number::count_of;
use crate::text::{clean, same};
use chrono::NaiveDate;

/// Years in which nothing was published that a plan of today counts are slips of the finger.
const FIRST_YEAR: i32 = 1975;

pub(super) fn judge(
    row: &FoundRow,
    sheet: &str,
    head: &Head,
    known: &Known<'_>,
    before: &[Row],
) -> Option<Row> {
    let cell = |field: Field| head.columns.get(&field).and_then(|column| row.cells.get(*column));
    let text = |field: Field| cell(field).map(|cell| clean(&cell.text)).unwrap_or_default();
    let read = head.columns.iter().filter(|(field, _)| **field != Field::Number);
    let filled =
        read.filter(|(_, column)| row.cells.get(**column).is_some_and(|it| !it.text.trim().is_empty()));
    let filled = filled.count();
    if filled == 0 {
        return None;
    }
    let mut reasons = Vec::new();
    let mut refused = Vec::new();
    let day = match day(cell(Field::Day), known.today) {
        Ok(day) => Some(day),
        Err(_) if filled == 1 => {
            refused.push("Dòng chỉ có một ô, có lẽ là tên nhóm.".to_owned());
            None
        }
        Err(why) => {
            refused.push(why);
            None
        }
    };
    let mut item = PublicityItem::new(PublicityId(0), known.plan.id, day.unwrap_or(known.today));
    item.title = text(Field::Title);
    item.form = text(Field::Form);
    item.agency = text(Field::Agency);
    item.address = text(Field::Address);
    item.unit = known.units.iter().find(|unit| same(&unit.name, &item.agency)).map(|unit| unit.id);
    let mut notes: Vec<String> =
        Some(text(Field::Note)).filter(|note| !note.is_empty()).into_iter().collect();
    if item.title.is_empty() && filled > 1 {
        refused.push("Chưa ghi tên tin, bài hoặc hoạt động.".to_owned());
    }
    if item.form.is_empty() {
        item.form = clean(known.form);
        if item.form.is_empty() && filled > 1 {
            refused.push("Chưa ghi hình thức; hãy chọn hình thức cho các dòng chưa ghi.".to_owned());
        } else if filled > 1 {
            reasons.push(format!("Tệp không ghi hình thức, lấy “{}” như đã chọn.", item.form));
        }
    } else if known.forms.place(&item.form) == usize::MAX {
        reasons.push(format!("Hình thức “{}” không có trong danh mục, giữ nguyên chữ.", item.form));
    }
    let names = cell(Field::Subjects).map(|cell| cell.text.as_str()).unwrap_or_default();
    let (subjects, strangers) = named::read(names, known.named);
    item.subjects = subjects;
    let unfound: Vec<String> = strangers.iter().map(|(name, _)| name.clone()).collect();
    for (name, why) in &strangers {
        reasons.push(format!("“{name}” {why}, giữ tên ở ghi chú."));
    }
    if !unfound.is_empty() {
        notes.push(format!("Gương được nêu: {}.", unfound.join("; ")));
    }
    let (movements, strange) = named_in(&text(Field::Movements), known.movements);
    item.movements = movements;
    if !strange.is_empty() {
        reasons.push(format!(
            "Không có phong trào “{}” trong danh mục, giữ tên ở ghi chú.",
            strange.join("”, “")
        ));
        notes.push(format!("Phong trào: {}.", strange.join("; ")));
    }
    let audience = text(Field::Audience);
    item.audience = count_of(&audience);
    if item.audience.is_none() && !audience.is_empty() {
        reasons.push(format!("Không đọc được số người “{audience}”, giữ ở ghi chú."));
        notes.push(format!("Số người: {audience}."));
    }
    item.note = notes.join("\n");
    let mut state = RowState::New;
    if let (Some(day), false) = (day, item.title.is_empty()) {
        if let Some(why) = there(&item, known, before) {
            // What there would be to look at matters no longer.
            reasons = vec![why];
            state = RowState::Here;
        } else if let Some(other) = twin(&item, known.items) {
            reasons.push(format!("Cùng ngày, cùng tên với tin, bài đã có của {}.", clean(&other.agency)));
        }
        if !(known.plan.from..=known.plan.to).contains(&day) {
            reasons.push("Ngày ở ngoài thời gian của kế hoạch.".to_owned());
        } else if day > known.today {
            reasons.push("Ngày còn ở phía trước.".to_owned());
        }
    }
    if !refused.is_empty() {
        state = RowState::Refused;
        reasons.splice(0..0, refused);
    }
    Some(Row { sheet: sheet.to_owned(), line: row.line, state, reasons, unfound, item, dated: day.is_some() })
}

/// The day of a cell; else why there is none.
fn day(cell: Option<&Cell>, today: NaiveDate) -> Result<NaiveDate, String> {
    use chrono::Datelike;
    let cell = cell.cloned().unwrap_or_default();
    let text = clean(&cell.text);
    let named = |day: NaiveDate| {
        if (FIRST_YEAR..=today.year() + 20).contains(&day.year()) {
            Ok(day)
        } else {
            Err(format!("Năm của ngày “{}” không hợp lý.", short_date(day)))
        }
    };
    if let Some(day) = cell.day {
        return named(day);
    }
    if text.is_empty() {
        return Err("Chưa ghi ngày.".to_owned());
    }
    // An hour may stand behind the day: "10/10/2017 08:00".
    let first = text.split(' ').next().unwrap_or(&text);
    for words in [text.as_str(), first] {
        match PartialDate::parse(words, today) {
            Some(PartialDate::Day(day)) => return named(day),
            Some(PartialDate::Year(_)) => break,
            None => {}
        }
    }
    let unsaid = crate::text::date::parse_date(&text, today).is_some();
    Err(if unsaid {
        format!("Ngày “{text}” chưa ghi năm.")
    } else {
        format!("Không đọc được ngày “{text}”; cần ngày/tháng/năm, ví dụ 05/10/2017.")
    })
}

/// Why the row says nothing new: the same day and title as an item that is there or a row before, and no other agency.
fn there(item: &PublicityItem, known: &Known<'_>, before: &[Row]) -> Option<String> {
    let alike = |one: &PublicityItem| {
        one.on == item.on
            && same(&one.title, &item.title)
            && (one.agency.trim().is_empty() || item.agency.is_empty() || same(&one.agency, &item.agency))
    };
    if known.items.iter().any(alike) {
        return Some("Đã có tin, bài cùng ngày, cùng tên trong chương trình.".to_owned());
    }
    let twice = before.iter().find(|row| row.dated && row.state == RowState::New && alike(&row.item))?;
    Some(format!("Trùng với dòng {} của tệp.", twice.line))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_needs_its_year() {
        let today: NaiveDate = "2017-12-01".parse().unwrap();
        let cell = |text: &str| Cell::plain(text);
        let read = |text: &str| day(Some(&cell(text)), today);
        assert_eq!(read("5/10/2017"), Ok("2017-10-05".parse().unwrap()));
        assert_eq!(read("05/10/2017 08:00"), Ok("2017-10-05".parse().unwrap()));
        assert!(read("5/10").unwrap_err().contains("chưa ghi năm"));
        assert!(read("2017").unwrap_err().contains("Không đọc được"));
        assert!(read("31/02/2017").unwrap_err().contains("Không đọc được"));
        assert!(read("43028").unwrap_err().contains("Không đọc được"));
        assert!(day(None, today).unwrap_err().contains("Chưa ghi ngày"));
    }
}

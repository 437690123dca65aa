//! The rows of the table, and what stands above and below it.

use super::super::words;
use super::cells::{Figure, Sheet};
use super::head::{Head, Role};
use super::marks::{self, BARE, Mark};
use super::{Remarks, Tone, kind_named};
use crate::domain::criteria::Caps;
use crate::domain::points::Points;
use crate::domain::subject::SubjectKind;
use crate::text::{clean, fold};

/// A row that says something.
#[derive(Debug, Clone)]
pub(super) struct Row {
    /// From 0.
    pub row: u32,
    /// Its number, where it has one.
    pub label: String,
    pub rank: u32,
    pub title: String,
    pub points: Option<Points>,
    pub bonus: Option<Points>,
    pub deduction: Option<Points>,
    pub method: String,
    pub note: String,
    pub code: String,
    /// Words in capitals without a number: only a heading is written so.
    pub heading: bool,
}

impl Row {
    /// Whether it has a figure or says how it is counted.
    pub fn counts(&self) -> bool {
        self.points.is_some() || self.bonus.is_some() || self.deduction.is_some() || !self.method.is_empty()
    }

    /// What people look for the row by.
    pub fn name(&self) -> String {
        let title: String = self.title.chars().take(40).collect();
        let more = if self.title.chars().count() > 40 { "…" } else { "" };
        if self.label.is_empty() {
            format!("“{title}{more}”")
        } else {
            format!("“{} {title}{more}”", self.label)
        }
    }
}

/// What stands above the table.
#[derive(Debug, Default)]
pub(super) struct Above {
    pub name: String,
    pub kind: Option<Option<SubjectKind>>,
    pub source: String,
}

/// What stands below it.
#[derive(Debug, Default)]
pub(super) struct Foot {
    pub caps: Caps,
    /// Row and total declared.
    pub total: Option<(u32, Points)>,
}

/// Mark of the row that holds the name, in the column of codes.
pub(in super::super) const NAME_MARK: &str = "#tên";
/// Mark of the row with the caps over the whole set.
pub(in super::super) const CAPS_MARK: &str = "#mức";
/// What a group has in the column of codes, before its key.
pub(in super::super) const GROUP_MARK: &str = "#nhóm ";
/// What stands before the kind of subject and the source.
pub(in super::super) const KIND_LINE: &str = "Đối tượng:";
pub(in super::super) const SOURCE_LINE: &str = "Nguồn:";

/// The name, the kind and the source; other lines are the letterhead and are told.
pub(super) fn above(sheet: &Sheet, head: &Head, remarks: &mut Remarks) -> Above {
    let mut above = Above::default();
    let code = head.column(Role::Code);
    let mut lines: Vec<(u32, String)> = Vec::new();
    for row in sheet.rows().start..head.row {
        let texts: Vec<String> = sheet
            .columns()
            .filter(|column| Some(*column) != code)
            .map(|column| clean(&sheet.text(row, column)))
            .filter(|text| !text.is_empty())
            .collect();
        let named = code.is_some_and(|column| sheet.text(row, column) == NAME_MARK);
        for text in texts {
            if named {
                above.name = text;
            } else if let Some(kind) = text.strip_prefix(KIND_LINE) {
                above.kind = kind_named(kind.trim());
                if above.kind.is_none() {
                    remarks.at(row, Tone::Left, format!("Không hiểu đối tượng “{}”.", kind.trim()));
                }
            } else if let Some(source) = text.strip_prefix(SOURCE_LINE) {
                source.trim().clone_into(&mut above.source);
            } else {
                lines.push((row, text));
            }
        }
    }
    if above.name.is_empty() {
        let titled = |text: &str| {
            let folded = fold(text);
            ["tieu chi", "tieu chuan", "bang diem", "thang diem", "bang cham"]
                .iter()
                .any(|words| folded.contains(words))
        };
        let place = lines.iter().position(|(_, text)| titled(text));
        let place = place.or(if lines.len() == 1 { Some(0) } else { None });
        match place {
            Some(place) => {
                let (row, text) = lines.remove(place);
                remarks.at(row, Tone::Taken, format!("Lấy “{text}” làm tên bộ tiêu chí."));
                above.name = text;
            }
            None => {
                "Tiêu chí".clone_into(&mut above.name);
                remarks.whole(Tone::Doubt, "Tệp không ghi tên bộ tiêu chí; đang để là “Tiêu chí”.");
            }
        }
    }
    for (row, text) in lines {
        remarks.at(row, Tone::Left, format!("Dòng ở trên bảng không được lấy: “{text}”."));
    }
    above
}

/// The rows of the table in order.
pub(super) fn gather(sheet: &Sheet, head: &Head, remarks: &mut Remarks) -> (Vec<Row>, Foot) {
    let mut rows: Vec<Row> = Vec::new();
    let mut foot = Foot::default();
    let mut ended = false;
    for row in head.below..sheet.rows().end {
        let Some(found) = read(sheet, head, row, remarks) else { continue };
        if found.code == CAPS_MARK {
            let (caps, unread) = words::caps(&found.method);
            foot.caps = caps;
            for part in unread {
                remarks.at(row, Tone::Left, format!("Không hiểu mức tối đa “{part}”."));
            }
            continue;
        }
        if is_total(&found) {
            ended = true;
            match found.points {
                Some(total) => foot.total = Some((row, total)),
                None => remarks.at(row, Tone::Left, "Dòng tổng cộng không có điểm."),
            }
            continue;
        }
        let bare = found.rank == BARE && !found.counts() && found.code.is_empty();
        if !bare || found.heading && !ended {
            rows.push(found);
        } else if let Some(last) = rows.last_mut().filter(|_| !ended) {
            remarks.at(
                row,
                Tone::Taken,
                format!("Dòng không có STT và điểm: ghép {} vào ghi chú của {}.", found.name(), last.name()),
            );
            let more = [found.title.as_str(), found.note.as_str()];
            for words in more.into_iter().filter(|words| !words.is_empty()) {
                add_line(&mut last.note, words);
            }
        } else {
            let place = if ended { "ở dưới dòng tổng cộng" } else { "không có STT và điểm" };
            remarks.at(row, Tone::Left, format!("Dòng {place}, không được lấy: {}.", found.name()));
        }
    }
    (rows, foot)
}

pub(super) fn add_line(text: &mut String, more: &str) {
    if !text.is_empty() {
        text.push('\n');
    }
    text.push_str(more);
}

fn is_total(row: &Row) -> bool {
    let folded = fold(&row.title);
    let total = ["tong cong", "tong diem", "tong so diem", "tong diem chuan", "cong", "tong"];
    let alone = total.iter().any(|words| folded == *words || folded.starts_with(&format!("{words} (")));
    row.rank == BARE && (alone || folded.starts_with("tong cong") || folded.starts_with("tong diem"))
}

fn read(sheet: &Sheet, head: &Head, row: u32, remarks: &mut Remarks) -> Option<Row> {
    let cell = |role: Role| head.column(role).map(|column| sheet.text(row, column)).unwrap_or_default();
    if sheet.columns().all(|column| sheet.text(row, column).is_empty()) {
        return None;
    }
    if head.is_repeated(sheet, row) {
        remarks.at(row, Tone::Left, "Dòng nhắc lại tiêu đề hoặc đánh số cột, không phải tiêu chí.");
        return None;
    }
    let mut figure = |role: Role, name: &str| {
        let column = head.column(role)?;
        match sheet.figure(row, column) {
            Figure::Empty => None,
            Figure::Points(points, remark) => {
                if let Some(remark) = remark {
                    remarks.at(row, Tone::Doubt, format!("Cột {name}: {remark}."));
                }
                Some(points)
            }
            Figure::Not(why) => {
                remarks.at(row, Tone::Left, format!("Cột {name} không được lấy: {why}."));
                None
            }
        }
    };
    let mut points = figure(Role::Points, "điểm chuẩn");
    let bonus = figure(Role::Bonus, "điểm thưởng");
    let deduction = figure(Role::Deduction, "điểm trừ");
    let number = cell(Role::Number);
    // A title of several lines is one sentence; only notes and methods have lines of their own.
    let mut title = clean(&cell(Role::Title));
    let mut mark: Option<Mark> = marks::whole(&number);
    if mark.is_none() && !number.is_empty() {
        // The first cell of a merged row stands in the column of numbers.
        let (found, words) = match marks::leading(&number) {
            Some((found, words)) => (Some(found), words),
            None => (None, clean(&number)),
        };
        mark = found;
        title = if title.is_empty() { words } else { format!("{words} {title}") };
    }
    if let Some(column) = head.column(Role::Number)
        && sheet.is_day(row, column)
    {
        let text = format!("Excel đã đổi STT thành ngày; lấy là “{number}”.");
        remarks.at(row, Tone::Doubt, text);
    }
    if mark.is_none()
        && let Some((found, words)) = marks::leading(&title)
    {
        (mark, title) = (Some(found), words);
    }
    if points.is_none()
        && let Some((words, behind)) = marks::points_behind(&title)
    {
        remarks.at(row, Tone::Taken, format!("Lấy {behind} điểm ghi trong ngoặc sau “{words}”."));
        (title, points) = (words, Some(behind));
    }
    let mut note = String::new();
    let notes = || head.columns.iter().filter(|(_, role, _)| *role == Role::Note);
    for (column, _, heading) in notes() {
        let words = sheet.text(row, *column);
        if words.is_empty() {
            continue;
        }
        if notes().count() > 1 && fold(heading) != "ghi chu" {
            add_line(&mut note, &format!("{heading}: {words}"));
        } else {
            add_line(&mut note, &words);
        }
    }
    let (label, rank) = mark.map_or((String::new(), BARE), |mark| (mark.label, mark.rank));
    let mut found = Row {
        row,
        label,
        rank,
        title,
        points,
        bonus,
        deduction,
        method: cell(Role::Method),
        note,
        code: clean(&cell(Role::Code)),
        heading: false,
    };
    if found.title.is_empty() {
        let said: Vec<String> = sheet
            .columns()
            .map(|column| clean(&sheet.text(row, column)))
            .filter(|it| !it.is_empty())
            .collect();
        remarks.at(
            row,
            Tone::Left,
            format!("Dòng không có nội dung tiêu chí, không được lấy: “{}”.", said.join(" | ")),
        );
        return None;
    }
    if found.rank == BARE && !found.counts() && crate::text::words::all_capitals(&found.title) {
        found.heading = true;
        found.rank = 0;
        remarks.at(
            row,
            Tone::Doubt,
            format!("Dòng chữ in hoa không có STT: lấy {} làm tên nhóm.", found.name()),
        );
    }
    Some(found)
}

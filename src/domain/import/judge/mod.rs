//! One row after the other: what it says, who is meant, what would come of it.

mod book;
mod place;

use super::apply::{self, Change};
use super::field::Field;
use super::given::Given;
use super::layout::{KindFrom, Layout};
use super::mapping::{Choices, Who};
use super::rows::{Line, Record, lines};
use super::units::Units;
use super::who::{self, Meant};
use super::{Judged, Known, Outcome, Planned, Question, Row, coding, flipped, kinds, layout, values};
use crate::domain::correction::may_change;
use crate::domain::dossier::Dossier;
use crate::domain::ids::{DossierId, SubjectId, UnitId};
use crate::domain::sheet::Sheet;
use crate::domain::subject::{Detail, Subject, SubjectKind};
use crate::text::clean;
use crate::text::upper_first;
use book::Book;
use std::collections::BTreeSet;

/// Identifiers larger than this lose figures where Excel takes them for numbers.
const SAFE_NUMBER: i64 = 1 << 53;

pub(super) fn run(sheets: &[Sheet], choices: &Choices, known: &Known<'_>) -> Judged {
    let units = Units::new(known.units, &choices.mapping, known.today);
    let mut out = Judged::default();
    let several = sheets.len() > 1;
    let mut waiting = Vec::new();
    if known.plan.is_superior() {
        out.notices.push(format!(
            "“{}” là kế hoạch của cấp trên nên không nhập hồ sơ theo kế hoạch này. Hãy chọn kế hoạch của cơ quan.",
            known.plan.name
        ));
    }
    for sheet in sheets {
        let place = if several { format!("Trang “{}”: ", sheet.name) } else { String::new() };
        let coded = coding::read(sheet);
        let looked = coded.as_ref().map_or(sheet, |(converted, ..)| converted);
        let layout = layout::find(looked, &choices.mapping);
        let read = match (&coded, choices.mapping.convert) {
            (Some((converted, ..)), Some(true) | None) => converted,
            _ => sheet,
        };
        let asked = match &coded {
            Some((_, _, lines)) if choices.mapping.convert.is_none() => lines.clone(),
            _ => BTreeSet::new(),
        };
        if let Some((_, coding, _)) = &coded {
            out.codings.push(coding.clone());
        }
        if choices.sheets_off.contains(&sheet.name) {
            out.layouts.push(layout);
            continue;
        }
        if sheet.left_out > 0 {
            out.notices
                .push(format!("{place}còn {} dòng cuối chưa được đọc vì trang quá dài.", sheet.left_out));
        }
        if !layout.named {
            out.notices.push(format!(
                "{place}không có cột nào ghi tên cá nhân, tập thể, hộ hoặc mô hình nên không đọc được dòng nào. Hãy chọn cột ấy bằng tay, hoặc bỏ trang này."
            ));
            out.layouts.push(layout);
            continue;
        }
        notices(&mut out, &place, &layout);
        for (heading, days) in flipped::columns(read, &layout) {
            out.notices.push(format!(
                "{place}cột “{heading}”: có thể Excel đã đảo ngày và tháng ở {days} ô (chỉ các ngày từ 1 đến 12 được Excel nhận). Hãy xem lại các ngày ấy."
            ));
        }
        for line in lines(read, &layout, &units) {
            match line {
                Line::Passed(line, reason) => out.rows.push(plain(sheet, line, Outcome::Skipped { reason })),
                Line::Strange(line, reason) => out.rows.push(plain(sheet, line, Outcome::Refused { reason })),
                Line::Record(record) => {
                    out.rows.push(plain(sheet, record.line, Outcome::Same));
                    let at = out.rows.len() - 1;
                    let coded = asked.contains(&record.line);
                    waiting.push(Waiting { at, record, kind: layout.kind.map(|(kind, _)| kind), coded });
                }
            }
        }
        out.layouts.push(layout);
    }
    for notice in &mut out.notices {
        *notice = upper_first(notice);
    }
    Judging { choices, known, given: Given::new(known), units: &units, out }.run(waiting)
}

fn notices(out: &mut Judged, place: &str, layout: &Layout) {
    if let Some((kind, from)) = layout.kind {
        let by = match from {
            KindFrom::Sheet => "tên trang",
            KindFrom::Title => "tên danh sách",
            KindFrom::Heading => "tiêu đề cột tên",
        };
        if !layout.columns.iter().any(|column| column.field == Some(Field::Kind)) {
            out.notices.push(format!("{place}theo {by}, các dòng không ghi loại là {}.", kind.counted()));
        }
    }
    let unused: Vec<String> = layout
        .columns
        .iter()
        .filter(|column| column.field.is_none() && !(column.heading.is_empty() && column.samples.is_empty()))
        .map(|column| {
            let heading = if column.heading.is_empty() {
                format!("thứ {}", column.at + 1)
            } else {
                format!("“{}”", column.heading)
            };
            if column.left.is_empty() { heading } else { format!("{heading} ({})", column.left) }
        })
        .collect();
    if !unused.is_empty() {
        out.notices.push(format!("{place}không đọc các cột {}.", unused.join("; ")));
    }
}

fn plain(sheet: &Sheet, line: u32, outcome: Outcome) -> Row {
    Row {
        sheet: sheet.name.clone(),
        line,
        name: String::new(),
        kind: None,
        unit: String::new(),
        outcome,
        remarks: Vec::new(),
        question: None,
        planned: None,
    }
}

/// A record whose outcome is still open.
struct Waiting {
    at: usize,
    record: Record,
    kind: Option<SubjectKind>,
    /// Whether it holds text in an old code table and nobody said what is to be done with it.
    coded: bool,
}

/// A record that says who and where.
struct Ready {
    at: usize,
    record: Record,
    unit: UnitId,
    year: i32,
    /// What the row says, as if nothing were there.
    subject: Subject,
    code: Option<i64>,
}

/// The judging of a file.
struct Judging<'a> {
    choices: &'a Choices,
    known: &'a Known<'a>,
    given: Given<'a>,
    units: &'a Units<'a>,
    out: Judged,
}

impl Judging<'_> {
    fn run(mut self, waiting: Vec<Waiting>) -> Judged {
        let mut ready = Vec::new();
        for one in waiting {
            ready.extend(self.ready(one));
        }
        let subjects: Vec<Subject> = ready.iter().map(|one| one.subject.clone()).collect();
        let meant = who::find(&subjects, self.known);
        let mut book = Book::new(self.known);
        for (one, meant) in ready.into_iter().zip(meant) {
            self.settle(&one, meant, &mut book);
        }
        self.out
    }

    fn refuse(&mut self, at: usize, reason: impl Into<String>) {
        self.out.rows[at].outcome = Outcome::Refused { reason: reason.into() };
    }

    /// Reads what a row must say: name, kind, unit, year.
    fn ready(&mut self, one: Waiting) -> Option<Ready> {
        let Waiting { at, mut record, kind: of_sheet, coded } = one;
        let text = |record: &Record, field: Field| record.cells.get(&field).map(|cell| cell.text.clone());
        let (name, _) = apply::name_lines(&text(&record, Field::Name).unwrap_or_default());
        self.out.rows[at].name.clone_from(&name);
        if self.choices.skipped.contains(&self.out.rows[at].key()) {
            let reason = "Đã chọn không nhập dòng này.".to_owned();
            self.out.rows[at].outcome = Outcome::Skipped { reason };
            return None;
        }
        if self.known.plan.is_superior() {
            self.refuse(at, "Kế hoạch của cấp trên không nhận hồ sơ.");
            return None;
        }
        if coded {
            self.refuse(
                at,
                "Chữ ở dòng này viết bằng bảng mã cũ. Hãy chọn chuyển sang Unicode hay giữ nguyên.",
            );
            return None;
        }
        if !name.chars().any(char::is_alphabetic) {
            self.refuse(at, "Dòng này chưa ghi tên. Hãy ghi tên vào tệp rồi đọc lại.");
            return None;
        }
        let kind = match self.kind(at, &record, of_sheet) {
            Ok(kind) => kind,
            Err(reason) => {
                self.refuse(at, reason);
                return None;
            }
        };
        self.out.rows[at].kind = Some(kind);
        let year = match text(&record, Field::Year) {
            None => self.known.year,
            Some(words) => match values::year(&words) {
                Some(year) => year,
                None => {
                    self.refuse(at, format!("Không đọc được năm “{}”.", clean(&words)));
                    return None;
                }
            },
        };
        let years = self.known.plan.years();
        if !years.contains(&year) {
            self.refuse(
                at,
                format!("Năm {year} nằm ngoài thời gian của kế hoạch ({}–{}).", years.start(), years.end()),
            );
            return None;
        }
        let unit = self.unit(at, &mut record, kind)?;
        self.out.rows[at].unit = self.units.name(unit).to_owned();
        let code = match self.code(at, &record) {
            Ok(code) => code,
            Err(reason) => {
                self.refuse(at, reason);
                return None;
            }
        };
        let id = -(i64::try_from(at).unwrap_or(i64::MAX / 4) * 2 + 1);
        let mut subject = Subject::new(SubjectId(id), "", Detail::empty(kind));
        subject.unit = Some(unit);
        let mut dossier = Dossier::new(DossierId(id - 1), subject.id, (self.known.plan.id, year), unit);
        let applied = apply::apply(&record, &mut subject, &mut dossier, &self.given);
        if !applied.refused.is_empty() {
            self.refuse(at, applied.refused.join(" "));
            return None;
        }
        Some(Ready { at, record, unit, year, subject, code })
    }

    fn kind(
        &mut self,
        at: usize,
        record: &Record,
        of_sheet: Option<SubjectKind>,
    ) -> Result<SubjectKind, String> {
        if let Some(cell) = record.cells.get(&Field::Kind) {
            return kinds::of_cell(&cell.text).ok_or_else(|| {
                let known = SubjectKind::ALL.map(SubjectKind::label).join("; ");
                format!("Không hiểu loại “{}”. Các loại dùng được: {known}.", clean(&cell.text))
            });
        }
        if let Some(kind) = record.kind.or(of_sheet) {
            return Ok(kind);
        }
        self.out.lacks_kind = true;
        let Some(kind) = self.choices.mapping.kind else {
            return Err(
                "Chưa rõ là tập thể, cá nhân, hộ gia đình hay mô hình; hãy chọn loại cho các dòng chưa ghi."
                    .to_owned(),
            );
        };
        self.out.rows[at].remarks.push(format!("Tệp không ghi loại, lấy {} như đã chọn.", kind.counted()));
        Ok(kind)
    }

    /// The dossier's code, where the row carries one.
    fn code(&mut self, at: usize, record: &Record) -> Result<Option<i64>, String> {
        let Some(cell) = record.cells.get(&Field::Code) else { return Ok(None) };
        let text = clean(&cell.text);
        match text.parse::<i64>() {
            Ok(code) if code > 0 && !(cell.number && code > SAFE_NUMBER) => Ok(Some(code)),
            _ => {
                self.out.rows[at].remarks.push(format!("Mã “{text}” không dùng được, tìm theo tên."));
                Ok(None)
            }
        }
    }

    fn settle(&mut self, one: &Ready, meant: Meant, book: &mut Book<'_>) {
        let at = one.at;
        let key = self.out.rows[at].key();
        let coded = one.code.and_then(|code| book.dossier(DossierId(code)));
        if let Some(dossier) = &coded
            && (dossier.plan, dossier.year) != (self.known.plan.id, one.year)
        {
            self.refuse(at, "Mã hồ sơ thuộc năm khác. Hãy xóa mã ở dòng này để lập hồ sơ mới.");
            return;
        }
        if one.code.is_some_and(|code| self.known.taken.contains(&DossierId(code))) {
            self.refuse(at, "Mã hồ sơ thuộc kế hoạch khác. Hãy xóa mã ở dòng này để lập hồ sơ mới.");
            return;
        }
        // Rows that were sorted without their hidden codes carry those of others.
        let owner = coded.as_ref().and_then(|dossier| book.subject(dossier.subject));
        if let Some(owner) = owner.filter(|owner| !who::one_word_apart(&owner.name, &one.subject.name)) {
            let reason = format!(
                "Mã hồ sơ ở dòng này là của “{}”. Nếu là người khác, hãy xóa mã; nếu đổi tên, hãy sửa tên trong hồ sơ trước.",
                owner.name
            );
            self.refuse(at, reason);
            return;
        }
        let mut apart = Vec::new();
        let mut new_by_word = false;
        let found: Option<SubjectId> = match (&coded, self.choices.people.get(&key), meant) {
            (Some(dossier), ..) => Some(dossier.subject),
            (None, Some(Who::Is(id)), _) if book.subject(*id).is_some() => Some(*id),
            (None, Some(Who::Another), meant) => {
                new_by_word = true;
                if let Meant::Ask(near) = meant {
                    apart = near
                        .iter()
                        .map(|pair| if pair.a == one.subject.id { pair.b } else { pair.a })
                        .collect();
                }
                None
            }
            (None, _, Meant::Is(id)) => Some(id),
            (None, _, Meant::Ask(near)) => {
                self.ask(at, &one.subject, near, book);
                return;
            }
            (None, _, Meant::Nobody(remark)) => {
                self.out.rows[at].remarks.extend(remark);
                None
            }
        };
        // Rows of one file may be about one subject, in one year or in several.
        let identity = who::identity(&one.subject);
        let found = found.or_else(|| book.entered.get(&identity).copied().filter(|_| !new_by_word));
        let before = found.and_then(|id| book.subject(id));
        if before.as_ref().is_some_and(|it| it.kind() != one.subject.kind()) {
            self.refuse(at, "Mã hoặc đối tượng này thuộc loại khác với loại ghi ở dòng.");
            return;
        }
        let mut subject = before.clone().unwrap_or_else(|| {
            let mut subject = Subject::new(one.subject.id, "", Detail::empty(one.subject.kind()));
            subject.unit = Some(one.unit);
            subject
        });
        if subject.anonymised.is_some() {
            self.refuse(at, "Đối tượng này đã được ẩn danh nên không sửa được.");
            return;
        }
        let stood = coded.or_else(|| book.of(subject.id, one.year));
        let mut dossier = stood.clone().unwrap_or_else(|| {
            let id = one.code.map_or(one.subject.id.0 - 1, |code| code);
            Dossier::new(DossierId(id), subject.id, (self.known.plan.id, one.year), one.unit)
        });
        let applied = apply::apply(&one.record, &mut subject, &mut dossier, &self.given);
        self.out.rows[at].remarks.extend(applied.remarks);
        if !applied.refused.is_empty() {
            self.refuse(at, applied.refused.join(" "));
            return;
        }
        let mut changes = applied.changes;
        if dossier.unit != one.unit {
            let name = |id: UnitId| self.units.name(id).to_owned();
            changes.push(Change { what: Field::Unit.label(), from: name(dossier.unit), to: name(one.unit) });
            dossier.unit = one.unit;
        }
        if let Some(line) = book.lines.get(&(subject.id, one.year)).cloned() {
            let outcome = if changes.is_empty() {
                Outcome::Skipped { reason: format!("Giống hệt dòng {line}.") }
            } else {
                let differs: Vec<&str> = changes.iter().map(|change| change.what).collect();
                Outcome::Refused {
                    reason: format!(
                        "Cùng đối tượng với dòng {line} nhưng khác ở: {}. Hãy gộp hai dòng trong tệp, hoặc chọn là đối tượng khác.",
                        differs.join(", ")
                    ),
                }
            };
            self.out.rows[at].outcome = outcome;
            return;
        }
        if let Err(reason) = self.may(before.as_ref(), &subject, stood.as_ref(), &dossier) {
            self.refuse(at, reason);
            return;
        }
        let (save_subject, save_dossier) =
            (before.as_ref() != Some(&subject), stood.as_ref() != Some(&dossier));
        let several = self.out.layouts.len() > 1;
        let row = &mut self.out.rows[at];
        row.outcome = match (&stood, changes.is_empty()) {
            (None, _) => Outcome::New,
            (Some(_), true) => Outcome::Same,
            (Some(_), false) => Outcome::Changed { changes: changes.clone() },
        };
        if let (Some(before), None) = (&before, &stood) {
            let told: Vec<&str> = changes.iter().map(|change| change.what).collect();
            row.remarks.push(format!(
                "Đối tượng “{}” đã có; lập hồ sơ mới cho năm {}, ghi: {}.",
                before.name,
                one.year,
                told.join(", ")
            ));
        }
        let line =
            if several { format!("{} trang “{}”", row.line, row.sheet) } else { row.line.to_string() };
        if row.outcome != Outcome::Same && (save_subject || save_dossier) {
            row.planned = Some(Box::new(Planned {
                subject: save_subject.then(|| subject.clone()),
                dossier: save_dossier.then(|| dossier.clone()),
                apart,
            }));
        }
        book.enter(identity, line, subject, dossier);
    }

    fn ask(
        &mut self,
        at: usize,
        subject: &Subject,
        near: Vec<crate::domain::duplicates::Pair>,
        book: &Book<'_>,
    ) {
        let other = near.first().map(|pair| if pair.a == subject.id { pair.b } else { pair.a });
        let name = other.and_then(|id| book.subject(id)).map(|it| it.name).unwrap_or_default();
        let why: Vec<String> = near
            .first()
            .map(|pair| pair.why.iter().map(|why| fold_first(&why.words())).collect())
            .unwrap_or_default();
        self.refuse(
            at,
            format!("Có thể là “{name}” đã có ({}). Hãy cho biết có phải không.", why.join(", ")),
        );
        self.out.rows[at].question = Some(Question::Subject { near });
    }

    /// Refuses what the store would refuse: fields that are locked while a dossier is out for correction.
    fn may(
        &self,
        before: Option<&Subject>,
        subject: &Subject,
        stood: Option<&Dossier>,
        dossier: &Dossier,
    ) -> Result<(), String> {
        let Some(before) = before else { return Ok(()) };
        for (out, returned) in self.known.returned.iter().filter(|(out, _)| out.subject == before.id) {
            may_change(returned, (out, before), (out, subject)).map_err(|refusal| refusal.sentence)?;
            if stood.is_some_and(|stood| stood.id == out.id) {
                may_change(returned, (out, before), (dossier, before)).map_err(|refusal| refusal.sentence)?;
            }
        }
        Ok(())
    }
}

fn fold_first(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map(|first| first.to_lowercase().chain(letters).collect()).unwrap_or_default()
}

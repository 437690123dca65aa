//! Files of lower offices' reports held against what is here: whose each is, which can be taken in, what would be stored.
//! Nothing is stored by reading.

use super::UnitReport;
use super::note::{NoteOffer, note_for};
use super::read::ReadReport;
use super::whose::{How, whose};
use crate::domain::Command;
use crate::domain::duty_note::DutyNote;
use crate::domain::ids::{UnitId, UnitReportId};
use crate::domain::obligation::Obligation;
use crate::domain::papers::ReportSpan;
use crate::domain::plan::Plan;
use crate::domain::unit::Unit;
use crate::text::plain_date;
use chrono::{Datelike, NaiveDate};
use serde::Serialize;
use std::collections::HashMap;

/// A file as it was found, and what a person corrected in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundReport {
    /// Its name.
    pub name: String,
    /// SHA-256 of its bytes in lower-case hexadecimal figures; empty when it could not be opened.
    pub sha256: String,
    /// What was read, or why nothing could be.
    pub content: Result<ReadReport, String>,
    /// What the reader of the file did that a person should know of.
    pub notices: Vec<String>,
    /// Whose it is, when a person said so.
    pub given_unit: Option<UnitId>,
    /// Its number, when a person corrected it.
    pub given_number: Option<String>,
    /// The day it came in, when a person said so; else today.
    pub received: Option<NaiveDate>,
    /// Whether it is not to be noted as sent.
    pub unnoted: bool,
}

/// What the files are held against.
#[derive(Debug, Clone, Copy)]
pub struct Asked<'a> {
    /// The plan they report on.
    pub plan: &'a Plan,
    /// Its obligations.
    pub obligations: &'a [Obligation],
    /// What was noted of them.
    pub notes: &'a [DutyNote],
    /// The catalogue of units.
    pub units: &'a [Unit],
    /// The reports of the plan that are here.
    pub reports: &'a [UnitReport],
    /// Year they are to be taken in for.
    pub year: i32,
    /// Which report they are to be taken in as.
    pub span: ReportSpan,
    /// Today.
    pub today: NaiveDate,
}

/// What can become of a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum FileState {
    /// It cannot be read.
    Unreadable {
        /// Why, in plain words.
        why: String,
    },
    /// Whose it is is not known.
    Whose,
    /// Its title tells of another time.
    OtherTime {
        /// Which.
        said: String,
    },
    /// Another file on the table is of the same unit.
    Rival {
        /// Its name.
        with: String,
    },
    /// The unit has a report already; this one would take its place.
    Replaces {
        /// The report that is here.
        report: UnitReportId,
        /// Its number and day.
        old: String,
    },
    /// The same file was taken in already.
    Already {
        /// When.
        on: NaiveDate,
    },
    /// The same file is on the table twice.
    Copy {
        /// Name of the other one.
        of: String,
    },
    /// It can be taken in.
    Good,
}

impl FileState {
    /// The words shown to people.
    #[must_use]
    pub const fn label(&self) -> &'static str {
        match self {
            Self::Unreadable { .. } => "Không đọc được",
            Self::Whose => "Chưa rõ đơn vị",
            Self::OtherTime { .. } => "Khác kỳ",
            Self::Rival { .. } => "Trùng đơn vị",
            Self::Replaces { .. } => "Thay báo cáo cũ",
            Self::Already { .. } => "Đã nhận rồi",
            Self::Copy { .. } => "Tệp lặp lại",
            Self::Good => "Nhận được",
        }
    }

    /// What it means, as a sentence; empty for a file that can simply be taken in.
    #[must_use]
    pub fn sentence(&self) -> String {
        match self {
            Self::Unreadable { why } => why.clone(),
            Self::Whose => "Chưa rõ là báo cáo của đơn vị nào. Hãy chọn đơn vị.".to_owned(),
            Self::OtherTime { said } => {
                format!("Văn bản ghi là báo cáo {said}; chọn nhận nếu vẫn đúng kỳ này.")
            }
            Self::Rival { with } => format!("Tệp “{with}” cũng của đơn vị này; chỉ nhận được một tệp."),
            Self::Replaces { old, .. } => {
                format!("Đơn vị này đã có báo cáo{old}. Nếu nhận, báo cáo mới thay báo cáo cũ.")
            }
            Self::Already { on } => format!("Chính tệp này đã được nhận ngày {}.", plain_date(*on)),
            Self::Copy { of } => format!("Giống hệt tệp “{of}”."),
            Self::Good => String::new(),
        }
    }

    /// Whether a person may take it in.
    #[must_use]
    pub const fn can_be_taken(&self) -> bool {
        matches!(self, Self::OtherTime { .. } | Self::Rival { .. } | Self::Replaces { .. } | Self::Good)
    }

    /// What needs a look comes first.
    const fn rank(&self, cut: bool) -> u8 {
        match self {
            Self::Unreadable { .. } => 0,
            _ if cut => 1,
            Self::Whose => 2,
            Self::OtherTime { .. } => 3,
            Self::Rival { .. } => 4,
            Self::Replaces { .. } => 5,
            Self::Already { .. } | Self::Copy { .. } => 7,
            Self::Good => 6,
        }
    }
}

/// What is known of one file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FileReport {
    /// Its place among those found.
    pub at: usize,
    /// Its name.
    pub name: String,
    /// What can become of it.
    #[serde(flatten)]
    pub state: FileState,
    /// Whose it is.
    pub unit: Option<UnitId>,
    /// How that was told.
    pub how: Option<How>,
    /// Whose it may be, the nearest first.
    pub near: Vec<UnitId>,
    /// Number and sign.
    pub number: String,
    /// The day on the paper.
    pub dated: Option<NaiveDate>,
    /// The day it is noted as come in.
    pub received: NaiveDate,
    /// What it is about.
    pub subject: String,
    /// How many sections were read.
    pub sections: usize,
    /// How many paragraphs were read.
    pub paragraphs: usize,
    /// Whether it seems to have been cut off.
    pub cut: bool,
    /// What was not read, and what the reader did.
    pub lost: Vec<String>,
    /// What of the plan it can be noted as.
    pub note: Option<NoteOffer>,
}

impl FileReport {
    /// Whether it is taken in unless a person says otherwise: nothing about it needs a look.
    #[must_use]
    pub fn is_proposed(&self) -> bool {
        self.state == FileState::Good && !self.cut
    }
}

/// "6 tháng đầu năm 2017".
fn time_words(span: Option<ReportSpan>, year: Option<i32>) -> String {
    let span = span.map(|span| match span {
        ReportSpan::HalfYear => "6 tháng đầu năm",
        ReportSpan::Year => "năm",
        ReportSpan::Interim => "sơ kết",
        ReportSpan::Final => "tổng kết",
    });
    let year = year.map(|year| year.to_string());
    [span.map(str::to_owned), year].into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// The files, those that cannot be read or were cut first.
#[must_use]
pub fn intake(asked: &Asked<'_>, found: &[FoundReport]) -> Vec<FileReport> {
    let mut first: HashMap<&str, usize> = HashMap::new();
    let mut files: Vec<FileReport> = found
        .iter()
        .enumerate()
        .map(|(at, file)| {
            let known = *first.entry(file.sha256.as_str()).or_insert(at);
            let twin = (!file.sha256.is_empty() && known != at).then(|| found[known].name.as_str());
            one(asked, at, file, twin)
        })
        .collect();
    rivals(&mut files);
    files.sort_by_key(|file| (file.state.rank(file.cut), file.at));
    files
}

fn one(asked: &Asked<'_>, at: usize, file: &FoundReport, twin: Option<&str>) -> FileReport {
    let nothing = ReadReport::default();
    let read = file.content.as_ref().unwrap_or(&nothing);
    let told = match file.given_unit {
        Some(unit) => super::Whose { unit: Some((unit, How::Given)), near: Vec::new() },
        None if file.content.is_ok() => whose(read, &file.name, asked.units, asked.today),
        None => super::Whose::default(),
    };
    let unit = told.unit.map(|(unit, _)| unit);
    let paragraphs = read.sections.iter().map(|section| section.paragraphs.len()).sum();
    let state = match &file.content {
        Err(why) => FileState::Unreadable { why: why.clone() },
        Ok(_) if paragraphs == 0 => FileState::Unreadable {
            why: "Tệp không có nội dung báo cáo nào đọc được (tệp trống hoặc chỉ có hình ảnh).".to_owned(),
        },
        Ok(read) => state(asked, file, read, unit, twin),
    };
    let time = (asked.year, asked.span);
    let note = unit
        .filter(|_| state.can_be_taken())
        .and_then(|unit| note_for(asked.plan, asked.obligations, asked.notes, asked.units, unit, time));
    let mut lost = read.lost.clone();
    lost.extend(file.notices.iter().cloned());
    FileReport {
        at,
        name: file.name.clone(),
        state,
        unit,
        how: told.unit.map(|(_, how)| how),
        near: told.near,
        number: file.given_number.clone().unwrap_or_else(|| read.number.clone()),
        dated: read.dated,
        received: file.received.unwrap_or(asked.today),
        subject: read.subject.clone(),
        sections: read.sections.len(),
        paragraphs,
        cut: read.cut,
        lost,
        note,
    }
}

fn state(
    asked: &Asked<'_>,
    file: &FoundReport,
    read: &ReadReport,
    unit: Option<UnitId>,
    twin: Option<&str>,
) -> FileState {
    if let Some(of) = twin {
        return FileState::Copy { of: of.to_owned() };
    }
    let mut here = asked.reports.iter().filter(|it| (it.year, it.span) == (asked.year, asked.span));
    if let Some(same) = here.clone().find(|it| it.sha256 == file.sha256 && !it.sha256.is_empty()) {
        return FileState::Already { on: same.received };
    }
    let Some(unit) = unit else { return FileState::Whose };
    let span = read.span.filter(|span| *span != asked.span);
    let yearly = matches!(asked.span, ReportSpan::HalfYear | ReportSpan::Year);
    // A paper of January tells of the year before: a year that only its day may have told is no objection.
    let by_day = |year: i32| year == asked.year + 1 && read.dated.is_some_and(|day| day.year() == year);
    let year = read.year.filter(|year| yearly && *year != asked.year && !by_day(*year));
    let replaced = here.find(|it| it.unit == unit);
    match replaced {
        _ if span.is_some() || year.is_some() => {
            FileState::OtherTime { said: time_words(read.span, read.year) }
        }
        Some(old) => {
            let number = if old.number.is_empty() { String::new() } else { format!(" số {}", old.number) };
            let old_words = format!("{number} nhận ngày {}", plain_date(old.received));
            FileState::Replaces { report: old.id, old: old_words }
        }
        None => FileState::Good,
    }
}

/// Of the files of one unit the first stays as it is; the others are told.
fn rivals(files: &mut [FileReport]) {
    let mut first: HashMap<UnitId, String> = HashMap::new();
    for file in files {
        let sure = matches!(file.state, FileState::Good | FileState::Replaces { .. });
        let Some(unit) = file.unit.filter(|_| sure) else { continue };
        match first.get(&unit) {
            Some(with) => file.state = FileState::Rival { with: with.clone() },
            None => {
                first.insert(unit, file.name.clone());
            }
        }
    }
}

impl Asked<'_> {
    /// One deed that takes in the picked files, by their places among those found, and notes them as sent; none when
    /// nothing can be taken in. Of two files of one unit the first is taken.
    pub fn command(
        &self,
        found: &[FoundReport],
        files: &[FileReport],
        picked: &[usize],
        fresh: &mut dyn FnMut() -> i64,
    ) -> Option<Command> {
        let mut commands = Vec::new();
        let mut done: Vec<UnitId> = Vec::new();
        for file in files.iter().filter(|file| picked.contains(&file.at) && file.state.can_be_taken()) {
            let (Some(unit), Some(source)) = (file.unit, found.get(file.at)) else { continue };
            let Ok(read) = &source.content else { continue };
            if done.contains(&unit) {
                continue;
            }
            done.push(unit);
            let here = self
                .reports
                .iter()
                .find(|it| it.unit == unit && (it.year, it.span) == (self.year, self.span));
            let report = UnitReport {
                id: here.map_or_else(|| UnitReportId(fresh()), |old| old.id),
                plan: self.plan.id,
                year: self.year,
                span: self.span,
                unit,
                received: file.received,
                number: file.number.trim().to_owned(),
                dated: file.dated,
                file: file.name.clone(),
                sha256: source.sha256.clone(),
                sections: read.sections.clone(),
                lost: file.lost.join("\n"),
            };
            commands.push(Command::SaveUnitReport { report: Box::new(report) });
            if let Some(note) = file.note.as_ref().filter(|_| !source.unnoted) {
                let id = note.known.as_ref().map_or_else(|| fresh().into(), |known| known.id);
                let note = note.done(id, file.received, file.number.trim());
                commands.push(Command::SaveDutyNote { note });
            }
        }
        let title = format!("Nhận {} báo cáo của đơn vị", done.len());
        (!done.is_empty()).then_some(Command::Batch { title, commands })
    }
}

//! Lower offices' reports merged, as a working paper: every section, every paragraph with its source behind it, and who
//! has not sent.

use super::draft::{Draft, centred, para, prepared};
use super::profile::Profile;
use crate::domain::ids::UnitId;
use crate::domain::unit::Unit;
use crate::domain::unit_report::{Expected, Merged, MergedParagraph};
use crate::paper::{Block, Document, Meta, Para, Run, Section, Style};
use chrono::NaiveDateTime;

/// Of the units that share a sentence so many are named; whose paragraph it is is always told in full.
const NAMED: usize = 10;

/// What the working paper is written from.
#[derive(Debug, Clone, Copy)]
pub struct MergedPaper<'a> {
    /// The merged reports.
    pub merged: &'a Merged,
    /// Who was waited for.
    pub expected: &'a Expected,
    /// The catalogue of units, for their names.
    pub units: &'a [Unit],
    /// Of which time ("6 tháng đầu năm 2017").
    pub time: &'a str,
    /// Name of the plan.
    pub plan: &'a str,
    /// The office that merged them.
    pub office: &'a str,
    /// When it is made, for the file's properties.
    pub made: Option<NaiveDateTime>,
}

impl MergedPaper<'_> {
    fn name(&self, unit: UnitId) -> &str {
        self.units.iter().find(|one| one.id == unit).map_or("", |one| one.name.as_str())
    }

    fn names(&self, units: &[UnitId]) -> String {
        units.iter().map(|unit| self.name(*unit)).collect::<Vec<_>>().join("; ")
    }

    /// The first of many names; the count beside them tells of all.
    fn some_names(&self, units: &[UnitId]) -> String {
        match units.len().saturating_sub(NAMED) {
            0 => self.names(units),
            more => format!("{} và {more} đơn vị khác", self.names(&units[..NAMED])),
        }
    }

    /// "2 đơn vị: A; B" or the one name.
    fn source(&self, paragraph: &MergedParagraph) -> String {
        let units = paragraph.units();
        match units.len() {
            0 | 1 => self.names(&units),
            count => format!("{count} đơn vị: {}", self.names(&units)),
        }
    }
}

/// Writes the working paper.
#[must_use]
pub fn merged_reports(paper: &MergedPaper<'_>, profile: &Profile) -> Document {
    let draft = Draft::new(profile);
    let title = "TỔNG HỢP BÁO CÁO CỦA ĐƠN VỊ";
    let size = profile.title.subject_size.size();
    let pitch = profile.letterhead.pitch.pitch_of(size);
    let centre = |runs: Vec<Run>| para(Para { keep_next: true, ..centred(size, pitch, runs) });
    let mut blocks = vec![
        centre(vec![Run::bold(title)]),
        centre(vec![Run::bold(prepared(paper.time))]),
        centre(vec![Run::italic(prepared(paper.plan))]),
        Block::Gap(profile.title.after_pt.pt()),
    ];
    let merged = paper.merged;
    let received = format!("Đã nhận {} báo cáo: {}.", merged.units.len(), paper.names(&merged.units));
    blocks.push(para(draft.running(vec![Run::plain(prepared(&received))])));
    let missing: Vec<&str> = paper.expected.missing().map(|one| one.name.as_str()).collect();
    if !missing.is_empty() {
        let words = format!("Chưa gửi ({} đơn vị): {}.", missing.len(), missing.join("; "));
        blocks.push(para(draft.running(vec![Run::plain(prepared(&words))])));
    }
    let mut own = false;
    for section in &merged.sections {
        if section.own && !own {
            own = true;
            blocks.push(heading(&draft, "MỤC RIÊNG CỦA ĐƠN VỊ", 0));
        }
        let above = if section.above.is_empty() { String::new() } else { format!("{} › ", section.above) };
        let depth = section.depth + u8::from(section.own);
        blocks.push(heading(&draft, &format!("{above}{}", section.heading()), depth));
        for paragraph in &section.paragraphs {
            let runs = vec![
                Run::plain(prepared(&paragraph.words)),
                Run::styled(prepared(&format!(" ({})", paper.source(paragraph))), Style::ITALIC),
            ];
            blocks.push(para(draft.running(runs)));
            for echo in &paragraph.echoes {
                let words = format!(
                    "Câu “{}” có trong báo cáo của {} đơn vị: {}.",
                    echo.words,
                    echo.units.len(),
                    paper.some_names(&echo.units)
                );
                blocks.push(para(draft.running(vec![Run::italic(prepared(&words))])));
            }
        }
    }
    let meta = Meta {
        title: format!("Tổng hợp báo cáo của đơn vị {}", paper.time),
        author: paper.office.to_owned(),
        subject: paper.time.to_owned(),
        keywords: vec![paper.plan.to_owned()],
        created: paper.made,
    };
    Document { meta, sections: vec![Section::new(profile.portrait(), blocks)] }
}

fn heading(draft: &Draft<'_>, words: &str, depth: u8) -> Block {
    let style = if depth < 2 { Style::BOLD } else { Style::BOLD_ITALIC };
    let runs = vec![Run::styled(prepared(words), style)];
    para(Para { keep_next: true, outline: Some(depth.min(5)), ..draft.running(runs) })
}

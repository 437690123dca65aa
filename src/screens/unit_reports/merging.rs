//! The merged reports: what is taken of each section, into which part of the office's own report it goes, and out as Word.

use super::{Message as Page, UnitReports};
use crate::domain::Command;
use crate::domain::ids::UnitReportId;
use crate::domain::papers::{Paper, PaperState, PaperType};
use crate::domain::unit::Unit;
use crate::domain::unit_report::{
    Chosen, Merged, MergedParagraph, MergedSection, Put, UnitReport, merge, part_proposals, put_in,
};
use crate::forms::{MergedPaper, Profile, merged_reports};
use crate::screens::{Desk, Effect, Format, Job, JobKind, Notice, Question};
use chrono::Utc;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

/// So many paragraphs of a section are shown at first, and so many more each time.
const SHOWN: usize = 60;

/// What happened in the merged reports.
#[derive(Debug, Clone)]
pub enum Message {
    /// A section was chosen.
    Chosen(usize),
    /// A paragraph is to be taken, or not: section, paragraph.
    Picked(usize, usize, bool),
    /// All paragraphs of a section, or none.
    AllPicked(usize, bool),
    /// A section goes into another part of the report, or into none.
    PartPicked(usize, Option<String>),
    /// Further paragraphs are to be shown.
    MoreAsked,
    /// Whether the source is printed in brackets.
    NamedToggled(bool),
    /// "Đưa vào báo cáo".
    PutAsked,
    /// Adding to a part that has words was confirmed.
    PutConfirmed,
    /// "Lưu bản tổng hợp".
    SaveAsked,
}

/// A paragraph by the first place it comes from: it stays the same when other reports come in.
type Mark = (UnitReportId, usize, usize);

/// The merged reports.
#[derive(Debug, Default)]
pub struct Merging {
    pub(super) merged: Merged,
    proposals: Vec<Option<&'static str>>,
    /// Parts chosen by hand, by where a section stands and what it is called.
    parts: HashMap<String, Option<String>>,
    /// Paragraphs that are not taken.
    left: HashSet<Mark>,
    pub(super) shown: usize,
    pub(super) most: usize,
    pub(super) named: bool,
    /// What is told once the paragraphs are in the report.
    pub(super) told: Option<String>,
}

fn mark(paragraph: &MergedParagraph) -> Option<Mark> {
    paragraph.origins.first().map(|origin| (origin.report, origin.section, origin.paragraph))
}

fn name(section: &MergedSection) -> String {
    format!("{}\n{}\n{}", section.above, section.number, section.title)
}

impl Merging {
    /// The merged reports.
    #[must_use]
    pub const fn merged(&self) -> &Merged {
        &self.merged
    }

    pub(super) fn lay(&mut self, reports: &[UnitReport], units: &[Unit]) {
        let before = self.merged.sections.get(self.shown).map(name);
        self.merged = merge(reports, units);
        self.proposals = part_proposals(&self.merged);
        let told = |section: &MergedSection| !section.paragraphs.is_empty();
        let same = before.and_then(|name_before| {
            self.merged.sections.iter().position(|section| name(section) == name_before)
        });
        let first =
            self.merged.sections.iter().position(|section| told(section) && !section.title.is_empty());
        self.shown = same.or(first).unwrap_or(0);
        self.most = SHOWN;
    }

    /// The part of the report into which a section goes.
    #[must_use]
    pub fn part(&self, section: usize) -> Option<&str> {
        let one = self.merged.sections.get(section)?;
        match self.parts.get(&name(one)) {
            Some(chosen) => chosen.as_deref(),
            None => self.proposals.get(section).copied().flatten(),
        }
    }

    /// Whether a paragraph is taken.
    #[must_use]
    pub fn is_taken(&self, paragraph: &MergedParagraph) -> bool {
        mark(paragraph).is_none_or(|mark| !self.left.contains(&mark))
    }

    /// How many paragraphs "Đưa vào báo cáo" would put in.
    #[must_use]
    pub fn taken(&self) -> usize {
        let with_part = self.merged.sections.iter().enumerate().filter(|(at, _)| self.part(*at).is_some());
        with_part.flat_map(|(_, section)| &section.paragraphs).filter(|one| self.is_taken(one)).count()
    }

    fn pick(&mut self, section: usize, paragraph: usize, on: bool) {
        let one = self.merged.sections.get(section).and_then(|it| it.paragraphs.get(paragraph));
        let Some(mark) = one.and_then(mark) else { return };
        if on {
            self.left.remove(&mark);
        } else {
            self.left.insert(mark);
        }
    }

    fn chosen(&self, desk: &Desk) -> Vec<Chosen> {
        let mut all = Vec::new();
        for (at, section) in self.merged.sections.iter().enumerate() {
            let Some(part) = self.part(at) else { continue };
            for paragraph in section.paragraphs.iter().filter(|one| self.is_taken(one)) {
                let sources = paragraph.units().into_iter().map(|unit| desk.unit_name(unit)).collect();
                all.push(Chosen { part: part.to_owned(), words: paragraph.words.clone(), sources });
            }
        }
        all
    }
}

impl UnitReports {
    pub(super) fn in_merging(&mut self, message: Message, desk: &Desk) -> Effect<Page> {
        let merging = &mut self.merging;
        match message {
            Message::Chosen(at) => (merging.shown, merging.most) = (at, SHOWN),
            Message::Picked(section, paragraph, on) => merging.pick(section, paragraph, on),
            Message::AllPicked(section, on) => {
                let count = merging.merged.sections.get(section).map_or(0, |it| it.paragraphs.len());
                (0..count).for_each(|paragraph| merging.pick(section, paragraph, on));
            }
            Message::PartPicked(section, part) => {
                if let Some(one) = merging.merged.sections.get(section) {
                    merging.parts.insert(name(one), part);
                }
            }
            Message::MoreAsked => merging.most += SHOWN,
            Message::NamedToggled(on) => merging.named = on,
            Message::PutAsked => return self.put(desk, false),
            Message::PutConfirmed => return self.put(desk, true),
            Message::SaveAsked => return self.save_merged(desk),
        }
        Effect::None
    }

    /// The office's own report of the time that is being worded; a fresh draft where there is none.
    fn draft(&self, desk: &Desk) -> Option<Paper> {
        let (found, current) = (self.found.as_ref()?, self.current?);
        let fits = |paper: &&Paper| {
            paper.kind == PaperType::Report
                && paper.state == PaperState::Draft
                && !paper.outside
                && (paper.year, paper.options.span) == (self.year, self.span)
        };
        let there = found.papers.iter().filter(fits).max_by_key(|paper| paper.id).cloned();
        Some(there.unwrap_or_else(|| {
            let mut paper = Paper::draft(PaperType::Report, current.plan, self.year);
            (paper.id, paper.options.span) = (desk.fresh(), self.span);
            paper
        }))
    }

    fn put(&mut self, desk: &Desk, confirmed: bool) -> Effect<Page> {
        let Some(profile) = desk.profile() else {
            let words =
                "Chưa khai báo cơ quan nên chưa có mẫu báo cáo. Hãy khai báo ở màn hình Cơ quan trước.";
            return Effect::Tell(Notice::info(words));
        };
        let Some(mut paper) = self.draft(desk) else { return Effect::None };
        let chosen = self.merging.chosen(desk);
        let sentence = |part: &str| {
            profile.phrases.slot(PaperType::Report, part).map(|slot| slot.text.clone()).unwrap_or_default()
        };
        let put = put_in(&paper.texts, sentence, &chosen, self.merging.named);
        let added = put.added();
        if added == 0 {
            return Effect::Tell(Notice::info(match put.there {
                0 => "Chưa chọn đoạn nào để đưa vào báo cáo.".to_owned(),
                there => format!("{there} đoạn đã chọn đều có trong báo cáo rồi."),
            }));
        }
        if !confirmed && put.taken.iter().any(|it| it.worded) {
            return Effect::Ask(question(&put, &profile));
        }
        paper.texts = put.texts;
        let time = self.span.of_year(self.year).to_lowercase();
        let title = format!("Đưa {added} đoạn của đơn vị vào báo cáo {time}");
        let skipped = match put.there {
            0 => String::new(),
            there => format!(" {there} đoạn đã có sẵn nên không thêm lần nữa."),
        };
        let told = format!(
            "Đã đưa {added} đoạn vào dự thảo báo cáo {time}.{skipped} Mở ở Văn bản › Báo cáo để sửa tiếp."
        );
        let commands = vec![Command::SavePaper { paper }];
        self.merging.told = Some(told);
        Effect::Change(Command::Batch { title, commands })
    }

    fn save_merged(&self, desk: &Desk) -> Effect<Page> {
        let (Some(profile), Some(office)) = (desk.profile(), &desk.office) else {
            let words =
                "Chưa khai báo cơ quan nên chưa có thể thức để ghi. Hãy khai báo ở màn hình Cơ quan trước.";
            return Effect::Tell(Notice::info(words));
        };
        let time = self.span.of_year(self.year);
        let paper = MergedPaper {
            merged: &self.merging.merged,
            expected: &self.expected,
            units: &desk.units,
            time: &time,
            plan: &self.under,
            office: &office.name,
            made: Some(Utc::now().naive_utc()),
        };
        let document = merged_reports(&paper, &profile);
        Effect::Print(Job {
            kind: JobKind::Export,
            format: Format::Word,
            document: Arc::new(document),
            name: format!("Tổng hợp báo cáo của đơn vị - {time}"),
            personal: false,
        })
    }
}

/// What people call a part of the report.
pub(super) fn part_label(profile: Option<&Profile>, part: &str) -> String {
    let slot = profile.and_then(|profile| profile.phrases.slot(PaperType::Report, part));
    slot.map_or_else(|| part.to_owned(), |slot| slot.label.clone())
}

fn question(put: &Put, profile: &Profile) -> Question<Page> {
    let worded: Vec<String> = put
        .taken
        .iter()
        .filter(|it| it.worded)
        .map(|it| format!("“{}”", part_label(Some(profile), &it.part)))
        .collect();
    let added = put.added();
    Question {
        title: "Thêm vào báo cáo đang soạn?".to_owned(),
        sentence: format!(
            "Phần {} đã có nội dung. Nội dung ấy được giữ nguyên, {added} đoạn được thêm vào sau.",
            worded.join(", ")
        ),
        yes: format!("Thêm {added} đoạn"),
        danger: false,
        answer: Page::Merging(Message::PutConfirmed),
    }
}
